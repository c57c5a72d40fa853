/** What is to be kept in mind of what each claim rests on: caveats follow every figure of their material. */
import { eq } from 'drizzle-orm';
import { caveatsOn, type Caveat } from '#core/caveat.ts';
import type { ClaimId } from '#core/ids.ts';
import type { Period } from '#core/month.ts';
import { source } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { readAnalysisAssertions } from './analysis-assertion.ts';
import { listCaveats } from './caveat.ts';

export type Minded = ReadonlyMap<ClaimId, readonly Caveat[]>;

/** By the claim; those with nothing to keep in mind are not there. */
export async function mindedClaims(
  work: Work,
  claims: readonly { id: ClaimId; period: Period | null }[],
): Promise<Minded> {
  const caveats = await listCaveats(work);
  if (caveats.length === 0) return new Map();
  const periods = new Map(claims.map(({ id, period }) => [id, period]));
  const codes = await codesOf(work);
  const found = new Map<ClaimId, Map<string, Caveat>>();
  for (const row of await readAnalysisAssertions(work)) {
    if (row.claimId === null || row.retracted) continue;
    const { refersFrom: from, refersTo: to } = row;
    const months = from !== null && to !== null ? { from, to } : (periods.get(row.claimId) ?? null);
    const of = [codes.get(row.sourceId) ?? null, codes.get(row.root ?? '') ?? null];
    for (const caveat of caveatsOn(caveats, of, months)) {
      const on = found.get(row.claimId) ?? new Map<string, Caveat>();
      found.set(row.claimId, on.set(caveat.id, caveat));
    }
  }
  const inOrder = (on: ReadonlyMap<string, Caveat>) => caveats.filter(({ id }) => on.has(id));
  return new Map([...found].map(([claim, on]) => [claim, inOrder(on)]));
}

async function codesOf(work: Work): Promise<ReadonlyMap<string, string>> {
  const rows = await work.tx
    .select({ id: source.id, code: source.code })
    .from(source)
    .where(eq(source.projectId, work.project));
  return new Map(rows.map(({ id, code }) => [id, code]));
}
