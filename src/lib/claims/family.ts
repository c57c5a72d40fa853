/** The same question asked for several periods as one picture: what each came to, at its place in time. */
import type { Term } from '#core/claim.ts';
import { shownRange } from '#core/consistency/share.ts';
import { monthNumber, type Period } from '#core/month.ts';
import { logAxis, onLogAxis, type LogAxis } from './figure-ledger.ts';
import { shortMonth } from './belief.ts';
import type { Denial } from './denial.ts';
import { aheadOf, measuredValue, verdictInWords, type Verdict } from './verdict.ts';

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
  /** Who stands against it, and against which answer, where the row measures another one. */
  denials: readonly Denial[];
  ahead: string | null;
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
  /** Which answer the heights are of, in words: one for all periods; null for ranges. */
  of: string | null;
  begins: string;
  ends: string;
}

/** By their periods. Null: nobody else asks the same. What has no period or no verdict stands in the list alone. */
export function familyOf(
  members: readonly Member[],
  own: string,
  verdictOf: (id: string) => Verdict | null,
  denialsOf: (id: string) => readonly Denial[] = () => [],
): Family | null {
  if (members.length < 2) return null;
  const sorted = members.toSorted((a, b) => ((a.period?.from ?? '9') < (b.period?.from ?? '9') ? -1 : 1));
  const spans = sorted.flatMap(({ period }) => (period === null ? [] : [period]));
  const begins = Math.min(...spans.map(({ from }) => monthNumber(from)));
  const months = Math.max(1, Math.max(...spans.map(({ to }) => monthNumber(to))) - begins + 1);
  const ranges = sorted.flatMap((member) => rangeOf(member, verdictOf(member.id)) ?? []);
  const axis = ranges.length === 0 ? null : logAxis(ranges.flatMap(({ lo, hi }) => [lo, hi]));
  const followed = axis === null ? followedIn(sorted, own, verdictOf) : null;
  const parts = sorted.flatMap((member): FamilyPart[] => {
    const verdict = verdictOf(member.id);
    const heights = verdict === null ? null : heightsOf(member, verdict, axis ?? followed);
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
    rows: sorted.map((member) => rowOf(member, own, verdictOf(member.id), denialsOf(member.id))),
    parts,
    axis,
    of: followed && labelOf(sorted, followed),
    begins: spans[0] === undefined ? '' : shortMonth(spans[0].from),
    ends: ends === '' ? '' : shortMonth(ends),
  };
}

/** The answer that this claim's line follows; where it has none yet, that of the first which has. */
function followedIn(
  members: readonly Member[],
  own: string,
  verdictOf: (id: string) => Verdict | null,
): string | null {
  const ownFirst = members.toSorted((a, b) => Number(b.id === own) - Number(a.id === own));
  const keys = ownFirst.map((member) => {
    const verdict = verdictOf(member.id);
    return verdict === null ? null : measuredValue(member, verdict);
  });
  return keys.find((key) => key !== null) ?? null;
}

const labelOf = (members: readonly Member[], key: string): string =>
  members.flatMap(({ values }) => values).find((value) => value.key === key)?.label ?? key;

function rowOf(member: Member, own: string, verdict: Verdict | null, denials: readonly Denial[]): FamilyRow {
  const { id, proposition, period } = member;
  const said = { verdict: verdictInWords(member, verdict), superseded: verdict?.status === 'superseded' };
  return { id, proposition, period, ...said, own: id === own, denials, ahead: aheadOf(member, verdict) };
}

const rangeOf = ({ units }: Member, verdict: Verdict | null): Verdict['range'] =>
  verdict?.range ? shownRange(verdict.range, units[0]?.label) : null;

/** `by`: the axis of ranges, or the one answer whose likelihood is shown. */
function heightsOf(
  member: Member,
  verdict: Verdict,
  by: LogAxis | string | null,
): Pick<FamilyPart, 'low' | 'y' | 'high'> | null {
  if (by === null) return null;
  if (typeof by === 'string') {
    const p = verdict.p?.[by];
    return p === undefined ? null : { low: 0, y: p, high: p };
  }
  const range = rangeOf(member, verdict);
  if (range === null) return null;
  const on = (figure: number): number => Math.max(0, onLogAxis(by, figure));
  return { low: on(range.lo), y: on(range.point), high: on(range.hi) };
}
