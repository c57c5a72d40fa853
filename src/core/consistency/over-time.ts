/**
 * One claim as the evidence came in: what it would have come to at the end of each month, by today's rules and on
 * what had been said by then. Not what was held then: that is in the stored assessments.
 */
import { monthAt, monthNumber } from '../month.ts';
import type { ClaimAssessment } from './assessment.ts';
import type { Change } from './book.ts';
import { createEngine, type Engine } from './engine.ts';
import type { Project } from './interchange.ts';
import { asOf } from './scenario.ts';

export interface Held {
  /** Its end. */
  month: string;
  result: ClaimAssessment;
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
  const engine = createEngine(asOf(project, before));
  const held = [heldAt(engine, claim, before)];
  const months = changesByMonth(project, before);
  for (const [i, [month, changes]] of months.entries()) {
    engine.update(changes);
    held.push(heldAt(engine, claim, month));
    watch((i + 1) / months.length);
  }
  return held.flatMap((one) => one ?? []);
}

function heldAt(engine: Engine, claim: string, month: string): Held | null {
  const result = engine.assessments().claims.find((one) => one.id === claim);
  return result === undefined ? null : { month, result };
}

/** What came in after a month: statements, and answers that became known; in order of months. */
function changesByMonth(project: Project, after: string): [string, Change[]][] {
  const changes = [
    ...project.claims.map((record) => ({
      date: record.resolved?.date ?? null,
      change: { put: 'claim' as const, record },
    })),
    ...project.assertions.map((record) => ({
      date: record.date,
      change: { put: 'assertion' as const, record },
    })),
  ];
  const byMonth = new Map<string, Change[]>();
  for (const { date, change } of changes) {
    if (date === null || date <= after) continue;
    byMonth.set(date, [...(byMonth.get(date) ?? []), change]);
  }
  return [...byMonth].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
