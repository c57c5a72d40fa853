/** Release: letting a record out of its field compartment, once enough leads approve. */
import { and, count, eq, isNull, max, sql as raw } from 'drizzle-orm';
import * as Y from 'yjs';
import type { DocumentId, RecordId } from '#core/ids.ts';
import { freshCopy, readBlocks, type Block } from '#doc/transcript.ts';
import { membership, record, releaseApproval } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import type { Place, Work } from '../place.ts';
import { createDocument, readDocument } from '../sync/update-log.ts';
import { appendHere, saltedDigest } from './audit.ts';
import { findCopy } from './document.ts';
import { openRecord, roomsOf, type Rooms } from './record.ts';

export type Release =
  | { kind: 'released'; rooms: Rooms }
  /** More leads must approve; the same lead counts once. */
  | { kind: 'waiting'; approvals: number; needed: number }
  /** It was released before, and its analysis copy stands: what the field copy gained since stays there. */
  | { kind: 'already'; rooms: Rooms }
  /** The field copy has no words yet. */
  | { kind: 'nothing-to-release' }
  /** No such record for this actor. */
  | { kind: 'unknown' };

/** Whether the actor may, the caller has asked (`record.release`). */
export async function approveRelease(ground: Ground, place: Place, code: string): Promise<Release> {
  const found = await place.work((work) => findFieldCopy(work, code));
  if (found === null) return { kind: 'unknown' };
  if (found.rooms.analysis !== undefined) return { kind: 'already', rooms: found.rooms };
  const seen = await readField(ground, found.document);
  if (seen.blocks.every((block) => block.text.trim() === '')) return { kind: 'nothing-to-release' };
  return place.work((work) => approve(work, place.project.approvals, found.record, seen));
}

async function findFieldCopy(
  work: Work,
  code: string,
): Promise<{ record: RecordId; document: DocumentId; rooms: Rooms } | null> {
  const view = await openRecord(work, code);
  if (!view) return null;
  const field = await findCopy(work, view.id, 'field');
  return field ? { record: view.id, document: field, rooms: view.rooms } : null;
}

/** The words that one approves, and the place in the log up to which they go. */
interface Seen {
  blocks: Block[];
  headSeq: number;
}

async function readField(ground: Ground, id: DocumentId): Promise<Seen> {
  const { doc, seq } = await readDocument(ground, id);
  const blocks = readBlocks(doc);
  doc.destroy();
  return { blocks, headSeq: seq };
}

/** Under the record's row lock: of two leads who approve at once, the second finds what the first did. */
async function approve(work: Work, asked: number, id: RecordId, seen: Seen): Promise<Release> {
  const here = and(eq(record.projectId, work.project), eq(record.id, id));
  const [row] = await work.tx.select().from(record).where(here).for('update');
  if (!row) return { kind: 'unknown' };
  if (row.releasedAt !== null) return { kind: 'already', rooms: await roomsOf(work, id) };
  const version = row.releaseVersion + 1;
  const fresh = await work.tx
    .insert(releaseApproval)
    .values({
      projectId: work.project,
      recordId: id,
      version,
      accountId: work.actor.account,
      headSeq: seen.headSeq,
      needed: asked,
    })
    .onConflictDoNothing()
    .returning({ version: releaseApproval.version });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id });
  const { approvals, needed } = await countApprovals(work, id, version, seen.headSeq);
  const more = { version, words: saltedDigest(work.ground.keys, work.project, JSON.stringify(seen.blocks)) };
  if (fresh.length > 0) await appendHere(work, { act: 'release.approved', object: id, more });
  if (approvals < needed) return { kind: 'waiting', approvals, needed };
  await makeAnalysisCopy(work, id, seen.blocks);
  await work.tx.update(record).set({ releasedAt: work.ground.now(), releaseVersion: version }).where(here);
  await appendHere(work, { act: 'release.made', object: id, more });
  return { kind: 'released', rooms: await roomsOf(work, id) };
}

/**
 * Of those who are leads now, for these very words: an approval of other words is not one of these. A study that asks
 * for fewer leads in the meantime does not lower what a record waits for.
 */
async function countApprovals(
  work: Work,
  id: RecordId,
  version: number,
  headSeq: number,
): Promise<{ approvals: number; needed: number }> {
  const [row] = await work.tx
    .select({
      n: count(raw`case when ${releaseApproval.headSeq} = ${headSeq} then 1 end`),
      needed: max(releaseApproval.needed),
    })
    .from(releaseApproval)
    .innerJoin(
      membership,
      and(
        eq(membership.projectId, releaseApproval.projectId),
        eq(membership.accountId, releaseApproval.accountId),
        eq(membership.role, 'lead'),
        isNull(membership.endedAt),
      ),
    )
    .where(
      and(
        eq(releaseApproval.projectId, work.project),
        eq(releaseApproval.recordId, id),
        eq(releaseApproval.version, version),
      ),
    );
  return { approvals: row?.n ?? 0, needed: row?.needed ?? 1 };
}

/** Plain values into a fresh document under a key of its own: no CRDT byte of the field copy crosses (PROTECTION 2). */
async function makeAnalysisCopy(work: Work, id: RecordId, blocks: Block[]): Promise<void> {
  const doc = freshCopy(blocks);
  const initial = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  await createDocument(work.tx, work.ground, {
    project: work.project,
    record: id,
    copy: 'analysis',
    epoch: 1,
    author: work.actor.account,
    initial,
  });
}
