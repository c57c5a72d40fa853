/** How long changes have been waiting for the server's word, told as it grows. */
import type { Pace } from './state.ts';

/** The server's word comes within a second; a page that has waited so long says more (ms). */
const SLOW = 2_000;
const STUCK = 8_000;

export class Patience {
  readonly #tell: (pace: Pace) => void;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(tell: (pace: Pace) => void) {
    this.#tell = tell;
  }

  /** Something waits: the time runs, unless it runs already. */
  wait(): void {
    if (this.#timers.length > 0) return;
    this.#timers = [setTimeout(() => this.#tell('slow'), SLOW), setTimeout(() => this.#tell('stuck'), STUCK)];
  }

  /** The server answered, or nothing waits any more. */
  rest(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.#tell('usual');
  }
}
