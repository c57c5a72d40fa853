/** The records of a project, open to change. It tells which claims a change touches by their own records. */
import type { Assertion, Claim, Project, Source } from './interchange.ts';
import { byId, compareIds } from './records.ts';

/** A record is put (added, or replaced as a whole) or dropped. */
export type Change =
  | { readonly put: 'source'; readonly record: Source }
  | { readonly put: 'researcher'; readonly record: string }
  | { readonly put: 'claim'; readonly record: Claim }
  | { readonly put: 'assertion'; readonly record: Assertion }
  | { readonly drop: 'source' | 'researcher' | 'claim' | 'assertion'; readonly id: string };

/** What changed, claim by claim: their statements, or the claim itself and so its family. */
export interface Touched {
  readonly claims: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
}

export class Book {
  readonly sources = new Map<string, Source>();
  readonly researchers = new Set<string>();
  readonly claims = new Map<string, Claim>();
  private readonly assertions = new Map<string, Assertion>();
  private readonly byClaim = new Map<string, Map<string, Assertion>>();

  constructor(project: Project) {
    for (const record of project.sources) this.sources.set(record.id, record);
    for (const id of project.researchers) this.researchers.add(id);
    for (const record of project.claims) this.claims.set(record.id, record);
    for (const record of project.assertions) this.putAssertion(record);
  }

  /** In the order of their ids, like all that is summed or shown. */
  sortedClaims(): Claim[] {
    return [...this.claims.values()].sort(byId);
  }

  sortedSources(): Map<string, Source> {
    return new Map([...this.sources].sort(([a], [b]) => compareIds(a, b)));
  }

  sortedResearchers(): string[] {
    return [...this.researchers].sort(compareIds);
  }

  assertionsOn(claim: string): Iterable<Assertion> {
    return this.byClaim.get(claim)?.values() ?? [];
  }

  family(claim: Claim): Claim[] {
    if (claim.family === null) return [];
    return [...this.claims.values()].filter((other) => other.family === claim.family);
  }

  /** Claims on which one of these sources speaks or is retold. */
  claimsNaming(sources: ReadonlySet<string>): Set<string> {
    return this.claimsWhere((a) => sources.has(a.source) || (a.root !== null && sources.has(a.root)));
  }

  /** Claims on which one of these researchers took a statement. */
  claimsMetBy(researchers: ReadonlySet<string>): Set<string> {
    return this.claimsWhere((a) => a.researcher !== null && researchers.has(a.researcher));
  }

  apply(changes: readonly Change[]): Touched {
    const claims = new Set<string>();
    const families = new Set<string>();
    for (const change of changes) this.applyOne(change, claims, families);
    return { claims, families };
  }

  private claimsWhere(test: (a: Assertion) => boolean): Set<string> {
    const found = new Set<string>();
    for (const a of this.assertions.values()) if (test(a)) found.add(a.claim);
    return found;
  }

  private applyOne(change: Change, claims: Set<string>, families: Set<string>): void {
    const noun = 'put' in change ? change.put : change.drop;
    const id =
      'drop' in change ? change.id : typeof change.record === 'string' ? change.record : change.record.id;
    switch (noun) {
      case 'source':
        for (const claim of this.claimsNaming(new Set([id]))) claims.add(claim);
        break;
      case 'researcher':
        break;
      case 'claim':
        this.touchClaim(id, claims, families);
        break;
      case 'assertion':
        this.touchAssertion(id, claims);
        break;
    }
    this.write(change);
    if (noun === 'claim') this.touchClaim(id, claims, families);
    if (noun === 'assertion') this.touchAssertion(id, claims);
  }

  private touchClaim(id: string, claims: Set<string>, families: Set<string>): void {
    claims.add(id);
    const family = this.claims.get(id)?.family ?? null;
    if (family !== null) families.add(family);
  }

  private touchAssertion(id: string, claims: Set<string>): void {
    const claim = this.assertions.get(id)?.claim;
    if (claim !== undefined) claims.add(claim);
  }

  private write(change: Change): void {
    if ('drop' in change) return this.dropRecord(change.drop, change.id);
    switch (change.put) {
      case 'source':
        this.sources.set(change.record.id, change.record);
        break;
      case 'researcher':
        this.researchers.add(change.record);
        break;
      case 'claim':
        this.claims.set(change.record.id, change.record);
        break;
      case 'assertion':
        this.dropAssertion(change.record.id);
        this.putAssertion(change.record);
        break;
    }
  }

  private dropRecord(noun: 'source' | 'researcher' | 'claim' | 'assertion', id: string): void {
    if (noun === 'source') this.sources.delete(id);
    else if (noun === 'researcher') this.researchers.delete(id);
    else if (noun === 'claim') this.claims.delete(id);
    else this.dropAssertion(id);
  }

  private putAssertion(record: Assertion): void {
    this.assertions.set(record.id, record);
    const there = this.byClaim.get(record.claim) ?? new Map<string, Assertion>();
    this.byClaim.set(record.claim, there.set(record.id, record));
  }

  private dropAssertion(id: string): void {
    const old = this.assertions.get(id);
    if (old === undefined) return;
    this.assertions.delete(id);
    this.byClaim.get(old.claim)?.delete(id);
  }
}
