/**
 * C6, belief: weights of evidence add up to log-odds, from a prior that a state inherits from its previous
 * period. Fragility says how many supporters must fall before the verdict does.
 */
import type { Confidence } from './assessment.ts';
import type { Context } from './context.ts';
import type { NominalClaim } from './interchange.ts';
import type { NominalLine } from './nominal-lines.ts';
import { compareIds } from './records.ts';
import { roundTo } from './round.ts';
import { CARRIED, CONFIDENCE, FAINT } from './thresholds.ts';
import { cellsUsed } from './weight.ts';

const NAT_PER_DB = Math.log(10) / 10;

export interface Belief {
  readonly prior: ReadonlyMap<string, number>;
  readonly p: ReadonlyMap<string, number>;
  readonly best: string;
  /** ln odds of best against the rest before any line. */
  readonly priorLogOdds: number;
  /** ln odds of best against the rest. */
  readonly logOdds: number;
  /** Strongest w·d first. */
  readonly supporters: readonly NominalLine[];
  readonly opponents: readonly NominalLine[];
  readonly nEff: number;
  readonly kinds: number;
  readonly fragility: number;
  readonly confidence: Confidence;
}

/** What a line adds to the log score of its value, in nats. */
export function nats(line: NominalLine): number {
  return line.w * line.d * NAT_PER_DB;
}

export function toDecibels(natural: number): number {
  return natural / NAT_PER_DB;
}

export function sumNats(lines: readonly NominalLine[]): number {
  return lines.reduce((sum, line) => sum + nats(line), 0);
}

/** A state continues until changed: half of its prior is what the previous period came to. */
export function priorOf(claim: NominalClaim, context: Context): Map<string, number> {
  const even = 1 / claim.values.length;
  const before = context.previous?.p ?? null;
  return new Map(
    claim.values.map((value) => [
      value,
      before === null ? even : CARRIED * carried(before, value) + (1 - CARRIED) * even,
    ]),
  );
}

function carried(before: Readonly<Record<string, number>>, value: string): number {
  return Object.hasOwn(before, value) ? (before[value] ?? 0) : 0;
}

/** The lines that speak, in the order of C5. */
export function believe(claim: NominalClaim, lines: readonly NominalLine[], context: Context): Belief {
  const prior = priorOf(claim, context);
  const scores = new Map(
    claim.values.map((value) => {
      const own = lines.filter((line) => line.told.statement.value === value);
      return [value, Math.log(prior.get(value) ?? 0) + sumNats(own)];
    }),
  );
  const p = softmax(scores);
  const best = largest(p);
  const strong = lines.filter((line) => nats(line) > FAINT).sort(strongestFirst);
  const supporters = strong.filter((line) => line.told.statement.value === best);
  const kinds = new Set(supporters.map((line) => JSON.stringify([line.told.origin.type, line.record.party])))
    .size;
  const fragility = takenUntilEven(scores, best, supporters);
  return {
    prior,
    p,
    best,
    priorLogOdds: logOddsOf(new Map([...prior].map(([value, p]) => [value, Math.log(p)])), best),
    logOdds: logOddsOf(scores, best),
    supporters,
    opponents: strong.filter((line) => line.told.statement.value !== best),
    nEff: effective(lines.filter((line) => line.told.statement.value === best)),
    kinds,
    fragility,
    confidence: confidenceOf(fragility, kinds, supporters),
  };
}

function strongestFirst(a: NominalLine, b: NominalLine): number {
  return nats(b) - nats(a) || compareIds(a.told.statement.id, b.told.statement.id);
}

/** p to the published four decimals. */
function softmax(scores: ReadonlyMap<string, number>): Map<string, number> {
  const top = Math.max(...scores.values());
  const odds = [...scores].map(([value, score]): [string, number] => [value, Math.exp(score - top)]);
  const sum = odds.reduce((total, [, one]) => total + one, 0);
  return new Map(odds.map(([value, one]) => [value, roundTo(one / sum, 4)]));
}

/** Of equals the one listed first. */
function largest(p: ReadonlyMap<string, number>): string {
  let best = '';
  for (const [value, one] of p) if (best === '' || one > (p.get(best) ?? 0)) best = value;
  return best;
}

function logOddsOf(scores: ReadonlyMap<string, number>, best: string): number {
  const rest = [...scores].filter(([value]) => value !== best).map(([, score]) => score);
  const top = Math.max(...rest);
  const sum = rest.reduce((total, score) => total + Math.exp(score - top), 0);
  return (scores.get(best) ?? 0) - (top + Math.log(sum));
}

function effective(lines: readonly NominalLine[]): number {
  return lines.filter((line) => toNats(line.w) > FAINT).reduce((sum, line) => sum + line.d, 0);
}

function toNats(db: number): number {
  return db * NAT_PER_DB;
}

/** How many supporters must be taken away, strongest first, until best is no longer ahead; the d stay. */
function takenUntilEven(
  scores: ReadonlyMap<string, number>,
  best: string,
  supporters: readonly NominalLine[],
): number {
  let left = logOddsOf(scores, best);
  let taken = 0;
  for (const line of supporters) {
    if (left <= 1e-9) break;
    left -= nats(line);
    taken += 1;
  }
  return taken;
}

function confidenceOf(fragility: number, kinds: number, supporters: readonly NominalLine[]): Confidence {
  const checks = supporters.reduce((sum, line) => sum + hardChecksBehind(line), 0);
  const { high, moderate } = CONFIDENCE;
  if (fragility >= high.fragility && kinds >= high.kinds && checks >= high.checks) return 'high';
  return fragility >= moderate.fragility && kinds >= moderate.kinds ? 'moderate' : 'low';
}

/** The origin's own hard checks in the cells that weigh the line. */
export function hardChecksBehind(line: NominalLine): number {
  return cellsUsed(line.cell).reduce((sum, cell) => sum + line.record.hard[cell], 0);
}

export function softChecksBehind(line: NominalLine): number {
  return cellsUsed(line.cell).reduce((sum, cell) => sum + line.record.soft[cell], 0);
}
