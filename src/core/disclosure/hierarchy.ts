/**
 * The hierarchy of a quasi-identifier: each value with its generalisations, from the value itself (level 0) to `*`.
 * D1: all values reach `*` in the same number of steps, and what is one at a level stays one above it.
 */
import { quoted, withoutFormula } from '../csv.ts';

export interface Hierarchy {
  /** The highest level, at which everything is `*`. */
  top: number;
  /** Value → its number. */
  leafOf: ReadonlyMap<string, number>;
  levels: readonly Level[];
}

export interface Level {
  /** Of each value, by its number: which printed value it is at this level. */
  codeOf: Int32Array;
  /** As they are printed, by code. */
  printed: readonly string[];
  /** How many values of the hierarchy stand under a printed one, by code. */
  under: Int32Array;
}

export type HierarchyRead = { ok: true; hierarchy: Hierarchy } | { ok: false; place: string; words: string };

const ROOT = '*';

/** `name` is where the list stands in its file: “place” gives “place[3]”. */
export function readHierarchy(name: string, rows: readonly (readonly string[])[]): HierarchyRead {
  const fault = faultOf(name, rows);
  if (fault) return { ok: false, ...fault };
  const leafOf = new Map(rows.map(([value = ''], leaf) => [value, leaf]));
  const top = (rows[0]?.length ?? 1) - 1;
  const levels = Array.from({ length: top + 1 }, (_, level) => levelOf(rows, level));
  return { ok: true, hierarchy: { top, leafOf, levels } };
}

interface Fault {
  place: string;
  words: string;
}

function faultOf(name: string, rows: readonly (readonly string[])[]): Fault | null {
  const [first] = rows;
  if (!first) return { place: name, words: 'the hierarchy has no values' };
  const seen = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const [value] = row;
    const place = `${name}[${i}]`;
    if (value === undefined)
      return { place, words: 'the row is empty: it takes a value and its generalisations' };
    if (row.at(-1) !== ROOT)
      return {
        place,
        words: `${quoted(value)} ends in ${quoted(row.at(-1) ?? '')}, and the last must be “*”`,
      };
    if (row.length !== first.length)
      return {
        place,
        words: `${quoted(value)} has ${row.length - 1} generalisations and the first value ${first.length - 1}: give all as many`,
      };
    const before = seen.get(value);
    if (before !== undefined) return { place, words: `${quoted(value)} stands in row ${before} already` };
    seen.set(value, i);
  }
  return twoParents(name, rows);
}

/** Were one printed value under two, going up a level would split people that were together. */
function twoParents(name: string, rows: readonly (readonly string[])[]): Fault | null {
  const parent = new Map<string, string>();
  for (const [i, row] of rows.entries())
    for (let level = 1; level + 1 < row.length; level++) {
      const [value = '', above = ''] = row.slice(level, level + 2);
      const key = `${level} ${value}`;
      const known = parent.get(key);
      if (known !== undefined && known !== above)
        return {
          place: `${name}[${i}][${level}]`,
          words: `${quoted(value)} is under ${quoted(known)} and under ${quoted(above)}: give it two names`,
        };
      parent.set(key, above);
    }
  return null;
}

function levelOf(rows: readonly (readonly string[])[], level: number): Level {
  const codes = new Map<string, number>();
  const codeOf = new Int32Array(rows.length);
  for (const [leaf, row] of rows.entries()) {
    const printed = withoutFormula(row[level] ?? ROOT);
    const code = codes.get(printed) ?? codes.size;
    codes.set(printed, code);
    codeOf[leaf] = code;
  }
  const under = new Int32Array(codes.size);
  for (const code of codeOf) under[code] = (under[code] ?? 0) + 1;
  return { codeOf, printed: [...codes.keys()], under };
}
