/** Leaving at once: the session ends, what the browser kept for this site goes, the page is replaced by an empty one. */
export function leaveNow(): void {
  void fetch('/logout?leave', { method: 'POST', keepalive: true });
  sessionStorage.clear();
  localStorage.clear();
  location.replace('about:blank');
}

/** Calls back at the second of two presses of `Esc` within a second. */
export function onEscapeTwice(leave: () => void): (event: KeyboardEvent) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (event) => {
    if (event.key !== 'Escape' || event.repeat) return;
    if (event.timeStamp - last < 1000) leave();
    last = event.timeStamp;
  };
}
