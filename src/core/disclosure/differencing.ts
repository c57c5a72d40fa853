/**
 * What an export says together with earlier ones (D13–D16 of docs/disclosure.md). Every class of a file, cell, margin and
 * stated count is a group of people; whoever has two exports can subtract one group from another. So all that export
 * and earlier ones divide people into must be nobody, k people or more, or a group that one of them prints anyway.
 */

import { PieceScreen } from './piece-screen.ts';

/** Widest last: what outside may see, inside may too, and the leads see all. */
export const AUDIENCES = ['leads', 'inside', 'outside'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What is counted, by an opaque id that no export prints: a person, or one of the interviews of a person. */
export type Unit = string;
type Person = string;

export interface Statement {
  /** What it is, for whoever reads why an export is blocked: “interviews.csv”, “interviews by camp”. */
  of: string;
  /**
   * A file of records, whose rows can be found again by what else they hold; a table of which all is printed, so that its
   * numbers add up; or one of which some cells are hidden.
   */
  kind: 'records' | 'whole' | 'partly-hidden';
  /** What it groups by; nothing for a count of all. */
  by: readonly string[];
  /** Who is printed, and with which value of each of `by`. Whoever is withheld or in a hidden cell is not here. */
  printed: ReadonlyMap<Unit, readonly string[]>;
}

export interface LedgerExport {
  id: string;
  audience: Audience;
  statements: readonly Statement[];
  /** Whose a unit is: so that the interviews of one person are one. A unit that is not here is a person. */
  people?: ReadonlyMap<Unit, Person>;
}

export interface Difference {
  rule: 'D5' | 'D13' | 'D14' | 'D15' | 'D17';
  /** What differs: of the new export first, then of those that it is compared with. */
  parts: readonly Part[];
  /** 1 to k − 1; k or more where too few researchers met them. */
  people: number;
  /** Print coarser, hold back k − people more of a group, or wait until as many more can be added. */
  remedy: 'coarsen' | 'hold-back' | 'wait';
}

export interface Part {
  export: string;
  of: string;
  /** The group; null for those who are not printed. */
  group: readonly string[] | null;
}

export type Verdict = { kind: 'clear' } | { kind: 'blocked'; differences: readonly Difference[] };

/** D5: who met whom, by opaque ids. Whom nobody is known to have met adds nobody. */
export interface Apart {
  researcherOf: ReadonlyMap<Unit, string>;
  least: number;
}

/** Compares an export with all earlier ones to the same or a wider audience, and its own parts with one another. */
export function compareExports(
  made: LedgerExport,
  earlier: readonly LedgerExport[],
  k: number,
  apart?: Apart,
): Verdict {
  const known = seenBy(made.audience, earlier).flatMap(sided);
  const own = sided(made);
  const screen = new PieceScreen([...own, ...known], k, apart);
  const meetings = own.map((side, i) => ({ side, others: unlike([...own.slice(i + 1), ...known], side) }));
  const small = (sides: readonly Side[]): Difference[] => smallPieces(sides, k, apart, screen);
  const ofTwo = meetings.flatMap(({ side, others }) => others.flatMap((other) => small([side, other])));
  if (ofTwo.length > 0) return { kind: 'blocked', differences: ofTwo };
  // What three tell is looked for where no two tell anything: there are a hundred times as many of them.
  const ofThree = meetings.flatMap(({ side, others }) =>
    others.flatMap((one, i) => others.slice(i + 1).flatMap((other) => small([side, one, other]))),
  );
  return ofThree.length > 0 ? { kind: 'blocked', differences: ofThree } : { kind: 'clear' };
}

const seenBy = (audience: Audience, exports: readonly LedgerExport[]): LedgerExport[] =>
  exports.filter((one) => AUDIENCES.indexOf(one.audience) >= AUDIENCES.indexOf(audience));

/** A statement with whose it is. */
interface Side extends Statement {
  export: string;
  people: ReadonlyMap<Unit, Person>;
  /** Its groups by each choice of keys by which it was compared: it meets many others, and never changes. */
  groups: Map<string, Groups>;
}

const EACH_A_PERSON: ReadonlyMap<Unit, Person> = new Map();

const sided = ({ id, statements, people = EACH_A_PERSON }: LedgerExport): Side[] =>
  statements.map((statement) => ({ ...statement, export: id, people, groups: new Map() }));

const personIn = (sides: readonly Side[], unit: Unit): Person =>
  sides.find(({ people }) => people.has(unit))?.people.get(unit) ?? unit;

/** What can be compared with a side, be it beside a file, and says something that it and the others do not say already. */
function unlike(others: readonly Side[], side: Side): Side[] {
  const seen = new Set([contentOf(side)]);
  const anyFile = {
    kind: 'records',
    by: others.flatMap(({ kind, by }) => (kind === 'records' ? by : [])),
  } as const;
  return others.filter((other) => {
    const content = contentOf(other);
    const canMeet = commonKeys([side, other]) !== null || commonKeys([side, other, anyFile]) !== null;
    if (seen.has(content) || !canMeet) return false;
    seen.add(content);
    return true;
  });
}

function contentOf({ kind, by, printed }: Side): string {
  const units = [...printed].map(([unit, group]) => `${unit} ${JSON.stringify(group)}`).sort();
  return JSON.stringify([kind, by, units]);
}

/** By what a side tells of a key; -1: by nothing. A place lies in one country, so that rows that tell places tell countries. */
function columnFor({ kind, by }: Pick<Side, 'kind' | 'by'>, key: string): number {
  const own = by.indexOf(key);
  return own < 0 && kind === 'records' && key === 'country' ? by.indexOf('place') : own;
}

/**
 * By what sides are compared: files of records with one another by all that each has. With a table among them, by what all
 * tables have and one of the files at least, since rows that two files tell of are found again and have the keys of both. A
 * table with hidden cells does not add up: it is compared by what it groups by, or not at all.
 */
function commonKeys(sides: readonly Pick<Side, 'kind' | 'by'>[]): 'all' | readonly string[] | null {
  const tables = sides.filter(({ kind }) => kind !== 'records');
  const files = sides.filter(({ kind }) => kind === 'records');
  const [first, ...others] = tables;
  if (!first) return 'all';
  const keys = first.by.filter(
    (key) =>
      others.every((one) => columnFor(one, key) >= 0) &&
      (files.length === 0 || files.some((file) => columnFor(file, key) >= 0)),
  );
  const fits = tables.every(({ kind, by }) => kind !== 'partly-hidden' || by.length === keys.length);
  return fits ? keys : null;
}

/**
 * The pieces into which the sides divide people, where these are too few and none of the sides prints just them. Of files
 * alone also those that too few researchers met: a piece of places and times, as a class is.
 */
function smallPieces(
  sides: readonly Side[],
  k: number,
  apart: Apart | undefined,
  screen: PieceScreen,
): Difference[] {
  const keys = commonKeys(sides);
  if (keys === null) return [];
  const groups = sides.map((side) => groupsBy(side, keys));
  const pieces = new Map<string, Piece>();
  const inFiles = sides.every(({ kind }) => kind === 'records') ? apart : undefined;
  if (!screen.mayHaveSmall(groups, inFiles !== undefined)) return [];
  for (const unit of new Set(groups.flatMap(({ of }) => [...of.keys()]))) {
    const parts = groups.map(({ of }) => of.get(unit) ?? null);
    const name = parts.join('\n'); // a group is JSON on one line, and nothing where it is none
    const piece = pieces.get(name) ?? {
      groups: parts,
      units: 0,
      people: new Set(),
      researchers: new Set(),
    };
    piece.units += 1;
    piece.people.add(personIn(sides, unit));
    const researcher = inFiles?.researcherOf.get(unit);
    if (researcher !== undefined) piece.researchers.add(researcher);
    pieces.set(name, piece);
  }
  return [...pieces.values()]
    .filter(({ people, researchers }) => people.size < k || researchers.size < (inFiles?.least ?? 0))
    .filter((piece) =>
      piece.groups.every((group, i) => group === null || groups[i]?.sizes.get(group) !== piece.units),
    )
    .map((piece) => differenceOf(sides, piece, groups, k));
}

interface Piece {
  groups: (string | null)[];
  units: number;
  people: Set<Person>;
  researchers: Set<string>;
}

interface Groups {
  of: ReadonlyMap<Unit, string>;
  sizes: ReadonlyMap<string, number>;
  values: ReadonlyMap<string, readonly string[]>;
}

function groupsBy(side: Side, keys: 'all' | readonly string[]): Groups {
  const name = JSON.stringify(keys);
  const groups = side.groups.get(name) ?? groupsOf(side, keys);
  side.groups.set(name, groups);
  return groups;
}

function groupsOf(side: Side, keys: 'all' | readonly string[]): Groups {
  const { by, printed } = side;
  const told =
    keys === 'all' ? [...by.keys()] : keys.map((key) => columnFor(side, key)).filter((i) => i >= 0);
  const of = new Map<Unit, string>();
  const sizes = new Map<string, number>();
  const values = new Map<string, readonly string[]>();
  for (const [unit, group] of printed) {
    const value = told.map((i) => group[i] ?? '');
    const name = JSON.stringify(value);
    of.set(unit, name);
    values.set(name, value);
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  return { of, sizes, values };
}

function differenceOf(
  sides: readonly Side[],
  { groups, people }: Piece,
  of: readonly Groups[],
  k: number,
): Difference {
  const inAll = groups.every((group) => group !== null);
  return {
    rule: people.size >= k ? 'D5' : inAll ? 'D15' : sides.length > 2 ? 'D14' : 'D13',
    parts: sides.map((side, i) => {
      const group = groups[i] ?? null;
      return {
        export: side.export,
        of: side.of,
        group: group === null ? null : (of[i]?.values.get(group) ?? null),
      };
    }),
    people: people.size,
    remedy: inAll ? 'coarsen' : groups[0] === null ? 'hold-back' : 'wait',
  };
}

export interface HeldBack {
  /** Who is left out beside those who withdrew, to be kept so in later exports: the ones held before come first. */
  held: readonly Unit[];
  /** Those who withdrew from groups in which too few others stood to be held: print coarser, or leave the groups out. */
  exposed: readonly Unit[];
}

/**
 * D16: who withdrew consent would be seen to be missing from the groups of earlier exports. So k − 1 more are left out who
 * stood in the same groups, drawn at random. `draw(n)` gives a whole number from 0 to below n.
 */
export function holdBack(
  withdrawn: readonly Unit[],
  heldBefore: readonly Unit[],
  earlier: readonly LedgerExport[],
  audience: Audience,
  k: number,
  draw: (below: number) => number,
  apart?: Apart,
): HeldBack {
  const statements = seenBy(audience, earlier).flatMap(sided);
  const peopleOf = (units: readonly Unit[]): number =>
    new Set(units.map((unit) => personIn(statements, unit))).size;
  const metBy = (units: readonly Unit[]): Set<string> =>
    new Set(units.flatMap((unit) => apart?.researcherOf.get(unit) ?? []));
  const alike = alikeIn(statements);
  const out = new Set([...withdrawn, ...heldBefore]);
  const held = [...heldBefore];
  const drawUntil = (isEnough: (gone: readonly Unit[]) => boolean, group: Alike, from: Unit[]): void => {
    while (from.length > 0 && !isEnough(group.units.filter((unit) => out.has(unit))))
      for (const unit of from.splice(draw(from.length), 1)) {
        held.push(unit);
        out.add(unit);
      }
  };
  /** Until as many people of them are out, whom enough researchers met (D5), or none are left. */
  const drawFrom = (group: Alike): void => {
    const left = (): Unit[] => group.units.filter((unit) => !out.has(unit));
    drawUntil((gone) => peopleOf(gone) >= k, group, left());
    const met = metBy(group.units.filter((unit) => out.has(unit)));
    const others = left().filter((unit) => !met.has(apart?.researcherOf.get(unit) ?? ''));
    drawUntil((gone) => metBy(gone).size >= (apart?.least ?? 0), group, others);
  };
  const exposed: Unit[] = [];
  const touched = alike.filter(({ units }) => units.some((unit) => out.has(unit)));
  for (const group of touched) {
    drawFrom(group);
    if (peopleOf(group.units) >= k) continue;
    // It is out as a whole. In what it shares with others, as many of these go with it as cannot be told from it.
    const [beside] = alike
      .filter((other) => other !== group && sharedBy(group, other) > 0 && peopleOf(other.units) >= k)
      .toSorted((a, b) => sharedBy(group, b) - sharedBy(group, a) || b.units.length - a.units.length);
    if (beside) drawFrom(beside);
    else exposed.push(...group.units.filter((unit) => withdrawn.includes(unit)));
  }
  return { held, exposed };
}

/** Who stood in the same groups of all statements: what each says of them, and who they are. */
interface Alike {
  said: readonly string[];
  units: readonly Unit[];
}

function alikeIn(statements: readonly Side[]): Alike[] {
  const everybody = new Set(statements.flatMap(({ printed }) => [...printed.keys()]));
  const said = (unit: Unit): string[] =>
    statements.map(({ printed }) => JSON.stringify(printed.get(unit) ?? null));
  const groups = Map.groupBy([...everybody].sort(), (unit) => JSON.stringify(said(unit)));
  return [...groups.values()].map((units) => ({ said: said(units[0] ?? ''), units }));
}

/** In how many statements both stood in the same printed group. */
const sharedBy = (a: Alike, b: Alike): number =>
  a.said.filter((said, i) => said !== 'null' && said === b.said[i]).length;
