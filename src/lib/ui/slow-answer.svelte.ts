/** An answer that comes after a while, line by line: how far it is, and last what it is. Going away cancels it. */
import { z } from 'zod';

const LineShape = z.union([
  z.object({ share: z.number().min(0).max(1) }),
  z.object({ answer: z.unknown() }).refine((line) => 'answer' in line),
  z.object({ failed: z.literal(true) }),
]);

export type SlowState = 'running' | 'done' | 'cancelled' | 'failed';

export class SlowAnswer<T> {
  readonly #shape: z.ZodType<T>;
  #run: AbortController | null = null;
  state = $state<SlowState>('running');
  share = $state(0);
  /** The last one that came, which stays in sight while it is asked for anew. */
  answer = $state.raw<{ value: T } | null>(null);

  constructor(shape: z.ZodType<T>) {
    this.#shape = shape;
  }

  async ask(address: string): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    this.state = 'running';
    this.share = 0;
    try {
      const value = await this.#read(address, run.signal);
      if (run !== this.#run) return;
      this.answer = { value };
      this.state = 'done';
    } catch {
      if (run === this.#run && !run.signal.aborted) this.state = 'failed';
    }
  }

  /** What had come before stays. */
  cancel(): void {
    this.#run?.abort();
    this.state = 'cancelled';
  }

  /** Of something else now: nothing of it stays. */
  forget(): void {
    this.#run?.abort();
    this.#run = null;
    this.answer = null;
  }

  async #read(address: string, signal: AbortSignal): Promise<T> {
    const response = await fetch(address, { signal });
    if (!response.ok || response.body === null) throw new Error('it was not answered');
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let held = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error('it ended without an answer');
      const lines = (held + value).split('\n');
      held = lines.pop() ?? '';
      for (const line of lines) {
        const told = LineShape.parse(JSON.parse(line));
        if ('failed' in told) throw new Error('it could not be answered');
        if ('share' in told) this.share = told.share;
        else return this.#shape.parse(told.answer);
      }
    }
  }
}
