/**
 * What leads decided in the review of a field copy, carried to the copy that takes its place: sealed anew under its key, by
 * whom it was, without what is purged. Else a purge of one name would open all that was masked before.
 */
import { and, asc, eq } from 'drizzle-orm';
import type * as Y from 'yjs';
import type { Find } from '#core/disclosure/phrase.ts';
import type { DocumentId, KeyId } from '#core/ids.ts';
import { carried, rewritten } from '#core/release-carry.ts';
import { readBlocks } from '#doc/transcript.ts';
import type { Tx } from '../db/client.ts';
import { releaseChoice } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { choiceOf, decisionsIn, strayOf } from '../store/release-choice.ts';
import type { OpenDocument } from './open-document.ts';

export interface Carrying {
  find: Find | null;
  by: string;
  /** The new copy, and its key. */
  document: DocumentId;
  key: KeyId;
  /** The old copy as it stood. */
  before: Y.Doc;
}

/** As the service `purge`. Marks of changes that were to be taken over are made anew by whoever sees what changed now. */
export async function carryReview(tx: Tx, ground: Ground, old: OpenDocument, how: Carrying): Promise<void> {
  const rows = await tx
    .select()
    .from(releaseChoice)
    .where(and(eq(releaseChoice.projectId, old.project), eq(releaseChoice.documentId, old.id)))
    .orderBy(asc(releaseChoice.createdAt), asc(releaseChoice.id));
  if (rows.length === 0) return;
  const words = ground.keys.words(how.key);
  const texts = [...new Set(readBlocks(how.before).map(({ text }) => text))];
  const decided = decisionsIn(rows, ground.keys.words(old.key), texts, new Set());
  const here = { projectId: old.project, recordId: old.record, documentId: how.document };
  const values = texts.flatMap((before) => {
    const { text, spots } = carried(before, decided.of(before), how.find, how.by);
    return spots.flatMap(({ account, settled, ...spot }) =>
      account === null
        ? []
        : [
            {
              ...choiceOf(words, text, spot, settled?.act ?? 'mark', settled?.words ?? null),
              ...here,
              accountId: account,
            },
          ],
    );
  });
  for (const mark of decided.again) {
    const settled = rewritten(mark.settled, how.find, how.by);
    values.push({ ...strayOf(words, { ...mark, settled }), ...here, accountId: mark.account });
  }
  // Where two paragraphs have become one, what was masked in either is masked: the latest of a place stands.
  values.sort((a, b) => Number(b.act === 'dismiss') - Number(a.act === 'dismiss'));
  for (const value of values) await tx.insert(releaseChoice).values(value);
}
