/** One square is one interview, one square is one claim: marks that can be counted. */
import { monthAt, monthNumber } from '#core/month.ts';
import { typesOf, type Denial } from '#lib/claims/denial.ts';
import type { TypeMark } from '#lib/claims/statement.ts';
import type { Verdict } from '#lib/claims/verdict.ts';

export interface InterviewGrid {
  months: string[];
  rows: { type: TypeMark; counts: number[]; total: number }[];
  /** By month, and all. */
  totals: number[];
  total: number;
  /** Interviews before the first month that is shown. */
  earlier: number;
}

const MOST_MONTHS = 24;
const FIRST_DAY_MONTHS = 12;

/** Types down, months across; without an interview, every type and the twelve months to come from `thisMonth`. */
export function interviewGrid(
  types: readonly (TypeMark & { retired: boolean })[],
  interviews: readonly { type: string; month: string }[],
  thisMonth: string,
): InterviewGrid {
  const numbers = interviews.map((one) => monthNumber(one.month));
  const empty = numbers.length === 0;
  const last = empty ? monthNumber(thisMonth) + FIRST_DAY_MONTHS - 1 : Math.max(...numbers);
  const first = empty ? monthNumber(thisMonth) : Math.max(Math.min(...numbers), last - MOST_MONTHS + 1);
  const months = Array.from({ length: last - first + 1 }, (_, i) => monthAt(first + i));
  const at = (type: string, month: string): number =>
    interviews.filter((one) => one.type === type && one.month === month).length;
  const rows = types
    .map(({ key, letter, label, camp, retired }) => {
      const counts = months.map((month) => at(key, month));
      return { type: { key, letter, label, camp }, retired, counts, total: sum(counts) };
    })
    .filter((row) => (empty ? !row.retired : row.total > 0))
    .map(({ type, counts, total }) => ({ type, counts, total }));
  const totals = months.map((_, i) => sum(rows.map((row) => row.counts[i] ?? 0)));
  const total = sum(totals);
  return { months, rows, totals, total, earlier: interviews.length - total };
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

export interface StatusRow {
  status: string;
  /** One a claim; filled where somebody denies it. */
  squares: boolean[];
  disputed: number;
  /** Types of those who stand against them. */
  by: TypeMark[];
}

const ORDER = [
  'contested',
  'multi-claimed',
  'one-sided',
  'single-source',
  'open',
  'unattributed',
  'probable',
  'corroborated',
  'refuted',
  'inflated',
  'minimised',
  'superseded',
  'resolved',
  'no evidence',
];

/** Statuses in the order of what asks for attention; those without a claim are left out. */
export function statusRows(
  claims: readonly { verdict: Verdict | null; denied: boolean; denials: readonly Denial[] }[],
): StatusRow[] {
  const byStatus = Map.groupBy(claims, (claim) => claim.verdict?.status ?? 'no evidence');
  return ORDER.flatMap((status) => {
    const members = [...byStatus].find(([name]) => name === status)?.[1] ?? [];
    if (members.length === 0) return [];
    const squares = members.map((claim) => claim.denied).toSorted((a, b) => Number(b) - Number(a));
    const disputed = members.filter((claim) => claim.denials.length > 0).length;
    return [{ status, squares, disputed, by: typesOf(members.flatMap((claim) => claim.denials)) }];
  });
}
