/** What is to be kept in mind of what each claim rests on: caveats follow every figure of their material. */
import { eq } from 'drizzle-orm';
import { caveatsByClaim, type Caveat, type Resting } from '#core/caveat.ts';
import type { ClaimId } from '#core/ids.ts';
import type { Period } from '#core/month.ts';
import { source } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { readAnalysisAssertions, type AssertionRow } from './analysis-assertion.ts';
import type { AssertionView } from './assertion.ts';
import { listCaveats } from './caveat.ts';
import { restingOnSets } from './incident-claim.ts';

export type Minded = ReadonlyMap<string, readonly Caveat[]>;
type Dated = readonly { id: ClaimId; period: Period | null }[];

/** By the claim; those with nothing to keep in mind are not there. */
export async function mindedClaims(work: Work, claims: Dated): Promise<Minded> {
  const caveats = await listCaveats(work);
  if (caveats.length === 0) return new Map();
  const restsOn = await rowsRestOn(work, claims);
  const resting = (await readAnalysisAssertions(work)).filter(({ retracted }) => !retracted).flatMap(restsOn);
  return mindedBy(work, caveats, resting);
}

/** The same of statements that were listed. */
export async function mindedStatements(
  work: Work,
  claims: Dated,
  said: readonly AssertionView[],
): Promise<Minded> {
  const caveats = await listCaveats(work);
  if (caveats.length === 0) return new Map();
  const periods = new Map<string, Period | null>(claims.map(({ id, period }) => [id, period]));
  const resting = said.flatMap(({ claim, source: { code }, root, refersTo, retracted }) =>
    claim === null || retracted
      ? []
      : [{ claim, materials: [code, root], months: refersTo ?? periods.get(claim) ?? null }],
  );
  return mindedBy(work, caveats, resting);
}

/** What a row rests on: whoever says it, and whom they retell. */
export async function rowsRestOn(work: Work, claims: Dated): Promise<(row: AssertionRow) => Resting[]> {
  const periods = new Map(claims.map(({ id, period }) => [id, period]));
  const sources = await work.tx
    .select({ id: source.id, code: source.code })
    .from(source)
    .where(eq(source.projectId, work.project));
  const codes = new Map<string, string>(sources.map(({ id, code }) => [id, code]));
  return ({ claimId: claim, sourceId, root, refersFrom: from, refersTo: to }) => {
    if (claim === null) return [];
    const months = from !== null && to !== null ? { from, to } : (periods.get(claim) ?? null);
    return [{ claim, materials: [codes.get(sourceId) ?? null, codes.get(root ?? '') ?? null], months }];
  };
}

/** With what data sets say of the claims' events. */
async function mindedBy(
  work: Work,
  caveats: readonly Caveat[],
  resting: readonly Resting[],
): Promise<Minded> {
  const sets = await restingOnSets(work, new Set(caveats.map(({ material }) => material)));
  const named = caveats.map((one) => {
    const name = sets.names.get(one.material);
    return name === undefined ? one : { ...one, name };
  });
  return caveatsByClaim(named, [...resting, ...sets.resting]);
}
