/** Packs releases outside the server's own thread: a large one takes seconds, and others type. It can be cancelled. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Watch } from '../analysis/job.ts';
import type { PackJob, PackSaid } from './pack-worker.ts';

/** `cancelled`: by its signal. `too-long`: it took more than it may. */
export type Packed = { kind: 'packed'; zip: Uint8Array } | { kind: 'cancelled' | 'too-long' };
export type Pack = (data: PackJob, run?: Run) => Promise<Packed>;

/** `watch` hears how far it is. */
interface Run {
  signal?: AbortSignal;
  watch?: Watch;
}

const SaidShape = z.union([
  z.object({ share: z.number() }),
  z.object({ zip: z.instanceof(Uint8Array) }),
]) satisfies z.ZodType<PackSaid>;

const PATIENCE_MS = 120_000;

/** Made with the ground, never in the bundled pages: the thread's file lies beside this one, and not in a bundle. */
export function createPacker(patienceMs = PATIENCE_MS): Pack {
  let last: Promise<unknown> = Promise.resolve();
  return (data, run = {}) => {
    const packed = last.then(() => packApart(data, patienceMs, run));
    last = packed.catch(() => null);
    return packed;
  };
}

function packApart(data: PackJob, patienceMs: number, { signal, watch }: Run): Promise<Packed> {
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
    worker.on('message', (told: unknown) => {
      const said = SaidShape.parse(told);
      if ('zip' in said) end({ kind: 'packed', zip: said.zip });
      else watch?.(said.share);
    });
    worker.once('error', (error) => {
      stop();
      reject(error);
    });
  });
}
