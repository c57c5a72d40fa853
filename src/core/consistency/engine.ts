/**
 * C10, the engine: weighs again only what an edit touches, and comes to the same bytes as a full run.
 *
 * Records flow one way: statements → checks → leanings → hit rates and doubts → claims by period → families
 * and wholes. Each stage keeps what it said last; the next one starts only from what came out different
 * after rounding.
 */
import type { Assessments, ClaimAssessment, Leaning, ResearcherAssessment } from './assessment.ts';
import { Book, type Change } from './book.ts';
import { figureChecks, hardChecks, softChecks, type Check, type FigureCheck } from './checks.ts';
import { assessClaim } from './claim-assessment.ts';
import { encountersOn, type Encounters } from './encounters.ts';
import { assessResearcher } from './interviewer.ts';
import type { Claim, Project } from './interchange.ts';
import { findLeanings, sideOf } from './leanings.ts';
import { partWholeOf, withRelations } from './parts.ts';
import { previousOf, supersededBy } from './periods.ts';
import { suppose, trackRecords, type SupposedRate, type TrackRecord } from './rates.ts';
import { compareIds, openDossier, type Dossier } from './records.ts';

export interface Options {
  /** Soft checks (C1) learn from what bystanders agree on; switched off, only known answers train. */
  readonly softChecks?: boolean;
  /** Hit rates to suppose in place of those found (C2), for a what-if. */
  readonly rates?: readonly SupposedRate[];
}

/** What came out different. `weighed` are the claims that were weighed again, whether or not they changed. */
export interface Update {
  readonly claims: readonly ClaimAssessment[];
  readonly removed: readonly string[];
  readonly researchers: readonly ResearcherAssessment[];
  readonly leanings: readonly Leaning[] | null;
  readonly weighed: readonly string[];
}

export interface Engine {
  /** Takes changes to valid records; what names a record that is not there counts nowhere. */
  update(changes: readonly Change[]): Update;
  assessments(): Assessments;
}

export function createEngine(project: Project, options: Options = {}): Engine {
  return new IncrementalEngine(project, options);
}

/** What one claim teaches about those who spoke on it. */
interface Lessons {
  readonly hard: readonly Check[];
  readonly figures: readonly FigureCheck[];
  readonly encounters: Encounters;
}

class IncrementalEngine implements Engine {
  private readonly book: Book;
  private readonly options: Options;
  private readonly dossiers = new Map<string, Dossier>();
  private readonly lessons = new Map<string, Lessons>();
  private readonly soft = new Map<string, readonly Check[]>();
  private leanings: readonly Leaning[] = [];
  private records = new Map<string, TrackRecord>();
  private researchers = new Map<string, ResearcherAssessment>();
  /** Each claim by itself and its previous period. */
  private readonly weighed = new Map<string, ClaimAssessment>();
  /** With what its family and its parts tell. */
  private readonly results = new Map<string, ClaimAssessment>();

  constructor(project: Project, options: Options) {
    this.book = new Book(project);
    this.options = options;
    this.run(new Set(this.book.claims.keys()));
  }

  assessments(): Assessments {
    return {
      version: 1,
      claims: this.book.sortedClaims().flatMap((claim) => this.results.get(claim.id) ?? []),
      leanings: this.leanings,
      researchers: [...this.researchers.values()],
    };
  }

  update(changes: readonly Change[]): Update {
    const touched = this.book.apply(changes);
    const siblings = [...this.book.claims.values()].filter(
      (c) => c.family !== null && touched.families.has(c.family),
    );
    return this.run(
      touched.claims,
      siblings.map((claim) => claim.id),
    );
  }

  private run(touched: ReadonlySet<string>, siblings: readonly string[] = []): Update {
    const claims = this.book.sortedClaims();
    const removed = this.forgetDropped();
    this.open(touched);
    const swayed = this.lean(claims);
    this.learnSoftly(union(touched, swayed.claims));
    const rated = this.book.claimsNaming(this.rate(claims));
    const doubted = this.doubt(claims);
    const stale = union(touched, swayed.claims, siblings, rated, this.book.claimsMetBy(doubted.changed));
    const weighed = this.weigh(claims, stale);
    return {
      claims: this.relate(claims, union(weighed, touched, siblings)),
      removed,
      researchers: doubted.assessed,
      leanings: swayed.changed ? this.leanings : null,
      weighed,
    };
  }

  private forgetDropped(): string[] {
    const dropped = [...this.dossiers.keys()].filter((id) => !this.book.claims.has(id)).sort(compareIds);
    for (const id of dropped) {
      for (const stage of [this.dossiers, this.lessons, this.soft, this.weighed, this.results])
        stage.delete(id);
    }
    return dropped;
  }

  /** C0 and C1. */
  private open(touched: ReadonlySet<string>): void {
    const { sources } = this.book;
    for (const id of touched) {
      const claim = this.book.claims.get(id);
      if (claim === undefined) continue;
      const dossier = openDossier(claim, this.book.assertionsOn(id), sources);
      this.dossiers.set(id, dossier);
      this.lessons.set(id, {
        hard: hardChecks(dossier, sources),
        figures: figureChecks(dossier, sources),
        encounters: encountersOn(dossier, sources),
      });
    }
  }

  /** C2: leanings, and the claims on which sources speak whose side they change. */
  private lean(claims: readonly Claim[]): { changed: boolean; claims: ReadonlySet<string> } {
    const before = new Map([...this.book.sources.keys()].map((id) => [id, this.partyOf(id)]));
    const found = findLeanings(this.hardChecks(claims), this.book.sources);
    const changed = !isSame(found, this.leanings);
    this.leanings = found;
    const swayed = [...before].filter(([id, party]) => this.partyOf(id) !== party).map(([id]) => id);
    return { changed, claims: this.book.claimsNaming(new Set(swayed)) };
  }

