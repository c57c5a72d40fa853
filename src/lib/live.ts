/**
 * A page that stays true: it hears what changed in its study and reads anew what it shows. One load at a time, since a
 * newer one would throw the older away, and none that would cut off a way to another page.
 */
import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';
import { dependencesOf, ToldShape } from '#core/event.ts';

/** A page that must not be loaded anew (a record with words that are not saved) hears this and reads by itself. */
export const TOLD = 'sanad:told';

/** How long statements wait for the verdict that follows them, so that the page is read once and not twice. */
const WAIT_MS = 50;

/** Until the returned function is called. */
export function follow(address: string): () => void {
  const due = new Set<string>();
  let source: EventSource | null = null;
  let opened = false;
  let reading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    if (reading) return;
    reading = true;
    try {
      while (due.size > 0) {
        const now = [...due];
        due.clear();
        if (navigating.to !== null) await navigating.complete?.catch(() => undefined);
        await Promise.all(now.map((dependence) => invalidate(dependence)));
      }
    } finally {
      reading = false; // what failed for want of a network is read when the stream is back
    }
  }

  function hear(data: string): void {
    const told = ToldShape.safeParse(JSON.parse(data));
    if (!told.success) return;
    window.dispatchEvent(new CustomEvent(TOLD, { detail: told.data }));
    for (const dependence of dependencesOf(told.data)) due.add(dependence);
    clearTimeout(timer);
    if (told.data.kind === 'projected') timer = setTimeout(() => void read().catch(() => undefined), WAIT_MS);
    else void read().catch(() => undefined);
  }

  function open(): void {
    source = new EventSource(address);
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
    source?.close();
  };
}
