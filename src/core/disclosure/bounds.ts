/**
 * What somebody who knows the printed numbers of a table can say of a hidden one: the least and the most that it can
 * be, where counts are not negative (D11).
 *
 * A table with its margins is a circulation: a cell flows from its row to its column, a column's total from the column
 * to the row of totals, a row's total from the column of totals to the row, the total of all from the row of totals to
 * the column of totals; what every row and every column says is that as much flows in as out. Printed numbers are
 * fixed, hidden ones may be anything from 0, and the true table is one such flow. So how far a hidden number can rise
 * is how much can be sent back from its head to its tail through the other hidden ones, and by the integrality of flows
 * no attacker who also knows that counts are whole knows more.
 */
import type { Crosstab } from './crosstab.ts';

/** A set of nodes between which nothing more can flow: rows, then columns, each with the one of the totals. */
export type Cut = Uint8Array;

export interface Width {
  /** Upper less lower bound, counted up to `enough` only. */
  width: number;
  /** Where it is less than enough: what must be crossed for more. */
  cuts: readonly Cut[];
}

/** Bounds of one table under changing sets of hidden numbers. Its buffers are used again and again. */
export class Bounds {
  /** How many numbers of the table were looked at: what a search has spent. */
  spent = 0;
  readonly #counts: Int32Array;
  readonly #height: number;
  readonly #wide: number;
  readonly #nodes: number;
  readonly #tails: Int32Array;
  readonly #heads: Int32Array;
  readonly #moved: Int32Array;
  readonly #queue: Int32Array;
  /** The entry by which a node was reached; -1 for the start, -2 where it was not. */
  readonly #via: Int32Array;

  constructor({ rows, cols, counts }: Crosstab) {
    this.#counts = counts;
    this.#height = rows.length + 1;
    this.#wide = cols.length + 1;
    this.#nodes = this.#height + this.#wide;
    this.#tails = Int32Array.from(counts, (_, entry) => this.#ends(entry)[0]);
    this.#heads = Int32Array.from(counts, (_, entry) => this.#ends(entry)[1]);
    this.#moved = new Int32Array(counts.length);
    this.#queue = new Int32Array(this.#nodes);
    this.#via = new Int32Array(this.#nodes);
  }

  /** Of a hidden entry; `hidden` is 1 for each entry that is not printed. */
  width(entry: number, hidden: Uint8Array, enough: number): Width {
    const [tail, head] = this.ends(entry);
    const rise = this.#flow(head, tail, entry, hidden, enough);
    if (rise >= enough) return { width: enough, cuts: [] };
    const risen = this.#reached();
    const own = this.#counts[entry] ?? 0;
    const most = Math.min(own, enough - rise);
    const fall = this.#flow(tail, head, entry, hidden, most);
    if (rise + fall >= enough) return { width: enough, cuts: [] };
    // Where the count itself ends at 0, no other hidden number lets it fall further.
    return { width: rise + fall, cuts: fall < own ? [risen, this.#reached()] : [risen] };
  }

  /** The two nodes that an entry joins. */
  ends = (entry: number): readonly [number, number] => [this.#tails[entry] ?? 0, this.#heads[entry] ?? 0];

  /** Those of the entries of which hiding one would let more flow out of one of the sets; `closed` ones are passed over. */
  crossing(entries: Int32Array, closed: Uint8Array, cuts: readonly Cut[]): number[] {
    const found: number[] = [];
    const [one, other = one] = cuts;
    if (!one || !other) return found;
    this.spent += entries.length;
    for (const entry of entries) {
      if (closed[entry] !== 0) continue;
      const tail = this.#tails[entry] ?? 0;
      const head = this.#heads[entry] ?? 0;
      const out = (one[tail] === 1 && one[head] === 0) || (other[tail] === 1 && other[head] === 0);
      const back = (one[tail] === 0 && one[head] === 1) || (other[tail] === 0 && other[head] === 1);
      if (out || (back && (this.#counts[entry] ?? 0) > 0)) found.push(entry);
    }
    return found;
  }

  /** The nodes between which an entry flows, from and to. */
  #ends(entry: number): readonly [number, number] {
    const row = Math.floor(entry / this.#wide);
    const col = entry % this.#wide;
    const forward = row < this.#height - 1 === col < this.#wide - 1;
    return forward ? [row, this.#height + col] : [this.#height + col, row];
  }

  #reached = (): Cut => Uint8Array.from(this.#via, (via) => (via === -2 ? 0 : 1));

  /** The most that can flow, up to `most`, without the entry itself. */
  #flow(from: number, to: number, without: number, hidden: Uint8Array, most: number): number {
    this.#moved.fill(0);
    let flow = 0;
    while (flow < most && this.#search(from, to, without, hidden)) {
      const step = Math.min(most - flow, this.#narrowest(from, to));
      this.#send(from, to, step);
      flow += step;
    }
    return flow;
  }

  /** Breadth first; leaves in `#via` how each node was reached. */
  #search(from: number, to: number, without: number, hidden: Uint8Array): boolean {
    this.#via.fill(-2);
    this.#via[from] = -1;
    this.#queue[0] = from;
    for (let next = 0, end = 1; next < end; next++) {
      const node = this.#queue[next] ?? 0;
      const isRow = node < this.#height;
      const count = isRow ? this.#wide : this.#height;
      this.spent += count;
      for (let i = 0; i < count; i++) {
        const other = isRow ? this.#height + i : i;
        const entry = isRow ? node * this.#wide + i : i * this.#wide + node - this.#height;
        if (hidden[entry] !== 1 || entry === without || this.#via[other] !== -2) continue;
        if (this.#room(entry, node) === 0) continue;
        this.#via[other] = entry;
        if (other === to) return true;
        this.#queue[end++] = other;
      }
    }
    return false;
  }

  /** How much an entry lets through from a node: along it without end, against it what it holds. */
  #room(entry: number, from: number): number {
    return this.#tails[entry] === from ? Infinity : (this.#counts[entry] ?? 0) + (this.#moved[entry] ?? 0);
  }

  #narrowest(from: number, to: number): number {
    let least = Infinity;
    for (let node = to; node !== from; node = this.#before(node))
      least = Math.min(least, this.#room(this.#via[node] ?? 0, this.#before(node)));
    return least;
  }

  #send(from: number, to: number, step: number): void {
    for (let node = to; node !== from; node = this.#before(node)) {
      const entry = this.#via[node] ?? 0;
      const along = this.#heads[entry] === node;
      this.#moved[entry] = (this.#moved[entry] ?? 0) + (along ? step : -step);
    }
  }

  #before(node: number): number {
    const entry = this.#via[node] ?? 0;
    return (this.#heads[entry] === node ? this.#tails[entry] : this.#heads[entry]) ?? 0;
  }
}
