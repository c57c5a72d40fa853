/**
 * A. P. Dawid and A. M. Skene, “Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm”, Applied
 * Statistics 28(1), 1979: each source has its own matrix of what it says for what is true, found together with the
 * truths by expectation and maximisation from the vote's shares, until no posterior moves by more than 10⁻⁶. Claims with
 * the same list of values share classes and matrices. Cells get pseudo-counts (Laplace's, heavier on the diagonal): with
 * ten statements a source, plain maximum likelihood is certain of anything. Known truths are clamped. It has no figures.
 */
import type { Ballot, Poll } from './poll.ts';
import { certain, normalised, softmax, verdictOf, type Belief, type Verdict } from './verdict.ts';

const MOST_ROUNDS = 500;
const ON_DIAGONAL = 2;
const OFF_DIAGONAL = 1;

type Posteriors = Map<string, Belief>;

export function dawidSkene(poll: Poll): Verdict {
  const posteriors: Posteriors = new Map();
  for (const group of Map.groupBy(poll.ballots, ({ values }) => JSON.stringify(values)).values())
    for (const [claim, belief] of converge(group)) posteriors.set(claim, belief);
  return verdictOf(poll, ({ claim }) => posteriors.get(claim) ?? new Map(), null);
}

function converge(ballots: readonly Ballot[]): Posteriors {
  let posteriors: Posteriors = new Map(ballots.map((ballot) => [ballot.claim, sharesOf(ballot)]));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const model = maximise(ballots, posteriors);
    const next = new Map(ballots.map((ballot) => [ballot.claim, expect(ballot, model)]));
    const settled = ballots.every(({ claim, values }) =>
      values.every(
        (v) => Math.abs((next.get(claim)?.get(v) ?? 0) - (posteriors.get(claim)?.get(v) ?? 0)) < 1e-6,
      ),
    );
    posteriors = next;
    if (settled) break;
  }
  return posteriors;
}

function sharesOf({ values, votes, known }: Ballot): Belief {
  if (known !== null) return certain(values, known);
  return normalised(new Map(values.map((v) => [v, votes.filter(({ value }) => value === v).length])));
}

interface Model {
  readonly classes: ReadonlyMap<string, number>;
  /** P(source says `said` | `truth`). */
  says(source: string, truth: string, said: string): number;
}

function maximise(ballots: readonly Ballot[], posteriors: Posteriors): Model {
  const classes = new Map<string, number>();
  const cells = new Map<string, number>();
  const rows = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, by: number): void => {
    to.set(key, (to.get(key) ?? 0) + by);
  };
  for (const { claim, votes } of ballots)
    for (const [truth, p] of posteriors.get(claim) ?? []) {
      add(classes, truth, p);
      for (const { source, value } of votes) {
        add(cells, `${source} ${truth} ${value}`, p);
        add(rows, `${source} ${truth}`, p);
      }
    }
  const pseudo = ON_DIAGONAL + OFF_DIAGONAL * (classes.size - 1);
  const says = (source: string, truth: string, said: string): number =>
    ((cells.get(`${source} ${truth} ${said}`) ?? 0) + (said === truth ? ON_DIAGONAL : OFF_DIAGONAL)) /
    ((rows.get(`${source} ${truth}`) ?? 0) + pseudo);
  return { classes: normalised(new Map([...classes].map(([v, n]) => [v, n + 1]))), says };
}

function expect({ values, votes, known }: Ballot, { classes, says }: Model): Belief {
  if (known !== null) return certain(values, known);
  return softmax(
    new Map(
      values.map((truth) => [
        truth,
        votes.reduce(
          (sum, { source, value }) => sum + Math.log(says(source, truth, value)),
          Math.log(classes.get(truth) ?? 1),
        ),
      ]),
    ),
  );
}
