/**
 * The thread of the engine: takes jobs, reads what they are about from the database itself, tells how far it is, and
 * answers. Ends when it is ended.
 */
import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { describeFault } from '../http/fault.ts';
import { Desks } from './desks.ts';
import { doJob, type Answers, type Job } from './job.ts';
import { OwnDatabase, type Seat } from './own-database.ts';
import type { Said, Told } from './thread.ts';

/** How often it is told how far a job is (ms). */
const TELL_EVERY = 100;
/** Studies that are weighed at once: one waits for another process while the next goes on. */
const CONNECTIONS = 2;

const seat: Seat = workerData;
const db = new OwnDatabase(seat, CONNECTIONS);
const bench = { db, desks: new Desks(db) };

flushCompileCache(); // for the next thread: this one never ends by itself

parentPort?.on('message', (told: Told) => {
  if ('renew' in told) db.renew();
  else void work(told);
});

async function work({ n, job }: { n: number; job: Job }): Promise<void> {
  try {
    const answer = await doJob(bench, job, watchOf(n));
    say({ n, said: 'answer', answer }, transferred(answer));
  } catch (error) {
    // Its message could quote a record: only its kind and place leave the thread.
    say({ n, said: 'fault', fault: describeFault(error) });
  }
}

function watchOf(n: number): (share: number) => void {
  let told = -Infinity;
  return (share) => {
    const now = performance.now();
    if (now - told < TELL_EVERY) return;
    told = now;
    say({ n, said: 'share', share });
  };
}

const say = (said: Said, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(said, transfer);

const transferred = (answer: Answers[Job['kind']]): ArrayBuffer[] =>
  answer instanceof Uint8Array ? [answer.buffer] : [];
