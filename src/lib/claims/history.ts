/** How belief in a claim moved: its stored assessments and the decisions on them, as a step line and as a list. */
import type { Term } from '#core/claim.ts';
import type { Status } from '#core/consistency/assessment.ts';
import { onTrack, shownValue, verdictInWords, type Verdict } from './verdict.ts';

/** A stored assessment, as far as its history is read. */
export interface Moment {
  id: string;
  at: Date;
  cause: { kind: 'record' | 'claim' | 'source' | 'rebuild'; id: string | null };
  result: Verdict;
}

export interface DecisionMoment {
  id: string;
  at: Date;
  held: string;
  reason: string;
  by: { role: string; ordinal: number } | null;
}

interface Filed {
  values: readonly Term[];
  filed: string | null;
}

export interface BeliefPoint {
  id: string;
  /** Along the time from the first to the last moment, 0–1. */
  x: number;
  /** 0–1: likelihood, or the range's point on the track from 1 to 10,000. */
  y: number;
  text: string;
}

export interface Belief {
  kind: 'likelihood' | 'range';
  points: BeliefPoint[];
  decisions: (BeliefPoint & { held: string })[];
  /** From where each status held; the last one to the end. */
  strip: { from: number; to: number; status: Status }[];
  begins: Date;
  ends: Date;
}

/** Null before the first assessment. `now` ends the line, unless something later is known. */
export function beliefOf(
  claim: Filed,
  moments: readonly Moment[],
  decisions: readonly DecisionMoment[],
  now: Date,
): Belief | null {
  const [first] = moments;
  if (!first) return null;
  const begins = first.at;
  const last = Math.max(now.getTime(), ...[...moments, ...decisions].map((m) => m.at.getTime()));
  const span = Math.max(1, last - begins.getTime());
  const x = (at: Date): number => Math.max(0, (at.getTime() - begins.getTime()) / span);
  const points = moments.map((moment) => ({
    id: moment.id,
    x: x(moment.at),
    y: heightOf(claim, moment.result),
    text: verdictInWords(claim, moment.result),
  }));
  return {
    kind: moments.some((moment) => moment.result.range !== null) ? 'range' : 'likelihood',
    points,
    decisions: decisions.map((decision) => ({
      id: decision.id,
      x: x(decision.at),
      y: points.findLast((point) => point.x <= x(decision.at))?.y ?? points[0]?.y ?? 0,
      text: decision.held,
      held: decision.held,
    })),
    strip: stripOf(moments, x),
    begins,
    ends: new Date(last),
  };
}

function heightOf(claim: Filed, verdict: Verdict): number {
  if (verdict.range !== null) return onTrack(verdict.range.point);
  const key = shownValue(claim, verdict);
  return key === null ? 0 : (verdict.p?.[key] ?? 0);
}

function stripOf(moments: readonly Moment[], x: (at: Date) => number): Belief['strip'] {
  const turns = moments.filter((moment, i) => moments[i - 1]?.result.status !== moment.result.status);
  return turns.map((moment, i) => {
    const next = turns[i + 1];
    return { from: x(moment.at), to: next ? x(next.at) : 1, status: moment.result.status };
  });
}

/** The corners of a line that steps at each moment, from 0 to 1 on both axes, y upwards. */
export function stepCorners(points: readonly Pick<BeliefPoint, 'x' | 'y'>[]): { x: number; y: number }[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    const { x, y } = point;
    return next
      ? [
          { x, y },
          { x: next.x, y },
        ]
      : [
          { x, y },
          { x: 1, y },
        ];
  });
}

export type HistoryEntry =
  | { kind: 'assessment'; id: string; at: Date; from: string | null; to: string; cause: Moment['cause'] }
  | ({ kind: 'decision'; rests: string | null } & DecisionMoment);

/** Latest first. An assessment says from what to what it moved; a decision, on what it rested. */
export function historyOf(
  claim: Filed,
  moments: readonly Moment[],
  decisions: readonly (DecisionMoment & { assessment: string | null })[],
): HistoryEntry[] {
  const words = new Map(moments.map((moment) => [moment.id, verdictInWords(claim, moment.result)]));
  const moved = moments.map((moment, i): HistoryEntry => {
    const before = moments[i - 1];
    const { id, at, cause } = moment;
    return {
      kind: 'assessment',
      id,
      at,
      cause,
      from: (before && words.get(before.id)) ?? null,
      to: words.get(id) ?? '',
    };
  });
  const decided = decisions.map(({ assessment, ...decision }): HistoryEntry => ({
    kind: 'decision',
    rests: assessment === null ? null : (words.get(assessment) ?? null),
    ...decision,
  }));
  return [...moved, ...decided].toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}
