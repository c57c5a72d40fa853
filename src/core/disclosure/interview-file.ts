/**
 * The interviews of a study as a file for outside use: which keys it has and how they are generalised, so that a release
 * can be looked at before it leaves. Finest are the quarter, the province and the band (PROTECTION 6).
 */
import type { CsvTable } from '../csv.ts';
import { REGIONS } from '../interview.ts';
import { anonymise } from './anonymise.ts';
import { readHierarchy, type Hierarchy } from './hierarchy.ts';
import {
  KEY_STEPS,
  KEYS,
  NO_STEPS,
  stepsFrom,
  type InterviewFile,
  type Key,
  type Shape,
  type Thresholds,
} from './interview-keys.ts';
import type { Plan } from './lattice.ts';

/** An interview with a person, as a lead may read it. */
export interface Sitting {
  /** By an opaque id, which is never printed. */
  interview: string;
  /** Whose it is, by an opaque id; neither is ever printed. */
  person: string;
  researcher: string;
  month: string;
  place: string | null;
  type: string;
  camp: string;
  band: string | null;
  language: string;
  mode: string;
}

export function planInterviewFile(sittings: readonly Sitting[], thresholds: Thresholds): InterviewFile {
  const people = new Set(sittings.map(({ person }) => person)).size;
  const tooFew = (): InterviewFile => ({
    kind: 'too-few',
    interviews: sittings.length,
    people,
    researchers: new Set(sittings.map(({ researcher }) => researcher)).size,
  });
  if (sittings.length === 0) return tooFew();
  const rules = {
    keys: KEYS.map((column) => ({ column, hierarchy: hierarchyOf(column, sittings) })),
    k: thresholds.k,
    sensitive: null,
    person: 'person',
    apart: { column: 'researcher', min: thresholds.researchers },
    withhold: thresholds.withhold,
  };
  const made = anonymise(tableOf(sittings), rules, 3);
  if (made.kind === 'fault') return tooFew();
  const levels = KEYS.map((key) => made.best.levels[key] ?? 0);
  const { withheld, loss, smallest } = made.best;
  return {
    kind: 'possible',
    interviews: sittings.length,
    people,
    best: shapeOf({ levels, withheld, loss }),
    smallest,
    next: made.next.map((plan) => ({
      ...shapeOf(plan),
      coarser: KEYS.filter((_, i) => (plan.levels[i] ?? 0) > (levels[i] ?? 0)),
      finer: KEYS.filter((_, i) => (plan.levels[i] ?? 0) < (levels[i] ?? 0)),
    })),
  };
}

function shapeOf({ levels, withheld, loss }: Plan): Shape {
  const stepOf = (key: Key): string | null => KEY_STEPS[key][levels[KEYS.indexOf(key)] ?? 0] ?? null;
  return { steps: stepsFrom(stepOf, NO_STEPS), withheld, loss };
}

const cellsOf = (sitting: Sitting): readonly string[] => [
  ...KEYS.map((key) => chainOf(key, sitting)[0] ?? ''),
  sitting.person,
  sitting.researcher,
];

const tableOf = (sittings: readonly Sitting[]): CsvTable => ({
  columns: [...KEYS, 'person', 'researcher'],
  rows: sittings.map((sitting, i) => ({ line: i + 2, cells: cellsOf(sitting) })),
});

/** The values that there are: what nobody stands under is no loss to whoever reads the file. */
export function hierarchyOf(key: Key, sittings: readonly Sitting[]): Hierarchy {
  const chains = new Map(sittings.map((sitting) => chainOf(key, sitting)).map((chain) => [chain[0], chain]));
  const read = readHierarchy(key, [...chains.values()]);
  if (!read.ok) throw new Error(`${read.place}: ${read.words}`);
  return read.hierarchy;
}

export function chainOf(key: Key, sitting: Sitting): readonly string[] {
  switch (key) {
    case 'month':
      return [...monthChain(sitting.month), '*'];
    case 'place':
      return [sitting.place ?? 'not given', regionOf(sitting.place), '*'];
    case 'type':
      return [sitting.type, `camp ${sitting.camp}`, '*'];
    case 'band':
      return [sitting.band ?? 'none', '*'];
    case 'language':
      return [sitting.language, '*'];
    case 'mode':
      return [sitting.mode, '*'];
  }
}

function monthChain(month: string): string[] {
  const [year = '', number = '1'] = month.split('-');
  const of = (months: number): number => Math.ceil(Number(number) / months);
  return [`${year}-Q${of(3)}`, `${year}-H${of(6)}`, year];
}

const regionOf = (place: string | null): string =>
  place === null
    ? 'not given'
    : (Object.entries(REGIONS).find(
        ([region, provinces]) => region === place || provinces.includes(place),
      )?.[0] ?? 'not given');
