/**
 * Where new structs stand: in what, how deep, and beside what. The editors of others delete what does not fit a record's
 * shape, with the words in it (G10), and two peers that place a struct between neighbours of which the right one stands
 * before the left may place it differently, for good (G6).
 */
import type { Rule } from './close-code.ts';
import { MOST_LEVELS, type Brings, type Id, type Struct } from './scan.ts';

/** Something that structs can be put into. */
export interface Container {
  kind: 'transcript' | 'block' | 'words' | 'map' | 'list';
  /** How many types it lies in, itself counted; 0: a root. */
  level: number;
  /** Equal for the same container. */
  key: string;
}

export interface Standing {
  in: Container;
  isKeyed: boolean;
  /** What a type that was put here opens. */
  opens: Container | null;
}

/** A struct's neighbours as its author saw them. */
export interface Neighbours {
  origin: Id | null;
  right: Id | null;
}

export interface Newcomers {
  /** What a struct's author saw beside it, where it was accepted but is not in the document yet; else null. */
  newcomer(id: Id): Neighbours | null;
}

/** Steps that placing an update may take. Neighbours lie side by side but for what others have put between meanwhile. */
export const MOST_STEPS = 500_000;

export interface Distance {
  steps: number;
  /** The left one stands before the right. */
  isOrdered: boolean;
}

export const keyOf = ({ client, clock }: Id): string => `${client}:${clock}`;

const sameId = (a: Id | null, b: Id | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

export const rootContainer = (name: string): Container => ({
  kind: name === 'transcript' ? 'transcript' : 'map',
  level: 0,
  key: name,
});

const OPENS: Record<Brings, Container['kind'] | null> = {
  nothing: null,
  words: null,
  value: null,
  block: 'block',
  'block-text': 'words',
  text: 'words',
  map: 'map',
  list: 'list',
};

const VALUES: readonly Brings[] = ['value', 'text', 'map', 'list'];

/** A record's shape (docs/document.md): what may be put where. */
const HOLDS: Record<Container['kind'], { keyed: boolean; brings: readonly Brings[] }> = {
  transcript: { keyed: false, brings: ['block'] },
  block: { keyed: false, brings: ['block-text'] },
  words: { keyed: false, brings: ['words'] },
  map: { keyed: true, brings: VALUES },
  list: { keyed: false, brings: VALUES },
};

/** What was known before this update; null: it was collected, and what is put beside it or into it will be too. */
export type Lookup = (id: Id) => Standing | null;

/** The standing of each new struct (null: it goes where all was collected), or the rule that one of them breaks. */
export function standingsOf(
  structs: readonly Struct[],
  find: (id: Id) => Struct | null,
  known: Lookup,
): Map<Struct, Standing | null> | Rule {
  const standings = new Map<Struct, Standing | null>();
  const at = (id: Id): Standing | null => {
    const struct = find(id);
    return struct ? (standings.get(struct) ?? null) : known(id);
  };
  for (const struct of structs) follow(struct, find, at, standings);
  for (const struct of structs) {
    const rule = faultOf(struct, standings.get(struct) ?? null, at);
    if (rule) return rule;
  }
  return standings;
}

/** The same of a struct that comes alone. All that it refers to is known. */
export function loneStandingOf(struct: Struct, known: { standing: Lookup }): Standing | null | Rule {
  const at = (id: Id): Standing | null => known.standing(id);
  const standing = standingOf(struct, at);
  return faultOf(struct, standing, at) ?? standing;
}

/** Goes from holder to holder to what has a standing, and back. No recursion, since chains are long. */
function follow(
  struct: Struct,
  find: (id: Id) => Struct | null,
  at: Lookup,
  standings: Map<Struct, Standing | null>,
): void {
  const chain: Struct[] = [];
  for (let next: Struct | null = struct; next && !standings.has(next);) {
    chain.push(next);
    const holder = holderOf(next);
    next = holder && find(holder);
  }
  for (let next = chain.pop(); next; next = chain.pop()) standings.set(next, standingOf(next, at));
}

/** What a struct's place follows from: its parent, or the neighbour whose container it shares; null in a root. */
function holderOf(struct: Struct): Id | null {
  if (typeof struct.parent === 'string') return null;
  return struct.parent ?? struct.origin ?? struct.right;
}

function standingOf(struct: Struct, at: Lookup): Standing | null {
  const { parent, isKeyed } = struct;
  const holder = holderOf(struct);
  const beside = holder && at(holder);
  const container = typeof parent === 'string' ? rootContainer(parent) : parent ? beside?.opens : beside?.in;
  if (!container) return null;
  const kind = OPENS[struct.brings];
  const opens = kind && { kind, level: container.level + 1, key: keyOf(struct) };
  return { in: container, isKeyed: beside && !parent ? beside.isKeyed : isKeyed, opens };
}

function faultOf(struct: Struct, standing: Standing | null, at: Lookup): Rule | null {
  if (!standing) return null;
  const { in: container, isKeyed, opens } = standing;
  const holds = HOLDS[container.kind];
  const fits = isKeyed === holds.keyed && holds.brings.includes(struct.brings);
  if (!fits && struct.brings !== 'nothing') return 'G10';
  if (opens && opens.level > MOST_LEVELS) return 'G9';
  if (!struct.right) return null;
  if (isKeyed) return 'G6'; // values of a key have no right neighbour
  const right = at(struct.right);
  return right && right.in.key !== container.key ? 'G6' : null;
}

/**
 * Whether a struct may stand between its neighbours, of which at least one is new and not placed yet: the left one has to stand before the right. Of two that stand side by side the later
 * one was put beside the earlier, unless two people put them there at the same time: then only placing them tells.
 */
export function beside({ origin, right }: Neighbours, news: Newcomers): 'fits' | 'unsure' {
  if (!origin || !right || sameId(news.newcomer(right)?.origin ?? null, origin)) return 'fits';
  return sameId(news.newcomer(origin)?.right ?? null, right) ? 'fits' : 'unsure';
}

/** What the author of one letter of a struct saw beside it. */
export function neighboursOf(struct: Struct, { client, clock }: Id): Neighbours {
  const origin = clock > struct.clock ? { client, clock: clock - 1 } : struct.origin;
  return { origin, right: struct.right };
}

/** The one of structs in the order of their clocks that covers a clock. */
export function covering<T>(list: readonly T[], clock: number, structOf: (one: T) => Struct): T | null {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one === undefined) return null;
    const struct = structOf(one);
    if (clock < struct.clock) high = middle - 1;
    else if (clock >= struct.clock + struct.length) low = middle + 1;
    else return one;
  }
  return null;
}
