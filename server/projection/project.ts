/** One document into its rows: read the log up to where it stands, then write what differs together with the cursor. */
import { and, eq, inArray, ne, sql as raw } from 'drizzle-orm';
import * as Y from 'yjs';
import type { AccountId, ClaimId, CodeId, DocumentId, ProjectId, SourceId } from '#core/ids.ts';
import { openDocument } from '#doc/schema.ts';
import type { Tx } from '../db/client.ts';
import {
  claim,
  claimTerm,
  client,
  code,
  document,
  interview,
  projectionCursor,
  record,
  source,
} from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Words } from '../keys.ts';
import { publish } from '../live.ts';
import { tallyOf } from '../sync/tally.ts';
import { LogReplacedError, readUpdatesSince } from '../sync/update-log.ts';
import { readRecord, type Read } from './read.ts';
import { namedBy, NO_ROWS, rowsOf, valueKeys, type ClaimLists, type Known, type Rows } from './rows.ts';
import {
  changesBetween,
  type Changes,
  claimsTouched,
  dropAllRows,
  isEmpty,
  readRows,
  writeChanges,
  type Home,
} from './table.ts';

/** What this process remembers of a document. */
export interface Memory {
  home: Home;
  doc: Y.Doc;
  /** The log row up to which `doc` goes, and its mark. */
  seq: number;
  mark: string;
  /** Bytes of the updates that `doc` was made of. */
  bytes: number;
  /** Values in one another in them, as tally.ts counts. */
  values: number;
  /** Blocks and entries over the bounds, which have no rows. */
  leftOut: number;
  /** What stands in the tables, as long as the cursor's version says that nobody has written since. */
  written: { version: number; rows: Rows } | null;
}

/**
 * `changed`: the log, or what it names, differs from the rows · `again`: the lists that entries pick from changed ·
 * `fresh`: the rows are not trusted and written anew.
 */
export type Reason = 'changed' | 'again' | 'fresh';

/** What this process knows of the document afterwards; null: it is gone or closed, and so are its rows. */
export async function projectDocument(
  ground: Ground,
  id: DocumentId,
  memory: Memory | null,
  reason: Reason,
): Promise<Memory | null> {
  const home = memory?.home ?? (await ground.db.asService('projection', (tx) => homeOf(tx, id)));
  if (!home) return null;
  if (home.closed) return forget(ground, home);
  const read = await readOn(ground, home, memory);
  const open = await ground.db.asService('projection', async (tx) => {
    await holdProjection(tx, id);
    const cursor = await cursorOf(tx, home);
    if (cursor.closed) return false;
    if (cursor.seq > read.seq)
      read.written = null; // another process read further
    else if (cursor.seq < read.seq || cursor.version === 0 || reason !== 'changed')
      await write(tx, ground, home, read, cursor.version, reason);
    return true;
  });
  return open ? read : forget(ground, home);
}

async function readOn(ground: Ground, home: Home, memory: Memory | null): Promise<Memory> {
  const read = await readUpdatesSince(ground, home.id, memory ?? undefined).catch((error: unknown) => {
    if (memory && error instanceof LogReplacedError) return null; // a standby took over, or a backup was put back
    throw error;
  });
  if (!read) return readOn(ground, home, null);
  const { updates, seq, mark } = read;
  const doc = memory?.doc ?? openDocument();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  const bytes = updates.reduce((sum, update) => sum + update.length, memory?.bytes ?? 0);
  const values = updates.reduce((sum, update) => sum + tallyOf(update).values, memory?.values ?? 0);
  const { leftOut, written } = memory ?? { leftOut: 0, written: null };
  return { home, doc, seq, mark, bytes, values, leftOut, written };
}

async function write(
  tx: Tx,
  ground: Ground,
  home: Home,
  read: Memory,
  version: number,
  reason: Reason,
): Promise<void> {
  const words = ground.keys.words(home.key);
  const entries = await readRecord(read.doc, home.copy);
  const rows = await rowsOf(entries, await knownTo(tx, home, entries, words));
  if (reason === 'fresh') await dropAllRows(tx, home);
  const remembered = read.written?.version === version ? read.written.rows : null;
  const before = reason === 'fresh' ? NO_ROWS : (remembered ?? (await readRows(tx, home, words)));
  const changes = await changesBetween(before, rows);
  await writeChanges(tx, home, words, changes);
  await moveCursor(tx, home, read.seq, version + 1);
  read.written = { version: version + 1, rows };
  await noteLeftOut(tx, home, entries.leftOut);
  read.leftOut = entries.leftOut;
  if (!isEmpty(changes)) await tell(tx, home, changes);
}

/**
 * The rows of a document that this transaction makes, so that no reader and no engine sees them missing. As the service
 * `projection`; `doc` is what stands in its log up to `seq`.
 */
export async function projectNew(
  tx: Tx,
  ground: Ground,
  id: DocumentId,
  doc: Y.Doc,
  seq: number,
): Promise<void> {
  const home = await homeOf(tx, id);
  if (!home) throw new Error(`Document ${id} is not there: its rows cannot be written.`);
  const words = ground.keys.words(home.key);
  const read = await readRecord(doc, home.copy);
  const changes = await changesBetween(NO_ROWS, await rowsOf(read, await knownTo(tx, home, read, words)));
  await writeChanges(tx, home, words, changes);
  await moveCursor(tx, home, seq, 1);
  await noteLeftOut(tx, home, read.leftOut);
  await tell(tx, home, changes);
}

async function tell(tx: Tx, { project, record: recordId, copy }: Home, changes: Changes): Promise<void> {
  const claims = await claimsTouched(changes);
  await publish(tx, { kind: 'projected', project, record: recordId, copy, claims });
}

