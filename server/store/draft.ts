/** Drafts of new interviews: nobody's but their author's, under the project's key. */
import { and, desc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { InterviewDraft } from '#core/interview-draft.ts';
import { readDraft } from '#core/interview-draft.ts';
import { draft } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface StoredDraft {
  id: string;
  /** Steps that are finished, 0 to 4. */
  step: number;
  body: InterviewDraft;
}

const mine = (work: Work, id: string) =>
  and(eq(draft.projectId, work.project), eq(draft.accountId, work.actor.account), eq(draft.id, id));

/** Keeps what a step said. Null: there is no such draft of one's own. */
export async function keepDraft(
  work: Work,
  id: string | null,
  step: number,
  body: InterviewDraft,
): Promise<string | null> {
  const fields = { step, bodyEnc: work.words.seal(JSON.stringify(body)), updatedAt: work.ground.now() };
  if (id === null) {
    const made = randomUUID();
    const { project, actor } = work;
    await work.tx.insert(draft).values({ projectId: project, id: made, accountId: actor.account, ...fields });
    return made;
  }
  const [row] = await work.tx.update(draft).set(fields).where(mine(work, id)).returning({ id: draft.id });
  return row?.id ?? null;
}

export async function openDraft(work: Work, id: string): Promise<StoredDraft | null> {
  const [row] = await work.tx.select().from(draft).where(mine(work, id));
  return row ? stored(work, row) : null;
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

export async function discardDraft(work: Work, id: string): Promise<void> {
  await work.tx.delete(draft).where(mine(work, id));
}

const stored = (work: Work, row: typeof draft.$inferSelect): StoredDraft => ({
  id: row.id,
  step: row.step,
  body: readDraft(work.words.open(row.bodyEnc)),
});
