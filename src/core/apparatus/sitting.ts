/** An interview as the paper's apparatus knows it: structure, and the project's own words for its lists. */
import { isCommon, isPersonNoun } from '#core/attribution/nouns.ts';

export interface Sitting {
  readonly source: string;
  /** “elder”, in small letters unless it is a name. */
  readonly type: string;
  readonly month: string;
  readonly place: string | null;
  readonly mode: string;
  readonly language: string;
}

/** A source type's label as a role in a label: “Elder” is “elder”, “Former IS-K” a “former IS-K source”. */
export function labelOfType(label: string): string {
  const [first = '', ...rest] = label.split(' ');
  const small = isCommon(first) || first.toLowerCase() === 'former' ? first.toLowerCase() : first;
  const role = [small, ...rest].join(' ');
  return isPersonNoun(rest.at(-1) ?? first) ? role : `${role} source`;
}

/** How many people: one may have been met twice. */
export const peopleIn = (sittings: readonly Sitting[]): number =>
  new Set(sittings.map((one) => one.source)).size;
