/** Checks manuscripts outside the server's own thread, one at a time: a long one takes seconds, and others type. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { RULES, type Finding } from '#core/manuscript/finding.ts';
import type { Known } from '#core/manuscript/known.ts';
import type { CheckJob } from './check-worker.ts';

/** Null: it took too long. */
export type CheckText = (text: string, known: Known) => Promise<Finding[] | null>;

const PATIENCE_MS = 60_000;

const Findings = z.array(
  z.object({
    line: z.number(),
    paragraph: z.number(),
    rule: z.enum(RULES),
    found: z.string(),
    why: z.string(),
    mend: z.string(),
  }),
);

/** Made with the ground, never in the bundled pages: the thread's file lies beside this one, and not in a bundle. */
export function createTextChecker(patienceMs = PATIENCE_MS): CheckText {
  let last: Promise<unknown> = Promise.resolve();
  return (text, known) => {
    const checked = last.then(() => checkApart({ text, known }, patienceMs));
    last = checked.catch(() => null);
    return checked;
  };
}

function checkApart(job: CheckJob, patienceMs: number): Promise<Finding[] | null> {
  const worker = new Worker(join(import.meta.dirname, 'check-worker.ts'), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    env: {},
  });
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(deadline);
      void worker.terminate();
    };
    const deadline = setTimeout(() => {
      end();
      resolve(null);
    }, patienceMs);
    worker.once('message', (said: unknown) => {
      end();
      resolve(Findings.parse(said));
    });
    worker.once('error', (error) => {
      end();
      reject(error);
    });
  });
}
