/**
 * Where a source has what it knows from (C3): what it says that a supplier says too goes back to the supplier, and a
 * source that knows all from its suppliers passes on what they hold, and with it their interest.
 */
import { overlap } from './months.ts';
import type { Period } from './interchange.ts';
import { compareIds } from './records.ts';

/** By row ids, as the project's rows name sources. */
export interface Upstream {
  source: string;
  suppliers: readonly string[];
  /** It has no knowledge of its own. */
  only: boolean;
}

/** A statement in the terms of its claim. */
export interface SuppliedStatement {
  id: string;
  claim: string;
  source: string;
  /** A source's row id, `unknown`, or null. */
  root: string | null;
  date: string | null;
  refersTo: Period | null;
  value: string | null;
  lo: number | null;
  hi: number | null;
  retracted: boolean;
}

/** What of the claim decides whose word a statement is. */
export interface SuppliedClaim {
  id: string;
  period: Period | null;
  /** Whether what the statement says serves the side of a source, by its row id. */
  serves: (source: string, said: SuppliedStatement) => boolean;
}

/** The root of each statement that goes back to a supplier, by the statement's id. Roots that were named stay. */
export function suppliedRoots(
  said: readonly SuppliedStatement[],
  claims: ReadonlyMap<string, SuppliedClaim>,
  upstreams: readonly Upstream[],
): Map<string, string> {
  const of = new Map(upstreams.map((one) => [one.source, one]));
  const found = new Map<string, string>();
  if (of.size === 0) return found;
  for (const [id, on] of Map.groupBy(said, ({ claim }) => claim)) {
    const claim = claims.get(id);
    if (claim !== undefined && on.some(({ source }) => of.has(source)))
      for (const [statement, root] of rootsOn(claim, on, of)) found.set(statement, root);
  }
  return found;
}

function rootsOn(
  claim: SuppliedClaim,
  on: readonly SuppliedStatement[],
  of: ReadonlyMap<string, Upstream>,
): Map<string, string> {
  const inOrder = on.toSorted((a, b) => compareIds(a.date ?? '', b.date ?? '') || compareIds(a.id, b.id));
  const counting = inOrder.filter((a) => !a.retracted && overlap(a.refersTo, claim.period) > 0);
  const latest = new Map(counting.map((a) => [a.source, a]));
  const roots = new Map([...latest].map(([source, a]) => [source, isNamed(a.root) ? a.root : null]));
  const found = new Map<string, string>();
  for (const a of counting) {
    const upstream = of.get(a.source);
    if (upstream === undefined || isNamed(a.root)) continue;
    const root = ranked(upstream, a, claim, latest).find((supplier) => !leadsTo(roots, supplier, a.source));
    if (root === undefined) continue;
    found.set(a.id, root);
    if (latest.get(a.source) === a) roots.set(a.source, root);
  }
  return found;
}

const isNamed = (root: string | null): root is string => root !== null && root !== 'unknown';

/** A supplier that says the same; of those that know nothing themselves also one that is silent, whom it serves first. */
function ranked(
  { suppliers, only }: Upstream,
  a: SuppliedStatement,
  claim: SuppliedClaim,
  latest: ReadonlyMap<string, SuppliedStatement>,
): string[] {
  const sorted = suppliers.filter((one) => one !== a.source).toSorted(compareIds);
  const agree = (one: string): boolean => {
    const theirs = latest.get(one);
    return theirs !== undefined && isSame(theirs, a);
  };
  if (!only) return sorted.filter(agree);
  const rank = (one: string): number =>
    (agree(one) ? 0 : latest.has(one) ? 4 : 2) + (claim.serves(one, a) ? 0 : 1);
  return sorted.toSorted((x, y) => rank(x) - rank(y));
}

/** The same answer, or figures that meet. */
function isSame(a: SuppliedStatement, b: SuppliedStatement): boolean {
  if (a.value !== null || b.value !== null) return a.value === b.value;
  return a.lo !== null && a.hi !== null && b.lo !== null && b.hi !== null && a.lo <= b.hi && b.lo <= a.hi;
}

/** Two that supply one another are not made to run in a circle. */
function leadsTo(roots: ReadonlyMap<string, string | null>, from: string, to: string): boolean {
  const met = new Set<string>();
  for (let at: string | null = from; at !== null && !met.has(at); at = roots.get(at) ?? null) {
    if (at === to) return true;
    met.add(at);
  }
  return false;
}
