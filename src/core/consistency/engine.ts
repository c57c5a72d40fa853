/**
 * C10, the engine: weighs again only what an edit touches, and comes to the same bytes as a full run.
 *
 * Records flow one way: statements → checks → leanings → hit rates and doubts → claims by period → families
 * and wholes. Each stage keeps what it said last, and the sums that it said it from; the next one starts only from
 * what came out different after rounding. No stage but a full run goes through all claims.
 */
import type { Assessments, ClaimAssessment, Leaning, ResearcherAssessment } from './assessment.ts';
import { Book, type Change, type Touched } from './book.ts';
import { figureChecks, hardChecks, softChecks, type Check, type FigureCheck } from './checks.ts';
import { assessClaim } from './claim-assessment.ts';
import { answersOf, encountersOn } from './encounters.ts';
import { Field } from './field.ts';
import type { Claim, Project } from './interchange.ts';
import { findLeanings, sideOf } from './leanings.ts';
import { partWholeOf, withRelations } from './parts.ts';
import { supersededBy } from './periods.ts';
import { marksOf, TrackRecords, type SupposedRate, type TrackRecord } from './rates.ts';
import { compareIds, openDossier, type Dossier } from './records.ts';
import { Agenda } from './agenda.ts';

export interface Options {
  /** Soft checks (C1) learn from what bystanders agree on; switched off, only known answers train. */
  readonly softChecks?: boolean;
  /** Hit rates to suppose in place of those found (C2), for a what-if. */
  readonly rates?: readonly SupposedRate[];
  /**
   * The claims that are asked about: only they, and those that they hang on, are weighed. All others teach what sources and
   * researchers are worth, as ever, and have no assessment.
   */
  readonly only?: readonly string[];
  /** Told as the first, full run goes on: steps done, of how many. What it throws ends the run. */
  readonly watch?: (done: number, of: number) => void;
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
  /** What is said of types and researchers, beside the claims. */
  findings(): Pick<Assessments, 'leanings' | 'researchers'>;
  /** C2: what is known of each source now; null: there is no such source. */
  trackRecord(source: string): TrackRecord | null;
}

export function createEngine(project: Project, options: Options = {}): Engine {
  return new IncrementalEngine(project, options);
}

/** What one claim teaches about those who spoke on it. */
interface Lessons {
  readonly hard: readonly Check[];
  readonly figures: readonly FigureCheck[];
  soft: readonly Check[];
}

class IncrementalEngine implements Engine {
  private readonly book: Book;
  private readonly options: Options;
  private readonly dossiers = new Map<string, Dossier>();
  private readonly lessons = new Map<string, Lessons>();
  /** Claims of which the truth is known, and that somebody spoke on. */
  private readonly known = new Set<string>();
  private leanings: readonly Leaning[] = [];
  private readonly records: TrackRecords;
  private readonly field = new Field();
  private readonly researchers = new Map<string, ResearcherAssessment>();
  /** Each claim by itself and its previous period. */
  private readonly weighed = new Map<string, ClaimAssessment>();
  /** With what its family and its parts tell. */
  private readonly results = new Map<string, ClaimAssessment>();
  /** The claims that are weighed; null: all. */
  private wanted: ReadonlySet<string> | null = null;
  /** Of the first run: a claim is opened, then weighed. */
  private steps = 0;

  constructor(project: Project, options: Options) {
    this.book = new Book(project);
    this.options = options;
    this.records = new TrackRecords(options.rates ?? []);
    this.run({
      claims: new Set(this.book.claims.keys()),
      families: new Set(),
      sources: new Set(this.book.sources.keys()),
      researchers: true,
    });
  }

  assessments(): Assessments {
    return {
      version: 1,
      claims: this.book.sortedClaims().flatMap((claim) => this.results.get(claim.id) ?? []),
      ...this.findings(),
    };
  }

  findings(): Pick<Assessments, 'leanings' | 'researchers'> {
    return {
      leanings: this.leanings,
      researchers: this.book.sortedResearchers().flatMap((id) => this.researchers.get(id) ?? []),
    };
  }

  trackRecord(source: string): TrackRecord | null {
    return this.book.sources.has(source) ? this.records.of(source) : null;
  }

