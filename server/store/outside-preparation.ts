/** An outside release as it would be made now: rows, what is withheld, what it says beside all that left. Nothing is kept. */
import { countedStatements } from '#core/apparatus/counted.ts';
import { labelOfType } from '#core/apparatus/sitting.ts';
import { compareExports, holdBack, type Statement, type Verdict } from '#core/disclosure/differencing.ts';
import { planInterviewFile } from '#core/disclosure/interview-file.ts';
import type { InterviewFile, Steps, Thresholds } from '#core/disclosure/interview-keys.ts';
import {
  releaseInterviews,
  statementOf,
  withheldIn,
  type InterviewRelease,
} from '#core/disclosure/interview-release.ts';
import {
  keptStatement,
  ledgerExport,
  type MadeOf,
  type OutputKind,
  type ReleaseCounts,
} from '#core/disclosure/made-of.ts';
import type { Work } from '../place.ts';
import { readLedger, type LeftRelease } from './outside-ledger.ts';
import { listSourceTypes } from './source-type.ts';
import { readOutsidePeople, type OutsidePerson } from './outside-people.ts';
import { readThresholds } from './threshold.ts';

export interface Choice {
  kind: OutputKind;
  /** Null: what loses least. */
  steps: Steps | null;
  /** Only interviews that left before. */
  again: boolean;
  /** With the labels, the table and the number of interviews for a paper. */
  apparatus: boolean;
}

export interface Preparation {
  thresholds: Thresholds;
  /** What loses least, and what comes next. */
  file: InterviewFile;
  /** As chosen; null where no file can be made. */
  release: InterviewRelease<OutsidePerson> | null;
  leftOut: LeftOut;
  verdict: Verdict;
  earlier: readonly LeftRelease[];
  /** What would be kept of it. */
  madeOf: Omit<MadeOf, 'seed'> | null;
}

/** Interviews with people that are not in it, by why. */
type LeftOut = Pick<ReleaseCounts, 'withoutConsent' | 'notReleased' | 'heldBack'> & { neverLeft: number };

/** What the verdict calls the release that is being prepared. */
export const NEW = 'new';

export async function prepareRelease(work: Work, choice: Choice): Promise<Preparation> {
  const thresholds = await readThresholds(work);
  const earlier = await readLedger(work);
  const people = await readOutsidePeople(work, choice.kind);
  const { pool, held, leftOut } = poolOf(work, people, earlier, { ...choice, k: thresholds.k });
  const file = planInterviewFile(pool, thresholds);
  const steps = choice.steps ?? (file.kind === 'possible' ? file.best.steps : null);
  const release = steps === null ? null : releaseInterviews(pool, thresholds, steps);
  if (release === null)
    return { thresholds, file, release, leftOut, verdict: { kind: 'clear' }, earlier, madeOf: null };
  const madeOf: Preparation['madeOf'] = {
    version: 1,
    audience: 'outside',
    kind: choice.kind,
    steps: release.steps,
    again: choice.again,
    apparatus: choice.apparatus,
    thresholds,
    statements: [statementOf(release), ...(choice.apparatus ? await countedIn(work, release) : [])].map(
      keptStatement,
    ),
    people: Object.fromEntries(pool.map(({ interview, person }) => [interview, person])),
    held: [...held],
    counts: countsOf(release, leftOut),
  };
  const verdict = compareExports(
    ledgerExport(NEW, { ...madeOf, seed: '' }),
    earlier.map((one) => ledgerExport(one.id, one.madeOf)),
    thresholds.k,
  );
  return { thresholds, file, release, leftOut, verdict, earlier, madeOf };
}

/** The paper's numbers of the interviews that are printed, as the apparatus makes them. */
async function countedIn(work: Work, { printed }: InterviewRelease<OutsidePerson>): Promise<Statement[]> {
  const labels = new Map((await listSourceTypes(work)).map(({ key, label }) => [key, label]));
  return countedStatements(
    printed.map(({ sitting: { interview, person, type, month, place, mode, language } }) => ({
      interview,
      source: person,
      type: labelOfType(labels.get(type) ?? type),
      ...{ month, place, mode, language },
    })),
  );
}

/** Why what is prepared may not be proposed; null: it may. */
export type Obstacle = 'too-few' | 'too-many-withheld' | 'differs';

export function obstacleTo({ file, release, thresholds, verdict }: Preparation): Obstacle | null {
  if (file.kind === 'too-few' || release === null || release.printed.length === 0) return 'too-few';
  const withheld = withheldIn(release);
  if (withheld > thresholds.withhold * (withheld + release.printed.length)) return 'too-many-withheld';
  return verdict.kind === 'blocked' ? 'differs' : null;
}

function poolOf(
  work: Work,
  all: readonly OutsidePerson[],
  earlier: readonly LeftRelease[],
  { again, k }: Pick<Choice, 'again'> & { k: number },
): { pool: OutsidePerson[]; held: readonly string[]; leftOut: LeftOut } {
  const consenting = all.filter(({ consents }) => consents);
  const open = consenting.filter(({ released }) => released);
  const left = new Set(
    earlier.flatMap(({ madeOf }) =>
      madeOf.statements.flatMap(({ printed }) => printed.map(([unit]) => unit)),
    ),
  );
  const held = heldBack(work, new Set(open.map(({ interview }) => interview)), left, earlier, k);
  const isHeld = new Set(held);
  const free = open.filter(({ interview }) => !isHeld.has(interview));
  const pool = again ? free.filter(({ interview }) => left.has(interview)) : free;
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

/** D16: with whoever left and may leave no more. The draw is as secret as the project's key, and the same at each look. */
function heldBack(
  work: Work,
  open: ReadonlySet<string>,
  left: ReadonlySet<string>,
  earlier: readonly LeftRelease[],
  k: number,
): readonly string[] {
  const withdrawn = [...left].filter((interview) => !open.has(interview)).toSorted();
  const before = [...new Set(earlier.flatMap(({ madeOf }) => madeOf.held))];
  const exports = earlier.map((one) => ledgerExport(one.id, one.madeOf));
  const of = JSON.stringify([withdrawn, before]);
  let draws = 0;
  const draw = (below: number): number =>
    Buffer.from(work.words.digest(`held back ${draws++} of ${of}`)).readUInt32BE(0) % below;
  return holdBack(withdrawn, before, exports, 'outside', k, draw).held;
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

/** What a lead sees of it: classes and figures, and nobody's id. */
export function viewOf(prepared: Preparation) {
  const { thresholds, file, release, madeOf, leftOut, verdict, earlier } = prepared;
  const at = new Map(earlier.map((one) => [one.id, one.at]));
  const differences = verdict.kind === 'clear' ? [] : verdict.differences;
  return {
    thresholds,
    file,
    release: release &&
      madeOf && {
        steps: release.steps,
        counts: madeOf.counts,
        withheld: release.withheld.map(({ cells, people, researchers }) => ({ cells, people, researchers })),
      },
    leftOut,
    obstacle: obstacleTo(prepared),
    differences: differences.map(({ rule, people, remedy, parts }) => ({
      rule,
      people,
      remedy,
      parts: parts.map(({ export: id, of, group }) => ({ at: at.get(id) ?? null, of, group })),
    })),
    earlier: earlier.length,
  };
}