/** Takes away what stands in rows of a document that this transaction closes, and where the projection stood in it. */
export async function dropProjected(tx: Tx, home: Pick<Home, 'id' | 'project'>): Promise<void> {
  await dropAllRows(tx, home);
  await tx
    .delete(projectionCursor)
    .where(and(eq(projectionCursor.projectId, home.project), eq(projectionCursor.documentId, home.id)));
}

/** Until the transaction ends nobody else writes the document's rows. */
export const holdProjection = (tx: Tx, id: DocumentId) =>
  tx.execute(raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.projection ${id}`}, 0))`);

async function forget(ground: Ground, home: Home): Promise<null> {
  await ground.db.asService('projection', async (tx) => {
    await dropAllRows(tx, home);
    await tx.delete(projectionCursor).where(eq(projectionCursor.documentId, home.id));
    const { project, record: recordId, copy } = home;
    await publish(tx, { kind: 'projected', project, record: recordId, copy, claims: null });
  });
  return null;
}

async function homeOf(tx: Tx, id: DocumentId): Promise<Home | null> {
  const [row] = await tx
    .select({ document, interview: record.interviewId, source: interview.sourceId })
    .from(document)
    .innerJoin(record, and(eq(record.projectId, document.projectId), eq(record.id, document.recordId)))
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .where(eq(document.id, id));
  if (!row) return null;
  const { projectId: project, recordId, copy, keyId: key, closedAt } = row.document;
  const { interview: interviewId, source: sourceId } = row;
  return {
    id,
    project,
    record: recordId,
    interview: interviewId,
    source: sourceId,
    copy,
    key,
    closed: closedAt !== null,
  };
}

/** `version` 0: there is none yet. */
async function cursorOf(tx: Tx, home: Home): Promise<{ closed: boolean; seq: number; version: number }> {
  const [row] = await tx
    .select({
      closedAt: document.closedAt,
      seq: projectionCursor.seq,
      version: projectionCursor.version,
    })
    .from(document)
    .leftJoin(
      projectionCursor,
      and(eq(projectionCursor.projectId, document.projectId), eq(projectionCursor.documentId, document.id)),
    )
    .where(and(eq(document.projectId, home.project), eq(document.id, home.id)));
  return { closed: !row || row.closedAt !== null, seq: row?.seq ?? 0, version: row?.version ?? 0 };
}

async function moveCursor(tx: Tx, home: Home, seq: number, version: number): Promise<void> {
  await tx
    .insert(projectionCursor)
    .values({ projectId: home.project, documentId: home.id, seq, version })
    .onConflictDoUpdate({
      target: [projectionCursor.projectId, projectionCursor.documentId],
      set: { seq, version },
    });
}

/** What pages and exports say of it. Nearly always it stays as it is, and then the document's row is nobody's. */
async function noteLeftOut(tx: Tx, { project, id, record: recordId }: Home, leftOut: number): Promise<void> {
  const changed = await tx
    .update(document)
    .set({ leftOut })
    .where(and(eq(document.projectId, project), eq(document.id, id), ne(document.leftOut, leftOut)))
    .returning({ id: document.id });
  if (changed.length > 0) await publish(tx, { kind: 'changed', project, noun: 'record', id: recordId });
}

/** What of the project the document names; another project's ids are not found, and so count as blanks. */
async function knownTo(tx: Tx, home: Home, read: Read, words: Words): Promise<Known> {
  const owners = await ownersOf(tx, home);
  const digest = (text: string): string => Buffer.from(words.digest(text)).toString('hex');
  if (home.copy === 'field')
    return { claims: new Map(), codes: new Set(), sources: new Set(), owners, digest };
  const named = namedBy(read);
  return {
    owners,
    digest,
    claims: await claimsKnown(tx, home.project, named.claims),
    codes: await codesKnown(tx, home.project, named.codes),
    sources: await sourcesKnown(tx, home.project, named.sources),
  };
}

async function ownersOf(tx: Tx, home: Home): Promise<Map<number, AccountId>> {
  const rows = await tx
    .select({ client: client.client, account: client.accountId })
    .from(client)
    .where(and(eq(client.projectId, home.project), eq(client.documentId, home.id)));
  return new Map(rows.map((row) => [row.client, row.account]));
}

async function claimsKnown(tx: Tx, project: ProjectId, ids: ClaimId[]): Promise<Map<string, ClaimLists>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: claim.id, kind: claim.kind, term: claimTerm.kind, key: claimTerm.key })
    .from(claim)
    .leftJoin(claimTerm, and(eq(claimTerm.projectId, claim.projectId), eq(claimTerm.claimId, claim.id)))
    .where(and(eq(claim.projectId, project), inArray(claim.id, ids)));
  const byClaim = Map.groupBy(rows, (row) => row.id);
  return new Map(
    [...byClaim].map(([id, terms]) => {
      const kind = terms[0]?.kind ?? 'boolean';
      const keys = (term: 'value' | 'unit' | 'definition'): string[] =>
        terms.flatMap((row) => (row.term === term && row.key !== null ? [row.key] : []));
      const values = valueKeys(kind, keys('value'));
      return [id, { kind, values, units: new Set(keys('unit')), definitions: new Set(keys('definition')) }];
    }),
  );
}

async function codesKnown(tx: Tx, project: ProjectId, ids: CodeId[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: code.id })
    .from(code)
    .where(and(eq(code.projectId, project), inArray(code.id, ids)));
  return new Set(rows.map((row) => row.id));
}

async function sourcesKnown(tx: Tx, project: ProjectId, ids: SourceId[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: source.id })
    .from(source)
    .where(and(eq(source.projectId, project), inArray(source.id, ids)));
  return new Set(rows.map((row) => row.id));
}
