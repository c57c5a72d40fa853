/** The keys of a record in the order of use, each with what a press on its hint does. */
import type { KeyHint } from '#lib/shell/keys.svelte.ts';
import type { RecordMargin } from './margin.svelte.ts';
import { stepActive } from './record-keys.ts';
import type { RecordWork } from './work.svelte.ts';

export function keyHints(work: RecordWork, margin: RecordMargin, places: () => void): KeyHint[] {
  const { keys } = work.options.m.record;
  const leave: KeyHint = { keys: ['Esc'], does: keys.leave, act: () => work.leave() };
  const note: KeyHint = { keys: ['N'], does: keys.note, act: () => work.startNote() };
  const rail: KeyHint = { keys: ['['], does: keys.places, act: places };
  if (!work.session.writable) return [rail, leave];
  if (work.options.copy === 'field') return [{ keys: ['Enter'], does: keys.next }, note, rail, leave];
  if (work.writing) return [{ keys: ['Enter'], does: keys.next }, leave];
  return [
    { keys: ['C'], does: keys.code, act: () => work.startCoding() },
    { keys: ['A'], does: keys.assert, act: () => work.assert() },
    note,
    { keys: ['↑', '↓'], does: keys.codings, act: () => stepActive(work, margin, 1) },
    { keys: ['E'], does: keys.edit, act: () => work.write(true) },
    rail,
    leave,
  ];
}
