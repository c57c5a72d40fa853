/** What the single keys do in a record. None acts while one types. */
import type { RecordMargin } from './margin.svelte.ts';
import type { RecordWork } from './work.svelte.ts';

/** A key in the text while it is only read, or anywhere on the page but in a field. True: it was ours. */
export function onRecordKey(event: KeyboardEvent, work: RecordWork): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.key === 'Escape') return work.leave();
  if (work.writing && work.view?.hasFocus()) return false;
  work.look();
  switch (letterOf(event)) {
    case 'c':
      if (work.coding) work.startCoding();
      return work.coding;
    case 'a':
      if (work.coding) work.assert();
      return work.coding;
    case 'n':
      work.startNote();
      return true;
    case 'e':
      if (work.coding) work.write(true);
      return work.coding;
    case '1':
    case '2':
    case '3':
      return useLast(work, Number(letterOf(event)) - 1);
    case 'delete':
    case 'backspace':
      return work.removeActive();
    default:
      return false;
  }
}

/** On another keyboard's layout the place of the key counts, not the letter that it writes there. */
function letterOf(event: KeyboardEvent): string {
  const latin = /^[a-z0-9]$/i.test(event.key) || event.key.length > 1;
  if (latin) return event.key.toLowerCase();
  return event.code.replace(/^(Key|Digit)/, '').toLowerCase();
}

function useLast(work: RecordWork, index: number): boolean {
  const code = work.lastCodes.ids[index];
  if (!work.coding || !code || !work.selection) return false;
  work.code(code);
  return true;
}

/** The next or previous coding or assertion in the margin's order becomes the active one. */
export function stepActive(work: RecordWork, margin: RecordMargin, step: 1 | -1): void {
  const stops = margin.ordered.filter(
    ({ kind, id }) => (kind === 'coding' || kind === 'assertion') && margin.tops.has(id),
  );
  const at = stops.findIndex(({ id }) => id === work.active);
  const next = at === -1 ? stops[step === 1 ? 0 : stops.length - 1] : stops[at + step];
  if (!next) return;
  work.activate(next.id);
  const label = document.getElementById(`entry-${next.id}`);
  label?.focus({ preventScroll: true });
  label?.scrollIntoView({ block: 'nearest' });
  work.view?.dom.querySelector(`[data-entry="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: 'nearest' });
}
