/**
 * Full-domain generalisation: each key is printed at one level for all rows, and the lattice of levels is searched for
 * the node that loses least. Exact: what is passed over is shown to be no better.
 *
 * Going up a level only merges classes, so that rows of classes that hold (D4) stay in such: what a node withholds is
 * no less at any node below it. A prefix of the keys, the others at `*`, is above all that refine it. So a prefix that
 * withholds too much is left with all below it, and what it withholds and prints is the least that they lose.
 */
import { Grouper, holding, oneClass, type Column, type Grouping, type Least } from './grouping.ts';
import type { Hierarchy } from './hierarchy.ts';

export interface Key {
  hierarchy: Hierarchy;
  /** Each row's value, by its number in the hierarchy. */
  leaves: Int32Array;
}

export interface Question {
  rows: number;
  keys: readonly Key[];
  conditions: readonly Least[];
  /** The share of the rows that may be withheld. */
  withhold: number;
}

/** A node of the lattice that may be printed. */
export interface Plan {
  /** By key, in the order of the question. */
  levels: readonly number[];
  withheld: number;
  loss: number;
}

/** The best plans, best first, at most `wanted`; none where even `*` everywhere withholds too much. */
export function searchLattice(question: Question, wanted: number): Plan[] {
  return new Search(question, wanted).run();
}

/** Which rows are together at these levels. */
export function groupingAt({ rows, keys }: Question, levels: readonly number[]): Grouping {
  const grouper = new Grouper(rows);
  return keys.reduce(
    (grouping, key, i) =>
      grouper.refine(grouping, columnsOf(key)[levels[i] ?? 0] ?? NO_CODES, new Int32Array(rows)),
    oneClass(rows),
  );
}

const EMPTY = new Int32Array(0);
const NO_CODES: Column = { of: EMPTY, codes: 0 };
/** Sums of quotients differ in the last places by the order of adding. */
const EQUAL = 1e-12;

/** Each row's printed value, by level. */
const columnsOf = ({ hierarchy, leaves }: Key): Column[] =>
  hierarchy.levels.map(({ codeOf, printed }) => ({
    of: leaves.map((leaf) => codeOf[leaf] ?? 0),
    codes: printed.length,
  }));

/** D6: what a row loses by its printed value: the other values under it, of all others that there are. By level and row. */
const lossesOf = ({ hierarchy, leaves }: Key): { steps: Int32Array[]; most: number } => ({
  steps: hierarchy.levels.map(({ codeOf, under }) =>
    leaves.map((leaf) => (under[codeOf[leaf] ?? 0] ?? 1) - 1),
  ),
  most: Math.max(1, hierarchy.leafOf.size - 1),
});

interface Searched {
  key: number;
  top: number;
  codes: Column[];
  steps: Int32Array[];
  most: number;
  /** The steps of all rows at each level. */
  sums: number[];
  /** The highest loss of one row at each level. */
  highest: number[];
}

const NO_COLUMN: Searched = { key: 0, top: 0, codes: [], steps: [], most: 1, sums: [], highest: [] };

interface Weighed {
  withheld: number;
  /** By column, the loss of the rows that are printed, in rows. */
  printed: number[];
}

class Search {
  readonly #question: Question;
  readonly #wanted: number;
  /** How many rows may be withheld. */
  readonly #most: number;
  readonly #grouper: Grouper;
  readonly #columns: readonly Searched[];
  /** For each pair of columns, by the level of the first, the lowest level of the second that may be printed with it. */
  readonly #floors: number[][][] = [];
  readonly #best: Plan[] = [];
  readonly #buffers: Int32Array[];
  readonly #withheldRows: Int32Array;

  constructor(question: Question, wanted: number) {
    this.#question = question;
    this.#wanted = wanted;
    this.#most = mostOf(question);
    this.#grouper = new Grouper(question.rows);
    // What tells people apart most comes first: its prefixes are refused soonest.
    this.#columns = question.keys
      .map((key, i) => columnOf(key, i))
      .toSorted((a, b) => b.most - a.most || a.key - b.key);
    this.#withheldRows = new Int32Array(question.rows);
    this.#buffers = this.#columns.map(() => new Int32Array(question.rows));
  }

