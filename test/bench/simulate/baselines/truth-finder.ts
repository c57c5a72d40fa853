/**
 * TruthFinder: X. Yin, J. Han and P. S. Yu, “Truth Discovery with Multiple Conflicting Information Providers on the Web”,
 * IEEE TKDE 20(6), 2008. A source is as trustworthy as its facts are on average; a fact's score is the sum of
 * τ = −ln(1 − t) over its sources, plus ρ times what the other facts of the object imply for it; its confidence is
 * 1/(1 + e^(−γ·score)). ρ = 0.5, γ = 0.3, t₀ = 0.9, base similarity 0.5 as in the paper; until the cosine of two
 * successive trust vectors is within 10⁻⁹ of 1 (the paper stops earlier). Facts of known objects are clamped: their
 * confidence is how like the truth they are. Probabilities: a claim's confidences, made to sum to 1.
 */
import type { Poll } from './poll.ts';
import { certain, normalised, verdictOf, type Verdict } from './verdict.ts';

const RHO = 0.5;
const GAMMA = 0.3;
const FIRST_TRUST = 0.9;
const BASE_SIMILARITY = 0.5;
const MOST_ROUNDS = 500;

interface Fact {
  readonly key: string;
  readonly sources: readonly string[];
  /** Of a known object, how like the truth. */
  readonly clamped: number | null;
}

/** A claim with the facts that are told of it. */
interface Thing {
  readonly claim: string;
  readonly facts: readonly Fact[];
  readonly similarity: (a: string, b: string) => number;
}

export function truthFinder(poll: Poll): Verdict {
  const things = [...poll.ballots.map(nominalThing), ...poll.figures.map(figureThing)];
  const confidence = converge(things);
  const of = (claim: string, key: string): number => confidence.get(claim)?.get(key) ?? 0;
  const points = poll.figures.flatMap(({ claim, estimates }) => {
    const best = estimates.toSorted((a, b) => of(claim, keyOf(b.figure)) - of(claim, keyOf(a.figure)))[0];
    return best === undefined ? [] : [[claim, best.figure] as const];
  });
  return verdictOf(
    poll,
    ({ claim, values, known }) =>
      known === null
        ? normalised(new Map(values.map((value) => [value, of(claim, value)])))
        : certain(values, known),
    new Map(points),
  );
}

function nominalThing({ claim, votes, known }: Poll['ballots'][number]): Thing {
  const facts = [...Map.groupBy(votes, ({ value }) => value)].map(([key, all]) => ({
    key,
    sources: all.map(({ source }) => source),
    clamped: known === null ? null : Number(key === known),
  }));
  return { claim, facts, similarity: (a, b) => Number(a === b) };
}

function figureThing({ claim, estimates, known }: Poll['figures'][number]): Thing {
  const similarity = (a: string, b: string): number => Math.exp(-Math.abs(Math.log(Number(a) / Number(b))));
  const facts = [...Map.groupBy(estimates, ({ figure }) => keyOf(figure))].map(([key, all]) => ({
    key,
    sources: all.map(({ source }) => source),
    clamped: known === null ? null : similarity(key, keyOf(known)),
  }));
  return { claim, facts, similarity };
}

const keyOf = (figure: number): string => String(figure);

type Confidence = Map<string, Map<string, number>>;

function converge(things: readonly Thing[]): Confidence {
  let trust = new Map(
    things.flatMap(({ facts }) => facts.flatMap((f) => f.sources)).map((id) => [id, FIRST_TRUST]),
  );
  let confidence: Confidence = new Map();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    confidence = new Map(things.map((thing) => [thing.claim, confidenceOf(thing, trust)]));
    const next = trustOf(things, confidence);
    const settled = 1 - cosine(trust, next) < 1e-9;
    trust = next;
    if (settled) break;
  }
  return confidence;
}

function confidenceOf({ facts, similarity }: Thing, trust: ReadonlyMap<string, number>): Map<string, number> {
  const score = new Map(
    facts.map(({ key, sources }) => [
      key,
      sources.reduce((sum, id) => sum - Math.log(1 - Math.min(0.999999, trust.get(id) ?? 0)), 0),
    ]),
  );
  return new Map(
    facts.map(({ key, clamped }) => {
      if (clamped !== null) return [key, clamped];
      const implied = facts
        .filter((other) => other.key !== key)
        .reduce(
          (sum, other) => sum + (score.get(other.key) ?? 0) * (similarity(other.key, key) - BASE_SIMILARITY),
          0,
        );
      return [key, 1 / (1 + Math.exp(-GAMMA * ((score.get(key) ?? 0) + RHO * implied)))];
    }),
  );
}

function trustOf(things: readonly Thing[], confidence: Confidence): Map<string, number> {
  const sums = new Map<string, { sum: number; all: number }>();
  for (const { claim, facts } of things)
    for (const { key, sources } of facts)
      for (const id of sources) {
        const { sum, all } = sums.get(id) ?? { sum: 0, all: 0 };
        sums.set(id, { sum: sum + (confidence.get(claim)?.get(key) ?? 0), all: all + 1 });
      }
  return new Map([...sums].map(([id, { sum, all }]) => [id, sum / all]));
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (const [id, x] of a) {
    const y = b.get(id) ?? 0;
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return product / Math.sqrt(squareA * squareB);
}
