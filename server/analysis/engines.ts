/**
 * The engine's threads: one in which desks keep their engines between edits, and a few for runs by themselves, which
 * can be cancelled. A run never holds up a request or a socket.
 */
import type { Answers, Job, JobOf, Watch } from './job.ts';
import type { Seat } from './own-database.ts';
import { Cancelled, Thread } from './thread.ts';

type Alone = Exclude<Job['kind'], 'run'>;

export interface Run {
  signal?: AbortSignal;
  watch?: Watch;
}

export interface Engines {
  /** In the thread of the desks. A thread that ended takes its engines with it: the next run begins anew. */
  atDesk(job: JobOf<'run'>, watch?: Watch): Promise<null>;
  /** By itself; rejects with `Cancelled` at once when its signal is aborted. */
  alone<K extends Alone>(kind: K, job: JobOf<K>, run?: Run): Promise<Answers[K]>;
  /** Connections to the database have gone silent. */
  renew(): void;
  close(): Promise<void>;
}

/** Runs of a kind at one time: more would only share the same cores, and a preview keeps no claim's page waiting. */
const MOST: Readonly<Record<Alone, number>> = {
  impact: 1,
  'over-time': 2,
  'would-change': 2,
  coverage: 2,
  'blind-spots': 2,
  scorecards: 2,
  material: 1,
  untold: 1,
  interchange: 1,
  state: 2,
  prepare: 1,
};
/** Threads kept for the next run, since starting one takes longer than a small run. */
const MOST_IDLE = 2;

/** Who waits for a turn. */
interface Line {
  running: number;
  waiting: (() => void)[];
}

export function createEngines(seat: Seat): Engines {
  return new Threads(seat);
}

class Threads implements Engines {
  readonly #seat: Seat;
  #desks: Thread | null = null;
  readonly #idle: Thread[] = [];
  readonly #busy = new Set<Thread>();
  readonly #lines = new Map<Alone, Line>();
  #closed = false;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  atDesk(job: JobOf<'run'>, watch?: Watch): Promise<null> {
    if (this.#closed) return Promise.reject(new Cancelled());
    if (this.#desks?.isAlive !== true) this.#desks = new Thread(this.#seat);
    return this.#desks.run('run', job, watch);
  }

  async alone<K extends Alone>(kind: K, job: JobOf<K>, { signal, watch }: Run = {}): Promise<Answers[K]> {
    const line = this.#lineOf(kind);
    if (line.running >= MOST[kind]) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else line.running += 1;
    try {
      if (this.#closed || signal?.aborted === true) throw new Cancelled();
      return await this.#inThread(kind, job, signal, watch);
    } finally {
      const next = line.waiting.shift();
      if (next === undefined) line.running -= 1;
      else next(); // the turn is handed on
    }
  }

  renew(): void {
    for (const thread of this.#all()) thread.renew();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#all().map((thread) => thread.end(new Cancelled())));
  }

  #all(): Thread[] {
    return [...this.#idle, ...this.#busy, ...(this.#desks ? [this.#desks] : [])];
  }

  #lineOf(kind: Alone): Line {
    const line = this.#lines.get(kind) ?? { running: 0, waiting: [] };
    this.#lines.set(kind, line);
    return line;
  }

  async #inThread<K extends Alone>(
    kind: K,
    job: JobOf<K>,
    signal?: AbortSignal,
    watch?: Watch,
  ): Promise<Answers[K]> {
    const thread = this.#idle.pop() ?? new Thread(this.#seat);
    this.#busy.add(thread);
    const cancel = (): void => void thread.end(new Cancelled());
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await thread.run(kind, job, watch);
    } finally {
      signal?.removeEventListener('abort', cancel);
      this.#busy.delete(thread);
      if (thread.isAlive && this.#idle.length < MOST_IDLE) this.#idle.push(thread);
      else void thread.end(new Cancelled());
    }
  }
}
