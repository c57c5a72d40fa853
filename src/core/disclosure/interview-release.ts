/**
 * The interviews of a study as they leave, printed as a lead chose (`planInterviewFile` finds what loses least): which stand
 * in which class, which are withheld, and what that says beside earlier exports.
 */
import type { Statement } from './differencing.ts';
import { chainOf, hierarchyOf, type Sitting } from './interview-file.ts';
import { isSensitive, KEYS, levelOf, type Key, type SensitiveKey, type Steps } from './interview-keys.ts';
import { FILE_OF_INTERVIEWS } from './made-of.ts';
import type { Thresholds } from './thresholds.ts';

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
  /** D3: sensitive columns of which it has too few values, and how many. */
  values: readonly { key: SensitiveKey; distinct: number }[];
}

export interface InterviewRelease<S extends Sitting = Sitting> {
  steps: Steps;
  /** D3: columns that are printed and are no keys. */
  sensitive: readonly SensitiveKey[];
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
  sensitive: readonly SensitiveKey[] = [],
): InterviewRelease<S> {
  const rows = sittings.map((sitting) => ({ sitting, cells: cellsOf(sitting, steps) }));
  const keys = KEYS.filter((key) => !isSensitive(key, sensitive));
  const classes = [...Map.groupBy(rows, ({ cells }) => keys.map((key) => cells[key]).join('\n')).values()];
  // What is not told cannot be learned of anybody.
  const told = sensitive.filter((key) => steps[key] !== 'window');
  const poor = (of: typeof rows): WithheldClass['values'] =>
    told
      .map((key) => ({ key, distinct: new Set(of.map(({ cells }) => cells[key])).size }))
      .filter(({ distinct }) => distinct < thresholds.distinct);
  const holds = (of: typeof rows): boolean =>
    peopleIn(of) >= thresholds.k && researchersIn(of) >= thresholds.researchers && poor(of).length === 0;
  const printed = classes.filter(holds);
  return {
    steps,
    sensitive: told,
    printed: printed.flat(),
    withheld: classes.filter((of) => !holds(of)).flatMap((of) => withheldClass(of, poor(of))),
    smallest: printed.length === 0 ? 0 : Math.min(...printed.map(peopleIn)),
    loss: lossOf(sittings, new Set(printed.flat().map(({ sitting }) => sitting)), steps),
  };
}

const peopleIn = (of: readonly PrintedInterview[]): number =>
  new Set(of.map(({ sitting }) => sitting.person)).size;

const researchersIn = (of: readonly PrintedInterview[]): number =>
  new Set(of.map(({ sitting }) => sitting.researcher)).size;

function withheldClass<S extends Sitting>(
  of: readonly PrintedInterview<S>[],
  values: WithheldClass['values'],
): WithheldClass<S>[] {
  const [first] = of;
  if (!first) return [];
  const sittings = of.map(({ sitting }) => sitting);
  return [{ sittings, cells: first.cells, people: peopleIn(of), researchers: researchersIn(of), values }];
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

/**
 * What the file says of whom, for the ledger: by the keys that it tells, and, where columns are sensitive, by these too. Both,
 * since one person of a value is a group that is printed, and the class without them would be missed otherwise.
 */
export function statementsOf({ steps, sensitive, printed }: InterviewRelease): Statement[] {
  const told = KEYS.filter((key) => steps[key] !== 'window');
  const by = told.filter((key) => !isSensitive(key, sensitive));
  const statement = (of: string, keys: readonly Key[]): Statement => ({
    of,
    kind: 'records',
    by: keys,
    printed: new Map(printed.map(({ sitting, cells }) => [sitting.interview, keys.map((key) => cells[key])])),
  });
  return [
    statement(FILE_OF_INTERVIEWS, by),
    ...(sensitive.length > 0 ? [statement(`${FILE_OF_INTERVIEWS} with its sensitive columns`, told)] : []),
  ];
}
