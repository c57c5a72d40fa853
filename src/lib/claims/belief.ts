/** Belief in a claim as the evidence came in: a step line over months, who spoke under it, decisions on it. */
import { monthAt, monthInWords, monthNumber, yearsInWords } from '#core/month.ts';
import type { Status } from '#core/consistency/assessment.ts';
import { shownRange } from '#core/consistency/share.ts';
import type { Term } from '#core/claim.ts';
import type { Stance } from '#core/coding.ts';
import { logAxis, onLogAxis, type LogAxis } from './figure-ledger.ts';
import type { DecisionMoment } from './history.ts';
import type { TypeMark } from './statement.ts';
import { measuredValue, spokenOf, type Verdict } from './verdict.ts';

/** What would have been held at the end of a month. */
export interface MonthHeld {
  month: string;
  result: Pick<Verdict, 'status' | 'best' | 'p' | 'range'>;
}

/** Who spoke on the claim, and when. */
export interface Spoken {
  id: string;
  month: string;
  stance: Stance;
  source: { code: string; type: TypeMark };
}

/** All places are shares of the plot, 0–1: `x` from where the reader begins, `y` upwards. */
export interface Belief {
  kind: 'likelihood' | 'range';
  /** Which answer the line follows; null for a range. */
  of: string | null;
  /** For a range. */
  axis: LogAxis | null;
  points: {
    x: number;
    y: number;
    low: number;
    high: number;
    month: string;
    status: Status;
    /** Of which answer the status is, where the line follows another. */
    about: string | null;
    figure: number;
  }[];
  voices: (Spoken & { x: number; lane: number })[];
  lanes: number;
  decisions: {
    id: string;
    x: number;
    y: number;
    decision: DecisionMoment;
    /** Labels that would cover one another stand in as many lines. */ nth: number;
  }[];
  strip: { from: number; to: number; status: Status; about: string | null }[];
  ticks: { x: number; text: string; second: boolean }[];
  /** Answers that became known and moved the line: the claim's own, or others', which test who spoke. */
  answers: { x: number; y: number; month: string; own: boolean; proposition: string }[];
  /** The month at the plot's start, and how many months it is wide up to `ends`. */
  begins: string;
  span: number;
  /** Where the months end and decisions that came later stand side by side; 1 without any. */
  ends: number;
}

interface Asked {
  values: readonly Term[];
  filed: string | null;
  units: readonly Term[];
}

/** What later decisions take of the line. */
const TAIL = 0.14;
/** Sigla that stand closer than this go one under the other: 16 px of a phone's 300. */
const SIGLUM = 0.056;

/** An answer that became known, of this claim or of another. */
export interface Answered {
  month: string;
  own: boolean;
  proposition: string;
}

/** Null: nobody has spoken on it yet. */
export function beliefOf(
  claim: Asked,
  held: readonly MonthHeld[],
  spoken: readonly Spoken[],
  decisions: readonly DecisionMoment[],
  answered: readonly Answered[] = [],
): Belief | null {
  const [before, last] = [held[0], held.at(-1)];
  if (!before || !last || held.length < 2) return null;
  const begins = monthNumber(before.month);
  const inTurn = decisions.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const late = inTurn.filter((one) => monthOf(one) > last.month);
  const ends = late.length > 0 ? 1 - TAIL : 1;
  const span = monthNumber(last.month) - begins + 1;
  const at = (month: string): number => ((monthNumber(month) - begins) / span) * ends;
  const line = lineOf(claim, held, at);
  const voices = inLanes(spoken.map((one) => ({ ...one, x: at(one.month) })));
  return {
    ...line,
    voices,
    lanes: Math.max(0, ...voices.map((one) => one.lane)) + 1,
    decisions: inTurn.map((decision, i) => {
      const n = late.indexOf(decision);
      const sameMonth = inTurn.slice(0, i).filter((one) => monthOf(one) === monthOf(decision)).length;
      const x = n < 0 ? at(monthOf(decision)) : ends + (TAIL * (n + 1)) / (late.length + 1);
      return { id: decision.id, x, y: heightAt(line.points, x), decision, nth: n < 0 ? sameMonth : n };
    }),
    answers: answered.map((one) => ({ ...one, x: at(one.month), y: heightAt(line.points, at(one.month)) })),
    begins: before.month,
    span,
    strip: stripOf(held, line, at),
    ticks: [...ticksOf(begins, span, ends), ...lateTick(late, ends)],
    ends,
  };
}

/** Where a month stands on the plot. */
export const placeOf = (
  { begins, span, ends }: Pick<Belief, 'begins' | 'span' | 'ends'>,
  month: string,
): number => ((monthNumber(month) - monthNumber(begins)) / span) * ends;

