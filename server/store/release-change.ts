/** What a field copy gained after its release: changes that leads take over into the analysis copy, one by one. */
import { and, asc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { DocumentId } from '#core/ids.ts';
import { changesBetween, type Change } from '#core/release-difference.ts';
import { readAssertions, readCodings } from '#doc/entry.ts';
import { layoutOf } from '#doc/position.ts';
import { takeOver } from '#doc/take-over.ts';
import { readBlocks } from '#doc/transcript.ts';
import { releaseChoice } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { appendIn, asLog, readDocumentFor } from '../sync/update-log.ts';
import { findCopy } from './document.ts';
import { leavingBlocks, wordsOf, type FieldCopy, type Review } from './release-review.ts';

export interface ChangeView {
  id: string;
  change: Change;
  /** A lead marked it to be taken over. */
  taken: boolean;
  /** Codings and assertions that stand in the paragraph of the analysis copy. */
  coded: number;
}

export interface Changes {
  analysis: DocumentId;
  list: ChangeView[];
}

/** Null: there is no analysis copy yet. */
export async function readChanges(work: Work, field: FieldCopy, review: Review): Promise<Changes | null> {
  const analysis = await findCopy(work, field.record, 'analysis');
  if (analysis === null) return null;
  const { doc } = await readDocumentFor(work, analysis);
  const layout = layoutOf(doc);
  const spans = [...readCodings(doc, layout), ...readAssertions(doc, layout)].map(({ span }) => span);
  const changes = changesBetween(readBlocks(doc), leavingBlocks(review));
  doc.destroy();
  const marked = await markedOf(work, field);
  const digestOf = await digests(work, field);
  const list = changes.map((change): ChangeView => {
    const id = idOf(digestOf(change));
    const coded = spans.filter(
      (span) =>
        span !== null && change.before !== null && span.fromBlock <= change.at && change.at <= span.toBlock,
    ).length;
    return { id, change, taken: marked.has(id), coded };
  });
  return { analysis, list };
}

/** Marks a change to be taken over, or to be left. False: it is not there any more. */
export async function markChange(
  work: Work,
  field: FieldCopy,
  review: Review,
  id: string,
  taken: boolean,
): Promise<boolean> {
  const found = (await readChanges(work, field, review))?.list.find((one) => one.id === id);
  if (!found) return false;
  const { paragraph, words } = (await digests(work, field))(found.change);
  await work.tx.insert(releaseChoice).values({
    projectId: work.project,
    id: randomUUID(),
    recordId: field.record,
    documentId: field.document,
    paragraph,
    words,
    fromAt: 0,
    toAt: 1,
    rule: 'difference',
    act: taken ? 'mark' : 'unmark',
    accountId: work.actor.account,
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id: field.record });
  return true;
}

/** Writes the changes as an ordinary edit of the analysis copy, in the transaction of the act. */
export async function writeChanges(work: Work, { analysis, list }: Changes): Promise<void> {
  const { doc } = await readDocumentFor(work, analysis);
  const before = Y.encodeStateVector(doc);
  takeOver(
    doc,
    list.filter((one) => one.taken).map((one) => one.change),
  );
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  await asLog(work.tx, () => appendIn(work.tx, work.ground, analysis, work.actor.account, update));
}

interface Digests {
  paragraph: Uint8Array;
  words: Uint8Array;
}

/** A change is known by what stood before and what the field copy says, under its key: what is settled of it meanwhile is one thing more. */
async function digests(work: Work, field: FieldCopy): Promise<(change: Change) => Digests> {
  const words = await wordsOf(work, field.document);
  return ({ kind, at, before, field: place }) => ({
    paragraph: words.digest(JSON.stringify(['change', kind, at, before?.text ?? null])),
    words: words.digest(JSON.stringify(['change', place === null ? null : (field.blocks[place] ?? null)])),
  });
}

const idOf = ({ paragraph, words }: Digests): string =>
  [paragraph, words].map((bytes) => Buffer.from(bytes.subarray(0, 16)).toString('hex')).join('.');

async function markedOf(work: Work, field: FieldCopy): Promise<Set<string>> {
  const rows = await work.tx
    .select({ paragraph: releaseChoice.paragraph, words: releaseChoice.words, act: releaseChoice.act })
    .from(releaseChoice)
    .where(
      and(
        eq(releaseChoice.projectId, work.project),
        eq(releaseChoice.documentId, field.document),
        eq(releaseChoice.rule, 'difference'),
      ),
    )
    .orderBy(asc(releaseChoice.createdAt), asc(releaseChoice.id));
  const marked = new Set<string>();
  for (const row of rows) {
    if (row.act === 'mark') marked.add(idOf(row));
    else marked.delete(idOf(row));
  }
  return marked;
}
