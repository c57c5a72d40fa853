/** What a method makes of a project. */
import type { Ballot, Poll } from './poll.ts';

/** value → probability. */
export type Belief = ReadonlyMap<string, number>;

export interface Verdict {
  readonly beliefs: ReadonlyMap<string, Belief>;
  /** Of figures; null if the method knows none. */
  readonly points: ReadonlyMap<string, number> | null;
  /** researcher → how much the method doubts their material. */
  readonly doubts: ReadonlyMap<string, number>;
}

/** Scores made into shares; all alike if there are none. */
export function normalised(scores: ReadonlyMap<string, number>): Belief {
  const sum = [...scores.values()].reduce((total, one) => total + one, 0);
  return new Map([...scores].map(([value, score]) => [value, sum > 0 ? score / sum : 1 / scores.size]));
}

export function softmax(logs: ReadonlyMap<string, number>): Belief {
  const top = Math.max(...logs.values());
  return normalised(new Map([...logs].map(([value, log]) => [value, Math.exp(log - top)])));
}

export function certain(values: readonly string[], truth: string): Belief {
  return new Map(values.map((value) => [value, value === truth ? 1 : 0]));
}

/** A method that has no word for interviewers doubts those whose sources it disbelieves. */
export function doubtsOf(poll: Poll, beliefOf: (ballot: Ballot) => Belief): Map<string, number> {
  const sums = new Map<string, { doubt: number; all: number }>();
  for (const ballot of poll.ballots) {
    const belief = beliefOf(ballot);
    for (const { researcher, value } of ballot.votes) {
      if (researcher === null) continue;
      const { doubt, all } = sums.get(researcher) ?? { doubt: 0, all: 0 };
      sums.set(researcher, { doubt: doubt + 1 - (belief.get(value) ?? 0), all: all + 1 });
    }
  }
  return new Map([...sums].map(([id, { doubt, all }]) => [id, doubt / all]));
}

export function verdictOf(
  poll: Poll,
  beliefOf: (ballot: Ballot) => Belief,
  points: ReadonlyMap<string, number> | null,
): Verdict {
  return {
    beliefs: new Map(poll.ballots.map((ballot) => [ballot.claim, beliefOf(ballot)])),
    points,
    doubts: doubtsOf(poll, beliefOf),
  };
}
