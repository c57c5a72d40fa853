/** What others wrote, applied once a frame in one transaction, however many messages brought it. */
import * as Y from 'yjs';

export interface Clock {
  /** Calls back when the next frame is painted, or soon in a tab that paints none; what it returns takes it back. */
  soon: (act: () => void) => () => void;
}

export class Arrivals {
  readonly #doc: Y.Doc;
  readonly #origin: unknown;
  readonly #clock: Clock;
  readonly #before: () => void;
  #waiting: Uint8Array[] = [];
  #unschedule: (() => void) | null = null;

  /** `before` is called before words of others are applied. */
  constructor(doc: Y.Doc, origin: unknown, before: () => void, clock: Clock = frames) {
    this.#doc = doc;
    this.#origin = origin;
    this.#before = before;
    this.#clock = clock;
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update);
    this.#unschedule ??= this.#clock.soon(() => this.flush());
  }

  flush(): void {
    this.#unschedule?.();
    this.#unschedule = null;
    if (this.#waiting.length === 0) return;
    this.#before();
    const updates = this.#waiting;
    this.#waiting = [];
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update, this.#origin);
    }, this.#origin);
  }

  destroy(): void {
    this.#unschedule?.();
    this.#unschedule = null;
    this.#waiting = [];
  }
}

/** A tab in the background paints nothing and still takes in what comes (ms). */
const UNPAINTED = 250;

const frames: Clock = {
  soon(act) {
    const frame = requestAnimationFrame(act);
    const timer = setTimeout(act, UNPAINTED);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  },
};
