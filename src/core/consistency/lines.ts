/**
 * C3, lines: what goes back to one origin is one line, however many tell it. Chains that run in a circle,
 * or that end in what we published ourselves, weigh nothing.
 */
import type { Role } from './assessment.ts';
import type { Assertion, Source } from './interchange.ts';
import { compareIds, hopsOf } from './records.ts';

/** A statement with where it comes from. */
export interface Told<S extends Assertion> {
  readonly statement: S;
  readonly teller: Source;
  /** The ultimate origin, whose rates and interest judge the line; the teller if the origin is unnamed. */
  readonly origin: Source;
  readonly hops: number;
  readonly role: Role;
}

interface Chain {
  readonly origin: Source;
  readonly hops: number;
  readonly end: 'speaks' | 'circular' | 'own-output';
}

/** Follows the roots through the latest statements of the sources named. */
export function chainOf(
  statement: Assertion,
  teller: Source,
  latest: (source: string) => Assertion | undefined,
  sources: ReadonlyMap<string, Source>,
): Chain {
  const met = new Set([teller.id]);
  let origin = teller;
  let hops = hopsOf(statement);
  let at: Assertion | undefined = statement;
  while (at !== undefined) {
    const next = at.root === null ? undefined : sources.get(at.root);
    if (next === undefined) break;
    origin = next;
    if (met.has(next.id)) return { origin, hops, end: 'circular' };
    if (next.type === 'own-output') return { origin, hops, end: 'own-output' };
    met.add(next.id);
    at = latest(next.id);
    if (at !== undefined) hops += hopsOf(at);
  }
  return { origin, hops, end: 'speaks' };
}

/** Chains and roles of the kept statements; `same` says whether a copy is one word for word. */
export function tellLines<S extends Assertion>(
  kept: readonly S[],
  latest: (source: string) => Assertion | undefined,
  sources: ReadonlyMap<string, Source>,
  same: (a: S, b: S) => boolean,
): Told<S>[] {
  const told = kept.flatMap((statement): Told<S>[] => {
    const teller = sources.get(statement.source);
    if (teller === undefined) return [];
    const { end, ...chain } = chainOf(statement, teller, latest, sources);
    return [{ statement, teller, role: end, ...chain }];
  });
  return giveRoles(told, same);
}

/** One line per origin: its own words, else the fewest hops; ties by id. The others are copies. */
export function giveRoles<S extends Assertion>(
  told: readonly Told<S>[],
  same: (a: S, b: S) => boolean,
): Told<S>[] {
  const speakers = new Map<string, Told<S>>();
  for (const line of told.filter((t) => t.role === 'speaks').sort(speaksBefore)) {
    if (!speakers.has(line.origin.id)) speakers.set(line.origin.id, line);
  }
  return told.map((line) => {
    const speaker = speakers.get(line.origin.id);
    if (line.role !== 'speaks' || speaker === undefined || speaker === line) return line;
    return { ...line, role: same(line.statement, speaker.statement) ? 'copy' : 'garbled' };
  });
}

function speaksBefore<S extends Assertion>(a: Told<S>, b: Told<S>): number {
  return (
    Number(a.teller.id !== a.origin.id) - Number(b.teller.id !== b.origin.id) ||
    a.hops - b.hops ||
    compareIds(a.statement.id, b.statement.id)
  );
}
