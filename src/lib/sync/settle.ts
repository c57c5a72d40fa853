/**
 * What the state line shows and tells of a link that comes and goes. A state stands there once it has lasted a second;
 * only what is saved, or is not any more, is seen at once, and so is an end. Told aloud is what lasted, and nothing twice.
 */
import type { LinkState } from './state.ts';

/** A state that has lasted so long stands (ms). */
const LASTED = 1_000;

export interface Standing {
  shown: LinkState;
  told: LinkState;
}

export class Settle {
  readonly #tell: (standing: Standing) => void;
  #standing: Standing;
  #now: LinkState;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(first: LinkState, tell: (standing: Standing) => void) {
    this.#now = first;
    this.#standing = { shown: first, told: first };
    this.#tell = tell;
  }

  see(state: LinkState): void {
    const changed = keyOf(state) !== keyOf(this.#now);
    this.#now = state;
    if (isSeenAtOnce(this.#standing.shown, state)) this.#stand({ ...this.#standing, shown: state });
    if (!changed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), LASTED);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }

  #settle(): void {
    const shown = this.#now;
    const again = keyOf(shown) === keyOf(this.#standing.told) || isUsual(shown);
    this.#stand({ shown, told: again ? this.#standing.told : shown });
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#tell(standing);
  }
}

/** Counts do not make another state of it. */
function keyOf(state: LinkState): string {
  switch (state.kind) {
    case 'saving':
      return `${state.kind} ${state.pace}`;
    case 'offline':
      return `${state.kind} ${state.cause}`;
    case 'read-only':
      return `${state.kind} ${state.why}`;
    case 'connecting':
    case 'saved':
    case 'refused':
      return state.kind;
  }
}

/** Whoever writes is saved a moment later, over and over: nobody is told of that. */
const isUsual = (state: LinkState): boolean => state.kind === 'saving' && state.pace === 'usual';

function isSeenAtOnce(shown: LinkState, state: LinkState): boolean {
  if (keyOf(shown) === keyOf(state)) return true;
  switch (state.kind) {
    case 'saved':
    case 'read-only':
    case 'refused':
      return true;
    case 'connecting':
      return false;
    case 'saving':
      return shown.kind === 'saved' || shown.kind === 'saving';
    case 'offline':
      return shown.kind === 'saved' && state.changes > 0; // it is not saved any more
  }
}
