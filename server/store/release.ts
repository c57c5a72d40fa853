/** Release: letting a record out of its field compartment, once every hit is settled and enough leads approve. */
import { and, count, eq, isNull, max, sql as raw } from 'drizzle-orm';
import * as Y from 'yjs';
import type { DocumentId, RecordId } from '#core/ids.ts';
import type { Settled } from '#core/release-review.ts';
import { freshCopy, type Block } from '#doc/transcript.ts';
import { account, document, membership, record, releaseApproval } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { publish } from '../live.ts';
import type { Place, Work } from '../place.ts';
import { createDocument } from '../sync/update-log.ts';
import { appendHere, saltedDigest } from './audit.ts';
import { findCopy } from './document.ts';
import { openRecord, roomsOf, type Rooms } from './record.ts';
import { readChanges, writeChanges, type ChangeView } from './release-change.ts';
import {
  dismissHits,
  leavingBlocks,
  readField,
  readReview,
  settleHit,
  type Dismissal,
  wordsOf,
  type FieldCopy,
  type Review,
  type ReviewHit,
  type SettleResult,
} from './release-review.ts';

export type Release =
  | { kind: 'released'; rooms: Rooms }
  /** More leads must approve; the same lead counts once. */
  | { kind: 'waiting'; approvals: number; needed: number }
  /** It was released before, and its analysis copy stands: what the field copy gained since stays there. */
  | { kind: 'already'; rooms: Rooms }
  /** The field copy has no words yet. */
  | { kind: 'nothing-to-release' }
  /** Other words would leave than those that were shown. */
  | { kind: 'other-words' }
  /** Hits of the identifier scan that nobody has settled. */
  | { kind: 'open-hits'; hits: OpenHit[] }
  /** No such record for this actor. */
  | { kind: 'unknown' };

export interface OpenHit extends ReviewHit {
  /** The paragraph in which it stands. */
  block: number;
}

/**
 * Whether the actor may, the caller has asked (`record.release`). `shown`: of the words that the lead saw
 * (`OpenReview.shown`); null, of whatever stands there now, where nothing was shown.
 */
export async function approveRelease(
  ground: Ground,
  place: Place,
  code: string,
  shown: string | null = null,
): Promise<Release> {
  const found = await findField(ground, place, code);
  if (found === null) return { kind: 'unknown' };
  if (found.rooms.analysis !== undefined) return { kind: 'already', rooms: found.rooms };
  if (found.field.blocks.every((block) => block.text.trim() === '')) return { kind: 'nothing-to-release' };
  return place.work((work) => approve(work, place.project.approvals, found.field, shown));
}

export interface OpenReview {
  review: Review;
  /** Of a released record: what its field copy says otherwise than its analysis copy. */
  changes: ChangeView[] | null;
  /** How many leads approved these very words, this lead among them, and how many must. */
  approvals: number;
  mine: boolean;
  needed: number;
  /** Of the words that leave as they are shown: an approval says which words it is of. */
  shown: string;
  /** When a purge made the field copy anew; null: none has. */
  rebuilt: Date | null;
}

/** The review as it stands, for its page. */
export async function openReview(work: Work, asked: number, field: FieldCopy): Promise<OpenReview> {
  const review = await readReview(work, field);
  const changes = await readChanges(work, field, review);
  const [row] = await work.tx
    .select({ version: record.releaseVersion })
    .from(record)
    .where(and(eq(record.projectId, work.project), eq(record.id, field.record)));
  const seen = {
    version: (row?.version ?? 0) + 1,
    headSeq: field.headSeq,
    wordsMac: await macOf(work, field, changes ? takenOf(changes.list) : leavingBlocks(review)),
  };
  const { approvals, needed, mine } = await countApprovals(work, field.record, seen);
  return {
    review,
    changes: changes?.list ?? null,
    approvals,
    mine: mine > 0,
    needed: Math.max(needed, asked),
    shown: shownOf(seen),
    rebuilt: await rebuiltAt(work, field.document),
  };
}

/** A copy of a later epoch is a purge's. */
async function rebuiltAt(work: Work, id: DocumentId): Promise<Date | null> {
  const [row] = await work.tx
    .select({ epoch: document.epoch, at: document.createdAt })
    .from(document)
    .where(and(eq(document.projectId, work.project), eq(document.id, id)));
  return row && row.epoch > 1 ? row.at : null;
}

