/** The thread of the engine: takes jobs in turn, tells how far it is, and answers. Ends when it is ended. */
import { parentPort } from 'node:worker_threads';
import type { Engine } from '#core/consistency/engine.ts';
import { doJob, type Job } from './job.ts';

/** How often it is told how far a job is (ms). */
const TELL_EVERY = 100;

const desks = new Map<string, Engine>();

parentPort?.on('message', ({ n, job }: { n: number; job: Job }) => {
  let told = performance.now();
  const watch = (share: number): void => {
    const now = performance.now();
    if (now - told < TELL_EVERY) return;
    told = now;
    parentPort?.postMessage({ n, said: 'share', share });
  };
  try {
    parentPort?.postMessage({ n, said: 'answer', answer: doJob(desks, job, watch) });
  } catch (error) {
    // Its message could quote a record: only its kind leaves the thread.
    parentPort?.postMessage({ n, said: 'fault', name: error instanceof Error ? error.name : typeof error });
  }
});
