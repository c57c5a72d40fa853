/** Leaving at once: the session ends, what the browser kept for this site goes, the page is replaced by an empty one. */
export function leaveNow(): void {
  void fetch('/logout?leave', { method: 'POST', keepalive: true });
  sessionStorage.clear();
  localStorage.clear();
  location.replace('about:blank');
}

/** What `Esc` closes before it may count: a dialog, a form in the margin, a picker or blank that has the focus. */
const closesFirst = (): boolean =>
  document.querySelector('dialog[open], [data-escape]') !== null ||
  document.activeElement?.getAttribute('role') === 'combobox';

/** Calls back at the second of two presses of `Esc` within a second, with no key between them. To be heard first. */
export function onEscapeTwice(
  leave: () => void,
  closes: () => boolean = closesFirst,
): (event: Pick<KeyboardEvent, 'key' | 'repeat' | 'timeStamp'>) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (event) => {
    if (event.repeat && event.key === 'Escape') return;
    const counts = event.key === 'Escape' && !closes();
    if (counts && event.timeStamp - last < 1000) leave();
    last = counts ? event.timeStamp : Number.NEGATIVE_INFINITY;
  };
}
