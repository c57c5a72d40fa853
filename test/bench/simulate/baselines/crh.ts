/**
 * CRH: Q. Li, Y. Li, J. Gao, B. Zhao, W. Fan and J. Han, “Resolving Conflicts in Heterogeneous Data by Truth Discovery
 * and Source Reliability Estimation”, SIGMOD 2014. In turn, until the truths stay: weights w = −ln(loss / greatest loss)
 * (the maximum as normaliser, as in the paper's experiments), and truths that lose least: the weighted vote for nominal
 * claims (0–1 loss), the weighted median for figures (absolute loss over the spread of the claim, here of logarithms).
 * A source's loss is its mean over what it spoke on (section 2.5, missing values); half an error is added to it, since
 * many have only a few statements and none of them wrong. Known truths are clamped. Probabilities: shares of the weight.
 */
import type { Poll } from './poll.ts';
import { certain, normalised, verdictOf, type Belief, type Verdict } from './verdict.ts';
import { weightedMedian } from './weights.ts';

const MOST_ROUNDS = 200;
/** The source that loses most would have no voice at all. */
const LEAST_WEIGHT = 0.01;

interface Truths {
  readonly beliefs: ReadonlyMap<string, Belief>;
  readonly points: ReadonlyMap<string, number>;
}

export function crh(poll: Poll): Verdict {
  let truths = findTruths(poll, () => 1);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const weights = weigh(poll, truths);
    const next = findTruths(poll, (source) => weights.get(source) ?? LEAST_WEIGHT);
    const settled = distance(truths, next) < 1e-9;
    truths = next;
    if (settled) break;
  }
  const { beliefs, points } = truths;
  return verdictOf(poll, ({ claim }) => beliefs.get(claim) ?? new Map(), points);
}

function findTruths({ ballots, figures }: Poll, weightOf: (source: string) => number): Truths {
  const beliefs = ballots.map(({ claim, values, known, votes }) => {
    if (known !== null) return [claim, certain(values, known)] as const;
    const sums = new Map(values.map((value) => [value, 0]));
    for (const { source, value } of votes) sums.set(value, (sums.get(value) ?? 0) + weightOf(source));
    return [claim, normalised(sums)] as const;
  });
  const points = figures
    .filter(({ known, estimates }) => known !== null || estimates.length > 0)
    .map(({ claim, known, estimates }) => {
      const logs = estimates.map(({ source, figure }) => ({
        at: Math.log(figure),
        weight: weightOf(source),
      }));
      return [claim, known ?? Math.exp(weightedMedian(logs))] as const;
    });
  return { beliefs: new Map(beliefs), points: new Map(points) };
}

function weigh(poll: Poll, truths: Truths): Map<string, number> {
  const losses = new Map<string, { loss: number; all: number }>();
  const lose = (source: string, by: number): void => {
    const { loss, all } = losses.get(source) ?? { loss: 0, all: 0 };
    losses.set(source, { loss: loss + by, all: all + 1 });
  };
  for (const { claim, votes } of poll.ballots) {
    const best = bestOf(truths.beliefs.get(claim) ?? new Map());
    for (const { source, value } of votes) lose(source, Number(value !== best));
  }
  for (const { claim, estimates } of poll.figures) {
    const at = Math.log(truths.points.get(claim) ?? 1);
    const spread = spreadOf(estimates.map(({ figure }) => Math.log(figure)));
    for (const { source, figure } of estimates) lose(source, Math.abs(Math.log(figure) - at) / spread);
  }
  const means = new Map([...losses].map(([id, { loss, all }]) => [id, (loss + 0.5) / (all + 1)]));
  const greatest = Math.max(...means.values());
  return new Map([...means].map(([id, loss]) => [id, Math.max(LEAST_WEIGHT, -Math.log(loss / greatest))]));
}

function bestOf(belief: Belief): string | null {
  const top = Math.max(...belief.values());
  for (const [value, share] of belief) if (share === top) return value;
  return null;
}

function spreadOf(logs: readonly number[]): number {
  const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
  return Math.max(0.1, Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length));
}

function distance(a: Truths, b: Truths): number {
  let most = 0;
  for (const [claim, belief] of a.beliefs)
    for (const [value, share] of belief)
      most = Math.max(most, Math.abs(share - (b.beliefs.get(claim)?.get(value) ?? 0)));
  for (const [claim, point] of a.points)
    most = Math.max(most, Math.abs(Math.log(point / (b.points.get(claim) ?? point))));
  return most;
}
