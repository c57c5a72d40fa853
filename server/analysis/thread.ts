/** One thread of the engine, as the process sees it: jobs go in, answers come back in turn. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Answers, Job, JobOf, Watch } from './job.ts';

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

const n = z.int();
const SaidShape = z.discriminatedUnion('said', [
  z.object({ said: z.literal('share'), n, share: z.number() }),
  z.object({ said: z.literal('answer'), n, answer: z.unknown() }),
  z.object({ said: z.literal('fault'), n, name: z.string() }),
]);

/** The thread runs this program's own functions: their answers have the types that those give. */
const ANSWERS: { [K in Job['kind']]: z.ZodType<Answers[K]> } = {
  open: z.custom<Answers['open']>(),
  update: z.custom<Answers['update']>(),
  look: z.custom<Answers['look']>(),
  close: z.custom<Answers['close']>(),
  impact: z.custom<Answers['impact']>(),
  'over-time': z.custom<Answers['over-time']>(),
  'would-change': z.custom<Answers['would-change']>(),
  coverage: z.custom<Answers['coverage']>(),
  'blind-spots': z.custom<Answers['blind-spots']>(),
  scorecards: z.custom<Answers['scorecards']>(),
  material: z.custom<Answers['material']>(),
  prepare: z.custom<Answers['prepare']>(),
};

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
  constructor() {
    this.#worker = new Worker(join(import.meta.dirname, 'worker.ts'), { env: {} });
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
      this.#worker.postMessage({ n: number, job });
    });
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
    else waiting?.fail(new Error(`the engine failed: ${said.name}`));
  }

  #end(why: Error): void {
    this.#ended ??= why;
    for (const { fail } of this.#waiting.values()) fail(why);
    this.#waiting.clear();
  }
}
