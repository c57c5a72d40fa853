/**
 * The interviews of a study as a file for outside use: which keys it has and how they are generalised, so that a release
 * can be looked at before it leaves. Finest are the quarter, the province and the band (PROTECTION 6).
 */
import type { CsvTable } from '../csv.ts';
import { REGIONS } from '../interview.ts';
import { anonymise } from './anonymise.ts';
import { readHierarchy, type Hierarchy } from './hierarchy.ts';
import {
  isSensitive,
  KEY_STEPS,
  KEYS,
  levelOf,
  NO_STEPS,
  stepsAllowed,
  stepsFrom,
  type InterviewFile,
  type Key,
  type SensitiveKey,
  type Shape,
} from './interview-keys.ts';
import type { Plan } from './lattice.ts';
import { campCell } from './made-of.ts';
import type { Thresholds } from './thresholds.ts';

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

/** `sensitive`: columns that are no keys; each class holds enough values of them as they are printed. */
export function planInterviewFile(
  sittings: readonly Sitting[],
  thresholds: Thresholds,
  sensitive: readonly SensitiveKey[] = [],
): InterviewFile {
  const keys = KEYS.filter((key) => !isSensitive(key, sensitive));
  const people = new Set(sittings.map(({ person }) => person)).size;
  const tooFew = (): InterviewFile => ({
    kind: 'too-few',
    interviews: sittings.length,
    people,
    researchers: new Set(sittings.map(({ researcher }) => researcher)).size,
  });
  if (sittings.length === 0) return tooFew();
  const rules = {
    keys: keys.map((column) => ({ column, hierarchy: hierarchyOf(column, sittings) })),
    k: thresholds.k,
    sensitive: sensitive.length === 0 ? null : { columns: [...sensitive], l: thresholds.distinct },
    person: 'person',
    apart: { column: 'researcher', min: thresholds.researchers },
    withhold: thresholds.withhold,
  };
  const made = anonymise(tableOf(sittings, keys, sensitive), rules, 3);
  if (made.kind === 'fault') return tooFew();
  const levels = keys.map((key) => made.best.levels[key] ?? 0);
  const shape = (plan: Plan): Shape => shapeOf(plan, keys, sensitive);
  const { withheld, loss, smallest } = made.best;
  return {
    kind: 'possible',
    interviews: sittings.length,
    people,
    best: shape({ levels, withheld, loss }),
    smallest,
    next: made.next.map((plan) => ({
      ...shape(plan),
      coarser: keys.filter((_, i) => (plan.levels[i] ?? 0) > (levels[i] ?? 0)),
      finer: keys.filter((_, i) => (plan.levels[i] ?? 0) < (levels[i] ?? 0)),
    })),
  };
}

/** The finest that a sensitive column may be printed at: it is no key, and is made coarser for nobody's sake. */
const SENSITIVE_STEPS = stepsAllowed(
  stepsFrom((key) => KEY_STEPS[key][0], NO_STEPS),
  ['type'],
);

function shapeOf(
  { levels, withheld, loss }: Plan,
  keys: readonly Key[],
  sensitive: readonly SensitiveKey[],
): Shape {
  const stepOf = (key: Key): string | null =>
    isSensitive(key, sensitive)
      ? SENSITIVE_STEPS[key]
      : (KEY_STEPS[key][levels[keys.indexOf(key)] ?? 0] ?? null);
  return { steps: stepsFrom(stepOf, NO_STEPS), withheld, loss };
}

const tableOf = (
  sittings: readonly Sitting[],
  keys: readonly Key[],
  sensitive: readonly SensitiveKey[],
): CsvTable => ({
  columns: [...keys, ...sensitive, 'person', 'researcher'],
  rows: sittings.map((sitting, i) => ({
    line: i + 2,
    cells: [
      ...keys.map((key) => chainOf(key, sitting)[0] ?? ''),
      ...sensitive.map((key) => chainOf(key, sitting)[levelOf(key, SENSITIVE_STEPS)] ?? ''),
      sitting.person,
      sitting.researcher,
    ],
  })),
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
      return [sitting.type, campCell(sitting.camp), '*'];
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
