/**
 * Which lines of a claim are independent (C3, C5) as a graph: origins with their copies, what lines share, chains that run
 * in a circle. From an analyst's view it is made of what is in that view: side, type, origin and prompting, not
 * networks, not interviewers, and no share in figures.
 */
import type { Role, SharedRule } from './assessment.ts';
import { compareIds } from './records.ts';
import type { Explained } from './why.ts';

export interface LineNode {
  readonly assertion: string;
  readonly source: string;
  readonly role: Role;
  /** What is new in it; null where its reader does not see it. */
  readonly fresh: number | null;
}

/** One origin: the line that speaks for it, and those that only pass it on. */
export interface Stem {
  readonly origin: string;
  readonly speaks: LineNode;
  readonly copies: readonly LineNode[];
}

/** Lines for one answer, strongest first; a quantity has one group. */
export interface Group {
  readonly value: string | null;
  readonly stems: readonly Stem[];
}

/** From a line to the nearest stronger one with which it shares something: a chain, not a web of every two. */
export interface Tie {
  /** The stronger line, and the one that counts only for what is new beside it. */
  readonly above: string;
  readonly line: string;
  /** Most telling first, without what any two lines share. */
  readonly shares: readonly TieShare[];
}

export interface TieShare {
  readonly rule: SharedRule;
  /** Null where its reader does not see it. */
  readonly value: number | null;
  /** With how many stronger lines it shares this. */
  readonly lines: number;
}

export interface IndependenceGraph {
  readonly groups: readonly Group[];
  readonly ties: readonly Tie[];
  /** Sources that retell one another in a circle, in the order of telling. */
  readonly loops: readonly (readonly string[])[];
  /** Lines of a circle, or that lead into one. */
  readonly circular: readonly LineNode[];
  /** What weighs nothing for another reason: our own output, or too faint. */
  readonly aside: readonly LineNode[];
}

type Line = Extract<Explained['steps'][number], { step: 'line' | 'figure' }>;

/** `confronted`: the source whose information was put to the one who speaks. */
export function graphOf(
  claim: Explained,
  confronted: (assertion: string) => string | null,
): IndependenceGraph {
  const lines = claim.steps.filter((step): step is Line => step.step === 'line' || step.step === 'figure');
  const speaking = lines.filter((line) => line.role === 'speaks');
  const groups = Map.groupBy(speaking, valueOf);
  const passed = lines.filter(({ role }) => role === 'copy' || role === 'garbled');
  return {
    groups: [...groups].map(([value, own]) => ({ value, stems: own.map((line) => stemOf(line, passed)) })),
    ties: [...groups.values()].flatMap((own) =>
      own.flatMap((line, at) => tiesOf(line, own.slice(0, at), confronted)),
    ),
    loops: loopsOf(lines),
    circular: lines.filter(({ role }) => role === 'circular').map(nodeOf),
    aside: lines.filter(({ role }) => role === 'own-output' || role === 'falls-out').map(nodeOf),
  };
}

const valueOf = (line: Line): string | null => (line.step === 'line' ? line.value : null);

function nodeOf({ assertion, source, role, d }: Line): LineNode {
  return { assertion, source, role, fresh: role === 'speaks' ? (d ?? null) : d === undefined ? null : 0 };
}

function stemOf(line: Line, passed: readonly Line[]): Stem {
  const copies = passed.filter((one) => one.origin === line.origin).map(nodeOf);
  return { origin: line.origin, speaks: nodeOf(line), copies };
}

/** Most telling first. */
const TELLING: readonly SharedRule[] = [
  'party-serving',
  'unknown-root',
  'prompted',
  'network',
  'party',
  'researcher',
  'type',
];

function tiesOf(line: Line, above: readonly Line[], confronted: (assertion: string) => string | null): Tie[] {
  const place = new Map(above.map((other, at) => [other.assertion, at]));
  const found = new Map<SharedRule, TieShare & { above: string }>();
  for (const { with: other, times, r } of line.rho ?? openShares(line, above, confronted))
    for (const { rule, value } of r) {
      const nearest = found.get(rule)?.above ?? other;
      const isNearer = (place.get(other) ?? 0) >= (place.get(nearest) ?? 0);
      const lines = (found.get(rule)?.lines ?? 0) + (times ?? 1);
      found.set(rule, { rule, value, lines, above: isNearer ? other : nearest });
    }
  const shares = TELLING.flatMap((rule) => found.get(rule) ?? []);
  return [...Map.groupBy(shares, (share) => share.above)]
    .toSorted(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
    .map(([other, own]) => ({
      above: other,
      line: line.assertion,
      shares: own.map(({ rule, value, lines }) => ({ rule, value, lines })),
    }));
}

interface OpenShare {
  readonly with: string;
  readonly times?: number;
  readonly r: readonly { readonly rule: SharedRule; readonly value: null }[];
}

/** What anybody who reads the lines sees that they share. */
function openShares(
  line: Line,
  above: readonly Line[],
  confronted: (assertion: string) => string | null,
): OpenShare[] {
  return above.map((other) => ({
    with: other.assertion,
    r: openRules(line, other, confronted).map((rule) => ({ rule, value: null })),
  }));
}

function openRules(line: Line, other: Line, confronted: (assertion: string) => string | null): SharedRule[] {
  const rules: SharedRule[] = [];
  if (line.party !== null && line.party === other.party)
    rules.push(serves(line) && serves(other) ? 'party-serving' : 'party');
  else if (line.type === other.type) rules.push('type');
  if (line.root === 'unknown' && other.root === 'unknown') rules.push('unknown-root');
  if (confronted(line.assertion) === other.source || confronted(other.assertion) === line.source)
    rules.push('prompted');
  return rules;
}

const serves = (line: Line): boolean => (line.step === 'figure' ? line.o === 1 : line.interest === 'S');

/** Each circle once, beginning with its first id. */
function loopsOf(lines: readonly Line[]): string[][] {
  const rootOf = new Map(lines.toReversed().map((line) => [line.source, line.root]));
  const found = new Map<string, string[]>();
  for (const line of lines.filter(({ role }) => role === 'circular')) {
    const loop = circleFrom(line.source, rootOf);
    if (loop.length > 0) found.set(JSON.stringify(loop), loop);
  }
  return [...found.values()].toSorted((a, b) => compareIds(a[0] ?? '', b[0] ?? ''));
}

function circleFrom(source: string, rootOf: ReadonlyMap<string, string | null>): string[] {
  const met: string[] = [];
  let at: string | null | undefined = source;
  while (at !== null && at !== undefined && !met.includes(at)) {
    met.push(at);
    at = rootOf.get(at);
  }
  if (at === null || at === undefined) return [];
  const circle = met.slice(met.indexOf(at));
  const first = circle.indexOf(circle.toSorted(compareIds)[0] ?? '');
  return [...circle.slice(first), ...circle.slice(0, first)];
}
