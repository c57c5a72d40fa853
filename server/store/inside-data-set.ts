/** The data set for the team's own use: all formats, with k for inside use. What an outside release says too is held against it. */
import { randomBytes } from 'node:crypto';
import { compareExports } from '#core/disclosure/differencing.ts';
import { planInterviewFile } from '#core/disclosure/interview-file.ts';
import { INSIDE } from '#core/disclosure/interview-keys.ts';
import {
  releaseInterviews,
  statementOf,
  withheldIn,
  type InterviewRelease,
} from '#core/disclosure/interview-release.ts';
import { ledgerExport } from '#core/disclosure/made-of.ts';
import { packRelease } from '#core/release/pack.ts';
import type { Work } from '../place.ts';
import { controlClaims } from './control-claim.ts';
import { enterExport, type MadeExport } from './export.ts';
import { readReleaseData } from './outside-data.ts';
import { readLedger } from './outside-ledger.ts';
import { readOutsidePeople, type OutsidePerson } from './outside-people.ts';

export type MadeDataSet = { kind: 'made'; made: MadeExport } | { kind: 'refused'; words: string };

/** Makes the file and its entry in the ledger, in the caller's transaction. Whether the actor may, the caller has asked. */
export async function makeDataSet(work: Work): Promise<MadeDataSet> {
  const people = await readOutsidePeople(work, 'analysis');
  const consenting = people.filter(({ consents }) => consents);
  const pool = consenting.filter(({ released }) => released);
  const plan = planInterviewFile(pool, INSIDE);
  if (plan.kind === 'too-few')
    return {
      kind: 'refused',
      words: `Each class needs ${INSIDE.k} people, met by ${INSIDE.researchers} researchers. There are ${plan.interviews} released interviews, of ${plan.people} people by ${plan.researchers} researchers.`,
    };
  const release = releaseInterviews(pool, INSIDE, plan.best.steps);
  if (!(await isApart(work, release, pool)))
    return {
      kind: 'refused',
      words: `It differs from a release for outside use by fewer than ${INSIDE.k} people (D13 to D15). Wait until more can be added.`,
    };
  const leftOut = {
    withheld: withheldIn(release),
    withoutConsent: people.length - consenting.length,
    notReleased: consenting.length - pool.length,
  };
  const data = await readReleaseData(work, {
    audience: 'inside',
    seed: randomBytes(32),
    least: INSIDE,
    steps: release.steps,
    interviews: release.printed.map(({ sitting, cells }) => ({ record: sitting.interview, cells })),
    leftOut,
  });
  const counts = {
    interviews: data.interviews.length,
    documents: data.documents.length,
    codings: data.codings.length,
    assertions: data.assertions.length,
    claims: data.claims.length,
    withoutConsent: leftOut.withoutConsent,
    notReleased: leftOut.notReleased,
    controlClaims: (await controlClaims(work)).size,
  };
  const records = release.printed.map(({ sitting }) => sitting.interview).toSorted();
  return { kind: 'made', made: await enterExport(work, packRelease(data), counts, records) };
}

/** Whoever may read it may read what left for outside use too. */
async function isApart(
  work: Work,
  release: InterviewRelease<OutsidePerson>,
  pool: readonly OutsidePerson[],
): Promise<boolean> {
  const earlier = (await readLedger(work)).map(({ id, madeOf }) => ledgerExport(id, madeOf));
  const people = new Map(pool.map(({ interview, person }) => [interview, person]));
  const made = { id: 'new', audience: 'inside', statements: [statementOf(release)], people } as const;
  return compareExports(made, earlier, INSIDE.k).kind === 'clear';
}