  run(): Plan[] {
    const tops = this.#columns.map(({ top }) => top);
    if (!this.#weigh(this.#at(tops), [])) return [];
    this.#descend(tops);
    this.#findFloors();
    this.#extend([], oneClass(this.#question.rows));
    return this.#best;
  }

  /** From the top down by the step that gains most: a first plan, against which the search is bounded. */
  #descend(tops: readonly number[]): void {
    let levels = [...tops];
    for (let plan = this.#offer(levels); plan;) {
      const steps = levels.flatMap((level, i) => (level > 0 ? [levels.with(i, level - 1)] : []));
      const next = steps.flatMap((step) => this.#offer(step) ?? []).toSorted(byLoss)[0];
      if (!next || next.loss >= plan.loss - EQUAL) return;
      plan = next;
      levels = this.#columns.map(({ key }) => next.levels[key] ?? 0);
    }
  }

  #findFloors(): void {
    for (const [a, first] of this.#columns.entries()) {
      const floors = this.#columns.map((second, b) =>
        a === b
          ? []
          : Array.from({ length: first.top + 1 }, (_, level) => this.#floor(a, level, b, second.top)),
      );
      this.#floors.push(floors);
    }
  }

  #floor(a: number, level: number, b: number, top: number): number {
    const above = this.#columns.map((column) => column.top);
    let floor = top + 1;
    while (floor > 0) {
      const grouping = this.#at(above.with(a, level).with(b, floor - 1));
      if (!this.#weigh(grouping, [])) break;
      floor -= 1;
    }
    return floor;
  }

  /** All plans whose first columns have these levels. */
  #extend(levels: readonly number[], grouping: Grouping): void {
    const depth = levels.length;
    const column = this.#columns[depth];
    if (!column) return;
    for (let level = column.top; level >= this.#lowest(levels, depth); level--) {
      const next = [...levels, level];
      const refined = this.#grouper.refine(
        grouping,
        column.codes[level] ?? NO_CODES,
        this.#buffers[depth] ?? EMPTY,
      );
      const weighed = this.#weigh(refined, next);
      if (!weighed) return; // and so is every lower level of this key
      if (this.#bound(next, weighed) > this.#worst() + EQUAL) continue;
      if (next.length === this.#columns.length) this.#keep(this.#planOf(next, weighed));
      else this.#extend(next, refined);
    }
  }

  #lowest(levels: readonly number[], column: number): number {
    return levels.reduce((floor, level, i) => Math.max(floor, this.#floors[i]?.[column]?.[level] ?? 0), 0);
  }

  /** No plan below this prefix loses less. */
  #bound(levels: readonly number[], { withheld, printed }: Weighed): number {
    let sum = printed.reduce((all, one) => all + one, 0) + withheld * this.#columns.length;
    for (let i = levels.length; i < this.#columns.length; i++) {
      const column = this.#columns[i];
      const floor = this.#lowest(levels, i);
      if (!column) continue;
      if (floor > column.top) return Infinity;
      sum += Math.max(0, (column.sums[floor] ?? 0) / column.most - withheld * (column.highest[floor] ?? 0));
    }
    return sum / (this.#question.rows * this.#columns.length);
  }

  #worst = (): number =>
    this.#best.length < this.#wanted ? Infinity : (this.#best.at(-1)?.loss ?? Infinity);

  #at(levels: readonly number[]): Grouping {
    return this.#columns.reduce<Grouping>(
      (grouping, { codes, top }, i) =>
        levels[i] === top
          ? grouping
          : this.#grouper.refine(
              grouping,
              codes[levels[i] ?? 0] ?? NO_CODES,
              new Int32Array(this.#question.rows),
            ),
      oneClass(this.#question.rows),
    );
  }