const monthOf = (decision: DecisionMoment): string => decision.at.toISOString().slice(0, 7);

const heightAt = (points: Belief['points'], x: number): number =>
  (points.findLast((point) => point.x <= x) ?? points[0])?.y ?? 0;

type Line = Pick<Belief, 'kind' | 'of' | 'axis' | 'points'>;

function lineOf(claim: Asked, held: readonly MonthHeld[], at: (month: string) => number): Line {
  const ranges = held.flatMap(({ month, result: { range, status } }) =>
    range === null ? [] : [{ month, range: shownRange(range, claim.units[0]?.label), status }],
  );
  if (ranges.length > 0) {
    const axis = logAxis(ranges.flatMap(({ range }) => [range.lo, range.hi]));
    const on = (figure: number): number => Math.max(0, onLogAxis(axis, figure));
    const points = ranges.map(({ month, range, status }) => ({
      x: at(month),
      y: on(range.point),
      low: on(range.lo),
      high: on(range.hi),
      month,
      status,
      about: null,
      figure: range.point,
    }));
    return { kind: 'range', of: null, axis, points };
  }
  const last = held.at(-1)?.result;
  const key = last === undefined ? null : measuredValue(claim, last);
  const points = held.flatMap(({ month, result }) => {
    const y = key === null ? undefined : result.p?.[key];
    if (y === undefined) return [];
    const about = spokenOf(claim, result, key);
    return [{ x: at(month), y, low: y, high: y, month, status: result.status, about, figure: y }];
  });
  const of = claim.values.find((value) => value.key === key)?.label ?? key;
  return { kind: 'likelihood', of, axis: null, points };
}

/** Each in the first lane where it touches nobody. */
function inLanes(voices: readonly (Spoken & { x: number })[]): Belief['voices'] {
  const lanes: number[] = [];
  return voices
    .toSorted((a, b) => a.x - b.x)
    .map((voice) => {
      const free = lanes.findIndex((end) => voice.x - end >= SIGLUM);
      const lane = free < 0 ? lanes.length : free;
      lanes[lane] = voice.x;
      return { ...voice, lane };
    });
}

function stripOf(held: readonly MonthHeld[], line: Line, at: (month: string) => number): Belief['strip'] {
  const aboutIn = new Map(line.points.map(({ month, about }) => [month, about]));
  const all = held.map(({ month, result: { status } }) => ({
    from: at(month),
    status,
    about: aboutIn.get(month) ?? null,
  }));
  const turns = all.filter(
    (turn, i) => all[i - 1]?.status !== turn.status || all[i - 1]?.about !== turn.about,
  );
  return turns.map((turn, i) => ({ ...turn, to: turns[i + 1]?.from ?? 1 }));
}

/** At most seven months are named, a quarter, half a year or years apart; a phone shows every second. */
function ticksOf(begins: number, span: number, ends: number): Belief['ticks'] {
  const every = [1, 3, 6, 12, 24, 60, 120].find((step) => span / step <= 7) ?? 240;
  const first = Math.ceil((begins + 1) / every) * every;
  return Array.from({ length: Math.max(0, Math.floor((begins + span - 1 - first) / every) + 1) }, (_, i) => ({
    x: ((first + i * every - begins) / span) * ends,
    text: shortMonth(monthAt(first + i * every)),
    second: i % 2 === 1,
  }));
}

/** When the decisions after the last month were made: one tick in the middle of their place. */
function lateTick(late: readonly DecisionMoment[], ends: number): Belief['ticks'] {
  const [first, last] = [late[0], late.at(-1)].map((one) => one && monthOf(one));
  if (first === undefined || last === undefined) return [];
  const text = first === last ? shortMonth(first) : yearsInWords({ from: first, to: last });
  return [{ x: (1 + ends) / 2, text, second: false }];
}

/** "2022-06" → "Jun 2022" */
export const shortMonth = (month: string): string =>
  `${monthInWords(month).slice(0, 3)} ${month.slice(0, 4)}`;

type Corner = { x: number; y: number };

/** The corners of a line that steps at each point, to the plot's end, y upwards. */
export function stepCorners(points: readonly Corner[]): Corner[] {
  return points.flatMap(({ x, y }, i) => [
    { x, y },
    { x: points[i + 1]?.x ?? 1, y },
  ]);
}

/** Words as wide as a quarter of the plot stand between .75 and 1 where the line does not pass: at which side? */
export function freeSide(points: readonly Corner[]): 'start' | 'end' | null {
  const passes = (from: number, to: number): boolean =>
    points.some(({ x, y }, i) => y > 0.72 && x < to && (points[i + 1]?.x ?? 1) > from);
  if (!passes(0, 0.25)) return 'start';
  return passes(0.75, 1) ? null : 'end';
}
