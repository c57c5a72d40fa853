/** Leaving at once: the session ends, what the browser kept for this site goes, the page is replaced by an empty one. */
export function leaveNow(): void {
  void fetch('/logout?leave', { method: 'POST', keepalive: true });
  // No question about what is not saved may hold it up.
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  sessionStorage.clear();
  localStorage.clear();
  location.replace('about:blank');
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
