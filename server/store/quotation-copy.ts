/** What the analysis copies of released interviews say, as whoever asks may read them: what can be quoted. */
import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { RecordId } from '#core/ids.ts';
import { plain } from '#core/quotation/read.ts';
import { document, interview, record, turn } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface Quotable {
  id: RecordId;
  code: string;
}

/** Released interviews with people: a public document is cited as such. */
export async function listQuotable(work: Work): Promise<Quotable[]> {
  return work.tx
    .select({ id: record.id, code: record.code })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .where(
      and(eq(record.projectId, work.project), isNotNull(record.releasedAt), ne(interview.mode, 'document')),
    )
    .orderBy(asc(record.code));
}

export interface Answer {
  /** Its place in the copy, by which a form names it. */
  position: number;
  text: string;
}

/** What the person said; the questions are the researcher's words. By record. */
export async function readAnswers(
  work: Work,
  of: RecordId | null = null,
): Promise<ReadonlyMap<RecordId, Answer[]>> {
  const rows = await work.tx
    .select({ record: document.recordId, key: document.keyId, position: turn.position, text: turn.textEnc })
    .from(turn)
    .innerJoin(document, and(eq(document.projectId, turn.projectId), eq(document.id, turn.documentId)))
    .where(
      and(
        eq(document.projectId, work.project),
        eq(document.copy, 'analysis'),
        isNull(document.closedAt),
        eq(turn.kind, 'answer'),
        of === null ? undefined : eq(document.recordId, of),
      ),
    )
    .orderBy(asc(turn.position));
  const answers = new Map<RecordId, Answer[]>();
  for (const { record: id, key, position, text } of rows) {
    const list = answers.get(id) ?? [];
    list.push({ position, text: plain(work.ground.keys.words(key).open(text)) });
    answers.set(id, list);
  }
  return answers;
}
