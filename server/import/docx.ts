/** Reads Word documents outside the server's own thread, one at a time, with a limit of memory and of time. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { DocxText, ReadAs } from './docx-text.ts';

/** A transcript, unless it says otherwise. */
export type ReadDocx = (bytes: Uint8Array, as?: ReadAs) => Promise<DocxText>;

interface Limits {
  memoryMb: number;
  patienceMs: number;
}
const LIMITS: Limits = { memoryMb: 256, patienceMs: 15_000 };

const Answer: z.ZodType<DocxText> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), text: z.string() }),
  z.object({ ok: z.literal(false), why: z.enum(['too-large', 'unreadable', 'tracked-changes']) }),
]);

/** Made with the ground, never in the bundled pages: the thread's file lies beside this one, and not in a bundle. */
export function createDocxReader(limits: Limits = LIMITS): ReadDocx {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes, as = 'transcript') => {
    const read = last.then(() => readApart({ bytes, as }, limits));
    last = read;
    return read;
  };
}

/** Never rejects. A file that exhausts the thread is too large, whatever its size. */
function readApart(
  job: { bytes: Uint8Array; as: ReadAs },
  { memoryMb, patienceMs }: Limits,
): Promise<DocxText> {
  const worker = new Worker(join(import.meta.dirname, 'docx-worker.ts'), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    env: {},
  });
  return new Promise((resolve) => {
    const end = (answer: DocxText): void => {
      clearTimeout(deadline);
      resolve(answer);
      void worker.terminate();
    };
    const deadline = setTimeout(() => end({ ok: false, why: 'too-large' }), patienceMs);
    worker.once('message', (said: unknown) => end(Answer.parse(said)));
    worker.once('error', (error) => end({ ok: false, why: isExhausted(error) ? 'too-large' : 'unreadable' }));
    worker.once('exit', () => end({ ok: false, why: 'unreadable' }));
  });
}

const isExhausted = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