  update(changes: readonly Change[]): Update {
    return this.run(this.book.apply(changes));
  }

  private run(touched: Touched): Update {
    const { claims } = touched;
    const joined = this.look();
    const siblings = [...touched.families].flatMap((name) => this.book.familyNamed(name).map(({ id }) => id));
    for (const id of touched.sources) this.records.put(id, this.book.sources.get(id));
    const tested = this.open(claims);
    const removed = [...claims].filter((id) => this.forget(id)).sort(compareIds);
    const swayed = tested || touched.sources.size > 0 ? this.lean() : unswayed;
    const relearned = swayed.changed ? union(claims, swayed.claims) : claims;
    for (const id of relearned) this.learn(id);
    const rated = this.rated(this.records.settle(this.partyOf, swayed.changed));
    const doubted = this.doubt(touched.researchers);
    const stale = union(claims, swayed.claims, siblings, rated, this.book.claimsMetBy(doubted.changed));
    const weighed = this.weigh(union(stale, joined));
    return {
      claims: this.relate(union(weighed, claims, siblings)),
      removed,
      researchers: doubted.assessed,
      leanings: swayed.changed ? this.leanings : null,
      weighed,
    };
  }

  /** What is asked about may have come to hang on other claims: gives those. */
  private look(): string[] {
    if (this.options.only === undefined) return [];
    const before = this.wanted;
    this.wanted = this.book.neighbourhood(this.options.only);
    return [...this.wanted].filter((id) => before?.has(id) !== true);
  }

  private isWanted(id: string): boolean {
    return this.wanted === null || this.wanted.has(id);
  }

  /** C0 and C1; tells whether the truth of a claim among them is or was known. */
  private open(touched: ReadonlySet<string>): boolean {
    const { sources } = this.book;
    let tested = false;
    for (const id of touched) {
      this.step();
      tested = this.known.delete(id) || tested;
      const claim = this.book.claims.get(id);
      if (claim === undefined) continue;
      const dossier = openDossier(claim, this.book.assertionsOn(id), sources);
      const hard = hardChecks(dossier, sources);
      this.dossiers.set(id, dossier);
      this.lessons.set(id, { hard, figures: figureChecks(dossier, sources), soft: [] });
      this.field.show(id, {
        encounters: encountersOn(dossier, sources),
        answers: answersOf(hard, sources),
      });
      if (hard.length === 0) continue;
      this.known.add(id);
      tested = true;
    }
    return tested;
  }

  /** Whether it was there, and is no more. */
  private forget(id: string): boolean {
    if (this.book.claims.has(id) || !this.dossiers.delete(id)) return false;
    for (const stage of [this.lessons, this.weighed, this.results]) stage.delete(id);
    this.field.show(id, null);
    return true;
  }

  /** C2: leanings, and the claims on which sources speak whose side they change. */
  private lean(): { changed: boolean; claims: ReadonlySet<string> } {
    const before = this.leanings;
    const hard = [...this.known].flatMap((id) => this.lessons.get(id)?.hard ?? []);
    this.leanings = findLeanings(hard, this.book.sources);
    if (isSame(before, this.leanings)) return unswayed;
    const swayed = [...this.book.sources.values()].filter(
      (source) => sideOf(source, before) !== sideOf(source, this.leanings),
    );
    return { changed: true, claims: this.book.claimsNaming(swayed.map(({ id }) => id)) };
  }

  private readonly partyOf = (id: string): string | null => {
    const source = this.book.sources.get(id);
    return source === undefined ? null : sideOf(source, this.leanings);
  };

  private step(): void {
    const of = this.book.claims.size + (this.wanted ?? this.book.claims).size;
    if (this.steps < of) this.options.watch?.(++this.steps, of);
  }

  /** C1's soft checks, and C2's marks. */
  private learn(id: string): void {
    const dossier = this.dossiers.get(id);
    const lessons = this.lessons.get(id);
    if (dossier === undefined || lessons === undefined) return this.records.mark(id, []);
    if (this.options.softChecks !== false)
      lessons.soft = softChecks(dossier, this.book.sources, this.partyOf);
    this.records.mark(id, marksOf([...lessons.hard, ...lessons.soft], lessons.figures, this.partyOf));
  }

