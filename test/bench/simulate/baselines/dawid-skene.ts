/**
 * A. P. Dawid and A. M. Skene, “Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm”, Applied
 * Statistics 28(1), 1979: each source has its own matrix of what it says for what is true, found together with the
 * truths by expectation and maximisation from the vote's shares, until no posterior moves by more than 10⁻⁶. Claims with
 * the same list of values share classes and matrices. Cells get pseudo-counts (Laplace's, heavier on the diagonal): with
 * ten statements a source, plain maximum likelihood is certain of anything. Known truths are clamped. It has no figures.
 */
import type { Ballot, Poll } from './poll.ts';
import { verdictOf, type Belief, type Verdict } from './verdict.ts';

const MOST_ROUNDS = 500;
const ON_DIAGONAL = 2;
const OFF_DIAGONAL = 1;

/** Votes by the number of their source and of their value. */
interface Row {
  readonly votes: readonly { readonly source: number; readonly said: number }[];
  readonly known: number | null;
}

interface Model {
  /** ln P(truth). */
  readonly classes: readonly number[];
  /** ln P(source says `said` | `truth`) at (source · K + truth) · K + said. */
  readonly says: Float64Array;
}

export function dawidSkene(poll: Poll): Verdict {
  const posteriors = new Map<string, Belief>();
  for (const group of Map.groupBy(poll.ballots, ({ values }) => JSON.stringify(values)).values()) {
    const found = converge(rowsOf(group), group[0]?.values.length ?? 0);
    group.forEach(({ claim, values }, n) =>
      posteriors.set(claim, new Map(values.map((value, v) => [value, found[n]?.[v] ?? 0]))),
    );
  }
  return verdictOf(poll, ({ claim }) => posteriors.get(claim) ?? new Map(), null);
}

function rowsOf(ballots: readonly Ballot[]): Row[] {
  const numbers = new Map<string, number>();
  const numberOf = (source: string): number => {
    const number = numbers.get(source) ?? numbers.size;
    numbers.set(source, number);
    return number;
  };
  return ballots.map(({ values, votes, known }) => ({
    votes: votes.map(({ source, value }) => ({ source: numberOf(source), said: values.indexOf(value) })),
    known: known === null ? null : values.indexOf(known),
  }));
}

/** The posterior of each row over its K values. */
function converge(rows: readonly Row[], K: number): number[][] {
  let posteriors = rows.map((row) => sharesOf(row, K));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const model = maximise(rows, posteriors, K);
    const next = rows.map((row) => expect(row, model));
    const settled = next.every((row, n) =>
      row.every((p, v) => Math.abs(p - (posteriors[n]?.[v] ?? 0)) < 1e-6),
    );
    posteriors = next;
    if (settled) break;
  }
  return posteriors;
}

function sharesOf({ votes, known }: Row, K: number): number[] {
  return Array.from({ length: K }, (_, v) => {
    if (known !== null) return Number(v === known);
    return votes.length === 0 ? 1 / K : votes.filter(({ said }) => said === v).length / votes.length;
  });
}

function maximise(rows: readonly Row[], posteriors: readonly (readonly number[])[], K: number): Model {
  const sources = 1 + Math.max(-1, ...rows.flatMap(({ votes }) => votes.map(({ source }) => source)));
  const counts = new Float64Array(sources * K * K).fill(OFF_DIAGONAL);
  for (let at = 0; at < sources * K; at++) counts[at * K + (at % K)] = ON_DIAGONAL;
  rows.forEach(({ votes }, n) =>
    posteriors[n]?.forEach((p, truth) => {
      for (const { source, said } of votes) {
        const at = (source * K + truth) * K + said;
        counts[at] = (counts[at] ?? 0) + p;
      }
    }),
  );
  const classes = Array.from({ length: K }, (_, v) =>
    posteriors.reduce((sum, row) => sum + (row[v] ?? 0), 1),
  );
  return { classes: classes.map((n) => Math.log(n / (rows.length + K))), says: logShares(counts, K) };
}

/** Each K in a row as logarithms of their shares. */
function logShares(counts: Float64Array, K: number): Float64Array {
  return counts.map((count, at) => {
    const row = counts.subarray(at - (at % K), at - (at % K) + K);
    return Math.log(count / row.reduce((sum, one) => sum + one, 0));
  });
}

function expect({ votes, known }: Row, { classes, says }: Model): number[] {
  const K = classes.length;
  if (known !== null) return classes.map((_, v) => Number(v === known));
  const logs = classes.map((prior, truth) =>
    votes.reduce((sum, { source, said }) => sum + (says[(source * K + truth) * K + said] ?? 0), prior),
  );
  const top = Math.max(...logs);
  const odds = logs.map((log) => Math.exp(log - top));
  const sum = odds.reduce((total, one) => total + one, 0);
  return odds.map((one) => one / sum);
}
