/**
 * Drafts of new interviews: nobody's but their author's, under the project's key. The record that a draft becomes has its
 * id: whoever sends the last step again, since its answer never came, is led to that record.
 */
import { and, desc, eq } from 'drizzle-orm';
import type { RecordId } from '#core/ids.ts';
import type { InterviewDraft } from '#core/interview-draft.ts';
import { readDraft } from '#core/interview-draft.ts';
import { draft, record } from '../db/schema.ts';
import { newId } from '../id.ts';
import type { Work } from '../place.ts';

export interface StoredDraft {
  id: RecordId;
  /** Steps that are finished, 0 to 4. */
  step: number;
  body: InterviewDraft;
}

const mine = (work: Work, id: RecordId) =>
  and(eq(draft.projectId, work.project), eq(draft.accountId, work.actor.account), eq(draft.id, id));

/** Keeps what a step said. Null: there is no such draft of one's own. */
export async function keepDraft(
  work: Work,
  id: RecordId | null,
  step: number,
  body: InterviewDraft,
): Promise<string | null> {
  const fields = { step, bodyEnc: work.words.seal(JSON.stringify(body)), updatedAt: work.ground.now() };
  if (id === null) {
    const made = newId<RecordId>();
    const { project, actor } = work;
    await work.tx.insert(draft).values({ projectId: project, id: made, accountId: actor.account, ...fields });
    return made;
  }
  const [row] = await work.tx.update(draft).set(fields).where(mine(work, id)).returning({ id: draft.id });
  return row?.id ?? null;
}

export async function openDraft(work: Work, id: RecordId): Promise<StoredDraft | null> {
  const [row] = await work.tx.select().from(draft).where(mine(work, id));
  return row ? stored(work, row) : null;
}

/** No second sending of its last step gets beyond this before the first is through. False: it is a draft no more. */
export async function holdDraft(work: Work, id: RecordId): Promise<boolean> {
  const held = await work.tx.select({ id: draft.id }).from(draft).where(mine(work, id)).for('update');
  return held.length > 0;
}

/** The code of the record that a draft has become; null: none, or none that the caller sees. */
export async function recordMadeOf(work: Work, id: RecordId): Promise<string | null> {
  const its = and(eq(record.projectId, work.project), eq(record.id, id));
  const [row] = await work.tx.select({ code: record.code }).from(record).where(its);
  return row?.code ?? null;
}

/** One's own, the latest first. */
export async function listDrafts(work: Work): Promise<StoredDraft[]> {
  const rows = await work.tx
    .select()
    .from(draft)
    .where(and(eq(draft.projectId, work.project), eq(draft.accountId, work.actor.account)))
    .orderBy(desc(draft.updatedAt));
  return rows.map((row) => stored(work, row));
}

export async function discardDraft(work: Work, id: RecordId): Promise<void> {
  await work.tx.delete(draft).where(mine(work, id));
}

const stored = (work: Work, row: typeof draft.$inferSelect): StoredDraft => ({
  id: row.id,
  step: row.step,
  body: readDraft(work.words.open(row.bodyEnc)),
});
