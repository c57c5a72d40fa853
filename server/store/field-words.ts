/** What stands in the field copies of a source's records, turn by turn, for whoever may read these copies. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { SourceId } from '#core/ids.ts';
import { readBlocks, turnsOf } from '#doc/transcript.ts';
import { document, interview, record } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Place, Work } from '../place.ts';
import { readDocumentFor } from '../sync/update-log.ts';

export interface FieldTurn {
  record: string;
  /** As the page counts them, from 1. */
  turn: number;
  text: string;
}

/** The caller has asked `can` about the source. */
export async function fieldWords(ground: Ground, place: Place, source: SourceId): Promise<FieldTurn[]> {
  const turns: FieldTurn[] = [];
  for (const { code, id } of await place.work((work) => copiesOf(work, source))) {
    const { doc } = await readDocumentFor({ ground, actor: place.actor }, id);
    for (const [i, { question, answers }] of turnsOf(readBlocks(doc)).entries())
      turns.push({ record: code, turn: i + 1, text: [question ?? '', ...answers].join('\n') });
    doc.destroy();
  }
  return turns;
}

const copiesOf = (work: Work, source: SourceId) =>
  work.tx
    .select({ code: record.code, id: document.id })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .innerJoin(document, and(eq(document.projectId, record.projectId), eq(document.recordId, record.id)))
    .where(
      and(
        eq(record.projectId, work.project),
        eq(interview.sourceId, source),
        eq(document.copy, 'field'),
        isNull(document.closedAt),
      ),
    )
    .orderBy(asc(record.code));
