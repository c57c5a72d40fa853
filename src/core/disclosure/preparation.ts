/** A release as it would be made now: rows, what is withheld, what it says beside all that left. Pure, and run in a thread. */
import { affirmedStatements, type Affirmations } from '../apparatus/affirming.ts';
import { countedStatements } from '../apparatus/counted.ts';
import { isEnough, labelOfType, leastInAll, peopleIn, toldOf } from '../apparatus/sitting.ts';
import { statedFacts, type Stated } from '../apparatus/stated.ts';
import type { Unsaid } from '../interview.ts';
import { fits, type Quoted } from '../quotation/label.ts';
import { compareExports, holdBack, type Apart, type Difference, type Verdict } from './differencing.ts';
import { planInterviewFile, type Sitting } from './interview-file.ts';
import {
  isSensitive,
  KEYS,
  stepsAllowed,
  type InterviewFile,
  type SensitiveKey,
  type Steps,
} from './interview-keys.ts';
import { releaseInterviews, statementsOf, withheldIn, type InterviewRelease } from './interview-release.ts';
import {
  FILE_OF_INTERVIEWS,
  keptStatement,
  ledgerExport,
  toldIn,
  type MadeOf,
  type ReleaseCounts,
} from './made-of.ts';
import type { Thresholds } from './thresholds.ts';

export interface Choice {
  /** consent-scope-vs-output: for what it is. */
  kind: MadeOf['kind'];
  /** Null: what loses least. */
  steps: Steps | null;
  sensitive: readonly SensitiveKey[];
  /** Only interviews that left before. */
  again: boolean;
  /** With the labels, the table and the number of interviews for a paper. */
  apparatus: boolean;
}

export interface OutsidePerson extends Sitting {
  /** consent-scope-vs-output: whether what they agreed to covers this kind of output. */
  consents: boolean;
  released: boolean;
  /** Printed in tables alone. */
  country: string;
  /** place-coarsening-in-attribution: of the paper's labels alone. */
  unsaid?: readonly Unsaid[];
}

/** What left before to the same audience or a wider one. */
export interface Earlier {
  id: string;
  madeOf: MadeOf;
}

export interface PreparationInput {
  audience: MadeOf['audience'];
  choice: Choice;
  /** For this audience: `k` is what its classes are held to. */
  thresholds: Thresholds;
  people: readonly OutsidePerson[];
  earlier: readonly Earlier[];
  /** For the paper's text: of all interviews and public documents. */
  affirmations: Affirmations;
  /** What two leads let out of which interview's words, with what label. */
  quoted: readonly Quoted[];
  /** What a source type's key is called. */
  types: readonly (readonly [key: string, label: string])[];
}

/** A draw that a text stands for: the same at each look, and nobody can guess it. */
export type DrawOf = (text: string) => (below: number) => number;

export interface Preparation {
  thresholds: Thresholds;
  /** What loses least, and what comes next. */
  file: InterviewFile;
  /** As chosen; null where no file can be made. */
  release: InterviewRelease<OutsidePerson> | null;
  leftOut: LeftOut;
  verdict: Verdict;
  /** What would be kept of it. */
  madeOf: Omit<MadeOf, 'seed'> | null;
}

/** Interviews with people that are not in it, by why. */
type LeftOut = Pick<ReleaseCounts, 'withoutConsent' | 'notReleased' | 'heldBack'> & { neverLeft: number };

/** What the verdict calls the release that is being prepared. */
const NEW = 'new';

