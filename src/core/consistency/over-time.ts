/**
 * One claim as the evidence came in: what it would have come to at the end of each month, by today's rules and on
 * what had been said by then, and what each thing that came in changed. Not what was held then: that is in the stored
 * assessments.
 */
import { monthAt, monthNumber } from '../month.ts';
import type { ClaimAssessment } from './assessment.ts';
import type { Change } from './book.ts';
import { createEngine, type Engine } from './engine.ts';
import { heldOf, type HeldVerdict } from './impact.ts';
import type { Assertion, Claim, Project } from './interchange.ts';
import { asOf } from './scenario.ts';

export interface Held {
  /** Its end. */
  month: string;
  result: ClaimAssessment;
  /** What came in during the month, in turn: every statement on the claim, and whatever else moved it. */
  moves: Move[];
}

/** `answer`: it became known what a claim turned out to be. `elsewhere`: statements on other claims. */
export type Incoming =
  { kind: 'statement'; assertion: string } | { kind: 'answer'; claim: string } | { kind: 'elsewhere' };

export interface Move {
  by: Incoming;
  from: HeldVerdict;
  to: HeldVerdict;
}

/**
 * From the month before the first dated statement on the claim to the last month in which anybody said anything, with
 * only those months in which something came in. Empty: nobody has spoken on it at a known time.
 */
export function overTime(
  project: Project,
  claim: string,
  watch: (share: number) => void = () => undefined,
): Held[] {
  const dates = project.assertions.flatMap((a) => (a.claim === claim && a.date !== null ? [a.date] : []));
  const first = dates.toSorted()[0];
  if (first === undefined) return [];
  const before = monthAt(monthNumber(first) - 1);
  const engine = createEngine(asOf(project, before), { only: [claim] });
  let result = engine.assessments().claims.find((one) => one.id === claim);
  if (result === undefined) return [];
  const held: Held[] = [{ month: before, result, moves: [] }];
  const months = incomingByMonth(project, before, claim);
  for (const [i, [month, incoming]] of months.entries()) {
    const moves: Move[] = [];
    for (const { by, changes } of incoming) {
      const now = after(engine, changes, result);
      const [from, to] = [heldOf(result), heldOf(now)];
      if (by.kind === 'statement' || !isSame(from, to)) moves.push({ by, from, to });
      result = now;
    }
    held.push({ month, result, moves });
    watch((i + 1) / months.length);
  }
  return held;
}

function after(engine: Engine, changes: readonly Change[], before: ClaimAssessment): ClaimAssessment {
  return engine.update(changes).claims.find((one) => one.id === before.id) ?? before;
}

interface Arrival {
  by: Incoming;
  changes: Change[];
}

/**
 * What came in after a month, in order of months: within one, first what was said of other claims, then what was said
 * of this one, one by one, and last the answers that became known, since they test what was said before.
 */
function incomingByMonth(project: Project, since: string, claim: string): [string, Arrival[]][] {
  const isNew = (date: string | null): date is string => date !== null && date > since;
  const byMonth = new Map<string, { said: Assertion[]; known: Claim[] }>();
  const monthOf = (date: string) => {
    const month = byMonth.get(date) ?? { said: [], known: [] };
    byMonth.set(date, month);
    return month;
  };
  for (const record of project.assertions) if (isNew(record.date)) monthOf(record.date).said.push(record);
  for (const record of project.claims) {
    const date = record.resolved?.date ?? null;
    if (isNew(date)) monthOf(date).known.push(record);
  }
  return [...byMonth]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { said, known }]) => [month, arrivalsOf(said, known, claim)]);
}

function arrivalsOf(said: readonly Assertion[], known: readonly Claim[], claim: string): Arrival[] {
  const put = (record: Assertion): Change => ({ put: 'assertion', record });
  const elsewhere = said.filter((record) => record.claim !== claim);
  return [
    ...(elsewhere.length === 0 ? [] : [{ by: { kind: 'elsewhere' as const }, changes: elsewhere.map(put) }]),
    ...said
      .filter((record) => record.claim === claim)
      .map((record) => ({
        by: { kind: 'statement' as const, assertion: record.id },
        changes: [put(record)],
      })),
    ...known.map((record) => ({
      by: { kind: 'answer' as const, claim: record.id },
      changes: [{ put: 'claim' as const, record }],
    })),
  ];
}

const isSame = (a: HeldVerdict, b: HeldVerdict): boolean => JSON.stringify(a) === JSON.stringify(b);
