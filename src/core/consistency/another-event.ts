/**
 * Statements that people hold to be of another event than the one that their claim asks about. They contradict nobody there,
 * so that they do not go into the file that the engine reads.
 */
import type { Period } from './interchange.ts';
import { overlap } from './months.ts';
import { compareIds } from './records.ts';

/** What somebody answered last of two statements on one claim. */
export interface EventAnswer {
  readonly claim: string;
  /** As the engine names them. */
  readonly statements: readonly [string, string];
  readonly same: boolean;
}

/** As it was answered, of two statements in either order. */
export interface AnsweredPair {
  readonly claim: string;
  readonly one: string;
  readonly other: string;
  readonly same: boolean;
}

/** Of answers in the order in which they were given, the last for each pair. */
export function latestAnswers(answers: readonly AnsweredPair[]): EventAnswer[] {
  const latest = new Map(
    answers.map(({ claim, one, other, same }): [string, EventAnswer] => [
      `${claim} ${[one, other].toSorted().join(' ')}`,
      { claim, statements: [one, other], same },
    ]),
  );
  return [...latest.values()];
}

/** The part of a statement that tells which of two stays with the claim. */
export interface Told {
  readonly id: string;
  readonly source: string;
  /** A source, or `unknown`. */
  readonly root: string | null;
  readonly month: string;
  readonly refersTo: Period | null;
}

/** Only of an event is it asked. */
export function apartOn(
  claim: { readonly event: boolean; readonly period: Period | null },
  statements: readonly Told[],
  answers: readonly EventAnswer[],
): ReadonlySet<string> {
  return claim.event ? ofAnotherEvent(claim.period, statements, answers) : new Set();
}

/**
 * Of two that are held apart the one stays that is nearer to the claim's own months, then the one that was told first; what is
 * held to be the same event as one that goes, goes with it, and so does what retells only such.
 */
function ofAnotherEvent(
  period: Period | null,
  statements: readonly Told[],
  answers: readonly EventAnswer[],
): ReadonlySet<string> {
  if (answers.every(({ same }) => same)) return new Set();
  const apart = new Set(
    answers.filter(({ same }) => !same).flatMap(({ statements: [a, b] }) => [`${a} ${b}`, `${b} ${a}`]),
  );
  const kept: string[] = [];
  const gone = new Set<string>();
  for (const event of eventsOf(nearestFirst(period, statements), answers)) {
    const isOther = event.some((one) => kept.some((other) => apart.has(`${one} ${other}`)));
    for (const one of event) if (isOther) gone.add(one);
    if (!isOther) kept.push(...event);
  }
  return withRetellers(gone, statements);
}

function nearestFirst(period: Period | null, statements: readonly Told[]): Told[] {
  return statements.toSorted(
    (a, b) =>
      overlap(b.refersTo, period) - overlap(a.refersTo, period) ||
      compareIds(a.month, b.month) ||
      compareIds(a.id, b.id),
  );
}

/** Statements by what they are held to be of, in the order of the first of each. */
function eventsOf(statements: readonly Told[], answers: readonly EventAnswer[]): string[][] {
  const eventOf = new Map(statements.map(({ id }): [string, string[]] => [id, [id]]));
  for (const {
    statements: [a, b],
  } of answers.filter(({ same }) => same)) {
    const [one, other] = [eventOf.get(a), eventOf.get(b)];
    if (one === undefined || other === undefined || one === other) continue;
    one.push(...other);
    for (const id of other) eventOf.set(id, one);
  }
  return [...new Set(statements.flatMap(({ id }) => [eventOf.get(id) ?? []]))];
}

/** Who retells a source that has nothing left to say here speaks of that other event too. */
function withRetellers(gone: Set<string>, statements: readonly Told[]): ReadonlySet<string> {
  for (let found = true; found;) {
    const left = statements.filter(({ id }) => !gone.has(id));
    const silenced = new Set(statements.filter(({ id }) => gone.has(id)).map(({ source }) => source));
    for (const { source } of left) silenced.delete(source);
    const retellers = left.filter(({ root }) => root !== null && silenced.has(root));
    for (const { id } of retellers) gone.add(id);
    found = retellers.length > 0;
  }
  return gone;
}
