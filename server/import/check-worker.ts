/** The thread of one manuscript check: a text and what the project knows are handed in, findings go back. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkManuscript } from '#core/manuscript/check.ts';
import type { Known } from '#core/manuscript/known.ts';

export interface CheckJob {
  text: string;
  known: Known;
}

// What the server hands in is its own: nothing here comes from outside but the text.
const job: CheckJob = workerData;
parentPort?.postMessage(checkManuscript(job.text, job.known));
