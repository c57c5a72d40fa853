/** Rows that are printed alike, as numbers: each row's class, refined by one column after the other. */

export interface Grouping {
  /** Of each row. */
  classOf: Int32Array;
  classes: number;
}

export const oneClass = (rows: number): Grouping => ({
  classOf: new Int32Array(rows),
  classes: rows > 0 ? 1 : 0,
});

/** Refines groupings; its table is used again and again, since a search refines thousands of times. */
export class Grouper {
  readonly #mask: number;
  readonly #stamps: Int32Array;
  readonly #befores: Int32Array;
  readonly #codes: Int32Array;
  readonly #names: Int32Array;
  #stamp = 0;

  constructor(rows: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * rows + 2));
    this.#mask = size - 1;
    this.#stamps = new Int32Array(size);
    this.#befores = new Int32Array(size);
    this.#codes = new Int32Array(size);
    this.#names = new Int32Array(size);
  }

  /** `column` gives each row's code. `into` receives the rows' new classes. */
  refine(before: Grouping, column: Int32Array, into: Int32Array): Grouping {
    this.#stamp += 1;
    let classes = 0;
    for (let row = 0; row < column.length; row++) {
      const slot = this.#slot(before.classOf[row] ?? 0, column[row] ?? 0);
      if (this.#names[slot] === -1) this.#names[slot] = classes++;
      into[row] = this.#names[slot] ?? 0;
    }
    return { classOf: into, classes };
  }

  /** Where the pair stands; one that is new stands there with the name -1. */
  #slot(before: number, code: number): number {
    let slot = (Math.imul(before, 0x9e3779b1) ^ Math.imul(code + 1, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    while (this.#stamps[slot] === this.#stamp) {
      if (this.#befores[slot] === before && this.#codes[slot] === code) return slot;
      slot = (slot + 1) & this.#mask;
    }
    this.#stamps[slot] = this.#stamp;
    this.#befores[slot] = before;
    this.#codes[slot] = code;
    this.#names[slot] = -1;
    return slot;
  }
}

/** A condition on classes: so many distinct values at least, of people, of a sensitive column, of researchers. */
export interface Least {
  least: number;
  /** Each row's value. */
  values: Int32Array;
  /** The rows with equal values together, so that distinct ones are counted in one pass. */
  order: Int32Array;
}

export function least(count: number, values: readonly string[]): Least {
  const codes = new Map<string, number>();
  const coded = Int32Array.from(values, (value) => {
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    return code;
  });
  const order = Int32Array.from(coded.keys()).sort((a, b) => (coded[a] ?? 0) - (coded[b] ?? 0));
  return { least: count, values: coded, order };
}

/** How many distinct values each class has. */
export function distinct({ classOf, classes }: Grouping, { values, order }: Least): Int32Array {
  const counts = new Int32Array(classes);
  const last = new Int32Array(classes).fill(-1);
  for (const row of order) {
    const named = classOf[row] ?? 0;
    const value = values[row] ?? 0;
    if (last[named] === value) continue;
    last[named] = value;
    counts[named] = (counts[named] ?? 0) + 1;
  }
  return counts;
}

/** D4: which classes hold all conditions, as 1 and 0. */
export function holding(grouping: Grouping, conditions: readonly Least[]): Uint8Array {
  const holds = new Uint8Array(grouping.classes).fill(1);
  for (const condition of conditions) {
    const counts = distinct(grouping, condition);
    for (let named = 0; named < counts.length; named++)
      if ((counts[named] ?? 0) < condition.least) holds[named] = 0;
  }
  return holds;
}
