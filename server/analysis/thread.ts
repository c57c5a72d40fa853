/** One thread of the engine, as the process sees it: jobs go in, answers come back in turn. */
import { getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Fault } from '../http/fault.ts';
import type { Answers, Job, JobOf, Watch } from './job.ts';
import type { Seat } from './own-database.ts';

/** It was cancelled, or the server closes. */
export class Cancelled extends Error {
  override name = 'Cancelled';
  constructor() {
    super('The run was cancelled.');
  }
}

class ThreadEnded extends Error {
  override name = 'ThreadEnded';
}

/** What went wrong in the thread, as the log may have it. */
class ThreadFault extends Error {
  override name = 'ThreadFault';
  readonly code: string | null;

  constructor({ name, code, at }: Fault) {
    super(`the engine failed: ${name}`);
    this.code = code;
    this.stack = [`${this.name}: ${this.message}`, ...at.map((frame) => `    ${frame}`)].join('\n');
  }
}

/** To the thread: a job by its number, or that connections have gone silent. */
export type Told = { n: number; job: Job } | { renew: true };

/** What a thread keeps for things just made: more would only be held, most that it makes is kept or gone at once. */
const YOUNG_MB = 6;

const n = z.int();
const FaultShape = z.object({ name: z.string(), code: z.string().nullable(), at: z.array(z.string()) });
const SaidShape = z.discriminatedUnion('said', [
  z.object({ said: z.literal('share'), n, share: z.number() }),
  z.object({ said: z.literal('answer'), n, answer: z.unknown() }),
  z.object({ said: z.literal('fault'), n, fault: FaultShape }),
]);
export type Said = z.infer<typeof SaidShape>;

/** The thread runs this program's own functions: their answers have the types that those give. */
const ANSWERS: { [K in Job['kind']]: z.ZodType<Answers[K]> } = {
  run: z.custom<Answers['run']>(),
  impact: z.custom<Answers['impact']>(),
  'over-time': z.custom<Answers['over-time']>(),
  'would-change': z.custom<Answers['would-change']>(),
  coverage: z.custom<Answers['coverage']>(),
  'blind-spots': z.custom<Answers['blind-spots']>(),
  scorecards: z.custom<Answers['scorecards']>(),
  material: z.custom<Answers['material']>(),
  untold: z.custom<Answers['untold']>(),
  interchange: z.custom<Answers['interchange']>(),
  state: z.custom<Answers['state']>(),
  prepare: z.custom<Answers['prepare']>(),
};

/**
 * Where Node keeps what it makes of modules: a thread that finds its own there starts in a fifth of the time, and holds
 * 7 MB less, since nothing is made of TypeScript in it. Nothing else of the environment is a thread's.
 */
function compiled(): Record<string, string> {
  const folder = getCompileCacheDir(); // of this version of Node, within the one that was named
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

interface Waiting {
  watch: Watch;
  take(answer: unknown): void;
  fail(error: Error): void;
}

export class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #ended: Error | null = null;

  /** The thread's file lies beside this one: made with the ground, never in the bundled pages. */
  constructor(seat: Seat) {
    this.#worker = new Worker(join(import.meta.dirname, 'worker.ts'), {
      workerData: seat,
      env: compiled(),
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on('message', (said: unknown) => this.#hear(said));
    this.#worker.on('error', (error) => this.#end(new ThreadEnded(error.name)));
    this.#worker.on('exit', () => this.#end(new ThreadEnded('The thread of the engine ended.')));
    this.#worker.unref();
  }

  get isAlive(): boolean {
    return this.#ended === null;
  }

  run<K extends Job['kind']>(kind: K, job: JobOf<K>, watch: Watch = () => undefined): Promise<Answers[K]> {
    const ended = this.#ended;
    if (ended !== null) return Promise.reject(ended);
    return new Promise((resolve, reject) => {
      const number = this.#next++;
      const take = (answer: unknown): void => resolve(ANSWERS[kind].parse(answer));
      this.#waiting.set(number, { watch, take, fail: reject });
      this.#worker.ref(); // the process stays while it waits for an answer
      this.#tell({ n: number, job });
    });
  }

  /** Its connections have gone silent: it makes new ones. */
  renew(): void {
    this.#tell({ renew: true });
  }

  #tell(told: Told): void {
    this.#worker.postMessage(told);
  }

  /** Whoever waits for it is told why. */
  async end(why: Error): Promise<void> {
    this.#end(why);
    await this.#worker.terminate();
  }

  #hear(message: unknown): void {
    const said = SaidShape.parse(message);
    const waiting = this.#waiting.get(said.n);
    if (said.said === 'share') return waiting?.watch(said.share);
    this.#waiting.delete(said.n);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (said.said === 'answer') waiting?.take(said.answer);
    else waiting?.fail(new ThreadFault(said.fault));
  }

  #end(why: Error): void {
    this.#ended ??= why;
    for (const { fail } of this.#waiting.values()) fail(why);
    this.#waiting.clear();
  }
}