export function prepare(input: PreparationInput, drawOf: DrawOf): Preparation {
  const { thresholds, choice, earlier, audience } = input;
  const { pool, held, leftOut } = poolOf(input, drawOf);
  const file = planInterviewFile(pool, thresholds, choice.sensitive);
  const steps = choice.steps ?? (file.kind === 'possible' ? file.best.steps : null);
  if (steps === null) return { thresholds, file, release: null, leftOut, verdict: CLEAR, madeOf: null };
  const allowed = stepsAllowed(steps, choice.sensitive);
  const release = releaseInterviews(pool, thresholds, allowed, choice.sensitive);
  const rows = statementsOf(release).map(keptStatement);
  const madeOf: Preparation['madeOf'] = {
    version: 1,
    audience,
    kind: choice.kind,
    steps: release.steps,
    sensitive: [...choice.sensitive],
    again: choice.again,
    apparatus: choice.apparatus,
    thresholds,
    statements: [...rows, ...(choice.apparatus ? countedIn(release, input, rows) : [])],
    stated: choice.apparatus ? statedIn(release, input) : null,
    people: Object.fromEntries(pool.map(({ interview, person }) => [interview, person])),
    held: [...held],
    counts: countsOf(release, leftOut),
  };
  const made = ledgerExport(NEW, { ...madeOf, seed: '' });
  const compared = compareExports(
    made,
    earlier.map((one) => ledgerExport(one.id, one.madeOf)),
    thresholds.k,
    apartIn(input),
  );
  const verdict = withDifferences(compared, quotedTooNarrowly(release, input));
  return { thresholds, file, release, leftOut, verdict, madeOf };
}

const CLEAR: Verdict = { kind: 'clear' };

function withDifferences(verdict: Verdict, more: readonly Difference[]): Verdict {
  const all = [...(verdict.kind === 'clear' ? [] : verdict.differences), ...more];
  return all.length === 0 ? CLEAR : { kind: 'blocked', differences: all };
}

const apartIn = ({ people, thresholds }: Pick<PreparationInput, 'people' | 'thresholds'>): Apart => ({
  researcherOf: new Map(people.map(({ interview, researcher }) => [interview, researcher])),
  least: thresholds.researchers,
});

/**
 * D17: who finds the row of a quotation that left by what it says knows its label and its class at once. Those of the class
 * whom the label fits as it is printed are enough.
 */
function quotedTooNarrowly(
  { printed, steps, sensitive }: InterviewRelease<OutsidePerson>,
  { quoted, thresholds }: PreparationInput,
): Difference[] {
  const keys = KEYS.filter((key) => steps[key] !== 'window' && !isSensitive(key, sensitive));
  const classOf = ({ cells }: (typeof printed)[number]): string[] => keys.map((key) => cells[key]);
  const differences = quoted.flatMap(({ interview, label }): Difference[] => {
    const own = printed.find(({ sitting }) => sitting.interview === interview);
    if (!own) return [];
    const group = classOf(own);
    const alike = printed
      .filter((one) => classOf(one).join('\n') === group.join('\n') && fits(label, one.sitting))
      .map(({ sitting }) => ({ ...sitting, source: sitting.person }));
    if (isEnough(alike, leastInAll(thresholds))) return [];
    const said = [label.type, label.place, label.from, label.to].map((part) => part ?? NOT_SAID);
    const parts = [
      { export: NEW, of: FILE_OF_INTERVIEWS, group },
      { export: NEW, of: 'quotations', group: said },
    ];
    return [{ rule: 'D17', parts, people: peopleIn(alike), remedy: 'coarsen' }];
  });
  return [...new Map(differences.map((one) => [JSON.stringify(one), one])).values()];
}

const NOT_SAID = '*';

/** The paper's numbers of the interviews that are printed, as the apparatus makes them. */
function countedIn(
  { printed }: InterviewRelease<OutsidePerson>,
  { types, thresholds, affirmations, earlier }: PreparationInput,
  rows: MadeOf['statements'],
): MadeOf['statements'] {
  const labels = new Map(types);
  const told = toldIn([...earlier.map(({ madeOf }) => madeOf), { statements: rows }]);
  const counted = countedStatements(
    printed.map(({ sitting }) => ({
      ...sitting,
      source: sitting.person,
      ...toldOf(told, sitting.interview),
      type: labelOfType(labels.get(sitting.type) ?? sitting.type),
    })),
    thresholds,
  );
  const isIn = new Set(printed.map(({ sitting }) => sitting.interview));
  const said = affirmations.said.filter(({ interview, isPublic }) => isPublic || isIn.has(interview));
  const before = earlier.flatMap(({ madeOf }) => madeOf.statements);
  return [
    ...counted,
    ...affirmedStatements({ ...affirmations, said }, thresholds.typeRow, thresholds.k, before),
  ].map(keptStatement);
}

