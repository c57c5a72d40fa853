/** Released records of public documents: anybody could read them, so that nobody's consent is needed. */
import { and, eq, isNotNull } from 'drizzle-orm';
import { interview, record, source } from '../db/schema.ts';
import type { Work } from '../place.ts';

export async function listPublicDocuments(work: Work) {
  return work.tx
    .select({ id: record.id, month: interview.month, language: interview.language })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .innerJoin(source, and(eq(source.projectId, record.projectId), eq(source.id, interview.sourceId)))
    .where(
      and(
        eq(record.projectId, work.project),
        isNotNull(record.releasedAt),
        eq(interview.mode, 'document'),
        isNotNull(source.titleEnc),
      ),
    );
}
