/** The thread of one release: its data is handed in, the zip goes back. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReleaseData } from '#core/release/data.ts';
import { packRelease } from '#core/release/pack.ts';

export type PackJob = ReleaseData;

// What the server hands in is its own: nothing here comes from outside.
const job: PackJob = workerData;
parentPort?.postMessage(packRelease(job));
