/** A release as it would be made now: rows, what is withheld, what it says beside all that left. Pure, and run in a thread. */
import { affirmedStatements, type Affirmations } from '../apparatus/affirming.ts';
import { countedStatements } from '../apparatus/counted.ts';
import { labelOfType } from '../apparatus/sitting.ts';
import { compareExports, holdBack, type Statement, type Verdict } from './differencing.ts';
import { planInterviewFile, type Sitting } from './interview-file.ts';
import { stepsAllowed, type InterviewFile, type SensitiveKey, type Steps } from './interview-keys.ts';
import { releaseInterviews, statementsOf, withheldIn, type InterviewRelease } from './interview-release.ts';
import { keptStatement, ledgerExport, type MadeOf, type ReleaseCounts } from './made-of.ts';
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
  const madeOf: Preparation['madeOf'] = {
    version: 1,
    audience,
    kind: choice.kind,
    steps: release.steps,
    sensitive: [...choice.sensitive],
    again: choice.again,
    apparatus: choice.apparatus,
    thresholds,
    statements: [...statementsOf(release), ...(choice.apparatus ? countedIn(release, input) : [])].map(
      keptStatement,
    ),
    people: Object.fromEntries(pool.map(({ interview, person }) => [interview, person])),
    held: [...held],
    counts: countsOf(release, leftOut),
  };
  const made = ledgerExport(NEW, { ...madeOf, seed: '' });
  const verdict = compareExports(
    made,
    earlier.map((one) => ledgerExport(one.id, one.madeOf)),
    thresholds.k,
  );
  return { thresholds, file, release, leftOut, verdict, madeOf };
}

const CLEAR: Verdict = { kind: 'clear' };

/** The paper's numbers of the interviews that are printed, as the apparatus makes them. */
function countedIn(
  { printed }: InterviewRelease<OutsidePerson>,
  { types, thresholds, affirmations, earlier }: PreparationInput,
): Statement[] {
  const labels = new Map(types);
  const counted = countedStatements(
    printed.map(({ sitting }) => ({
      ...sitting,
      source: sitting.person,
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
  ];
}

/** Why what is prepared may not be proposed; null: it may. */
export type Obstacle = 'too-few' | 'too-many-withheld' | 'differs';

export function obstacleTo({ file, release, thresholds, verdict }: Preparation): Obstacle | null {
  if (file.kind === 'too-few' || release === null || release.printed.length === 0) return 'too-few';
  const withheld = withheldIn(release);
  if (withheld > thresholds.withhold * (withheld + release.printed.length)) return 'too-many-withheld';
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
  { earlier, audience, thresholds }: PreparationInput,
  open: ReadonlySet<string>,
  left: ReadonlySet<string>,
  drawOf: DrawOf,
): readonly string[] {
  const withdrawn = [...left].filter((interview) => !open.has(interview)).toSorted();
  const before = [...new Set(earlier.flatMap(({ madeOf }) => madeOf.held))];
  const exports = earlier.map((one) => ledgerExport(one.id, one.madeOf));
  const draw = drawOf(JSON.stringify([withdrawn, before]));
  return holdBack(withdrawn, before, exports, audience, thresholds.k, draw).held;
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
