/**
 * Whether sides divide people into a piece that may be too small. A study with twenty papers has a hundred thousand triples of
 * sides, and next to none has such a piece: what finds nothing here need not be looked at in words. It may say yes in vain, and
 * never no.
 */
import { distinct, Grouper, type Column, type Grouping, type Least } from './grouping.ts';

interface Printed {
  readonly printed: ReadonlyMap<string, unknown>;
  readonly people: ReadonlyMap<string, string>;
}

/** Of each unit its group; whoever is in none is not there. */
interface Grouped {
  readonly of: ReadonlyMap<string, string>;
}

/** A side's groups as numbers: 0 for those who are not printed. */
interface Numbered extends Column {
  readonly sizes: Int32Array;
}

export class PieceScreen {
  readonly #units: readonly string[];
  readonly #grouper: Grouper;
  readonly #people: Least;
  readonly #researchers: Least;
  readonly #numbered = new WeakMap<Grouped, Numbered>();
  readonly #room: readonly [Int32Array<ArrayBuffer>, Int32Array<ArrayBuffer>];

  constructor(
    sides: readonly Printed[],
    k: number,
    apart: { researcherOf: ReadonlyMap<string, string>; least: number } | undefined,
  ) {
    const units = [...new Set(sides.flatMap(({ printed }) => [...printed.keys()]))];
    this.#units = units;
    this.#grouper = new Grouper(units.length);
    this.#room = [new Int32Array(units.length), new Int32Array(units.length)];
    const personOf = personsIn(new Set(sides.map(({ people }) => people)));
    this.#people = leastOf(k, units.map(personOf));
    this.#researchers = leastOf(
      apart?.least ?? 0,
      units.map((unit) => apart?.researcherOf.get(unit)),
    );
  }

  /** `inFiles`: all of them are files of records, of which researchers count too. */
  mayHaveSmall(groups: readonly Grouped[], inFiles: boolean): boolean {
    const numbered = groups.map((one) => this.#numberedOf(one));
    const [first, ...others] = numbered;
    if (!first) return false;
    const pieces = others.reduce<Grouping>(
      (before, column, i) => this.#grouper.refine(before, column, this.#room[i % 2 === 0 ? 0 : 1]),
      { classOf: first.of, classes: first.codes },
    );
    const people = distinct(pieces, this.#people);
    const researchers =
      inFiles && this.#researchers.least > 0 ? distinct(pieces, this.#researchers) : undefined;
    const { sizes, anyone } = sizesOf(pieces);
    for (let piece = 0; piece < pieces.classes; piece++) {
      const isSmall =
        (people[piece] ?? 0) < this.#people.least ||
        (researchers?.[piece] ?? Infinity) < this.#researchers.least;
      if (isSmall && isNew(numbered, sizes[piece] ?? 0, anyone[piece] ?? 0)) return true;
    }
    return false;
  }

  #numberedOf(grouped: Grouped): Numbered {
    const known = this.#numbered.get(grouped);
    if (known) return known;
    const codes = new Map<string, number>();
    const of = Int32Array.from(this.#units, (unit) => {
      const group = grouped.of.get(unit);
      if (group === undefined) return 0;
      const code = codes.get(group) ?? codes.size + 1;
      codes.set(group, code);
      return code;
    });
    const sizes = new Int32Array(codes.size + 1);
    for (const code of of) sizes[code] = (sizes[code] ?? 0) + 1;
    const numbered = { of, codes: codes.size + 1, sizes };
    this.#numbered.set(grouped, numbered);
    return numbered;
  }
}

/** Somebody of it is in one of them, and none of them prints just it. */
const isNew = (groups: readonly Numbered[], size: number, one: number): boolean =>
  size > 0 &&
  groups.some(({ of }) => of[one] !== 0) &&
  groups.every(({ of, sizes }) => of[one] === 0 || sizes[of[one] ?? 0] !== size);

/** How many units each piece has, and one of them. */
function sizesOf({ classOf, classes }: Grouping): { sizes: Int32Array; anyone: Int32Array } {
  const [sizes, anyone] = [new Int32Array(classes), new Int32Array(classes)];
  for (let unit = 0; unit < classOf.length; unit++) {
    const piece = classOf[unit] ?? 0;
    sizes[piece] = (sizes[piece] ?? 0) + 1;
    anyone[piece] = unit;
  }
  return { sizes, anyone };
}

/** So many distinct values; who has none adds none. */
function leastOf(count: number, values: readonly (string | undefined)[]): Least {
  const byValue = [...Map.groupBy(values.keys(), (unit) => values[unit])].filter(
    ([value]) => value !== undefined,
  );
  const order = byValue.flatMap(([, units]) => units);
  const named = byValue.flatMap(([, units], name) => units.map(() => name));
  return { least: count, order: Int32Array.from(order), values: Int32Array.from(named) };
}

/**
 * Whose a unit is. Exports may say otherwise of one, where a source was set right in between: whoever any of them takes for one
 * person counts as one, so that no piece is thought to have more people than it has.
 */
function personsIn(exports: Iterable<ReadonlyMap<string, string>>): (unit: string) => string {
  const next = new Map<string, string>();
  const last = (name: string): string => {
    let at = name;
    for (let to = next.get(at); to !== undefined; to = next.get(at)) at = to;
    return at;
  };
  for (const people of exports)
    for (const [unit, person] of people) {
      const [a, b] = [last(unit), last(person)];
      if (a !== b) next.set(a, b);
    }
  return last;
}
