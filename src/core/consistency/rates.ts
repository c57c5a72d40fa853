/**
 * C2, hit rates: how often a source tells the truth when it serves its side (S), hurts it (A) or leaves it
 * cold (N); and how much it boasts. After Dawid and Skene, with cells by interest. Small records borrow from
 * sources of the same type and party.
 */
import type { Cell } from './assessment.ts';
import { highStanding, truthStanding, type Check, type FigureCheck } from './checks.ts';
import type { Source } from './interchange.ts';
import { cellOf } from './records.ts';
import { clamp, roundTo } from './round.ts';
import { BOAST, BORROWED, PRIORS, RATES, type Prior } from './thresholds.ts';

type Cells = Readonly<Record<Cell, number>>;

/** What is known of a source when its statements are weighed. */
export interface TrackRecord {
  /** Its side in C1–C8. */
  readonly party: string | null;
  /** Its side is not its own but the one that its type leans to. */
  readonly leans: boolean;
  readonly h: Cells;
  /** Own checks; soft ones by weight. */
  readonly hard: Cells;
  readonly soft: Cells;
  readonly beta: number;
  readonly figures: number;
}

export interface SupposedRate {
  readonly source: string;
  readonly cell: Cell;
  readonly h: number;
}

/** Priors by party alone: C9 knows no types. */
export function priorOfParty(party: string | null): Prior {
  return party === null ? PRIORS.bystander : PRIORS.partisan;
}

export function priorOf(source: Source): Prior {
  return source.type === 'rumour' ? PRIORS.rumour : priorOfParty(source.party);
}

/** Where the rate of a source begins that nobody has checked; one that leans keeps that of its own party. */
export function priorRate(type: string, party: string | null, cell: Cell): number {
  const [a, b] = (type === 'rumour' ? PRIORS.rumour : priorOfParty(party))[cell];
  return published(a / (a + b));
}

/** A check as it counts in a source's record: in a cell, as the source is read now. */
export type Mark =
  | {
      readonly kind: 'check';
      readonly source: string;
      readonly cell: Cell;
      readonly right: boolean;
      readonly hard: boolean;
      readonly weight: number;
    }
  /** A figure's error in hundredths, counted up where a high figure serves the source. */
  | { readonly kind: 'figure'; readonly source: string; readonly error: number };

export function marksOf(
  checks: readonly Check[],
  figureChecks: readonly FigureCheck[],
  partyOf: (source: string) => string | null,
): Mark[] {
  const marks = checks.map((check): Mark => {
    const { source, right, hard, weight } = check;
    const cell = cellOf(truthStanding(check, partyOf(source)));
    return { kind: 'check', source, cell, right, hard, weight };
  });
  for (const { source, claim, error } of figureChecks) {
    const o = highStanding(claim, partyOf(source));
    if (o !== 0) marks.push({ kind: 'figure', source, error: o * Math.round(error * 100) });
  }
  return marks;
}

/** Sums that go up and down: of whole and half numbers, so that no order of additions shows. */
class Tally {
  readonly right = { S: 0, A: 0, N: 0 };
  readonly all = { S: 0, A: 0, N: 0 };
  readonly hard = { S: 0, A: 0, N: 0 };
  readonly soft = { S: 0, A: 0, N: 0 };
  /** In hundredths. */
  boast = 0;
  figures = 0;

  /** `by` is 1 or −1: the mark is taken back. */
  count(mark: Mark, by: 1 | -1): void {
    if (mark.kind === 'figure') {
      this.boast += by * mark.error;
      this.figures += by;
      return;
    }
    const { cell, weight } = mark;
    this.all[cell] += by * weight;
    if (mark.right) this.right[cell] += by * weight;
    (mark.hard ? this.hard : this.soft)[cell] += by * weight;
  }
}

/** Leaning sources keep the pool of those without a party. */
function poolOf(source: Source): string {
  return JSON.stringify([source.type, source.party]);
}

/** Sources that borrow from one another, with all their marks. */
interface Pool {
  readonly tally: Tally;
  readonly members: Set<string>;
}

/** The track record of every source, claim by claim, as checks come and go. */
export class TrackRecords {
  private readonly supposed: readonly SupposedRate[];
  private readonly sources = new Map<string, Source>();
  private readonly marks = new Map<string, readonly Mark[]>();
  private readonly own = new Map<string, Tally>();
  private readonly pools = new Map<string, Pool>();
  private readonly records = new Map<string, TrackRecord>();
  private readonly stale = new Set<string>();
  private readonly stalePools = new Set<Pool>();

  constructor(supposed: readonly SupposedRate[]) {
    this.supposed = supposed;
  }

  of(source: string): TrackRecord {
    const found = this.records.get(source);
    if (found === undefined) throw new Error(`source ${source} has no track record`);
    return found;
  }

  /** A source comes, changes (with all that was marked of it) or, as undefined, goes. */
  put(id: string, source: Source | undefined): void {
    const before = this.sources.get(id);
    const tally = this.own.get(id);
    if (before !== undefined) this.join(before, tally, -1);
    if (source === undefined) this.sources.delete(id);
    else this.sources.set(id, source);
    if (source !== undefined) this.join(source, tally, 1);
  }

  /** The marks of a claim, in place of those that it gave. */
  mark(claim: string, marks: readonly Mark[]): void {
    const before = this.marks.get(claim) ?? [];
    if (before.length === 0 && marks.length === 0) return;
    for (const mark of before) this.count(mark, -1);
    for (const mark of marks) this.count(mark, 1);
    this.marks.set(claim, marks);
  }

