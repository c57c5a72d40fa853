/** What analysis copies assert: the rows that files and papers are made of. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { assertion, document } from '../db/schema.ts';
import type { Work } from '../place.ts';

export type AssertionRow = typeof assertion.$inferSelect;

/** Analysis copies as they stand now. */
export const openAnalysis = (work: Work) =>
  and(eq(document.projectId, work.project), eq(document.copy, 'analysis'), isNull(document.closedAt));

/** A sentence whose claim or stance is still open says nothing yet. */
export async function readAnalysisAssertions(work: Work): Promise<AssertionRow[]> {
  const rows = await work.tx
    .select({ row: assertion })
    .from(assertion)
    .innerJoin(
      document,
      and(eq(document.projectId, assertion.projectId), eq(document.id, assertion.documentId)),
    )
    .where(and(openAnalysis(work), isNotNull(assertion.claimId), isNotNull(assertion.stance)));
  return rows.map(({ row }) => row);
}
