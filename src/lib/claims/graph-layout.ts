/**
 * Where the graph of independence is drawn: lines under one another as they are weighed, strongest first; brackets at
 * their start join what is shared, brackets at their end what one interviewer took down; copies stand under their
 * origin, circles at the foot. In units of 1 px; mirrored by the page where it is read from right to left.
 */
import type { SharedRule } from '#core/consistency/assessment.ts';
import type { IndependenceGraph, LineNode, Tie } from '#core/consistency/graph.ts';

export type Placed =
  | { kind: 'head'; key: string; value: string | null; y: number }
  | { kind: 'line' | 'copy' | 'circular' | 'aside'; key: string; node: LineNode; x: number; y: number }
  /** A name that comes back to where it began. */
  | { kind: 'return'; key: string; source: string; x: number; y: number };

/** A bracket from one row to another below it, `x` being its back. */
export interface Bracket {
  key: string;
  above: string;
  line: string;
  rule: SharedRule;
  /** Where it touches both rows. */
  foot: number;
  x: number;
  from: number;
  to: number;
}

/** From an origin down to a copy, or around a circle. */
export interface Stroke {
  key: string;
  of: 'copy' | 'loop';
  path: string;
}

export interface Layout {
  width: number;
  height: number;
  placed: Placed[];
  brackets: Bracket[];
  strokes: Stroke[];
}

export const NODE = { width: 190, height: 32 };
const ROW = { head: 30, line: 40, copy: 34, gap: 12 };
const LANE = 10;
const INDENT = 22;

export function layoutOf(graph: IndependenceGraph): Layout {
  const order = rowsOf(graph);
  const rowOf = new Map(order.map((row, at) => [row.key, at]));
  const starts = lanesOf(joints(graph.ties, (rule) => rule !== 'researcher', rowOf));
  const ends = lanesOf(joints(graph.ties, (rule) => rule === 'researcher', rowOf));
  const left = 8 + LANE * (1 + most(starts));
  const right = left + INDENT + NODE.width;
  const placed = order.map((row) => place(row, left));
  const yOf = new Map(placed.map((one) => [one.key, one.y]));
  const bracket = (joint: InLane, foot: number, x: number): Bracket => ({
    ...joint.joint,
    foot,
    x,
    from: (yOf.get(joint.joint.above) ?? 0) + 4,
    to: (yOf.get(joint.joint.line) ?? 0) - 4,
  });
  return {
    width: right + 8 + LANE * (1 + most(ends)),
    height: (order.at(-1)?.y ?? 0) + ROW.line,
    placed,
    brackets: [
      ...starts.map((one) => bracket(one, left - 4, left - 4 - LANE * (one.lane + 1))),
      ...ends.map((one) => bracket(one, right + 4, right + 4 + LANE * (one.lane + 1))),
    ],
    strokes: [...copyStrokes(placed), ...loopStrokes(placed)],
  };
}

type Row =
  | { kind: 'head'; key: string; value: string | null; y: number }
  | { kind: 'line' | 'copy' | 'circular' | 'aside'; key: string; node: LineNode; y: number }
  | { kind: 'return'; key: string; source: string; y: number };
type Unplaced = Row extends infer R ? (R extends Row ? Omit<R, 'y'> : never) : never;

/** Every row with the middle of its height. */
function rowsOf(graph: IndependenceGraph): Row[] {
  const unplaced: Unplaced[] = [
    ...graph.groups.flatMap(({ value, stems }): Unplaced[] => [
      { kind: 'head', key: `head-${value ?? ''}`, value },
      ...stems.flatMap(({ speaks, copies }): Unplaced[] => [
        { kind: 'line', key: speaks.assertion, node: speaks },
        ...copies.map((node): Unplaced => ({ kind: 'copy', key: node.assertion, node })),
      ]),
    ]),
    ...graph.loops.flatMap((loop) => circleRows(loop, graph.circular)),
    ...intoCircle(graph).map((node): Unplaced => ({ kind: 'aside', key: node.assertion, node })),
    ...graph.aside.map((node): Unplaced => ({ kind: 'aside', key: node.assertion, node })),
  ];
  let end = 0;
  return unplaced.map((row): Row => {
    const height = row.kind === 'head' ? ROW.head : row.kind === 'line' ? ROW.line : ROW.copy;
    if (row.kind === 'head' && end > 0) end += ROW.gap;
    const y = end + height / 2;
    end += height;
    return { ...row, y };
  });
}

