/**
 * Where a phrase stands in a project: in records, in what their logs still hold of deleted text, in every
 * other sealed text, and in the keys of parties, which stand in clear.
 */
import { and, eq, isNotNull } from 'drizzle-orm';
import { excerptOf, type Excerpt, type Find } from '#core/disclosure/phrase.ts';
import type { FoundPlace, FoundText } from '#core/purge.ts';
import type { ProjectId, RecordId } from '#core/ids.ts';
import { openDocument } from '#doc/schema.ts';
import { deletedTexts, textsOf } from '#doc/texts.ts';
import type { Tx } from '../db/client.ts';
import { releaseChoice } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Words } from '../keys.ts';
import { holdWords } from '../project-words.ts';
import { fillFromLog, openDocuments, type OpenDocument } from './open-document.ts';
import { searchParties } from './parties.ts';
import { textsIn } from './rewrite.ts';
import { PROJECT_SEALED, readSealed, type SealedRow } from './sealed.ts';

export const keyOfDocument = ({ code, copy }: OpenDocument): string => `${code}.${copy}`;
export const keyOfRow = ({ at, ids }: SealedRow): string => [at.table, ...ids].join('.');

/** As the service `purge`. `record`: only its copies. */
export async function search(
  tx: Tx,
  ground: Ground,
  project: ProjectId,
  find: Find,
  record: RecordId | null = null,
): Promise<FoundPlace[]> {
  const found: FoundPlace[] = [];
  for (const each of await openDocuments(tx, project, record === null ? null : [record]))
    found.push(...(await inDocument(tx, ground, each, find)));
  if (record !== null) return found;
  const words = await holdWords(tx, ground.keys, project);
  for (const table of PROJECT_SEALED)
    for (const row of await readSealed(tx, project, table)) found.push(...inRow(row, words, find));
  return [...found, ...(await searchParties(tx, project, find))];
}

async function inDocument(tx: Tx, ground: Ground, of: OpenDocument, find: Find): Promise<FoundPlace[]> {
  const doc = openDocument();
  doc.gc = false; // or what was deleted would go as it is read
  await fillFromLog(tx, ground, of, doc);
  const decided = await decidedOf(tx, ground, of);
  const texts = [
    ...decided.flatMap((text) =>
      excerpts(text, find).map((found) => ({ part: 'text' as const, turn: null, ...found })),
    ),
    ...textsOf(doc).flatMap(({ kind, block, text }) =>
      excerpts(text, find).map((found) => ({
        part: kind,
        turn: block === null ? null : block + 1,
        ...found,
      })),
    ),
    ...deletedTexts(doc).flatMap((text) =>
      excerpts(text, find).map((found) => ({ part: 'deleted' as const, turn: null, ...found })),
    ),
  ];
  doc.destroy();
  const { code, copy } = of;
  return texts.length === 0 ? [] : [{ key: keyOfDocument(of), what: copy, code, texts }];
}

/** What leads wrote in its review before the release: sealed under its key, and gone with it. */
async function decidedOf(tx: Tx, ground: Ground, of: OpenDocument): Promise<string[]> {
  const rows = await tx
    .select({ body: releaseChoice.bodyEnc })
    .from(releaseChoice)
    .where(
      and(
        eq(releaseChoice.projectId, of.project),
        eq(releaseChoice.documentId, of.id),
        isNotNull(releaseChoice.bodyEnc),
      ),
    );
  const words = ground.keys.words(of.key);
  return rows.flatMap(({ body }) => (body === null ? [] : words.open(body)));
}

function inRow(row: SealedRow, words: Words, find: Find): FoundPlace[] {
  const texts: FoundText[] = Object.entries(row.sealed).flatMap(([column, sealed]) => {
    const form = row.at.columns[column];
    if (sealed === null || form === undefined || form === 'structure') return [];
    return textsIn(form, words.open(sealed))
      .flatMap((text) => excerpts(text, find))
      .map((found) => (form === 'draft' ? { ...found, before: '', after: '' } : found)) // its author's alone
      .map((found) => ({ part: 'text' as const, turn: null, ...found }));
  });
  return texts.length === 0 ? [] : [{ key: keyOfRow(row), what: row.at.table, code: null, texts }];
}

const excerpts = (text: string, find: Find): Excerpt[] => find(text).map((at) => excerptOf(text, at));
