/**
 * Trains the tagger of the identifier scan: the chain's likelihood of the marked sentences, less the square of the weights,
 * by AdaGrad (Duchi, Hazan, Singer 2011). The same sentences give the same weights.
 */
import { chancesOf } from '#core/disclosure/tagger/chain.ts';
import type { Trained } from '#core/disclosure/tagger/weights.ts';

/** A sentence's words: their features, and what each is: 0 outside, 1 begins, 2 goes on. */
export interface Example {
  readonly features: readonly Int32Array[];
  readonly tags: readonly number[];
}

export interface Training {
  /** A feature that fewer words have is left out. */
  readonly least: number;
  readonly rounds: number;
  readonly rate: number;
  readonly square: number;
}

export const TRAINING: Training = { least: 6, rounds: 12, rate: 0.15, square: 3 };

/** Two that stand side by side, with nothing between, are few. */
const AGAIN = -1;

export function train(
  examples: readonly Example[],
  { least, rounds, rate, square }: Training = TRAINING,
): Trained {
  const { features, counts, indexed } = indexedOf(examples, least);
  // So that a round takes from each weight what its square costs, however many words have the feature.
  const pulls = Float64Array.from(counts, (count) => square / count);
  const n = features.length;
  const [begins, goesOn] = [new Float64Array(n), new Float64Array(n)];
  const [squaresB, squaresI] = [new Float64Array(n), new Float64Array(n)];
  const order = Array.from({ length: examples.length }, (_, i) => i);
  const draw = drawn(20261127);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, draw);
    for (const e of order) {
      const [ofTokens, tags] = [indexed[e] ?? [], examples[e]?.tags ?? []];
      const scores = (weights: Float64Array): Float64Array =>
        Float64Array.from(ofTokens, (ids) => ids.reduce((sum, id) => sum + (weights[id] ?? 0), 0));
      const chances = chancesOf(scores(begins), scores(goesOn), AGAIN);
      for (let t = 0; t < tags.length; t++) {
        const slopeB = (tags[t] === 1 ? 1 : 0) - (chances.begins[t] ?? 0);
        const slopeI = (tags[t] === 2 ? 1 : 0) - (chances.goesOn[t] ?? 0);
        if (Math.abs(slopeB) > 1e-4) step(begins, squaresB, ofTokens[t], slopeB, rate, pulls);
        if (Math.abs(slopeI) > 1e-4) step(goesOn, squaresI, ofTokens[t], slopeI, rate, pulls);
      }
    }
  }
  return { features, begins: [...begins], goesOn: [...goesOn], again: AGAIN };
}

function step(
  weights: Float64Array,
  squares: Float64Array,
  ids: Int32Array | undefined,
  slope: number,
  rate: number,
  pulls: Float64Array,
): void {
  for (const id of ids ?? []) {
    const down = slope - (pulls[id] ?? 0) * (weights[id] ?? 0);
    squares[id] = (squares[id] ?? 0) + down * down;
    weights[id] = (weights[id] ?? 0) + (rate * down) / Math.sqrt((squares[id] ?? 0) + 1e-3);
  }
}

/** Features as places in a row, those that few words have left out. */
function indexedOf(
  examples: readonly Example[],
  least: number,
): { features: number[]; counts: number[]; indexed: Int32Array[][] } {
  const counts = new Map<number, number>();
  for (const { features } of examples)
    for (const ofToken of features) for (const one of ofToken) counts.set(one, (counts.get(one) ?? 0) + 1);
  const features = [...counts]
    .flatMap(([one, count]) => (count >= least ? [one] : []))
    .toSorted((a, b) => a - b);
  const index = new Map(features.map((one, i) => [one, i]));
  const indexed = examples.map((example) =>
    example.features.map((ofToken) => ofToken.map((one) => index.get(one) ?? -1).filter((id) => id >= 0)),
  );
  return { features, counts: features.map((one) => counts.get(one) ?? 1), indexed };
}

/** Numbers from 0 to 1 that look drawn and are the same each time. */
export function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], draw: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}
