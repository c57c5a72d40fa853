/**
 * The majority of majorities: the sources of each type agree among themselves first, each of them with one vote, and
 * then each type votes, with the weight of its record on known questions; a type that is split gives each side its
 * share. So a type that was asked more has no more to say. Figures: the median of the types' medians.
 */
import { hitRates, weightOf } from './majority.ts';
import type { Ballot, Poll, Vote } from './poll.ts';
import { softmax, verdictOf, type Belief, type Verdict } from './verdict.ts';
import { medianFigure } from './weights.ts';

export function perTypeMajority(poll: Poll): Verdict {
  const rates = hitRates(poll, ({ type }) => type);
  const beliefOf = (ballot: Ballot): Belief => {
    const logs = new Map(ballot.values.map((value) => [value, 0]));
    for (const [type, votes] of Map.groupBy(ballot.votes, (vote) => vote.type)) {
      const weight = weightOf(rates.get(type) ?? { right: 3, all: 4 }, ballot.values.length);
      const leading = leadersOf(votes);
      for (const value of leading) logs.set(value, (logs.get(value) ?? 0) + weight / leading.length);
    }
    return softmax(logs);
  };
  const points = poll.figures.flatMap(({ claim, estimates }) => {
    const medians = [...Map.groupBy(estimates, ({ type }) => type).values()].map((of) =>
      medianFigure(of.map(({ figure }) => figure)),
    );
    return medians.length === 0 ? [] : [[claim, medianFigure(medians)] as const];
  });
  return verdictOf(poll, beliefOf, new Map(points));
}

function leadersOf(votes: readonly Vote[]): string[] {
  const counts = [...Map.groupBy(votes, ({ value }) => value)].map(([value, all]) => ({
    value,
    n: all.length,
  }));
  const most = Math.max(...counts.map(({ n }) => n));
  return counts.filter(({ n }) => n === most).map(({ value }) => value);
}
