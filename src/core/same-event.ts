/**
 * The same event? Asked before a contradiction is alleged: two event claims that lie close, or two statements on one event
 * that differ in time or numbers, may be of two events, and then contradict nobody. People answer, with a reason.
 */
import type { ClaimKind, Fault } from './claim.ts';
import type { Bound } from './coding.ts';
import { monthNumber, type Period } from './month.ts';

/** Two claims lie close when their periods overlap, or begin and end no further apart than this (months). */
export const MONTHS_APART = 1;
/** Numbers differ when one range begins above the other's end times this. */
export const TIMES_APART = 1.25;

/** One account of an event, as it is set beside another. */
export interface Account {
  /** A claim's id, or a statement's. */
  id: string;
  place: string | null;
  period: Period | null;
  lo: number | null;
  hi: number | null;
  /** "At least" reaches without an end, "at most" down to nothing: null where the numbers are all there is. */
  bound?: Bound | null;
  /** What the numbers count: only of the same are they held against one another. */
  counts: string | null;
}

export interface EventClaim extends Account {
  kind: ClaimKind;
  event: boolean;
}

export type Difference = 'place' | 'time' | 'numbers' | 'counts';

/** Event claims that lie close to this one: of its kind, at a place that it names too, at about its time. */
export function closeEvents<C extends EventClaim>(claim: EventClaim, others: readonly C[]): C[] {
  if (!claim.event) return [];
  return others.filter(
    (one) =>
      one.event &&
      one.id !== claim.id &&
      one.kind === claim.kind &&
      sharePlace(one.place, claim.place) &&
      areNear(one.period, claim.period),
  );
}

/** Pairs of statements on one event that differ in time or numbers, each pair once, in the order given. */
export function differingAccounts<A extends Account>(accounts: readonly A[]): [A, A][] {
  return accounts.flatMap((a, i) =>
    accounts.slice(i + 1).flatMap((b): [A, A][] => {
      const differ = differencesOf(a, b);
      return differ.includes('time') || differ.includes('numbers') ? [[a, b]] : [];
    }),
  );
}

/** In what two accounts differ; what is not known of one of them differs in nothing. */
export function differencesOf(a: Account, b: Account): Difference[] {
  const differ: Difference[] = [];
  if (a.place !== null && b.place !== null && fold(a.place) !== fold(b.place)) differ.push('place');
  if (a.period !== null && b.period !== null && !overlap(a.period, b.period)) differ.push('time');
  if (a.lo === null || b.lo === null) return differ;
  if (a.counts !== b.counts) differ.push('counts');
  else if (isAbove(a, b) || isAbove(b, a)) differ.push('numbers');
  return differ;
}

const isAbove = (a: Account, b: Account): boolean => reachOf(a).lo > reachOf(b).hi * TIMES_APART;

/** What a number leaves possible. */
export const reachOf = ({
  lo,
  hi,
  bound,
}: Pick<Account, 'lo' | 'hi' | 'bound'>): { lo: number; hi: number } => ({
  lo: bound === 'at-most' ? 0 : (lo ?? 0),
  hi: bound === 'at-least' ? Infinity : (hi ?? lo ?? Infinity),
});

const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

function areNear(a: Period | null, b: Period | null): boolean {
  if (a === null || b === null) return false;
  const apart = Math.max(monthNumber(a.from) - monthNumber(b.to), monthNumber(b.from) - monthNumber(a.to));
  return apart <= MONTHS_APART;
}

const fold = (place: string): string => place.trim().toLowerCase();
const placesIn = (place: string): string[] => place.split(/[;,]/).map(fold);

function sharePlace(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const there = new Set(placesIn(a));
  return placesIn(b).some((place) => there.has(place));
}

export const SAME_ANSWERS = ['same', 'other'] as const;

/** What keeps a draft from being an answer; empty when it is one. */
export function sameEventFaults(draft: { answer: string; reason: string }): Fault[] {
  const faults: Fault[] = [];
  if (!SAME_ANSWERS.some((answer) => answer === draft.answer))
    faults.push({ field: 'answer', message: 'Nothing is chosen yet. Choose whether it is the same event.' });
  if (draft.reason.trim() === '')
    faults.push({
      field: 'reason',
      message: 'An answer needs its reason. Write what tells the two events apart, or makes them one.',
    });
  return faults;
}
