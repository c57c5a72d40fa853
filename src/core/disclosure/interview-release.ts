/**
 * The interviews of a study as they leave, printed as a lead chose (`planInterviewFile` finds what loses least): which stand
 * in which class, which are withheld, and what that says beside earlier exports.
 */
import type { Statement } from './differencing.ts';
import { chainOf, hierarchyOf, type Sitting } from './interview-file.ts';
import { KEYS, levelOf, type Key, type Steps, type Thresholds } from './interview-keys.ts';

export interface PrintedInterview<S extends Sitting = Sitting> {
  sitting: S;
  /** As they are printed; `*` is not told. */
  cells: Readonly<Record<Key, string>>;
}

export interface WithheldClass<S extends Sitting = Sitting> {
  sittings: readonly S[];
  cells: Readonly<Record<Key, string>>;
  people: number;
  researchers: number;
}

export interface InterviewRelease<S extends Sitting = Sitting> {
  steps: Steps;
  printed: readonly PrintedInterview<S>[];
  /** D4: classes that are too small, each with its interviews. */
  withheld: readonly WithheldClass<S>[];
  /** People in the smallest class; 0 where nothing is printed. */
  smallest: number;
  /** D6. */
  loss: number;
}

const NOT_TOLD = '*';

export function releaseInterviews<S extends Sitting>(
  sittings: readonly S[],
  thresholds: Thresholds,
  steps: Steps,
): InterviewRelease<S> {
  const rows = sittings.map((sitting) => ({ sitting, cells: cellsOf(sitting, steps) }));
  const classes = [...Map.groupBy(rows, ({ cells }) => KEYS.map((key) => cells[key]).join('\n')).values()];
  const holds = (of: typeof rows): boolean =>
    peopleIn(of) >= thresholds.k && researchersIn(of) >= thresholds.researchers;
  const printed = classes.filter(holds);
  return {
    steps,
    printed: printed.flat(),
    withheld: classes.filter((of) => !holds(of)).flatMap(withheldClass),
    smallest: printed.length === 0 ? 0 : Math.min(...printed.map(peopleIn)),
    loss: lossOf(sittings, new Set(printed.flat().map(({ sitting }) => sitting)), steps),
  };
}

const peopleIn = (of: readonly PrintedInterview[]): number =>
  new Set(of.map(({ sitting }) => sitting.person)).size;

const researchersIn = (of: readonly PrintedInterview[]): number =>
  new Set(of.map(({ sitting }) => sitting.researcher)).size;

function withheldClass<S extends Sitting>(of: readonly PrintedInterview<S>[]): WithheldClass<S>[] {
  const [first] = of;
  if (!first) return [];
  const sittings = of.map(({ sitting }) => sitting);
  return [{ sittings, cells: first.cells, people: peopleIn(of), researchers: researchersIn(of) }];
}

export const withheldIn = ({ withheld }: InterviewRelease): number =>
  withheld.reduce((sum, { sittings }) => sum + sittings.length, 0);

function cellsOf(sitting: Sitting, steps: Steps): Record<Key, string> {
  const cell = (key: Key): string => chainOf(key, sitting)[levelOf(key, steps)] ?? NOT_TOLD;
  return {
    month: cell('month'),
    place: cell('place'),
    type: cell('type'),
    band: cell('band'),
    language: cell('language'),
    mode: cell('mode'),
  };
}

/** D6: the mean over all interviews and keys. */
function lossOf(sittings: readonly Sitting[], printed: ReadonlySet<Sitting>, steps: Steps): number {
  if (sittings.length === 0) return 0;
  const losses = KEYS.flatMap((key) => {
    const { leafOf, levels } = hierarchyOf(key, sittings);
    const level = levels[levelOf(key, steps)];
    const most = Math.max(1, leafOf.size - 1);
    return sittings.map((sitting) => {
      if (!printed.has(sitting)) return 1;
      const leaf = leafOf.get(chainOf(key, sitting)[0] ?? '') ?? 0;
      return ((level?.under[level.codeOf[leaf] ?? 0] ?? 1) - 1) / most;
    });
  });
  return losses.reduce((sum, one) => sum + one, 0) / losses.length;
}

/** What the file says of whom, for the ledger: by the keys that it tells. */
export function statementOf({ steps, printed }: InterviewRelease): Statement {
  const by = KEYS.filter((key) => steps[key] !== 'window');
  return {
    of: 'interviews.csv',
    kind: 'records',
    by,
    printed: new Map(printed.map(({ sitting, cells }) => [sitting.interview, by.map((key) => cells[key])])),
  };
}
