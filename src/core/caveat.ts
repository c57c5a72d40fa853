/**
 * What is to be kept in mind of a material's figures: a lead's words on a document, a data set or a set of incidents, for a
 * period or for all of it. It weighs nothing, and follows every figure that rests on the material.
 */
import type { Fault } from './claim.ts';
import { monthFault, readMonth, type Period } from './month.ts';

export interface CaveatSpan {
  /** Null: from the beginning, or to the end. */
  from: string | null;
  to: string | null;
}

export interface Caveat extends CaveatSpan {
  id: string;
  /** A source by its handle, or a set of incidents by its id. */
  material: string;
  /** Of a set of incidents, which has no handle. */
  name?: string;
  text: string;
}

export const LONGEST_CAVEAT = 500;

/** As it was typed; months may be left out. */
export interface CaveatDraft {
  text: string;
  from: string;
  to: string;
}

export type CaveatRead =
  { ok: true; caveat: { text: string } & CaveatSpan } | { ok: false; faults: readonly Fault[] };

export function readCaveat({ text, ...typed }: CaveatDraft): CaveatRead {
  const said = text.trim();
  const [from, to] = [typed.from, typed.to].map((month) => readMonth(month));
  const faults: Fault[] = [];
  if (said === '') faults.push({ field: 'text', message: 'Say what is to be kept in mind.' });
  if (said.length > LONGEST_CAVEAT)
    faults.push({ field: 'text', message: `Say it in at most ${LONGEST_CAVEAT} characters.` });
  for (const [field, month] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const message = month ? monthFault(month) : null;
    if (message !== null) faults.push({ field, message });
  }
  if (faults.length === 0 && from && to && from > to)
    faults.push({ field: 'to', message: 'It ends before it begins: swap the two months.' });
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, caveat: { text: said, from: from || null, to: to || null } };
}

/** Of the materials that something rests on, for the months that it speaks of; null: nobody said which. */
export function caveatsOn(
  caveats: readonly Caveat[],
  materials: readonly (string | null)[],
  months: Period | null,
): Caveat[] {
  return caveats.filter((one) => materials.includes(one.material) && meets(one, months));
}

const meets = ({ from, to }: CaveatSpan, months: Period | null): boolean =>
  months === null || ((from === null || from <= months.to) && (to === null || to >= months.from));

/** Of a thing that rests on materials: a statement, or what data sets say of a claim's event. */
export interface Resting {
  claim: string;
  materials: readonly (string | null)[];
  /** Null: nobody said which. */
  months: Period | null;
}

/** By the claim, in the order of the caveats and each once; a claim with nothing to keep in mind is not there. */
export function caveatsByClaim(
  caveats: readonly Caveat[],
  resting: readonly Resting[],
): ReadonlyMap<string, readonly Caveat[]> {
  const found = new Map<string, Set<Caveat>>();
  for (const { claim, materials, months } of resting)
    for (const caveat of caveatsOn(caveats, materials, months))
      found.set(claim, (found.get(claim) ?? new Set()).add(caveat));
  return new Map([...found].map(([claim, on]) => [claim, caveats.filter((one) => on.has(one))]));
}

/** As a footnote or a cell says it. */
export function caveatInWords({ from, to, text }: Pick<Caveat, 'text'> & CaveatSpan): string {
  const months = [from === null ? '' : `from ${from}`, to === null ? '' : `to ${to}`].filter((part) => part);
  return `Keep in mind${months.length === 0 ? '' : ` (${months.join(' ')})`}: ${text}`;
}

/** What stands together on some row of a file, said in one; null: nothing does. */
export const caveatsInWords = (caveats: readonly Caveat[]): string | null =>
  caveats.length === 0 ? null : [...new Set(caveats.map(caveatInWords))].toSorted().join(' ');

/** A key for each of these, the same whatever their order. */
export const keyed = (words: readonly (string | null)[]): Map<string, string> =>
  new Map(
    [...new Set(words.filter((one) => one !== null))].toSorted().map((one, i) => [one, `caveat-${i + 1}`]),
  );
