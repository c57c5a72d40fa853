/** The thread of one Word document: its bytes are handed in, its text goes back, and it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { docxText } from './docx-text.ts';

const Job = z.object({ bytes: z.instanceof(Uint8Array), as: z.enum(['transcript', 'manuscript']) });
const { bytes, as } = Job.parse(workerData);
parentPort?.postMessage(await docxText(bytes, as));
