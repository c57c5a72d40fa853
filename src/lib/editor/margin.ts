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
  /** Heights of what can be said whole or in short. */
  sizes?: { whole: number; short: number };
  /** Space to the one above, and to the one below. */
  gap: number;
}

/**
 * The top of each item: at its line where there is room, else below the one before it. Nothing overlaps. What is `held`
 * stands at its line: what is above it gives way upwards, as far as the page's top lets it.
 */
export function stack(items: readonly Item[], held: string | null = null): Map<string, number> {
  const sorted = items.map((item) => (item.id === held ? amongLabels(item) : item)).toSorted(inOrder);
  const at = sorted.findIndex((item) => item.id === held);
  const tops = at > 0 ? holding(sorted, at) : slideDown(sorted);
  return new Map(sorted.map((item, i) => [item.id, tops[i] ?? item.want]));
}

/** It takes its place by its line, whatever it is; labels of the same line go first. */
const amongLabels = (item: Item): Item => ({ ...item, rank: 0, want: item.want + 0.5 });

function slideDown(sorted: readonly Item[]): number[] {
  let floor = -Infinity;
  let above = 0;
  return sorted.map((item) => {
    const top = Math.max(item.want, floor + Math.max(item.gap, above));
    floor = top + item.height;
    above = item.gap;
    return top;
  });
}

function holding(sorted: readonly Item[], at: number): number[] {
  const before = sorted.slice(0, at);
  const [held, ...after] = sorted.slice(at);
  if (!held) return slideDown(sorted);
  const packed = [...before, held].map((item) => ({ ...item, want: 0 }));
  const highest = slideDown(packed)[at] ?? 0;
  const down = slideDown([{ ...held, want: Math.max(held.want, highest) }, ...after]);
  return [...giveWay(before, { top: down[0] ?? held.want, gap: held.gap }), ...down];
}

/** They stand above `limit`, each as low as it wants and can. */
function giveWay(sorted: readonly Item[], limit: { top: number; gap: number }): number[] {
  const tops = slideDown(sorted);
  let { top, gap } = limit;
  for (const [i, item] of [...sorted.entries()].toReversed()) {
    top = Math.min(tops[i] ?? item.want, top - Math.max(gap, item.gap) - item.height);
    gap = item.gap;
    tops[i] = top;
  }
  return tops;
}

/**
 * What is said in short: all that can be, beside turns whose margin has no room for it whole before the next turn's
 * lines begin. The active one is whole.
 */
export function saidInShort(items: readonly Item[], active: string | null = null): Set<string> {
  const crowded = crowdedTurns(items);
  const short = items.filter(({ id, turn, sizes }) => sizes && crowded.has(turn) && id !== active);
  return new Set(short.map(({ id }) => id));
}

function crowdedTurns(items: readonly Item[]): Set<number> {
  const turns = [...new Set(items.map((item) => item.turn))]
    .toSorted((a, b) => a - b)
    .map((turn) => [turn, items.filter((item) => item.turn === turn).toSorted(inOrder)] as const);
  const crowded = new Set<number>();
  let floor = -Infinity;
  for (const [i, [turn, all]] of turns.entries()) {
    const next = Math.min(Infinity, ...(turns[i + 1]?.[1].map((item) => item.want) ?? []));
    const whole = bottom(all, floor, (item) => item.sizes?.whole ?? item.height);
    const fits = whole <= next || all.every((item) => item.sizes === undefined);
    if (!fits) crowded.add(turn);
    floor = fits ? whole : bottom(all, floor, (item) => item.sizes?.short ?? item.height);
  }
  return crowded;
}

function bottom(items: readonly Item[], floor: number, height: (item: Item) => number): number {
  const sized = items.map((item) => ({ ...item, height: height(item), want: Math.max(item.want, floor) }));
  return (slideDown(sized).at(-1) ?? floor) + (sized.at(-1)?.height ?? 0);
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

export const setOf = (ids: readonly string[]): ReadonlySet<string> => new Set(ids);

export const mapOf = (tops: readonly (readonly [string, number])[]): ReadonlyMap<string, number> =>
  new Map(tops);

export interface Leader {
  /** Where the hairline goes from the bracket to the label. */
  at: number;
  /** Where it leaves the bracket: a label that is not beside it has a hairline that runs down or up to it. */
  from: number;
}

/** The hairline from a bracket to the middle of its label's first line. */
export function leaderOf(lines: Lines, label: number): Leader {
  return { at: label, from: Math.max(lines.top, Math.min(lines.bottom, label)) };
}
