/** Which of many rows are drawn: those in sight and a few beyond, and the one that has the focus, wherever it is. */

/** `to` is excluded. */
export interface RowSpan {
  from: number;
  to: number;
}

/** Drawn before anything could be measured: on the server, and at the first paint. */
export const FIRST_ROWS: RowSpan = { from: 0, to: 40 };

/** Where each row begins, and at the end where the last one ends. */
export function offsetsOf(heights: readonly number[]): Float64Array {
  const offsets = new Float64Array(heights.length + 1);
  for (const [i, height] of heights.entries()) offsets[i + 1] = (offsets[i] ?? 0) + height;
  return offsets;
}

/** The row that a height down the table falls into; above all the first, below all the last. */
export function rowAt(offsets: Float64Array, y: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? Infinity) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What lies between two heights, and so far beyond them. */
export function spanBetween(offsets: Float64Array, top: number, bottom: number, beyond: number): RowSpan {
  if (offsets.length < 2) return { from: 0, to: 0 };
  return { from: rowAt(offsets, top - beyond), to: rowAt(offsets, bottom + beyond) + 1 };
}

/** Rows of one group as they are drawn, with the room that those which are not would take. */
export type Part = { kind: 'gap'; key: string; height: number } | { kind: 'row'; index: number };

/** `pinned`: drawn too, though out of sight; a focus must not fall out of the page. */
export function partsOf(group: RowSpan, span: RowSpan, pinned: number | null, offsets: Float64Array): Part[] {
  const parts: Part[] = [];
  let next = group.from;
  const gapTo = (index: number): void => {
    const height = (offsets[index] ?? 0) - (offsets[next] ?? 0);
    if (height > 0) parts.push({ kind: 'gap', key: `${next === group.from ? 'start' : next}`, height });
    next = index;
  };
  const draw = (index: number): void => {
    gapTo(index);
    parts.push({ kind: 'row', index });
    next = index + 1;
  };
  const inGroup = (index: number): boolean => index >= group.from && index < group.to;
  const [from, to] = [Math.max(span.from, group.from), Math.min(span.to, group.to)];
  if (pinned !== null && inGroup(pinned) && pinned < from) draw(pinned);
  for (let index = from; index < to; index++) draw(index);
  if (pinned !== null && inGroup(pinned) && pinned >= Math.max(to, from)) draw(pinned);
  gapTo(group.to);
  return parts;
}

/** Heights by claim; the same map where none is another than before. */
export type Heights = ReadonlyMap<string, number>;
export const NO_HEIGHTS: Heights = new Map();

export function withHeights(before: Heights, measured: readonly (readonly [string, number])[]): Heights {
  const news = measured.filter(([id, height]) => Math.abs((before.get(id) ?? -1) - height) >= 0.5);
  return news.length === 0 ? before : new Map([...before, ...news]);
}

/** A row's height before it was measured, in px: its sentence wraps at about so many letters. */
export function guessHeight(letters: number, narrow: boolean): number {
  const lines = Math.ceil(letters / (narrow ? 46 : 34));
  return narrow ? 86 + 21 * lines : Math.max(37, 18 * lines + 1);
}
