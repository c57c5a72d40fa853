/**
 * Which numbers of a table are not printed: the small ones (D10), and beside them as few others as can be found, so
 * that none of them can be bounded to an interval narrower than the threshold (D11, D12).
 *
 * Hiding more never narrows an interval. A hidden number that is bounded too narrowly names sets of printed ones of
 * which at least one must be hidden too: those that would let more flow out of the set of nodes at which its rise or
 * its fall ends, and, where it is the only hidden one of a row or a column, the others there. The search branches on
 * the smallest such set; as many of them as have nothing in common bound what is still needed from below.
 */
import { Bounds, type Cut } from './bounds.ts';
import type { Crosstab } from './crosstab.ts';

export interface Suppression {
  /** Entries of the table, in order. */
  primary: readonly number[];
  secondary: readonly number[];
  /** Whether fewer are known to be impossible; where the table is too large for that, as few as were found. */
  fewest: boolean;
}

export function suppress(table: Crosstab, threshold: number): Suppression {
  return new Search(table, threshold).run();
}

/** How many numbers a search looks at before it takes what it has: no clock, so that all machines hide the same. */
const PROOF = 100_000_000;
const IMPROVEMENT = 20_000_000;
/** Tables of at most so many numbers, totals among them, are worth a proof; larger ones a better find. */
const SMALL = 110;

interface Narrow {
  entry: number;
  /** Each is a set of printed entries of which one must be hidden. */
  needs: number[][];
}

class Search {
  readonly #table: Crosstab;
  readonly #threshold: number;
  readonly #bounds: Bounds;
  /** D12: among equals what is inside is hidden before margins, and small numbers first. */
  readonly #order: Int32Array;
  readonly #primary: readonly number[];
  readonly #hidden: Uint8Array;
  /** 1 for what is hidden, 2 for what this branch of the search does not hide, 0 for what it may. */
  readonly #closed: Uint8Array;
  /** The entries of each row and each column, and how many of them are hidden. */
  readonly #lines: readonly number[][];
  readonly #hiddenIn: Int32Array;
  #until = 0;

