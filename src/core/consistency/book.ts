/** The records of a project, open to change. It tells which claims a change touches by their own records. */
import type { Assertion, Claim, Project, Source } from './interchange.ts';
import { Periods } from './periods.ts';
import { Postings } from './postings.ts';
import { byId, compareIds } from './records.ts';

/** A record is put (added, or replaced as a whole) or dropped. */
export type Change =
  | { readonly put: 'source'; readonly record: Source }
  | { readonly put: 'researcher'; readonly record: string }
  | { readonly put: 'claim'; readonly record: Claim }
  | { readonly put: 'assertion'; readonly record: Assertion }
  | { readonly drop: 'source' | 'researcher' | 'claim' | 'assertion'; readonly id: string };

/** What changed: claims by their statements or by themselves, and so their families; sources; the researchers. */
export interface Touched {
  readonly claims: Set<string>;
  readonly families: Set<string>;
  readonly sources: Set<string>;
  researchers: boolean;
}

export class Book {
  readonly sources = new Map<string, Source>();
  readonly researchers = new Set<string>();
  readonly claims = new Map<string, Claim>();
  private readonly assertions = new Map<string, Assertion>();
  private readonly byClaim = new Map<string, Map<string, Assertion>>();
  private readonly families = new Map<string, Map<string, Claim>>();
  /** Made when they are asked for, until a claim of the family comes or goes. */
  private readonly periodsOf = new Map<string, Periods>();
  private readonly bySource = new Postings();
  private readonly byResearcher = new Postings();
  private readonly wholes = new Postings();

  constructor(project: Project) {
    for (const record of project.sources) this.sources.set(record.id, record);
    for (const id of project.researchers) this.researchers.add(id);
    for (const record of project.claims) this.putClaim(record);
    for (const record of project.assertions) this.putAssertion(record);
  }

  /** In the order of their ids, like all that is summed or shown. */
  sortedClaims(): Claim[] {
    return [...this.claims.values()].sort(byId);
  }

  sortedResearchers(): string[] {
    return [...this.researchers].sort(compareIds);
  }

  assertionsOn(claim: string): Iterable<Assertion> {
    return this.byClaim.get(claim)?.values() ?? [];
  }

  /** Its family by periods; one that has none is alone. */
  periods(claim: Claim): Periods {
    if (claim.family === null) return alone;
    const known = this.periodsOf.get(claim.family);
    if (known !== undefined) return known;
    const periods = new Periods(this.familyNamed(claim.family));
    this.periodsOf.set(claim.family, periods);
    return periods;
  }

  familyNamed(family: string): Claim[] {
    return [...(this.families.get(family)?.values() ?? [])];
  }

  /** These and all whose weighing theirs hangs on: their families, their parts, and so on from those. */
  neighbourhood(claims: Iterable<string>): Set<string> {
    const found = new Set<string>();
    const families = new Set<string>();
    const queue = [...claims];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const claim = this.claims.get(id);
      if (claim === undefined || found.has(id)) continue;
      found.add(id);
      for (const part of claim.parts) queue.push(part);
      if (claim.family === null || families.has(claim.family)) continue;
      families.add(claim.family);
      for (const one of this.familyNamed(claim.family)) queue.push(one.id);
    }
    return found;
  }

  /** Claims that one of these is a part of. */
  wholesOf(parts: Iterable<string>): Set<string> {
    return this.wholes.of(parts);
  }

  /** Claims on which one of these sources speaks or is retold. */
  claimsNaming(sources: Iterable<string>): Set<string> {
    return this.bySource.of(sources);
  }

  /** Claims on which one of these researchers took a statement. */
  claimsMetBy(researchers: Iterable<string>): Set<string> {
    return this.byResearcher.of(researchers);
  }

  apply(changes: readonly Change[]): Touched {
    const touched: Touched = {
      claims: new Set(),
      families: new Set(),
      sources: new Set(),
      researchers: false,
    };
    for (const change of changes) {
      // What a record touched before, and what it touches now.
      this.touch(change, touched);
      this.write(change);
      this.touch(change, touched);
    }
    return touched;
  }

  private touch(change: Change, touched: Touched): void {
    const noun = 'put' in change ? change.put : change.drop;
    const id =
      'drop' in change ? change.id : typeof change.record === 'string' ? change.record : change.record.id;
    switch (noun) {
      case 'source':
        touched.sources.add(id);
        for (const claim of this.claimsNaming([id])) touched.claims.add(claim);
        return;
      case 'researcher':
        touched.researchers = true;
        return;
      case 'claim':
        return this.touchClaim(id, touched);
      case 'assertion': {
        const claim = this.assertions.get(id)?.claim;
        if (claim !== undefined) touched.claims.add(claim);
      }
    }
  }

  private touchClaim(id: string, touched: Touched): void {
    touched.claims.add(id);
    const family = this.claims.get(id)?.family ?? null;
    if (family !== null) touched.families.add(family);
  }

  private write(change: Change): void {
    if ('drop' in change) return this.dropRecord(change.drop, change.id);
    switch (change.put) {
      case 'source':
        this.sources.set(change.record.id, change.record);
        return;
      case 'researcher':
        this.researchers.add(change.record);
        return;
      case 'claim':
        this.dropClaim(change.record.id);
        return this.putClaim(change.record);
      case 'assertion':
        this.dropAssertion(change.record.id);
        return this.putAssertion(change.record);
    }
  }

  private dropRecord(noun: 'source' | 'researcher' | 'claim' | 'assertion', id: string): void {
    if (noun === 'source') this.sources.delete(id);
    else if (noun === 'researcher') this.researchers.delete(id);
    else if (noun === 'claim') this.dropClaim(id);
    else this.dropAssertion(id);
  }

  private putClaim(record: Claim): void {
    this.claims.set(record.id, record);
    if (record.family !== null) {
      entry(this.families, record.family).set(record.id, record);
      this.periodsOf.delete(record.family);
    }
    for (const part of record.parts) this.wholes.add(part, record.id);
  }

  private dropClaim(id: string): void {
    const old = this.claims.get(id);
    if (old === undefined) return;
    this.claims.delete(id);
    if (old.family !== null) {
      this.families.get(old.family)?.delete(id);
      this.periodsOf.delete(old.family);
    }
    for (const part of old.parts) this.wholes.remove(part, id);
  }

  private putAssertion(record: Assertion): void {
    this.assertions.set(record.id, record);
    entry(this.byClaim, record.claim).set(record.id, record);
    this.bySource.add(record.source, record.claim);
    if (record.root !== null) this.bySource.add(record.root, record.claim);
    if (record.researcher !== null) this.byResearcher.add(record.researcher, record.claim);
  }

  private dropAssertion(id: string): void {
    const old = this.assertions.get(id);
    if (old === undefined) return;
    this.assertions.delete(id);
    this.byClaim.get(old.claim)?.delete(id);
    this.bySource.remove(old.source, old.claim);
    if (old.root !== null) this.bySource.remove(old.root, old.claim);
    if (old.researcher !== null) this.byResearcher.remove(old.researcher, old.claim);
  }
}

const alone = new Periods([]);

function entry<T>(index: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const there = index.get(key);
  if (there !== undefined) return there;
  const made = new Map<string, T>();
  index.set(key, made);
  return made;
}
