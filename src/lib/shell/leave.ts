import { hasLeft, leftMark } from '#core/left.ts';
import { hearTabs, tellTabs } from './tabs.ts';

/**
 * Leaving at once: the session ends, what the browser kept for this site goes, the page is replaced by an empty one.
 * Offline the server hears nothing, so the mark stands until it does. The other tabs of this browser go at once, all.
 */
export function leaveNow(): void {
  document.cookie = leftMark(location.protocol === 'https:');
  tellTabs('left');
  void fetch('/logout?leave', { method: 'POST', keepalive: true }).catch(() => undefined);
  sessionStorage.clear();
  localStorage.clear();
  goBlank();
}

/** A page that the browser put aside whole comes back as it was, without asking anybody: not after one has left. */
export function blankIfLeft(event: Pick<PageTransitionEvent, 'persisted'>): void {
  if (event.persisted && hasLeft(document.cookie)) goBlank();
}

/** Every page listens: who leaves in one tab leaves in all. Until the returned function is called. */
export const leaveWithOthers = (): (() => void) =>
  hearTabs((news) => {
    if (news === 'left') goBlank();
  });

/** Access has ended: nothing that was shown, typed or unlocked stays in the page. */
export const goSignIn = (): void => goBlank('/login?ended');

let isGone = false;

/** The first that is asked for: who left at once does not come to the sign-in page. */
function goBlank(to = 'about:blank'): void {
  if (isGone) return;
  isGone = true;
  // No question about what is not saved may hold it up.
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  document.documentElement.replaceChildren();
  location.replace(to);
}

/**
 * Calls back at the second of two presses of `Esc` within a second, with no key between them. Whatever the first one
 * closed, the second leaves: who has to be gone does not count presses. To be heard first.
 */
export function onEscapeTwice(
  leave: () => void,
): (event: Pick<KeyboardEvent, 'key' | 'repeat' | 'timeStamp'>) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (event) => {
    const escape = event.key === 'Escape';
    if (escape && event.repeat) return;
    if (escape && event.timeStamp - last < 1000) leave();
    last = escape ? event.timeStamp : Number.NEGATIVE_INFINITY;
  };
}
