/** The line at the foot that names a page's keys: the shell draws it, the page says what stands there. */
import { getContext, setContext, type Snippet } from 'svelte';

export interface KeyHint {
  /** As shown: `['J', 'K']`. */
  keys: string[];
  /** Pressed after them: `['G']` then `['R']`. */
  then?: string[];
  does: string;
  /** Stands in the list of all keys only. */
  listed?: true;
  /** The same by pointer: the hint is then a button. */
  act?: () => void;
}

interface Foot {
  hints: KeyHint[];
  /** What the page says at the end of the line. */
  end: Snippet | null;
  /** On a bare page: the rail was brought back. */
  unfolded: boolean;
}

const FOOT = Symbol('foot');

export function setFoot(): Foot {
  const foot: Foot = $state({ hints: [], end: null, unfolded: false });
  return setContext(FOOT, foot);
}

/** Says this page's keys, in the order of use, for as long as it stands. */
export function showKeys(hints: () => KeyHint[], end: Snippet | null = null): void {
  const foot = getContext<Foot | undefined>(FOOT);
  if (!foot) return;
  foot.hints = hints(); // at once, so that the server's page has the line too
  foot.end = end;
  $effect(() => {
    foot.hints = hints();
    foot.end = end;
    return () => {
      foot.hints = [];
      foot.end = null;
    };
  });
}

/** A bare page's way to bring the rail back, and to fold it again. It is folded when the page goes. */
export function railFold(): { toggle(): void } {
  const foot = getContext<Foot | undefined>(FOOT);
  $effect(() => () => {
    if (foot) foot.unfolded = false;
  });
  return {
    toggle: () => {
      if (foot) foot.unfolded = !foot.unfolded;
    },
  };
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
