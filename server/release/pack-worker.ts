/** The thread of one release: its data is handed in; how far it is comes back, and last the zip. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReleaseData } from '#core/release/data.ts';
import { packRelease } from '#core/release/pack.ts';

export type PackJob = ReleaseData;
export type PackSaid = { share: number } | { zip: Uint8Array };

const say = (said: PackSaid): void => parentPort?.postMessage(said);
// What the server hands in is its own: nothing here comes from outside.
const job: PackJob = workerData;
say({ zip: packRelease(job, (share) => say({ share })) });
