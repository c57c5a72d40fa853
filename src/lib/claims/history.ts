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
  /** Along the line, 0–1: each assessment takes the same room, since they come in bursts. */
  x: number;
  /** 0–1: likelihood, or the range's point on the track from 1 to 10,000. */
  y: number;
  at: Date;
}

export interface Belief {
  kind: 'likelihood' | 'range';
  points: BeliefPoint[];
  decisions: (BeliefPoint & { held: string })[];
  /** From where each status held; the last one to the end. */
  strip: { from: number; to: number; status: Status }[];
}

/** Null before the first assessment. */
export function beliefOf(
  claim: Filed,
  moments: readonly Moment[],
  decisions: readonly DecisionMoment[],
): Belief | null {
  if (moments.length === 0) return null;
  const step = 1 / moments.length;
  const kind = moments.some((moment) => moment.result.range !== null) ? 'range' : 'likelihood';
  const points = moments.flatMap((moment, i): BeliefPoint[] => {
    const y = heightOf(claim, kind, moment.result);
    return y === null ? [] : [{ id: moment.id, x: i * step, y, at: moment.at }];
  });
  return {
    kind,
    points,
    decisions: decisionPoints(points, decisions, step),
    strip: stripOf(moments, step),
  };
}

/** Each on the step that stood when it was made; several on one step share its room. */
function decisionPoints(
  points: readonly BeliefPoint[],
  decisions: readonly DecisionMoment[],
  step: number,
): Belief['decisions'] {
  const onStep = (decision: DecisionMoment): number =>
    Math.max(
      0,
      points.findLastIndex((point) => point.at.getTime() <= decision.at.getTime()),
    );
  const steps = Map.groupBy(decisions, onStep);
  return [...steps].flatMap(([i, group]) =>
    group.map((decision, n) => ({
      id: decision.id,
      x: (points[i]?.x ?? 0) + (step * (n + 1)) / (group.length + 1),
      y: points[i]?.y ?? 0,
      at: decision.at,
      held: decision.held,
    })),
  );
}

/** Null: a quantity without a range yet. */
function heightOf(claim: Filed, kind: Belief['kind'], verdict: Verdict): number | null {
  if (kind === 'range') return verdict.range === null ? null : onTrack(verdict.range.point);
  const key = shownValue(claim, verdict);
  return key === null ? null : (verdict.p?.[key] ?? null);
}

function stripOf(moments: readonly Moment[], step: number): Belief['strip'] {
  const turns = moments.flatMap((moment, i) =>
    moments[i - 1]?.result.status === moment.result.status
      ? []
      : [{ from: i * step, status: moment.result.status }],
  );
  return turns.map((turn, i) => ({ ...turn, to: turns[i + 1]?.from ?? 1 }));
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
