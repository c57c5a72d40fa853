/** Whether a statement speaks of what its claim asks, and for which of its answers (C0, C8). */
import type { Term } from '#core/claim.ts';
import type { Stance } from '#core/coding.ts';
import type { Period } from '#core/month.ts';

/** Held to be of another event, of another period, in another unit, or counting something else. */
export const ELSEWHERE = ['event', 'period', 'unit', 'definition'] as const;
export type Elsewhere = (typeof ELSEWHERE)[number];

interface Question {
  kind: 'boolean' | 'quantity' | 'trend' | 'category';
  period: Period | null;
  values: readonly Term[];
  units: readonly Term[];
  definitions: readonly Term[];
  /** Of an event: the statements that people hold to be of another one. */
  apart?: ReadonlySet<string>;
}

interface Answer {
  stance: Stance | null;
  value: string | null;
  lo: number | null;
  hi: number | null;
  unit: string | null;
  definition: string | null;
  refersTo: Period | null;
}

const counted = ({ lo, hi }: Answer): boolean => lo !== null || hi !== null;

export const otherUnit = (claim: Question, said: Answer): boolean =>
  counted(said) && said.unit !== null && said.unit !== claim.units[0]?.key;

export const otherThing = (claim: Question, said: Answer): boolean =>
  counted(said) && said.definition !== null && said.definition !== claim.definitions[0]?.key;

/** A missing period overlaps fully (C0). */
export const otherPeriod = ({ period }: Question, { refersTo }: Answer): boolean =>
  period !== null && refersTo !== null && (refersTo.to < period.from || refersTo.from > period.to);

/** What a nominal claim is asked is no figure: one that is said in passing makes the answer no other. */
export function elsewhereOf(claim: Question, said: Answer & { id: string }): Elsewhere | null {
  if (claim.apart?.has(said.id) === true) return 'event';
  if (otherPeriod(claim, said)) return 'period';
  if (claim.kind !== 'quantity') return null;
  return otherThing(claim, said) ? 'definition' : otherUnit(claim, said) ? 'unit' : null;
}

/** Whether it gives an answer that can be weighed: a figure, or one of the claim's values. */
export function isAnswer(claim: Question, said: Answer): boolean {
  if (claim.kind === 'quantity') return counted(said);
  if (said.stance === null) return false;
  return claim.kind === 'boolean' || valueKey(claim, said.value, said.stance) !== null;
}

const SAYS = { affirms: 'true', qualifies: 'partly', denies: 'false' } as const;

/** From stance to value: the one named, else true or false; a denial of a value is of two the other (CONSISTENCY). */
export function valueKey(
  { values }: Pick<Question, 'values'>,
  named: string | null,
  stance: Stance,
): string | null {
  const meant = values.find((value) => value.label === SAYS[stance])?.key ?? null;
  if (named === null) return meant;
  if (stance !== 'denies' || named === meant) return named;
  return values.length === 2 ? (values.find((value) => value.key !== named)?.key ?? null) : null;
}