  constructor(table: Crosstab, threshold: number) {
    this.#table = table;
    this.#threshold = threshold;
    this.#bounds = new Bounds(table);
    this.#order = inOrder(table);
    this.#primary = [...table.counts.keys()].filter((entry) => this.#isSmall(entry));
    this.#hidden = new Uint8Array(table.counts.length);
    this.#closed = new Uint8Array(table.counts.length);
    this.#lines = linesOf(this.#order, this.#bounds);
    this.#hiddenIn = new Int32Array(this.#lines.length);
    for (const entry of this.#primary) this.#hide(entry);
  }

  run(): Suppression {
    let needed = this.#still(this.#narrow(this.#primary));
    this.#hideGreedily(Infinity, () => 1);
    this.#printSpare(this.#secondary());
    if (this.#table.counts.length <= SMALL) needed = this.#prove(needed, PROOF);
    this.#improve(needed, IMPROVEMENT);
    needed = this.#prove(needed, PROOF / 10);
    const secondary = this.#secondary();
    return { primary: this.#primary, secondary, fewest: secondary.length === needed };
  }

  #hide(entry: number): void {
    this.#hidden[entry] = 1;
    this.#closed[entry] = 1;
    for (const node of this.#bounds.ends(entry)) this.#hiddenIn[node] = (this.#hiddenIn[node] ?? 0) + 1;
  }

  #print(entry: number): void {
    this.#hidden[entry] = 0;
    this.#closed[entry] = 0;
    for (const node of this.#bounds.ends(entry)) this.#hiddenIn[node] = (this.#hiddenIn[node] ?? 0) - 1;
  }

  #isSmall(entry: number): boolean {
    const count = this.#table.counts[entry] ?? 0;
    return count > 0 && count < this.#threshold;
  }

  #all = (): number[] => [...this.#hidden.keys()].filter((entry) => this.#hidden[entry] === 1);
  #secondary = (): number[] => this.#all().filter((entry) => !this.#isSmall(entry));
  #spentOut = (): boolean => this.#bounds.spent > this.#until;

  #holds = (entry: number): boolean =>
    this.#bounds.width(entry, this.#hidden, this.#threshold).width >= this.#threshold;

  /** Those of the hidden entries that are bounded too narrowly, and what they need. */
  #narrow(entries: readonly number[]): Narrow[] {
    return entries.flatMap((entry) => {
      const { width, cuts } = this.#bounds.width(entry, this.#hidden, this.#threshold);
      return width >= this.#threshold ? [] : [{ entry, needs: this.#needsOf(entry, cuts) }];
    });
  }

  #needsOf(entry: number, cuts: readonly Cut[]): number[][] {
    const needs = [this.#bounds.crossing(this.#order, this.#closed, cuts)];
    for (const node of this.#bounds.ends(entry))
      if (this.#hiddenIn[node] === 1)
        needs.push((this.#lines[node] ?? []).filter((other) => this.#closed[other] === 0));
    return needs;
  }

  /** How many more must be hidden, at least: one entry helps one row and one column that have only one. */
  #still(narrow: readonly Narrow[]): number {
    const lonely = (from: number, to: number): number =>
      this.#hiddenIn.subarray(from, to).reduce((sum, hidden) => sum + Number(hidden === 1), 0);
    const rows = this.#table.rows.length + 1;
    const counts = this.#table.counts.length;
    this.#bounds.spent += counts;
    return Math.max(lonely(0, rows), lonely(rows, this.#lines.length), disjoint(narrow, counts));
  }

  /**
   * Hides, one after the other, what most of the needs have in common, and at most so many; whether that was enough. With
   * a whim the votes are weighed at random, so that the next attempt is another.
   */
  #hideGreedily(most: number, whim: () => number): boolean {
    for (let left = most, narrow = this.#narrow(this.#all()); narrow.length > 0; left--) {
      if (this.#still(narrow) > left) return false;
      const chosen = this.#vote(narrow, whim);
      this.#hide(chosen);
      narrow = this.#narrow([...narrow.map(({ entry }) => entry), chosen]);
    }
    return true;
  }

  #vote(narrow: readonly Narrow[], whim: () => number): number {
    const votes = new Float64Array(this.#table.counts.length);
    for (const need of narrow.flatMap(({ needs }) => needs)) {
      this.#bounds.spent += need.length;
      for (const entry of need) votes[entry] = (votes[entry] ?? 0) + 1 / need.length;
    }
    let chosen = 0;
    let most = -1;
    for (const entry of this.#order) {
      if (votes[entry] === 0) continue;
      const vote = (votes[entry] ?? 0) * whim();
      if (vote > most) [chosen, most] = [entry, vote];
    }
    return chosen;
  }

  /** Prints some of what is hidden in one place, hides anew what is then needed, and keeps that where it is no more. */
  #improve(needed: number, most: number): void {
    this.#until = this.#bounds.spent + most;
    const chance = chanceOf(1);
    const whim = (): number => 0.7 + 0.6 * chance();
    for (let kept = this.#secondary(); kept.length > needed && !this.#spentOut();) {
      const some = this.#near(
        kept,
        kept[Math.floor(chance() * kept.length)] ?? 0,
        2 + Math.floor(chance() * 7),
      );
      for (const entry of some) this.#print(entry);
      const enough = this.#hideGreedily(some.length, whim);
      if (enough) this.#printSpare(this.#secondary().filter((entry) => !kept.includes(entry)));
      const now = this.#secondary();
      if (enough && now.length <= kept.length) {
        kept = now;
        continue;
      }
      for (const entry of now) this.#print(entry);
      for (const entry of kept) this.#hide(entry);
    }
  }

  /** Prints again what need not be hidden. */
  #printSpare(entries: readonly number[]): void {
    for (const entry of entries.toReversed()) this.#printAgain(entry);
  }

  /** Of these, one and those next to it: its own row and column first, then theirs. */
  #near(entries: readonly number[], one: number, count: number): number[] {
    const some = [one];
    for (let at = 0; at < some.length && some.length < count; at++) {
      const ends = this.#bounds.ends(some[at] ?? 0);
      const next = entries.filter(
        (entry) => !some.includes(entry) && this.#bounds.ends(entry).some((node) => ends.includes(node)),
      );
      some.push(...next.slice(0, count - some.length));
    }
    return some;
  }

  #printAgain(entry: number): void {
    this.#print(entry);
    const near = this.#bounds.ends(entry);
    const isNear = (other: number): boolean => this.#bounds.ends(other).some((node) => near.includes(node));
    const all = this.#all();
    // What shares a row or a column with it is the first to be laid open.
    const open = [...all.filter(isNear), ...all.filter((other) => !isNear(other))];
    if (!open.every((other) => this.#holds(other))) this.#hide(entry);
  }

  /** Looks for fewer than were found, from the least that are needed on; how many are then known to be needed. */
  #prove(needed: number, most: number): number {
    this.#until = this.#bounds.spent + most;
    const found = this.#secondary();
    for (const entry of found) this.#print(entry);
    for (let few = needed; few < found.length; few++) {
      if (this.#complete(this.#primary, few)) return few;
      if (!this.#spentOut()) continue;
      for (const entry of found) this.#hide(entry);
      return few;
    }
    for (const entry of found) this.#hide(entry);
    return found.length;
  }

  /** Hides at most `left` more, so that all hold of which it is not known; leaves all as it was where that cannot be. */
  #complete(open: readonly number[], left: number): boolean {
    if (this.#spentOut()) return false;
    const narrow = this.#narrow(open);
    if (narrow.length === 0) return true;
    if (left === 0) return false;
    if (this.#still(narrow) > left) return false;
    const entries = narrow.map(({ entry }) => entry);
    const need = smallest(narrow.flatMap(({ needs }) => needs));
    const done = need.some((entry) => {
      this.#hide(entry);
      if (this.#complete([...entries, entry], left - 1)) return true;
      this.#print(entry);
      this.#closed[entry] = 2;
      return false;
    });
    for (const entry of need) if (this.#closed[entry] === 2) this.#closed[entry] = 0;
    return done;
  }
}

function inOrder({ rows, cols, counts }: Crosstab): Int32Array {
  const wide = cols.length + 1;
  const margins = (entry: number): number =>
    Number(entry % wide === cols.length) + Number(Math.floor(entry / wide) === rows.length);
  return Int32Array.from(counts.keys()).sort(
    (a, b) => margins(a) - margins(b) || (counts[a] ?? 0) - (counts[b] ?? 0) || a - b,
  );
}

function linesOf(order: Int32Array, bounds: Bounds): number[][] {
  const lines: number[][] = [];
  for (const entry of order) for (const node of bounds.ends(entry)) (lines[node] ??= []).push(entry);
  return lines;
}

const smallest = (needs: readonly number[][]): number[] =>
  needs.reduce((least, need) => (need.length < least.length ? need : least), needs[0] ?? []);

/** How many of the needs, at least, have nothing in common: so many more must be hidden. */
function disjoint(narrow: readonly Narrow[], entries: number): number {
  const taken = new Uint8Array(entries);
  let count = 0;
  for (const need of narrow.flatMap(({ needs }) => needs).sort((a, b) => a.length - b.length)) {
    if (need.length === 0) return Infinity;
    if (need.some((entry) => taken[entry] === 1)) continue;
    for (const entry of need) taken[entry] = 1;
    count += 1;
  }
  return count;
}

/** A row of numbers from 0 to below 1 that is always the same (a linear congruence of Numerical Recipes). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
