/** Packs releases outside the server's own thread: a large one takes seconds, and others type. It can be cancelled. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { PackJob } from './pack-worker.ts';

/** `cancelled`: by its signal. `too-long`: it took more than it may. */
export type Packed = { kind: 'packed'; zip: Uint8Array } | { kind: 'cancelled' | 'too-long' };
export type Pack = (data: PackJob, signal?: AbortSignal) => Promise<Packed>;

const PATIENCE_MS = 120_000;

/** Made with the ground, never in the bundled pages: the thread's file lies beside this one, and not in a bundle. */
export function createPacker(patienceMs = PATIENCE_MS): Pack {
  let last: Promise<unknown> = Promise.resolve();
  return (data, signal) => {
    const packed = last.then(() => packApart(data, patienceMs, signal));
    last = packed.catch(() => null);
    return packed;
  };
}

function packApart(data: PackJob, patienceMs: number, signal?: AbortSignal): Promise<Packed> {
  if (signal?.aborted === true) return Promise.resolve({ kind: 'cancelled' });
  const worker = new Worker(join(import.meta.dirname, 'pack-worker.ts'), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    env: {},
  });
  return new Promise((resolve, reject) => {
    const cancel = (): void => end({ kind: 'cancelled' });
    const stop = (): void => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', cancel);
      void worker.terminate();
    };
    const end = (answer: Packed): void => {
      stop();
      resolve(answer);
    };
    const deadline = setTimeout(() => end({ kind: 'too-long' }), patienceMs);
    signal?.addEventListener('abort', cancel, { once: true });
    worker.once('message', (said: unknown) =>
      end({ kind: 'packed', zip: z.instanceof(Uint8Array).parse(said) }),
    );
    worker.once('error', (error) => {
      stop();
      reject(error);
    });
  });
}
