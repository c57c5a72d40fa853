/** The head of a claim's row: its status in a word, and how likely it is or within what range. */
import type { Range, Status } from '#core/consistency/assessment.ts';
import { shownRange } from '#core/consistency/share.ts';
import type { Term } from '#core/claim.ts';
import { grouped } from './cell.ts';

/** The part of an assessment that is read here. */
export interface Verdict {
  status: Status;
  best: string | null;
  p: Readonly<Record<string, number>> | null;
  range: Range | null;
  /** How few lines must fall (C6); null where there is nothing to fall. */
  fragility: number | null;
  disputed: readonly string[];
  bracket: readonly [number, number] | null;
}

/** What of it is shown as a word and a measure. */
type Read = Pick<Verdict, 'status' | 'best' | 'p' | 'range'>;

export type Measure =
  /** `of`: which value, where it is not that the sentence is true. */
  | { kind: 'likelihood'; key: string; p: number; text: string; of: string | null }
  /** `from` and `to` on the track from 1 to 10,000, `at` the point; each 0–1. */
  | { kind: 'range'; from: number; at: number; to: number; text: string };

/** What these say they say of the best value, whichever it is; all others of the sentence as it was filed. */
const ABOUT_BEST: ReadonlySet<Status> = new Set([
  'resolved',
  'corroborated',
  'probable',
  'single-source',
  'one-sided',
]);

/** What a claim is read by. */
interface Asked {
  values: readonly Term[];
  filed: string | null;
  units: readonly Term[];
}

/** Null: nothing has been assessed, or there is nothing to show. */
export function measureOf(claim: Asked, verdict: Read | null): Measure | null {
  if (verdict === null) return null;
  if (verdict.range !== null) return rangeMeasure(shownRange(verdict.range, claim.units[0]?.label));
  const key = measuredValue(claim, verdict);
  const p = key === null ? undefined : verdict.p?.[key];
  if (key === null || p === undefined) return null;
  const label = claim.values.find((value) => value.key === key)?.label ?? key;
  const plain = label === 'true' && claim.values.length <= 2; // of more answers, the one that is meant is named
  return { kind: 'likelihood', key, p, text: likelihoodFigure(p), of: plain ? null : label };
}

/** Which answer a status speaks of, where it is not the value that is measured. */
export function spokenOf(
  claim: { values: readonly Term[] },
  { status, best }: Pick<Verdict, 'status' | 'best'>,
  measured: string | null,
): string | null {
  if (!ABOUT_BEST.has(status) || best === null || best === measured) return null;
  return claim.values.find((value) => value.key === best)?.label ?? best;
}

/** The value that a row measures. */
export const measuredValue = (
  claim: { values: readonly Term[]; filed: string | null },
  verdict: Pick<Verdict, 'status' | 'best' | 'p'>,
): string | null => (ABOUT_BEST.has(verdict.status) ? verdict.best : shownValue(claim, verdict));

/**
 * The answer that is ahead, where a row measures another one: who stands against the answer ahead may well affirm the
 * sentence. Null: they are the same, or nothing is ahead.
 */
export function aheadOf(
  claim: { values: readonly Term[]; filed: string | null },
  verdict: Pick<Verdict, 'status' | 'best' | 'p'> | null,
): string | null {
  if (verdict === null || verdict.best === null || verdict.best === measuredValue(claim, verdict))
    return null;
  return claim.values.find((value) => value.key === verdict.best)?.label ?? verdict.best;
}

/** As it was filed, else that the sentence is true, else the best. */
export function shownValue(
  claim: { values: readonly Term[]; filed: string | null },
  verdict: Pick<Verdict, 'best' | 'p'>,
): string | null {
  const has = (key: string | null | undefined): key is string =>
    key !== null && key !== undefined && verdict.p?.[key] !== undefined;
  if (has(claim.filed)) return claim.filed;
  const yes = claim.values.find((value) => value.label === 'true')?.key;
  if (has(yes)) return yes;
  return has('true') ? 'true' : verdict.best;
}

/** .944 → ".94"; certainty is written as 0 or 1 only where it is one. */
export function likelihoodFigure(p: number): string {
  if (p === 0 || p === 1) return String(p);
  if (p < 0.01) return '< .01';
  return p > 0.99 ? '> .99' : p.toFixed(2).slice(1);
}

function rangeMeasure({ lo, point, hi }: Range): Measure {
  return {
    kind: 'range',
    from: onTrack(lo),
    at: onTrack(point),
    to: onTrack(hi),
    text: lo === hi ? grouped(twoDigits(point)) : `${grouped(twoDigits(lo))}–${grouped(twoDigits(hi))}`,
  };
}

/** Place on a logarithmic track from 1 to 10,000; what lies beyond stands at its end. */
export const onTrack = (figure: number): number =>
  Math.min(1, Math.max(0, Math.log10(Math.max(figure, 1)) / 4));

/** 3,912 → 3,900: ranges are shown to two digits. */
export const twoDigits = (figure: number): number => Number(figure.toPrecision(2));

/** Sources of weight stand against one another: this waits for a decision, and its word is bold. */
export const needsDecision = (status: Status): boolean =>
  status === 'contested' || status === 'multi-claimed';

/** "contested, “true” .28", "corroborated “false” .93", "probable 3,900–8,000", "resolved: false", "no evidence". */
export function verdictInWords(claim: Asked, verdict: Read | null): string {
  return verdict === null ? 'not weighed yet' : rowInWords(verdict.status, measureOf(claim, verdict));
}

/** From what to what: where the one measures another answer than the other, each says how likely both are. */
export function moveInWords(claim: Asked, from: Read | null, to: Read | null): [string, string] {
  const words: [string, string] = [verdictInWords(claim, from), verdictInWords(claim, to)];
  const [before, after] = [measuredIn(claim, from), measuredIn(claim, to)];
  if (before === null || after === null || before === after) return words;
  return [words[0] + besideIn(claim, from, after), words[1] + besideIn(claim, to, before)];
}

/** Null: none is, or it is known. */
function measuredIn(claim: Asked, verdict: Read | null): string | null {
  if (verdict === null || verdict.status === 'resolved' || verdict.status === 'no evidence') return null;
  const measure = measureOf(claim, verdict);
  return measure?.kind === 'likelihood' ? measure.key : null;
}

function besideIn({ values }: Asked, verdict: Read | null, key: string): string {
  const p = verdict?.p?.[key];
  const label = values.find((value) => value.key === key)?.label ?? key;
  return p === undefined ? '' : `, “${label}” ${likelihoodFigure(p)}`;
}

/** The same, to the last digit that is kept: where two read alike and are not. */
export function exactInWords(claim: Asked, verdict: Read): string {
  const measure = measureOf(claim, verdict);
  if (measure === null) return verdict.status;
  const { range } = verdict;
  const text =
    measure.kind === 'likelihood'
      ? measure.p.toFixed(4).replace(/^0/, '')
      : range === null
        ? measure.text
        : `${grouped(range.lo)}–${grouped(range.hi)}`;
  return rowInWords(verdict.status, { ...measure, text });
}

export function rowInWords(status: Status | null, measure: Measure | null): string {
  if (status === null) return 'not weighed yet';
  if (measure === null || status === 'no evidence') return status;
  if (measure.kind === 'range') return `${status}${status === 'resolved' ? ':' : ''} ${measure.text}`;
  const answer = measure.of ?? 'true';
  if (status === 'resolved') return `resolved: ${answer}`;
  return `${status}${ABOUT_BEST.has(status) ? '' : ','} “${answer}” ${measure.text}`;
}