  /** C4 reads hit rates where values are said, C8 boasts where figures are: each claim only what it reads. */
  private rated({ hits, boasts }: ReturnType<TrackRecords['settle']>): string[] {
    const isFigure = (id: string): boolean => this.book.claims.get(id)?.kind === 'quantity';
    return [
      ...[...this.book.claimsNaming(hits)].filter((id) => !isFigure(id)),
      ...[...this.book.claimsNaming(boasts)].filter(isFigure),
    ];
  }

  /** C9; gives the researchers whose rounded q changed. */
  private doubt(regrouped: boolean): { changed: Set<string>; assessed: ResearcherAssessment[] } {
    const q = (id: string) => this.researchers.get(id)?.q ?? 0;
    const changed = new Set<string>();
    const ids = this.book.sortedResearchers();
    if (regrouped) {
      this.field.regroup();
      for (const id of this.researchers.keys()) {
        if (this.book.researchers.has(id)) continue;
        if (q(id) !== 0) changed.add(id);
        this.researchers.delete(id);
      }
    }
    const assessed = this.field.assess(ids).filter((now) => !isSame(now, this.researchers.get(now.id)));
    for (const now of assessed) {
      if (now.q !== q(now.id)) changed.add(now.id);
      this.researchers.set(now.id, now);
    }
    return { changed, assessed };
  }

  /** C3 to C8, earlier periods first, since a state starts from its previous one. */
  private weigh(stale: ReadonlySet<string>): string[] {
    const weighed: string[] = [];
    const asked = [...stale].filter((id) => this.isWanted(id));
    const agenda = new Agenda(asked.flatMap((id) => this.book.claims.get(id) ?? []));
    for (let claim = agenda.next(); claim !== null; claim = agenda.next()) {
      this.step();
      const dossier = this.dossiers.get(claim.id);
      if (dossier === undefined) continue;
      const before = this.weighed.get(claim.id);
      const now = this.assess(dossier);
      this.weighed.set(claim.id, now);
      weighed.push(claim.id);
      if (claim.family === null || isSame(handedOn(before), handedOn(now))) continue;
      for (const other of this.book.periods(claim).followersOf(claim)) agenda.add(other);
    }
    return weighed.sort(compareIds);
  }

  private assess(dossier: Dossier): ClaimAssessment {
    const before = this.book.periods(dossier.claim).previousOf(dossier.claim);
    const previous = before === null ? undefined : this.weighed.get(before.id);
    return assessClaim(dossier, {
      sources: this.book.sources,
      record: (id) => this.records.of(id),
      doubt: (researcher) => (researcher === null ? 0 : (this.researchers.get(researcher)?.q ?? 0)),
      previous: previous === undefined || previous.status === 'no evidence' ? null : previous,
    });
  }

  /** C7 and C8 across claims: what was superseded, and whether parts add up. Gives what came out different. */
  private relate(fresh: ReadonlySet<string>): ClaimAssessment[] {
    const claims = [...fresh].flatMap((id) => this.book.claims.get(id) ?? []);
    const families = new Set(claims.flatMap(({ family }) => family ?? []));
    const relatives = [...families].flatMap((name) => this.book.familyNamed(name).map(({ id }) => id));
    const stale = union(fresh, relatives, this.book.wholesOf(fresh));
    return [...stale].sort(compareIds).flatMap((id) => {
      if (!this.isWanted(id)) return [];
      const claim = this.book.claims.get(id);
      const own = this.weighed.get(id);
      if (claim === undefined || own === undefined) return [];
      const before = this.results.get(id);
      const now = this.related(claim, own);
      this.results.set(id, now);
      return before === undefined || !isSame(now, before) ? [now] : [];
    });
  }

  private related(claim: Claim, own: ClaimAssessment): ClaimAssessment {
    const of = (id: string) => this.weighed.get(id);
    const replacedBy = supersededBy(claim, own, this.book.periods(claim), of);
    return withRelations(
      own,
      replacedBy,
      partWholeOf(claim, own.range, (id) => of(id)?.range ?? null),
    );
  }
}

const unswayed: { changed: boolean; claims: ReadonlySet<string> } = { changed: false, claims: new Set() };

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
