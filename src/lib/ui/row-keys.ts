/** J and K walk the rows of a page: whatever is marked `data-row`, in the order of the document. */
export function walkRows(event: KeyboardEvent, within: ParentNode): boolean {
  const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
  if (step === 0) return false;
  const rows = [...within.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at < 0 ? 0 : Math.max(0, Math.min(at + step, rows.length - 1))];
  if (!next) return false;
  event.preventDefault();
  next.focus();
  return true;
}
