/**
 * Transactions go over a few connections as long as these suffice, and over the others only in a crowd. The driver takes the
 * connection that has been idle for longest, so that each of them would come to read and plan every statement there is, under
 * its policies, which is most of what a short transaction takes.
 */

/** What a pool is to this: its way to run a transaction. */
type Run<Tx> = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export function fewFirst<Tx>(few: { run: Run<Tx>; connections: number }, others: Run<Tx>): Run<Tx> {
  let busy = 0;
  return async (work) => {
    if (busy >= few.connections) return others(work);
    busy += 1;
    try {
      return await few.run(work);
    } finally {
      busy -= 1;
    }
  };
}