  /** Gives the sources whose rounded record changed. `all`: what sources are read as has changed. */
  settle(partyOf: (source: string) => string | null, all: boolean): Changed {
    const stale = all ? this.sources.keys() : this.collectStale();
    const changed: Changed = { hits: new Set(), boasts: new Set() };
    for (const id of stale) {
      const before = this.records.get(id);
      this.renew(id, partyOf);
      const now = this.records.get(id);
      if (!isSameIn(before, now, isSameHits)) changed.hits.add(id);
      if (!isSameIn(before, now, isSameBoast)) changed.boasts.add(id);
    }
    this.stale.clear();
    this.stalePools.clear();
    return changed;
  }

  private collectStale(): Set<string> {
    const found = new Set(this.stale);
    for (const pool of this.stalePools) for (const id of pool.members) found.add(id);
    return found;
  }

  private renew(id: string, partyOf: (source: string) => string | null): void {
    const source = this.sources.get(id);
    if (source === undefined) {
      this.records.delete(id);
      return;
    }
    const pool = source.external ? nobody : (this.pools.get(poolOf(source))?.tally ?? nobody);
    const party = partyOf(id);
    const found = record(source, this.own.get(id) ?? nobody, pool);
    const now = suppose({ ...found, party, leans: party !== source.party }, id, this.supposed);
    this.records.set(id, now);
  }

  private join(source: Source, tally: Tally | undefined, by: 1 | -1): void {
    const pool = this.pool(source);
    if (by === 1) pool.members.add(source.id);
    else pool.members.delete(source.id);
    if (tally !== undefined) merge(pool.tally, tally, by);
    this.stale.add(source.id);
    this.stalePools.add(pool);
  }

  private count(mark: Mark, by: 1 | -1): void {
    const own = this.own.get(mark.source) ?? new Tally();
    this.own.set(mark.source, own);
    own.count(mark, by);
    this.stale.add(mark.source);
    const source = this.sources.get(mark.source);
    if (source === undefined) return;
    const pool = this.pool(source);
    pool.tally.count(mark, by);
    this.stalePools.add(pool);
  }

  private pool(source: Source): Pool {
    const key = poolOf(source);
    const pool = this.pools.get(key) ?? { tally: new Tally(), members: new Set<string>() };
    this.pools.set(key, pool);
    return pool;
  }
}

const nobody = new Tally();
const CELLS = ['S', 'A', 'N'] as const;

function merge(into: Tally, from: Tally, by: 1 | -1): void {
  for (const cell of CELLS) {
    into.right[cell] += by * from.right[cell];
    into.all[cell] += by * from.all[cell];
  }
  into.boast += by * from.boast;
  into.figures += by * from.figures;
}

/** Sources whose record came out different, by what reads it: values are weighed by hit rates, figures by boasts. */
interface Changed {
  readonly hits: Set<string>;
  readonly boasts: Set<string>;
}

function isSameIn(
  before: TrackRecord | undefined,
  now: TrackRecord | undefined,
  isSame: (a: TrackRecord, b: TrackRecord) => boolean,
): boolean {
  if (before === undefined || now === undefined) return before === now;
  return before.party === now.party && before.leans === now.leans && isSame(before, now);
}

const isSameBoast = (a: TrackRecord, b: TrackRecord): boolean => a.beta === b.beta && a.figures === b.figures;

function isSameHits(a: TrackRecord, b: TrackRecord): boolean {
  return CELLS.every(
    (cell) => a.h[cell] === b.h[cell] && a.hard[cell] === b.hard[cell] && a.soft[cell] === b.soft[cell],
  );
}

function record(source: Source, own: Tally, pool: Tally): Omit<TrackRecord, 'party' | 'leans'> {
  const h = (cell: Cell) => hitRate(priorOf(source)[cell], own, pool, cell);
  return {
    h: { S: h('S'), A: h('A'), N: h('N') },
    hard: { ...own.hard },
    soft: { ...own.soft },
    beta: boast(own, pool),
    figures: own.figures,
  };
}

/** What the others' checks are worth beside a source's own. */
function lambda(others: number): number {
  return others === 0 ? 0 : Math.min(BORROWED.share, BORROWED.most / others);
}

function hitRate([a, b]: readonly [number, number], own: Tally, pool: Tally, cell: Cell): number {
  const others = pool.all[cell] - own.all[cell];
  const share = lambda(others);
  const right = a + own.right[cell] + share * (pool.right[cell] - own.right[cell]);
  return published(right / (a + b + own.all[cell] + share * others));
}

function boast(own: Tally, pool: Tally): number {
  const others = pool.figures - own.figures;
  const share = lambda(others);
  const sum = BOAST.sum + (own.boast + share * (pool.boast - own.boast)) / 100;
  return roundTo(sum / (BOAST.checks + own.figures + share * others), 2);
}

/** To 0.01, and never certain of a source. */
function published(h: number): number {
  return clamp(roundTo(h, 2), RATES.least, RATES.most);
}

/** A record with some hit rates put by hand. */
function suppose(record: TrackRecord, id: string, rates: readonly SupposedRate[]): TrackRecord {
  const own = rates.filter(({ source }) => source === id);
  return own.reduce((so, { cell, h }) => ({ ...so, h: { ...so.h, [cell]: published(h) } }), record);
}
