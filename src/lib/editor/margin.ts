/** Where things stand in the margin: brackets in lanes beside their lines, labels that slide down when they meet. Pure. */

/** Lines that a span covers, in pixels of the column. */
export interface Lines {
  id: string;
  top: number;
  bottom: number;
}

/** Two brackets whose ends touch still need a hair between them. */
const APART = 3;

/** Lane of each bracket: the longest stands nearest the text, and no two in a lane share a line. */
export function lanesOf(spans: readonly Lines[]): Map<string, number> {
  const lanes: Lines[][] = [];
  const of = new Map<string, number>();
  for (const span of spans.toSorted(byLength)) {
    const free = lanes.findIndex((lane) => lane.every((other) => !meet(span, other)));
    const lane = free === -1 ? lanes.length : free;
    (lanes[lane] ??= []).push(span);
    of.set(span.id, lane);
  }
  return of;
}

const byLength = (a: Lines, b: Lines): number =>
  b.bottom - b.top - (a.bottom - a.top) || a.top - b.top || (a.id < b.id ? -1 : 1);

const meet = (a: Lines, b: Lines): boolean => a.top < b.bottom + APART && b.top < a.bottom + APART;

/** What stands in the margin beside a turn. */
export interface Item {
  id: string;
  /** Index of the turn that it belongs to; infinite: of none, its words are gone. */
  turn: number;
  /** Labels first, then assertions, then notes. */
  rank: number;
  /** Where its top would like to be: at its span's first line. */
  want: number;
  height: number;
  /** Space to the one above, and to the one below. */
  gap: number;
}

/** The top of each item: at its line where there is room, else below the one before it. Nothing overlaps. */
export function stack(items: readonly Item[]): Map<string, number> {
  const tops = new Map<string, number>();
  let floor = -Infinity;
  let above = 0;
  for (const item of items.toSorted(inOrder)) {
    const top = Math.max(item.want, floor + Math.max(item.gap, above));
    tops.set(item.id, top);
    floor = top + item.height;
    above = item.gap;
  }
  return tops;
}

/** An assertion or note comes after the labels of its turn, whatever its line. */
export const inOrder = (a: Item, b: Item): number =>
  (a.turn === b.turn ? 0 : a.turn - b.turn) || a.rank - b.rank || a.want - b.want || (a.id < b.id ? -1 : 1);

/** Things in the order of their items; those that were not measured yet come last. */
export function inMarginOrder<T extends { id: string }>(things: readonly T[], items: readonly Item[]): T[] {
  const at = new Map(items.toSorted(inOrder).map((item, i) => [item.id, i]));
  const place = (thing: T): number => at.get(thing.id) ?? items.length;
  return things.toSorted((a, b) => place(a) - place(b));
}

export const byId = (all: readonly Lines[]): ReadonlyMap<string, Lines> =>
  new Map(all.map((lines) => [lines.id, lines]));

export interface Leader {
  /** Where the hairline goes from the bracket to the label. */
  at: number;
  /** The bracket ends above the label: a hairline runs down to it. */
  from: number;
}

/** The hairline from a bracket to the middle of its label's first line. */
export function leaderOf(lines: Lines, label: number): Leader {
  return { at: label, from: Math.min(lines.bottom, label) };
}
