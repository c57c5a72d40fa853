/** The keys of a record in the order of use, each with what a press on its hint does. They hold as the page stands now. */
import type { KeyHint } from '#lib/shell/keys.svelte.ts';
import type { Messages } from '#lib/messages/en.ts';
import type { RecordMargin } from './margin.svelte.ts';
import { stepActive } from './record-keys.ts';
import type { RecordWork } from './work.svelte.ts';

type WorkWords = Messages['record']['keys'];

interface Around {
  /** Folds the rail of places in and out. */
  places: () => void;
  /** Esc Esc leaves at once. */
  quickExit: boolean;
}

export function keyHints(work: RecordWork, margin: RecordMargin, around: Around): KeyHint[] {
  const { keys } = work.options.m.record;
  const exit: KeyHint[] = around.quickExit ? [{ keys: ['Esc', 'Esc'], does: keys.leaveNow }] : [];
  return [...(work.options.copy === 'field' ? inField : inAnalysis)(work, margin, around.places), ...exit];
}

/** No single key acts in text that one writes: Esc steps out of it first. */
const outOf = (typing: boolean, hint: KeyHint): KeyHint =>
  typing ? { ...hint, keys: ['Esc'], then: hint.keys } : hint;

/** One Enter in an answer makes a paragraph; from an empty one the next goes on. */
const writingKeys = (keys: WorkWords): KeyHint[] => [
  { keys: ['Enter', 'Enter'], does: keys.next },
  { keys: ['Enter'], does: keys.paragraph },
  { keys: ['Tab'], does: keys.later },
];

/** Words are coded once they are selected, and that begins in the text. */
const selectingKeys = (keys: WorkWords): KeyHint[] => [
  { keys: ['Enter'], does: keys.intoText, listed: true },
  { keys: ['Shift', '←', '→'], does: keys.select, listed: true },
];

function inField(work: RecordWork, _: RecordMargin, places: () => void): KeyHint[] {
  const { keys } = work.options.m.record;
  if (!work.session.writable) return [{ keys: ['['], does: keys.places, act: places }];
  return [
    ...writingKeys(keys),
    outOf(true, { keys: ['N'], does: keys.note, act: () => work.startNote() }),
    outOf(true, { keys: ['['], does: keys.places, act: places }),
  ];
}

function inAnalysis(work: RecordWork, margin: RecordMargin, places: () => void): KeyHint[] {
  const { keys } = work.options.m.record;
  const rail: KeyHint = { keys: ['['], does: keys.places, act: places };
  // In the text arrows move the caret, so that words can be selected by key.
  const codings = outOf(work.focused, {
    keys: ['↑', '↓'],
    does: keys.codings,
    act: () => stepActive(work, margin, 1),
  });
  if (work.writing)
    return [...writingKeys(keys), { keys: ['Esc'], does: keys.editEnd, act: () => work.leave() }];
  if (!work.coding) return [codings, rail];
  return [
    ...selectingKeys(keys),
    { keys: ['C'], does: keys.code, act: () => work.startCoding() },
    { keys: ['A'], does: keys.assert, act: () => work.assert() },
    { keys: ['N'], does: keys.note, act: () => work.startNote() },
    codings,
    { keys: ['E'], does: keys.edit, act: () => work.write(true) },
    rail,
    { keys: ['Esc'], does: keys.back, act: () => work.leave() },
  ];
}
