/**
 * C9, interviewer anomaly: what material looks like that nobody said. It accuses nobody; it discounts (C4)
 * and puts material in a queue that only leads see.
 */
import type { Features, ResearcherAssessment } from './assessment.ts';
import { truthStanding, type Check } from './checks.ts';
import { minus, nothing, plus, type Count, type Encounters } from './encounters.ts';
import type { Source } from './interchange.ts';
import { priorOfParty } from './rates.ts';
import { cellOf } from './records.ts';
import { clamp, roundTo, roundToStep } from './round.ts';

const LEAST_INTERVIEWS = 4;
const LEAST_PAIRS = 8;

/** How often who invents answers is right: from the news and from what the side would say. */
const invented = { N: 0.6, S: 0.8, A: 0.4 } as const;
const inventedPublic = 0.9;

export interface Field {
  readonly researchers: readonly string[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Of every claim, in the order of their ids. */
  readonly encounters: readonly Encounters[];
  /** Hard nominal ones, in the order of their claims' ids. */
  readonly checks: readonly Check[];
}

export function assessResearcher(id: string, field: Field): ResearcherAssessment {
  const own = field.encounters.filter((on) => on.interviews.has(id));
  if (interviewsOf(id, own) < LEAST_INTERVIEWS) return { id, q: 0, score: null, features: null };
  const features = {
    ctl: control(id, field),
    ...pairFeatures(id, field.researchers, own),
    heap: heaping(id, own),
  };
  const { ctl, within, across, pair, heap } = features;
  const score = roundTo(ctl + 0.6 * within + 0.6 * across + 0.5 * pair + 0.6 * heap, 2);
  const q = roundToStep(1 / (1 + Math.exp(-(score - 4.2))), 20);
  return { id, q, score, features: rounded(features) };
}

function rounded({ ctl, within, across, pair, heap }: Features): Features {
  return {
    ctl: roundTo(ctl, 2),
    within: roundTo(within, 2),
    across: roundTo(across, 2),
    pair: roundTo(pair, 2),
    heap: roundTo(heap, 2),
  };
}

function interviewsOf(id: string, own: readonly Encounters[]): number {
  return new Set(own.flatMap((on) => [...(on.interviews.get(id) ?? [])])).size;
}

/** Half the log ratio of the answers to control questions if invented against if genuine. */
function control(id: string, field: Field): number {
  const others = new Map<string, Count>();
  for (const check of field.checks) {
    if (check.researcher === id) continue;
    const key = likeness(check, field.sources);
    others.set(key, plus(others.get(key) ?? nothing, { all: 1, hits: check.right ? 1 : 0 }));
  }
  const sum = field.checks
    .filter((check) => check.researcher === id)
    .reduce((total, check) => total + logRatio(check, others, field.sources), 0);
  return clamp(sum / 2, -3, 6);
}

function likeness(check: Check, sources: ReadonlyMap<string, Source>): string {
  const source = sources.get(check.source);
  const party = source?.party ?? null;
  return JSON.stringify([source?.type, party, cellOf(truthStanding(check, party))]);
}

function logRatio(
  check: Check,
  others: ReadonlyMap<string, Count>,
  sources: ReadonlyMap<string, Source>,
): number {
  const party = sources.get(check.source)?.party ?? null;
  const cell = cellOf(truthStanding(check, party));
  const [a, b] = priorOfParty(party)[cell];
  const seen = others.get(likeness(check, sources)) ?? nothing;
  const genuine = (a + seen.hits) / (a + b + seen.all);
  const guess = check.claim.resolved?.public === true ? inventedPublic : invented[cell];
  return check.right ? Math.log(guess / genuine) : Math.log((1 - guess) / (1 - genuine));
}

/** z of two shares; 0 if either is of too few. */
function z(p: Count, q: Count): number {
  if (p.all < LEAST_PAIRS || q.all < LEAST_PAIRS) return 0;
  const pooled = (p.hits + q.hits) / (p.all + q.all);
  const spread = 2 * Math.max(0.02, pooled * (1 - pooled)) * (1 / p.all + 1 / q.all);
  return (p.hits / p.all - q.hits / q.all) / Math.sqrt(spread);
}

function pairFeatures(
  id: string,
  researchers: readonly string[],
  own: readonly Encounters[],
): Pick<Features, 'within' | 'across' | 'pair'> {
  const all = sumPairs(own);
  const both = all.get(id)?.get(id) ?? nothing;
  const colleagues = researchers.filter((other) => other !== id);
  const withEach = colleagues.map((other) => {
    const [one, two] = id < other ? [id, other] : [other, id];
    return all.get(one)?.get(two) ?? nothing;
  });
  const one = withEach.reduce(plus, nothing);
  const total = [...all.values()].flatMap((row) => [...row.values()]).reduce(plus, nothing);
  const notBoth = minus(total, both);
  const closest = Math.max(0, ...withEach.map((pairs) => z(pairs, minus(notBoth, pairs))));
  return {
    within: clamp(z(both, notBoth), -1, 4),
    across: clamp(-z(one, minus(notBoth, one)), -1, 4),
    pair: colleagues.length < 2 ? 0 : clamp(closest, 0, 4),
  };
}

function sumPairs(own: readonly Encounters[]): Map<string, Map<string, Count>> {
  const sum = new Map<string, Map<string, Count>>();
  for (const { pairs } of own) {
    for (const [one, row] of pairs) {
      const into = sum.get(one) ?? new Map<string, Count>();
      sum.set(one, into);
      for (const [other, count] of row) into.set(other, plus(into.get(other) ?? nothing, count));
    }
  }
  return sum;
}

function heaping(id: string, own: readonly Encounters[]): number {
  let theirs = nothing;
  let others = nothing;
  for (const { round } of own) {
    for (const [researcher, count] of round) {
      if (researcher === id) theirs = plus(theirs, count);
      else others = plus(others, count);
    }
  }
  return clamp(z(theirs, others), -1, 5);
}