  /** What is withheld of a grouping, and what the first columns lose at these levels; null where it may not be printed. */
  #weigh(grouping: Grouping, levels: readonly number[]): Weighed | null {
    const found = holding(grouping, this.#question.conditions, this.#most);
    if (!found) return null;
    const { holds, withheld } = found;
    const { classOf } = grouping;
    const rows = this.#withheldRows;
    if (withheld > 0)
      for (let row = 0, at = 0; row < classOf.length; row++)
        if (holds[classOf[row] ?? 0] === 0) rows[at++] = row;
    const printed = levels.map((level, i) => {
      const { steps, sums, most } = this.#columns[i] ?? NO_COLUMN;
      const step = steps[level] ?? EMPTY;
      let sum = sums[level] ?? 0;
      for (let at = 0; at < withheld; at++) sum -= step[rows[at] ?? 0] ?? 0;
      return sum / most;
    });
    return { withheld, printed };
  }

  #planOf(levels: readonly number[], { withheld, printed }: Weighed): Plan {
    const byKey = new Array<number>(levels.length).fill(0);
    const losses = new Array<number>(levels.length).fill(0);
    for (const [i, { key }] of this.#columns.entries()) {
      byKey[key] = levels[i] ?? 0;
      losses[key] = printed[i] ?? 0;
    }
    const lost = losses.reduce((all, one) => all + one, 0) + withheld * levels.length;
    return { levels: byKey, withheld, loss: lost / (this.#question.rows * levels.length) };
  }

  #offer(levels: readonly number[]): Plan | null {
    const weighed = this.#weigh(this.#at(levels), levels);
    if (!weighed) return null;
    const plan = this.#planOf(levels, weighed);
    this.#keep(plan);
    return plan;
  }

  /** D8: a plan that is only coarser than another, and prints no more rows, is none. */
  #keep(plan: Plan): void {
    const place = this.#best.findIndex((one) => byLoss(plan, one) <= 0);
    if (place === -1 && this.#best.length >= this.#wanted) return;
    const at = this.#best[place];
    if ((at && byLoss(plan, at) === 0) || this.#onlyCoarser(plan)) return;
    this.#best.splice(place === -1 ? this.#best.length : place, 0, plan);
    this.#best.length = Math.min(this.#best.length, this.#wanted);
  }

  #onlyCoarser({ levels, withheld }: Plan): boolean {
    const ours = this.#columns.map(({ key }) => levels[key] ?? 0);
    return ours.some(
      (level, i) => level > 0 && this.#weigh(this.#at(ours.with(i, level - 1)), [])?.withheld === withheld,
    );
  }
}

function columnOf(key: Key, i: number): Searched {
  const { steps, most } = lossesOf(key);
  return {
    key: i,
    top: key.hierarchy.top,
    codes: columnsOf(key),
    steps,
    most,
    sums: steps.map((level) => level.reduce((sum, step) => sum + step, 0)),
    highest: steps.map((level) => level.reduce((high, step) => Math.max(high, step), 0) / most),
  };
}

/** The most rows of which the share is no more than what is allowed. A product would round the other way at times. */
function mostOf({ rows, withhold }: Question): number {
  let most = Math.min(rows, Math.ceil(withhold * rows));
  while (most / rows > withhold) most -= 1;
  return most;
}

/** D7: less lost, else fewer withheld, else fewer steps, else lower in the keys that are named first. */
function byLoss(a: Plan, b: Plan): number {
  if (Math.abs(a.loss - b.loss) > EQUAL) return a.loss - b.loss;
  const sum = (levels: readonly number[]): number => levels.reduce((all, level) => all + level, 0);
  const order = a.withheld - b.withheld || sum(a.levels) - sum(b.levels);
  if (order !== 0) return order;
  for (const [i, level] of a.levels.entries()) {
    const other = b.levels[i] ?? 0;
    if (level !== other) return level - other;
  }
  return 0;
}
