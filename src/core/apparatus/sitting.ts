/** An interview as the paper's apparatus knows it: structure, and the project's own words for its lists. */
import { isCommon, isPersonNoun } from '#core/attribution/nouns.ts';
import type { Thresholds } from '../disclosure/thresholds.ts';
import type { Unsaid } from '../interview.ts';

export interface Sitting {
  readonly source: string;
  /** Who held it, by an opaque id: counted, and neither printed nor handed on. */
  readonly researcher: string;
  /** “elder”, in small letters unless it is a name. */
  readonly type: string;
  /** Of its type. */
  readonly camp: string;
  readonly month: string;
  readonly place: string | null;
  readonly country: string;
  readonly mode: string;
  readonly language: string;
  /** place-coarsening-in-attribution: what its label leaves out, however many would fit it. */
  readonly unsaid?: readonly Unsaid[];
  /** What the files that left say of it, together: its row is found there by what it says. None where nothing left. */
  readonly told?: string;
}

/** A source type's label as a role in a label: “Elder” is “elder”, “Former IS-K” a “former IS-K source”. */
export function labelOfType(label: string): string {
  const [first = '', ...rest] = label.split(' ');
  const small = isCommon(first) || first.toLowerCase() === 'former' ? first.toLowerCase() : first;
  const role = [small, ...rest].join(' ');
  return isPersonNoun(rest.at(-1) ?? first) ? role : `${role} source`;
}

/** What files that left say of it, where any does. */
export const toldOf = (told: ReadonlyMap<string, string>, interview: string): Pick<Sitting, 'told'> => {
  const of = told.get(interview);
  return of === undefined ? {} : { told: of };
};

/** How many people: one may have been met twice. */
export const peopleIn = (sittings: readonly Pick<Sitting, 'source'>[]): number =>
  new Set(sittings.map((one) => one.source)).size;

/** What a label or a row stands for, at least. */
export interface Least {
  readonly people: number;
  /** D5: whoever knows who worked where and when knows who held what one alone did. */
  readonly researchers: number;
}

/** Of a label, and of whatever is said of all interviews. */
export const leastInAll = ({ k, researchers }: Pick<Thresholds, 'k' | 'researchers'>): Least => ({
  people: k,
  researchers,
});

export const isEnough = (
  sittings: readonly Pick<Sitting, 'source' | 'researcher'>[],
  { people, researchers }: Least,
): boolean =>
  peopleIn(sittings) >= people && new Set(sittings.map((one) => one.researcher)).size >= researchers;
