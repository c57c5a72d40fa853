/** The thread of one Word document: its bytes are handed in, its text goes back, and it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { docxText } from './docx-text.ts';

parentPort?.postMessage(await docxText(z.instanceof(Uint8Array).parse(workerData)));
