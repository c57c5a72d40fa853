/**
 * A page that stays true: it hears what changed in its study and reads anew what it shows. One load at a time, since a
 * newer one would throw the older away, and none that would cut off a way to another page.
 */
import { invalidate, replaceState } from '$app/navigation';
import { navigating } from '$app/state';
import { z } from 'zod';
import { dependencesOf, ToldShape } from '#core/event.ts';
import { askStanding } from './standing.ts';

/** A page that must not be loaded anew (a record with words that are not saved) hears this and reads by itself. */
export const TOLD = 'sanad:told';

/**
 * How long statements wait for the verdict that follows them, so that the page is read once and not twice. Counted from
 * the first of them: where a study is written in without a pause, they never cease.
 */
const WAIT_MS = 50;

/** How long one waits before the stream is opened anew after it was refused. */
const AGAIN_MS = 2_000;

/**
 * What a filter was told, and the month one looks at, stand in the page's state. Reading anew empties that; the history's
 * entry holds it still, also what was typed meanwhile.
 */
const Entry = z.object({
  'sveltekit:states': z.custom<App.PageState>(
    (state) => typeof state === 'object' && state !== null && Object.keys(state).length > 0,
  ),
});

function keepState(): void {
  const entry = Entry.safeParse(history.state);
  if (entry.success) replaceState('', entry.data['sveltekit:states']);
}

interface Following {
  /** When the server read the page (ms): what it was told since then is told to the page too. */
  readAt: number;
  /** Whoever opened the page does not stand here any more. */
  onEnded: () => void;
}

/** Until the returned function is called. */
export function follow(address: string, { readAt, onEnded }: Following): () => void {
  const due = new Set<string>();
  let source: EventSource | null = null;
  let opened = false;
  let reading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    if (reading) return;
    reading = true;
    try {
      while (due.size > 0) {
        const now = [...due];
        due.clear();
        if (navigating.to !== null) await navigating.complete?.catch(() => undefined);
        await Promise.all(now.map((dependence) => invalidate(dependence)));
        keepState();
      }
    } finally {
      reading = false; // what failed for want of a network is read when the stream is back
    }
  }

  function hear(data: string): void {
    const told = ToldShape.safeParse(JSON.parse(data));
    if (!told.success) return;
    if (told.data.kind === 'ended') return void refused(true);
    window.dispatchEvent(new CustomEvent(TOLD, { detail: told.data }));
    for (const dependence of dependencesOf(told.data)) due.add(dependence);
    if (told.data.kind === 'projected') timer ??= setTimeout(readNow, WAIT_MS);
    else readNow();
  }

  function readNow(): void {
    clearTimeout(timer);
    timer = undefined;
    void read().catch(() => undefined);
  }

  /** A stream ends for good where one has to sign in, or has no part in the study any more; or the server could not say. */
  async function refused(told: boolean): Promise<void> {
    const mine = source;
    mine?.close();
    const standing = await askStanding(address);
    if (source !== mine) return; // nobody looks at the page any more, or it follows another study
    if (standing === 'ended' || (told && standing === 'unknown')) return onEnded();
    clearTimeout(again);
    again = setTimeout(() => source === mine && open(), AGAIN_MS);
    if (standing === 'stands') hear('{"kind":"missed"}'); // in another role, perhaps
  }

  function open(): void {
    source = new EventSource(`${address}?since=${readAt}`);
    const mine = source;
    source.onerror = () => {
      if (mine.readyState === EventSource.CLOSED && source === mine) void refused(false);
    };
    source.onmessage = (event: MessageEvent<string>) => hear(event.data);
    source.onopen = () => {
      if (opened) hear('{"kind":"missed"}');
      opened = true;
    };
  }

  /** A browser opens few connections to one place: a page that nobody sees gives its own back. */
  function onVisibility(): void {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (source === null) open();
  }

  document.addEventListener('visibilitychange', onVisibility);
  if (!document.hidden) open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(timer);
    clearTimeout(again);
    source?.close();
    source = null;
  };
}
