/** How long to wait before one connects again. Pure: the clock and the die are passed in. */

/** Why there is no connection: the network, a server that restarts, one that is busy, one that asks for a pause. */
export type Cause = 'network' | 'restart' | 'busy' | 'too-fast';

const CAUSES = new Map<number | null, Cause>([
  [1012, 'restart'],
  [1013, 'busy'],
  [4429, 'too-fast'],
]);

export const causeOf = (code: number | null): Cause => CAUSES.get(code) ?? 'network';

/** The first wait, doubled at each further attempt, and the longest (ms). */
const WAITS: Record<Cause, { first: number; longest: number }> = {
  network: { first: 250, longest: 5_000 },
  restart: { first: 1_000, longest: 5_000 },
  busy: { first: 1_000, longest: 30_000 },
  'too-fast': { first: 2_000, longest: 60_000 },
};

/**
 * `attempt` counts from 0. Half of a wait is left to chance, so that those who were cut off together do not come back
 * together. After a restart one comes back at once, which for many is: some time within the first second.
 */
export function waitBefore(cause: Cause, attempt: number, random: () => number): number {
  const { first, longest } = WAITS[cause];
  if (cause === 'restart' && attempt === 0) return first * random();
  return Math.min(first * 2 ** attempt, longest) * (0.5 + random() / 2);
}

/** A connection that stood this long was a good one: what came before it no longer counts (ms). */
const STEADY = 10_000;

/** The number of the next attempt; -1 before the first connection. */
export const attemptAfter = (attempt: number, stood: number): number => (stood >= STEADY ? 0 : attempt + 1);