/** Settles a hit of the field copy as it stands now. Whether the actor may, the caller has asked. */
export async function settleIn(
  ground: Ground,
  place: Place,
  code: string,
  hit: string,
  settled: Settled,
): Promise<SettleResult> {
  const found = await findField(ground, place, code);
  if (found === null) return { ok: false, fault: 'gone' };
  return place.work((work) => settleHit(work, found.field, hit, settled));
}

/** Dismisses several hits of the field copy as it stands now, which is read once for all; null: there is none. */
export async function dismissIn(
  ground: Ground,
  place: Place,
  code: string,
  dismissals: readonly Dismissal[],
): Promise<{ ok: true } | { ok: false; gone: string } | null> {
  const found = await findField(ground, place, code);
  return found && place.work((work) => dismissHits(work, found.field, dismissals));
}

/** The field copy as it stands now, or null: there is none that the actor sees. */
export async function findField(
  ground: Ground,
  place: Place,
  code: string,
): Promise<{ field: FieldCopy; rooms: Rooms } | null> {
  const found = await place.work(async (work) => {
    const view = await openRecord(work, code);
    const document = view && (await findCopy(work, view.id, 'field'));
    return view && document ? { record: view.id, document, rooms: view.rooms } : null;
  });
  if (found === null) return null;
  const reader = { ground, actor: place.actor };
  return { field: await readField(reader, found.record, found.document), rooms: found.rooms };
}

/** Under the record's row lock: of two leads who approve at once, the second finds what the first did. */
async function approve(work: Work, asked: number, field: FieldCopy, shown: string | null): Promise<Release> {
  const id = field.record;
  const here = and(eq(record.projectId, work.project), eq(record.id, id));
  const [row] = await work.tx.select().from(record).where(here).for('update');
  if (!row) return { kind: 'unknown' };
  if (row.releasedAt !== null) return { kind: 'already', rooms: await roomsOf(work, id) };
  const review = await readReview(work, field);
  if (review.open > 0) return { kind: 'open-hits', hits: openHits(review) };
  const version = row.releaseVersion + 1;
  const leaves = leavingBlocks(review);
  const seen = { version, headSeq: field.headSeq, wordsMac: await macOf(work, field, leaves) };
  if (shown !== null && shown !== shownOf(seen)) return { kind: 'other-words' };
  const { approvals, needed } = await countIn(work, asked, id, seen);
  if (approvals < needed) return { kind: 'waiting', approvals, needed };
  await makeAnalysisCopy(work, id, leaves);
  await work.tx.update(record).set({ releasedAt: work.ground.now(), releaseVersion: version }).where(here);
  const words = saltedDigest(work.ground.keys, work.project, JSON.stringify(leaves));
  await appendHere(work, { act: 'release.made', object: id, more: { version, words } });
  return { kind: 'released', rooms: await roomsOf(work, id) };
}

export type TakenOver =
  | { kind: 'taken-over' }
  | { kind: 'waiting'; approvals: number; needed: number }
  | { kind: 'open-hits' }
  /** Other changes are marked, or they say other words, than those that were shown. */
  | { kind: 'other-words' }
  /** No change is marked to be taken over. */
  | { kind: 'nothing' }
  | { kind: 'unknown' };

/** Approves what was marked of the changes since the release; once enough leads do, it is written into the analysis copy. */
export async function approveChanges(
  ground: Ground,
  place: Place,
  code: string,
  shown: string | null = null,
): Promise<TakenOver> {
  const found = await findField(ground, place, code);
  if (found === null) return { kind: 'unknown' };
  return place.work((work) => approveTaken(work, place.project.approvals, found.field, shown));
}

