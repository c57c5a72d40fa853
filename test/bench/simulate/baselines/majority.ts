/**
 * The majority: each source votes, with the weight that its answers to known questions earn, ln(h/(1 − h)) (the best
 * weights of independent voters: Nitzan and Paroush 1982). Nobody starts below a fair guess; a source without a check
 * has the same weight as any other such source. Figures: the median.
 */
import type { Ballot, Poll } from './poll.ts';
import { softmax, verdictOf, type Belief, type Verdict } from './verdict.ts';
import { medianFigure } from './weights.ts';

/** What a voter is held for before any check: three right of four. */
const PRIOR = { right: 3, all: 4 };

export function majority(poll: Poll): Verdict {
  const rates = hitRates(poll, ({ source }) => source);
  const beliefOf = (ballot: Ballot): Belief =>
    tallied(ballot, ({ source }) => weightOf(rates.get(source) ?? PRIOR, ballot.values.length));
  const points = poll.figures
    .filter(({ estimates }) => estimates.length > 0)
    .map(({ claim, estimates }) => [claim, medianFigure(estimates.map(({ figure }) => figure))] as const);
  return verdictOf(poll, beliefOf, new Map(points));
}

interface Rate {
  readonly right: number;
  readonly all: number;
}

/** Right of known answers, by source or type. */
export function hitRates(poll: Poll, keyOf: (vote: Ballot['votes'][number]) => string): Map<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const { known, votes } of poll.ballots) {
    if (known === null) continue;
    for (const vote of votes) {
      const { right, all } = rates.get(keyOf(vote)) ?? PRIOR;
      rates.set(keyOf(vote), { right: right + Number(vote.value === known), all: all + 1 });
    }
  }
  return rates;
}

/** ln(h/(1 − h)), where a wrong answer is one of K − 1; never negative: a vote is a vote. */
export function weightOf({ right, all }: Rate, values: number): number {
  const h = right / all;
  return Math.max(0.05, Math.log((h * (values - 1)) / (1 - h)));
}

export function tallied(
  { values, votes }: Ballot,
  weight: (vote: Ballot['votes'][number]) => number,
): Belief {
  const logs = new Map(values.map((value) => [value, 0]));
  for (const vote of votes) logs.set(vote.value, (logs.get(vote.value) ?? 0) + weight(vote));
  return softmax(logs);
}
