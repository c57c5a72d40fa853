/** Long work in slices, between which whoever waits for the process gets on: its sockets and its pages. */
import { setImmediate as giveWay } from 'node:timers/promises';

/** So many entries are read, or compared, at a time. */
const SLICE = 200;

export async function inSlices<A, B>(
  all: readonly A[],
  each: (one: A, index: number) => B,
  slice = SLICE,
): Promise<B[]> {
  const done: B[] = [];
  for (const [i, one] of all.entries()) {
    if (i > 0 && i % slice === 0) await giveWay();
    done.push(each(one, i));
  }
  return done;
}

/** What an iterator yields and is wanted; who looks through many gives way meanwhile. */
export async function picked<A, B extends A>(all: Iterable<A>, isWanted: (one: A) => one is B): Promise<B[]> {
  const wanted: B[] = [];
  let looked = 0;
  for (const one of all) {
    if (++looked % (SLICE * 50) === 0) await giveWay();
    if (isWanted(one)) wanted.push(one);
  }
  return wanted;
}
