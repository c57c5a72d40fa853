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

type Prior = Readonly<Record<Cell, readonly [a: number, b: number]>>;

const bystander: Prior = { N: [4.5, 1.5], S: [4.5, 1.5], A: [4.5, 1.5] };
const partisan: Prior = { N: [4.5, 1.5], S: [5.5, 0.5], A: [2.7, 3.3] };
const rumour: Prior = { N: [3.3, 2.7], S: [5.5, 0.5], A: [2.1, 3.9] };

/** Priors by party alone: C9 knows no types. */
export function priorOfParty(party: string | null): Prior {
  return party === null ? bystander : partisan;
}

function priorOf(source: Source): Prior {
  return source.type === 'rumour' ? rumour : priorOfParty(source.party);
}

class Tally {
  readonly right = { S: 0, A: 0, N: 0 };
  readonly all = { S: 0, A: 0, N: 0 };
  readonly hard = { S: 0, A: 0, N: 0 };
  readonly soft = { S: 0, A: 0, N: 0 };
  boast = 0;
  figures = 0;

  addCheck(check: Check, cell: Cell): void {
    this.all[cell] += check.weight;
    if (check.right) this.right[cell] += check.weight;
    (check.hard ? this.hard : this.soft)[cell] += check.weight;
  }

  addFigure(signedError: number): void {
    this.boast += signedError;
    this.figures += 1;
  }
}

/** Leaning sources keep the pool of those without a party. */
function poolOf(source: Source): string {
  return JSON.stringify([source.type, source.party]);
}

function entry(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? new Tally();
  tallies.set(key, tally);
  return tally;
}

/** The track record of every source. Checks come in the order of their claims' ids, so that sums repeat. */
export function trackRecords(
  sources: ReadonlyMap<string, Source>,
  checks: Iterable<Check>,
  figureChecks: Iterable<FigureCheck>,
  partyOf: (source: string) => string | null,
): Map<string, TrackRecord> {
  const own = new Map<string, Tally>();
  const pools = new Map<string, Tally>();
  const tallies = (source: Source) => [entry(own, source.id), entry(pools, poolOf(source))];
  for (const check of checks) {
    const source = sources.get(check.source);
    if (source === undefined) continue;
    const cell = cellOf(truthStanding(check, partyOf(source.id)));
    for (const tally of tallies(source)) tally.addCheck(check, cell);
  }
  for (const check of figureChecks) {
    const source = sources.get(check.source);
    if (source === undefined) continue;
    const o = highStanding(check.claim, partyOf(source.id));
    if (o !== 0) for (const tally of tallies(source)) tally.addFigure(o * check.error);
  }
  const none = new Tally();
  return new Map(
    [...sources.values()].map((source) => {
      const pool = source.external ? none : (pools.get(poolOf(source)) ?? none);
      const party = partyOf(source.id);
      const leans = party !== source.party;
      return [source.id, { ...record(source, own.get(source.id) ?? none, pool), party, leans }];
    }),
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
  return others === 0 ? 0 : Math.min(0.25, 4 / others);
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
  const sum = 1.6 + own.boast + share * (pool.boast - own.boast);
  return roundTo(sum / (4 + own.figures + share * others), 2);
}

/** To 0.01, and never certain of a source. */
function published(h: number): number {
  return clamp(roundTo(h, 2), 0.03, 0.97);
}

/** The records with some hit rates put by hand. */
export function suppose(
  records: Map<string, TrackRecord>,
  rates: readonly SupposedRate[],
): Map<string, TrackRecord> {
  const supposed = new Map(records);
  for (const { source, cell, h } of rates) {
    const record = supposed.get(source);
    if (record !== undefined) supposed.set(source, { ...record, h: { ...record.h, [cell]: published(h) } });
  }
  return supposed;
}
