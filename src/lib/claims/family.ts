/** The same question asked for several periods as one picture: what each came to, at its place in time. */
import type { Term } from '#core/claim.ts';
import { shownRange } from '#core/consistency/share.ts';
import { monthNumber, type Period } from '#core/month.ts';
import { logAxis, onLogAxis, type LogAxis } from './figure-ledger.ts';
import { shortMonth } from './belief.ts';
import { measureOf, verdictInWords, type Verdict } from './verdict.ts';

interface Member {
  id: string;
  proposition: string;
  values: readonly Term[];
  filed: string | null;
  units: readonly Term[];
  period: Period | null;
}

export interface FamilyRow {
  id: string;
  proposition: string;
  period: Period | null;
  verdict: string;
  /** A later period has replaced it. */
  superseded: boolean;
  own: boolean;
}

/** Places are shares of the plot, 0–1: `from` and `to` from where the reader begins, `low`, `y` and `high` upwards. */
export interface FamilyPart {
  id: string;
  from: number;
  to: number;
  low: number;
  y: number;
  high: number;
  superseded: boolean;
  own: boolean;
}

export interface Family {
  rows: FamilyRow[];
  parts: FamilyPart[];
  /** For ranges. */
  axis: LogAxis | null;
  begins: string;
  ends: string;
}

/** By their periods. Null: nobody else asks the same. What has no period or no verdict stands in the list alone. */
export function familyOf(
  members: readonly Member[],
  own: string,
  verdictOf: (id: string) => Verdict | null,
): Family | null {
  if (members.length < 2) return null;
  const sorted = members.toSorted((a, b) => ((a.period?.from ?? '9') < (b.period?.from ?? '9') ? -1 : 1));
  const spans = sorted.flatMap(({ period }) => (period === null ? [] : [period]));
  const begins = Math.min(...spans.map(({ from }) => monthNumber(from)));
  const months = Math.max(1, Math.max(...spans.map(({ to }) => monthNumber(to))) - begins + 1);
  const ranges = sorted.flatMap((member) => rangeOf(member, verdictOf(member.id)) ?? []);
  const axis = ranges.length === 0 ? null : logAxis(ranges.flatMap(({ lo, hi }) => [lo, hi]));
  const parts = sorted.flatMap((member): FamilyPart[] => {
    const verdict = verdictOf(member.id);
    const heights = verdict === null ? null : heightsOf(member, verdict, axis);
    if (member.period === null || verdict === null || heights === null) return [];
    return [
      {
        id: member.id,
        from: (monthNumber(member.period.from) - begins) / months,
        to: (monthNumber(member.period.to) - begins + 1) / months,
        ...heights,
        superseded: verdict.status === 'superseded',
        own: member.id === own,
      },
    ];
  });
  const ends = spans.reduce((last, { to }) => (to > last ? to : last), '');
  return {
    rows: sorted.map((member) => rowOf(member, own, verdictOf(member.id))),
    parts,
    axis,
    begins: spans[0] === undefined ? '' : shortMonth(spans[0].from),
    ends: ends === '' ? '' : shortMonth(ends),
  };
}

function rowOf(member: Member, own: string, verdict: Verdict | null): FamilyRow {
  const { id, proposition, period } = member;
  const superseded = verdict?.status === 'superseded';
  return { id, proposition, period, verdict: verdictInWords(member, verdict), superseded, own: id === own };
}

const rangeOf = ({ units }: Member, verdict: Verdict | null): Verdict['range'] =>
  verdict?.range ? shownRange(verdict.range, units[0]?.label) : null;

function heightsOf(
  member: Member,
  verdict: Verdict,
  axis: LogAxis | null,
): Pick<FamilyPart, 'low' | 'y' | 'high'> | null {
  if (axis !== null) {
    const range = rangeOf(member, verdict);
    if (range === null) return null;
    const on = (figure: number): number => Math.max(0, onLogAxis(axis, figure));
    return { low: on(range.lo), y: on(range.point), high: on(range.hi) };
  }
  const measure = measureOf(member, verdict);
  return measure?.kind === 'likelihood' ? { low: 0, y: measure.p, high: measure.p } : null;
}