async function approveTaken(
  work: Work,
  asked: number,
  field: FieldCopy,
  shown: string | null,
): Promise<TakenOver> {
  const id = field.record;
  const here = and(eq(record.projectId, work.project), eq(record.id, id));
  const [row] = await work.tx.select().from(record).where(here).for('update');
  const review = await readReview(work, field);
  const changes = row ? await readChanges(work, field, review) : null;
  if (!row || changes === null) return { kind: 'unknown' };
  const taken = changes.list.filter((one) => one.taken);
  if (taken.length === 0) return { kind: 'nothing' };
  const open = taken.some(({ change }) => change.field !== null && isOpen(review, change.field));
  if (open || review.again.length > 0) return { kind: 'open-hits' };
  const version = row.releaseVersion + 1;
  const wordsMac = await macOf(work, field, takenOf(changes.list));
  const seen = { version, headSeq: field.headSeq, wordsMac };
  if (shown !== null && shown !== shownOf(seen)) return { kind: 'other-words' };
  const { approvals, needed } = await countIn(work, asked, id, seen);
  if (approvals < needed) return { kind: 'waiting', approvals, needed };
  await writeChanges(work, changes);
  await work.tx.update(record).set({ releaseVersion: version }).where(here);
  const words = saltedDigest(work.ground.keys, work.project, JSON.stringify(takenOf(changes.list)));
  await appendHere(work, { act: 'release.taken-over', object: id, more: { version, words } });
  return { kind: 'taken-over' };
}

const isOpen = (review: Review, block: number): boolean =>
  review.blocks[block]?.hits.some((hit) => hit.settled === null) ?? false;

/** What is approved of a difference: each change with what it replaces. */
const takenOf = (changes: readonly ChangeView[]) =>
  changes
    .filter((one) => one.taken)
    .flatMap(({ change: { kind, at, before, after } }) => [
      { kind: `${kind} ${at}`, text: before?.text ?? '' },
      { kind: after?.kind ?? '', text: after?.text ?? '' },
    ]);

interface SeenWords {
  version: number;
  headSeq: number;
  wordsMac: Uint8Array;
}

const shownOf = ({ version, wordsMac }: SeenWords): string =>
  `${version}.${Buffer.from(wordsMac).toString('hex')}`;

/** Adds this lead's approval of these very words, once, and counts all. */
async function countIn(work: Work, asked: number, id: RecordId, seen: SeenWords) {
  const fresh = await work.tx
    .insert(releaseApproval)
    .values({
      projectId: work.project,
      recordId: id,
      accountId: work.actor.account,
      needed: asked,
      ...seen,
    })
    .onConflictDoNothing()
    .returning({ version: releaseApproval.version });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id });
  const counted = await countApprovals(work, id, seen);
  if (fresh.length > 0) await appendApproved(work, id, seen);
  return counted;
}

async function appendApproved(work: Work, id: RecordId, seen: SeenWords): Promise<void> {
  const words = saltedDigest(work.ground.keys, work.project, Buffer.from(seen.wordsMac).toString('hex'));
  await appendHere(work, { act: 'release.approved', object: id, more: { version: seen.version, words } });
}

const openHits = (review: Review): OpenHit[] =>
  review.blocks.flatMap(({ hits }, block) =>
    hits.filter((hit) => hit.settled === null).map((hit) => ({ ...hit, block })),
  );

/** Of the words that leave, under the field copy's key. */
async function macOf(
  work: Work,
  field: FieldCopy,
  leaves: readonly { kind: string; text: string }[],
): Promise<Uint8Array> {
  const words = await wordsOf(work, field.document);
  return words.digest(JSON.stringify(leaves.map(({ kind, text }) => [kind, text])));
}

/**
 * Of those who are leads now and not suspended, for these very words: an approval of other words is not one of these. A study that asks
 * for fewer leads in the meantime does not lower what a record waits for.
 */
async function countApprovals(
  work: Work,
  id: RecordId,
  seen: SeenWords,
): Promise<{ approvals: number; mine: number; needed: number }> {
  const these = raw`${releaseApproval.headSeq} = ${seen.headSeq}
    and ${releaseApproval.wordsMac} = ${Buffer.from(seen.wordsMac)}`;
  const [row] = await work.tx
    .select({
      n: count(raw`case when ${these} then 1 end`),
      mine: count(
        raw`case when ${these} and ${releaseApproval.accountId} = ${work.actor.account} then 1 end`,
      ),
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
    .innerJoin(account, and(eq(account.id, membership.accountId), isNull(account.suspendedAt)))
    .where(
      and(
        eq(releaseApproval.projectId, work.project),
        eq(releaseApproval.recordId, id),
        eq(releaseApproval.version, seen.version),
      ),
    );
  return { approvals: row?.n ?? 0, mine: row?.mine ?? 0, needed: row?.needed ?? 1 };
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