/** A circle's lines in the order of telling, and the first again, to which it comes back. */
function circleRows(loop: readonly string[], circular: readonly LineNode[]): Unplaced[] {
  const nodes = loop.flatMap((source) => circular.find((node) => node.source === source) ?? []);
  const [first] = nodes;
  if (first === undefined) return [];
  return [
    ...nodes.map((node): Unplaced => ({ kind: 'circular', key: node.assertion, node })),
    { kind: 'return', key: `return-${first.assertion}`, source: first.source },
  ];
}

function intoCircle(graph: IndependenceGraph): LineNode[] {
  const drawn = new Set(
    graph.loops.flatMap((loop) => circleRows(loop, graph.circular).map(({ key }) => key)),
  );
  return graph.circular.filter((node) => !drawn.has(node.assertion));
}

function place(row: Row, left: number): Placed {
  switch (row.kind) {
    case 'head':
      return row;
    case 'return':
    case 'copy':
    case 'aside':
    case 'circular':
      return { ...row, x: left + INDENT };
    case 'line':
      return { ...row, x: left };
  }
}

interface Joint {
  key: string;
  above: string;
  line: string;
  rule: SharedRule;
  /** Rows, for the lanes. */
  first: number;
  last: number;
}

/**
 * One bracket a pair, under its most telling rule; and of those who share one thing among them only from each to the
 * nearest above it: a party line of ten is a chain of nine brackets, not a web of forty-five.
 */
function joints(
  ties: readonly Tie[],
  drawn: (rule: SharedRule) => boolean,
  rowOf: ReadonlyMap<string, number>,
): Joint[] {
  const nearest = new Map<string, Joint>();
  for (const tie of ties)
    for (const { rule } of tie.shares.filter((share) => drawn(share.rule))) {
      const first = rowOf.get(tie.above) ?? 0;
      const last = rowOf.get(tie.line) ?? 0;
      const before = nearest.get(`${rule} ${tie.line}`);
      if (before !== undefined && before.first > first) continue;
      const key = `${tie.above} ${tie.line}`;
      nearest.set(`${rule} ${tie.line}`, { key, above: tie.above, line: tie.line, rule, first, last });
    }
  const pairs = new Map<string, Joint>();
  for (const joint of nearest.values()) if (!pairs.has(joint.key)) pairs.set(joint.key, joint);
  return [...pairs.values()];
}

interface InLane {
  joint: Joint;
  lane: number;
}

/** Short brackets nearest to the lines; two in one lane never overlap. */
function lanesOf(all: readonly Joint[]): InLane[] {
  const lanes: Joint[][] = [];
  const sorted = all.toSorted((a, b) => a.last - a.first - (b.last - b.first) || a.first - b.first);
  return sorted.map((joint) => {
    const free = lanes.findIndex((lane) =>
      lane.every((other) => other.last <= joint.first || other.first >= joint.last),
    );
    const lane = free === -1 ? lanes.length : free;
    (lanes[lane] ??= []).push(joint);
    return { joint, lane };
  });
}

const most = (lanes: readonly InLane[]): number => Math.max(0, ...lanes.map(({ lane }) => lane + 1));

/** An elbow from the origin's line to each of its copies. */
function copyStrokes(placed: readonly Placed[]): Stroke[] {
  let origin: Placed | null = null;
  return placed.flatMap((one): Stroke[] => {
    if (one.kind === 'line') origin = one;
    if (one.kind !== 'copy' || origin === null || origin.kind !== 'line') return [];
    const down = `M ${origin.x + 8} ${origin.y + 12} V ${one.y} H ${one.x - 2}`;
    return [{ key: `copy-${one.key}`, of: 'copy', path: down }];
  });
}

/** Down from each line of a circle to the one that it retells, and back from the last. */
function loopStrokes(placed: readonly Placed[]): Stroke[] {
  const steps = placed.flatMap((one, at): Stroke[] => {
    const next = placed[at + 1];
    if (one.kind !== 'circular' || next === undefined) return [];
    if (next.kind !== 'circular' && next.kind !== 'return') return [];
    return [{ key: `loop-${one.key}`, of: 'loop', path: `M ${one.x + 8} ${one.y + 10} V ${next.y - 10}` }];
  });
  return [...steps, ...placed.flatMap((one) => wayBack(one, placed))];
}

function wayBack(back: Placed, placed: readonly Placed[]): Stroke[] {
  if (back.kind !== 'return') return [];
  const first = placed.find((one) => one.key === back.key.slice('return-'.length));
  if (first === undefined || first.kind !== 'circular') return [];
  const path = `M ${back.x - 2} ${back.y} H ${back.x - 12} V ${first.y} H ${first.x - 2}`;
  return [{ key: back.key, of: 'loop', path }];
}
