/** Rows that are printed alike, as numbers: each row's class, refined by one column after the other. */

export interface Grouping {
  /** Of each row. */
  classOf: Int32Array;
  classes: number;
}

/** Each row's value, as a code below `codes`. */
export interface Column {
  of: Int32Array;
  codes: number;
}

export const oneClass = (rows: number): Grouping => ({
  classOf: new Int32Array(rows),
  classes: rows > 0 ? 1 : 0,
});

const DIRECT = 2 ** 20;

/** Refines groupings; its table is used again and again, since a search refines thousands of times. */
export class Grouper {
  readonly #mask: number;
  readonly #stamps: Int32Array;
  readonly #befores: Int32Array;
  readonly #codes: Int32Array;
  readonly #names: Int32Array;
  #stamp = 0;
  /** Where pairs are few they index a table: a name counts from the base, and what is below it is of an earlier call. */
  readonly #direct = new Int32Array(DIRECT);
  #base = 1;

  constructor(rows: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * rows + 2));
    this.#mask = size - 1;
    this.#stamps = new Int32Array(size);
    this.#befores = new Int32Array(size);
    this.#codes = new Int32Array(size);
    this.#names = new Int32Array(size);
  }

  /** `into` receives the rows' new classes. */
  refine(before: Grouping, { of: column, codes }: Column, into: Int32Array): Grouping {
    const few = before.classes * codes <= DIRECT;
    const classes = few
      ? this.#index(before.classOf, column, codes, into)
      : this.#hash(before.classOf, column, into);
    return { classOf: into, classes };
  }

  #index(classOf: Int32Array, column: Int32Array, codes: number, into: Int32Array): number {
    if (this.#base > 2 ** 31 - 1 - DIRECT) {
      this.#direct.fill(0);
      this.#base = 1;
    }
    const base = this.#base;
    let next = base;
    for (let row = 0; row < column.length; row++) {
      const pair = (classOf[row] ?? 0) * codes + (column[row] ?? 0);
      let name = this.#direct[pair] ?? 0;
      if (name < base) {
        name = next++;
        this.#direct[pair] = name;
      }
      into[row] = name - base;
    }
    this.#base = next;
    return next - base;
  }

  #hash(classOf: Int32Array, column: Int32Array, into: Int32Array): number {
    this.#stamp += 1;
    let classes = 0;
    for (let row = 0; row < column.length; row++) {
      const slot = this.#slot(classOf[row] ?? 0, column[row] ?? 0);
      if (this.#names[slot] === -1) this.#names[slot] = classes++;
      into[row] = this.#names[slot] ?? 0;
    }
    return classes;
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
  /** The rows with equal values together, so that distinct ones are counted in one pass, and the values in that order. */
  order: Int32Array;
  values: Int32Array;
}

export function least(count: number, values: readonly string[]): Least {
  const codes = new Map<string, number>();
  const coded = Int32Array.from(values, (value) => {
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    return code;
  });
  const order = Int32Array.from(coded.keys()).sort((a, b) => (coded[a] ?? 0) - (coded[b] ?? 0));
  return { least: count, order, values: order.map((row) => coded[row] ?? 0) };
}

/** How many distinct values each class has. */
export function distinct({ classOf, classes }: Grouping, { values, order }: Least): Int32Array {
  const counts = new Int32Array(classes);
  const last = new Int32Array(classes).fill(-1);
  for (let i = 0; i < order.length; i++) {
    const named = classOf[order[i] ?? 0] ?? 0;
    const value = values[i] ?? 0;
    if (last[named] === value) continue;
    last[named] = value;
    counts[named] = (counts[named] ?? 0) + 1;
  }
  return counts;
}

/**
 * D4: which classes hold all conditions, as 1 and 0, and how many rows the others have; null where these are more than
 * `most`.
 */
export function holding(
  grouping: Grouping,
  conditions: readonly Least[],
  most = Infinity,
): { holds: Uint8Array; withheld: number } | null {
  const { classOf, classes } = grouping;
  const holds = new Uint8Array(classes).fill(1);
  const sizes = new Int32Array(classes);
  for (let row = 0; row < classOf.length; row++)
    sizes[classOf[row] ?? 0] = (sizes[classOf[row] ?? 0] ?? 0) + 1;
  let withheld = 0;
  for (const condition of conditions) {
    const counts = distinct(grouping, condition);
    for (let named = 0; named < classes; named++) {
      if (holds[named] === 0 || (counts[named] ?? 0) >= condition.least) continue;
      holds[named] = 0;
      withheld += sizes[named] ?? 0;
    }
    if (withheld > most) return null;
  }
  return { holds, withheld };
}