  private readonly partyOf = (id: string): string | null => {
    const source = this.book.sources.get(id);
    return source === undefined ? null : sideOf(source, this.leanings);
  };

  private hardChecks(claims: readonly Claim[]): Check[] {
    return claims.flatMap((claim) => this.lessons.get(claim.id)?.hard ?? []);
  }

  private learnSoftly(touched: ReadonlySet<string>): void {
    if (this.options.softChecks === false) return;
    for (const id of touched) {
      const dossier = this.dossiers.get(id);
      if (dossier !== undefined) this.soft.set(id, softChecks(dossier, this.book.sources, this.partyOf));
    }
  }

  /** C2: hit rates; gives the sources whose rounded record changed. */
  private rate(claims: readonly Claim[]): Set<string> {
    const checks = claims.flatMap(({ id }) => [
      ...(this.lessons.get(id)?.hard ?? []),
      ...(this.soft.get(id) ?? []),
    ]);
    const figures = claims.flatMap(({ id }) => this.lessons.get(id)?.figures ?? []);
    const before = this.records;
    const found = trackRecords(this.book.sortedSources(), checks, figures, this.partyOf);
    this.records = suppose(found, this.options.rates ?? []);
    return new Set([...this.records.keys()].filter((id) => !isSame(this.records.get(id), before.get(id))));
  }

  /** C9; gives the researchers whose rounded q changed. */
  private doubt(claims: readonly Claim[]): { changed: Set<string>; assessed: ResearcherAssessment[] } {
    const ids = this.book.sortedResearchers();
    const field = {
      researchers: ids,
      sources: this.book.sources,
      encounters: claims.flatMap(({ id }) => this.lessons.get(id)?.encounters ?? []),
      checks: this.hardChecks(claims),
    };
    const before = this.researchers;
    this.researchers = new Map(ids.map((id) => [id, assessResearcher(id, field)]));
    const assessed = [...this.researchers.values()].filter((now) => !isSame(now, before.get(now.id)));
    const known = new Set([...before.keys(), ...this.researchers.keys()]);
    const q = (from: ReadonlyMap<string, ResearcherAssessment>, id: string) => from.get(id)?.q ?? 0;
    return {
      changed: new Set([...known].filter((id) => q(before, id) !== q(this.researchers, id))),
      assessed,
    };
  }

  /** C3 to C8, earlier periods first, since a state starts from its previous one. */
  private weigh(claims: readonly Claim[], stale: Set<string>): string[] {
    const weighed: string[] = [];
    for (const claim of claims.toSorted((a, b) => compareIds(a.period?.from ?? '', b.period?.from ?? ''))) {
      const dossier = this.dossiers.get(claim.id);
      if (!stale.has(claim.id) || dossier === undefined) continue;
      const before = this.weighed.get(claim.id);
      const now = this.assess(dossier);
      this.weighed.set(claim.id, now);
      weighed.push(claim.id);
      if (!isSame(handedOn(before), handedOn(now))) this.markFollowing(claim, stale);
    }
    return weighed.sort(compareIds);
  }

  private markFollowing(claim: Claim, stale: Set<string>): void {
    const family = this.book.family(claim);
    for (const other of family) if (previousOf(other, family)?.id === claim.id) stale.add(other.id);
  }

  private assess(dossier: Dossier): ClaimAssessment {
    const before = previousOf(dossier.claim, this.book.family(dossier.claim));
    const previous = before === null ? undefined : this.weighed.get(before.id);
    return assessClaim(dossier, {
      sources: this.book.sources,
      record: (id) => this.recordOf(id),
      doubt: (researcher) => (researcher === null ? 0 : (this.researchers.get(researcher)?.q ?? 0)),
      previous: previous === undefined || previous.status === 'no evidence' ? null : previous,
    });
  }

  private recordOf(id: string): TrackRecord {
    const record = this.records.get(id);
    if (record === undefined) throw new Error(`source ${id} has no track record`);
    return record;
  }

  /** C7 and C8 across claims: what was superseded, and whether parts add up. Gives what came out different. */
  private relate(claims: readonly Claim[], fresh: ReadonlySet<string>): ClaimAssessment[] {
    const families = new Set(claims.flatMap((claim) => (fresh.has(claim.id) ? (claim.family ?? []) : [])));
    const isStale = (claim: Claim) =>
      fresh.has(claim.id) ||
      (claim.family !== null && families.has(claim.family)) ||
      claim.parts.some((part) => fresh.has(part));
    return claims.filter(isStale).flatMap((claim) => {
      const own = this.weighed.get(claim.id);
      if (own === undefined) return [];
      const now = this.related(claim, own);
      const changed = !isSame(now, this.results.get(claim.id));
      this.results.set(claim.id, now);
      return changed ? [now] : [];
    });
  }

  private related(claim: Claim, own: ClaimAssessment): ClaimAssessment {
    const of = (id: string) => this.weighed.get(id);
    const replacedBy = supersededBy(claim, own, this.book.family(claim), of);
    return withRelations(
      own,
      replacedBy,
      partWholeOf(claim, own.range, (id) => of(id)?.range ?? null),
    );
  }
}

/** All that the next period reads of a claim. */
function handedOn(claim: ClaimAssessment | undefined): unknown {
  if (claim === undefined || claim.status === 'no evidence') return null;
  return [claim.id, claim.p, claim.range?.point];
}

function union(...sets: readonly Iterable<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** All that is compared is plain data built in one order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