/** What its text states: nothing that would differ from an earlier one by too few people. */
const statedIn = (
  { printed }: InterviewRelease<OutsidePerson>,
  { earlier, thresholds }: PreparationInput,
): Stated =>
  statedFacts(
    printed.map(({ sitting }) => ({ ...sitting, source: sitting.person })),
    earlier.filter(({ madeOf }) => madeOf.apparatus).map(({ madeOf }) => madeOf.stated),
    leastInAll(thresholds),
  );

/** Why what is prepared may not be proposed; null: it may. */
export type Obstacle = 'too-few' | 'too-many-withheld' | 'differs';

export function obstacleTo({ file, release, thresholds, verdict }: Preparation): Obstacle | null {
  if (file.kind === 'too-few' || release === null || release.printed.length === 0) return 'too-few';
  const withheld = withheldIn(release);
  // As the search has it: a share of a number may come out a little short.
  if (withheld / (withheld + release.printed.length) > thresholds.withhold) return 'too-many-withheld';
  return verdict.kind === 'blocked' ? 'differs' : null;
}

interface Pool {
  pool: OutsidePerson[];
  held: readonly string[];
  leftOut: LeftOut;
}

function poolOf(input: PreparationInput, drawOf: DrawOf): Pool {
  const { people: all, choice, earlier } = input;
  const consenting = all.filter(({ consents }) => consents);
  const open = consenting.filter(({ released }) => released);
  const left = new Set(
    earlier.flatMap(({ madeOf }) =>
      madeOf.statements.flatMap(({ printed }) => printed.map(([unit]) => unit)),
    ),
  );
  const held = heldBack(input, new Set(open.map(({ interview }) => interview)), left, drawOf);
  const isHeld = new Set(held);
  const free = open.filter(({ interview }) => !isHeld.has(interview));
  const pool = choice.again ? free.filter(({ interview }) => left.has(interview)) : free;
  return {
    pool,
    held,
    leftOut: {
      withoutConsent: all.length - consenting.length,
      notReleased: consenting.length - open.length,
      heldBack: open.length - free.length,
      neverLeft: free.length - pool.length,
    },
  };
}

/** D16: with whoever left and may leave no more. */
function heldBack(
  input: PreparationInput,
  open: ReadonlySet<string>,
  left: ReadonlySet<string>,
  drawOf: DrawOf,
): readonly string[] {
  const { earlier, audience, thresholds } = input;
  const apart = apartIn(input);
  const withdrawn = [...left].filter((interview) => !open.has(interview)).toSorted();
  const before = [...new Set(earlier.flatMap(({ madeOf }) => madeOf.held))];
  const exports = earlier.map((one) => ledgerExport(one.id, one.madeOf));
  const draw = drawOf(JSON.stringify([withdrawn, before]));
  return holdBack(withdrawn, before, exports, audience, thresholds.k, draw, apart).held;
}

function countsOf(release: InterviewRelease<OutsidePerson>, leftOut: LeftOut): ReleaseCounts {
  return {
    interviews: release.printed.length,
    people: new Set(release.printed.map(({ sitting }) => sitting.person)).size,
    smallest: release.smallest,
    loss: release.loss,
    withheld: withheldIn(release),
    heldBack: leftOut.heldBack,
    withoutConsent: leftOut.withoutConsent,
    notReleased: leftOut.notReleased,
  };
}
