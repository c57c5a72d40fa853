/** The line at the foot that names a page's keys: the shell draws it, the page says what stands there. */
import { getContext, setContext } from 'svelte';

export interface KeyHint {
  /** As shown: `['J', 'K']`. */
  keys: string[];
  /** Pressed after them: `['G']` then `['R']`. */
  then?: string[];
  does: string;
}

interface Foot {
  hints: KeyHint[];
}

const FOOT = Symbol('foot');

export function setFoot(): Foot {
  const foot: Foot = $state({ hints: [] });
  return setContext(FOOT, foot);
}

/** Says this page's keys, in the order of use, for as long as it stands. */
export function showKeys(hints: () => KeyHint[]): void {
  const foot = getContext<Foot | undefined>(FOOT);
  if (!foot) return;
  foot.hints = hints(); // at once, so that the server's page has the line too
  $effect(() => {
    foot.hints = hints();
    return () => {
      foot.hints = [];
    };
  });
}

/** Whether the event is text being written, where no single key acts. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Whether a key stands alone: no modifier that makes it the browser's or the system's. */
export const isPlain = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
