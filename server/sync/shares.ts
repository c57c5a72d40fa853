/** What each account takes of a process by the rooms that it keeps open, and which of them goes where one has to (S19). */
import type { AccountId } from '#core/ids.ts';

/** A room in use: who is in it, and what it takes, in parts of all that may be open. */
export interface Used<R> {
  room: R;
  members: ReadonlySet<AccountId>;
  takes: number;
}

export type Shares = ReadonlyMap<AccountId, number>;

/** Of a room that several are in, each takes a part. */
export function sharesOf<R>(used: readonly Used<R>[]): Shares {
  const shares = new Map<AccountId, number>();
  for (const { members, takes } of used)
    for (const account of members) shares.set(account, (shares.get(account) ?? 0) + takes / members.size);
  return shares;
}

/**
 * A room counts as whoever in it takes least: nobody loses it for what others take who look at it with them. Of those
 * where that is more than `bar` the one goes where it is most; of somebody's own, the largest.
 */
export function firstToGo<R>(used: readonly Used<R>[], shares: Shares, bar: number): R | null {
  const leastIn = ({ members }: Used<R>): number =>
    Math.min(...[...members].map((account) => shares.get(account) ?? 0));
  const over = used.map((one) => ({ ...one, least: leastIn(one) })).filter(({ least }) => least > bar);
  const [first] = over.toSorted((a, b) => b.least - a.least || b.takes - a.takes);
  return first?.room ?? null;
}
