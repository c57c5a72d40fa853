/**
 * The data set for the team's own use: all formats, with k for inside use. It is held against what left for outside use and
 * against what the team made before, and what it is made of is kept for what comes after.
 */
import { randomBytes } from 'node:crypto';
import type { MadeOf } from '#core/disclosure/made-of.ts';
import { obstacleTo } from '#core/disclosure/preparation.ts';
import { packRelease } from '#core/release/pack.ts';
import type { ReleaseData } from '#core/release/data.ts';
import { ofOneMoment, type Work } from '../place.ts';
import { controlClaims } from './control-claim.ts';
import { enterExport, type MadeExport } from './export.ts';
import { readReleaseData } from './outside-data.ts';
import { lockLedger } from './outside-ledger.ts';
import { prepareInside, type Preparation } from './outside-preparation.ts';

export type MadeDataSet = { kind: 'made'; made: MadeExport } | { kind: 'refused'; words: string };

/**
 * Makes the file and its entry in the ledger, in the caller's transaction. Whether the actor may, the caller has asked.
 * `again`: only of interviews that left before.
 */
export async function makeDataSet(work: Work, again = false): Promise<MadeDataSet> {
  await lockLedger(work);
  const read = await ofOneMoment(work, (at) => readDataSet(at, again));
  if (read.kind === 'refused') return read;
  const { data, madeOf, control } = read;
  const { withheld, heldBack, withoutConsent, notReleased } = madeOf.counts;
  const counts = {
    interviews: data.interviews.length,
    documents: data.documents.length,
    codings: data.codings.length,
    assertions: data.assertions.length,
    claims: data.claims.length,
    withheld: withheld + heldBack,
    withoutConsent,
    notReleased,
    controlClaims: control,
    overBounds: data.overBounds,
  };
  const of = { records: [], madeOf };
  return { kind: 'made', made: await enterExport(work, packRelease(data), counts, of) };
}

type ReadDataSet =
  | { kind: 'read'; data: ReleaseData; madeOf: MadeOf; control: number }
  | Extract<MadeDataSet, { kind: 'refused' }>;

async function readDataSet(work: Work, again: boolean): Promise<ReadDataSet> {
  const prepared = await prepareInside(work, again);
  const { release, madeOf, thresholds } = prepared;
  const obstacle = obstacleTo(prepared);
  if (obstacle !== null || release === null || madeOf === null)
    return { kind: 'refused', words: whyNot(obstacle ?? 'too-few', prepared) };
  const { withheld, heldBack, withoutConsent, notReleased } = madeOf.counts;
  const seed = randomBytes(32);
  const data = await readReleaseData(work, {
    audience: 'inside',
    seed,
    least: thresholds,
    steps: release.steps,
    sensitive: release.sensitive,
    interviews: release.printed.map(({ sitting, cells }) => ({ record: sitting.interview, cells })),
    leftOut: { withheld: withheld + heldBack, withoutConsent, notReleased },
  });
  const control = (await controlClaims(work)).size;
  return { kind: 'read', data, madeOf: { ...madeOf, seed: seed.toString('hex') }, control };
}

function whyNot(why: NonNullable<ReturnType<typeof obstacleTo>>, { thresholds, file }: Preparation): string {
  const { k, researchers, withhold } = thresholds;
  switch (why) {
    case 'too-few':
      return `Each class needs ${k} people, met by ${researchers} researchers. There are ${file.interviews} released interviews, of ${file.people} people${file.kind === 'too-few' ? ` by ${file.researchers} researchers` : ''}.`;
    case 'too-many-withheld':
      return `More than ${Math.round(withhold * 100)} % of the interviews would be withheld.`;
    case 'differs':
      return `It differs from a data set that was made before by fewer than ${k} people (D13 to D15). Wait until more can be added, or make it with --again of the interviews that left before.`;
  }
}
