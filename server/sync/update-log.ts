/**
 * The update log: the truth of a record's copy. A snapshot and the rows after it are the log; compaction replaces rows
 * by a snapshot, and neither is a cache. All of it works on a ground, whether or not a server runs.
 *
 * Order: whoever writes a document's log holds its row in `document` (`for update`) until the commit, so that seqs have
 * no gaps, and a reader who saw seq n has seen everything before n.
 */
import { randomUUID } from 'node:crypto';
import { eq, sql as raw } from 'drizzle-orm';
import type postgres from 'postgres';
import * as Y from 'yjs';
import type { AccountId, DocumentId, KeyId, ProjectId, RecordId } from '#core/ids.ts';
import { openDocument } from '#doc/schema.ts';
import type { Service, Tx } from '../db/client.ts';
import { client, document, updateLog } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { KeyStore } from '../keys.ts';
import { publish } from '../live.ts';
import { Owners } from './owners.ts';
import type { Tally } from './tally.ts';
import { newId } from '../id.ts';

/** The document is not there, or a newer epoch replaced it: nothing was written. */
export class DocumentClosedError extends Error {
  override name = 'DocumentClosedError';
}

/**
 * A seq says how far somebody has read, and not in which log: one that was put back (a standby took over, a backup was
 * restored) grows again to seqs that were there before, with other rows. So each row carries a mark that was drawn with its
 * commit, and two logs are the same up to a seq where its row has the same mark in both.
 */
export interface LogPoint {
  seq: number;
  mark: string;
}

/** A commit's, and of all rows that it writes. */
export const drawMark = (): string => randomUUID();

export const isSamePoint = (a: LogPoint, b: LogPoint): boolean => a.seq === b.seq && a.mark === b.mark;

/** The log is not the one that was read before: what was read has to be put away, and the log read anew. */
export class LogReplacedError extends Error {
  override name = 'LogReplacedError';
}

/** Rows that must be there are missing: never papered over. */
class LogGapError extends Error {
  override name = 'LogGapError';
}

export interface NewDocument {
  project: ProjectId;
  record: RecordId;
  copy: 'field' | 'analysis';
  epoch: number;
  author: AccountId;
  /** A Yjs update (v1) to begin with. */
  initial?: Uint8Array;
}

/**
 * Makes a record's copy inside the caller's transaction: its key first, on disk, then its row, then its first update.
 * Whether the actor may, the caller has asked; the rows are the log's, so they are written as that service.
 */
export async function createDocument(tx: Tx, ground: Ground, fields: NewDocument): Promise<DocumentId> {
  const id = newId<DocumentId>();
  const { project: projectId, record: recordId, copy, epoch } = fields;
  const keyId = ground.keys.create();
  await asLog(tx, async () => {
    await tx.insert(document).values({ projectId, id, recordId, copy, epoch, keyId });
    if (fields.initial) await appendIn(tx, ground, id, fields.author, fields.initial);
  });
  return id;
}

/**
 * Writes one update in one transaction and returns its seq. The update is not checked against the gate: it is the
 * server's own (an import, a demo). Throws DocumentClosedError.
 */
export function appendUpdate(
  ground: Ground,
  id: DocumentId,
  author: AccountId,
  update: Uint8Array,
): Promise<number> {
  return ground.db.asService('log', (tx) => appendIn(tx, ground, id, author, update));
}

/** The same inside a transaction that has other work to do. The context must be the service `log` (see `asLog`). */
export async function appendIn(
  tx: Tx,
  ground: Ground,
  id: DocumentId,
  author: AccountId,
  update: Uint8Array,
): Promise<number> {
  const [row] = await tx.select().from(document).where(eq(document.id, id)).for('update');
  if (!row || row.closedAt)
    throw new DocumentClosedError(`Document ${id} is closed or unknown: nothing was written to its log.`);
  const seq = row.headSeq + 1;
  const projectId = row.projectId;
  const updateEnc = ground.keys.words(row.keyId).sealBytes(update);
  const mark = drawMark();
  await tx.insert(updateLog).values({ projectId, documentId: id, seq, accountId: author, updateEnc, mark });
  await tx.update(document).set({ headSeq: seq, headMark: mark }).where(eq(document.id, id));
  const clients = clientsOf(update);
  if (clients.length > 0)
    await tx
      .insert(client)
      .values(clients.map((c) => ({ projectId, documentId: id, client: c, accountId: author })))
      .onConflictDoNothing();
  await publish(tx, { kind: 'log', heads: [[id, seq]] });
  return seq;
}

/** Runs a part of somebody's transaction as the log. */
export const asLog = <T>(tx: Tx, work: () => Promise<T>): Promise<T> => within(tx, 'log', work);

/** Runs a part of a transaction as a service: `app.user` stays, `app.service` is put back afterwards. */
export async function within<T>(tx: Tx, service: Service, work: () => Promise<T>): Promise<T> {
  const [before] = await tx.execute<{ service: string | null }>(
    raw`select current_setting('app.service', true) as service`,
  );
  await tx.execute(raw`select set_config('app.service', ${service}, true)`);
  const result = await work();
  await tx.execute(raw`select set_config('app.service', ${before?.service ?? ''}, true)`);
  return result;
}

/** The Yjs clients that an update writes under. */
export const clientsOf = (update: Uint8Array): number[] => [...Y.parseUpdateMeta(update).to.keys()];

export interface LogState extends LogPoint {
  update: Uint8Array;
}

/** The whole state as one update, without deleted text, and the point up to which it goes. */
export async function readState(ground: Ground, id: DocumentId): Promise<LogState> {
  const { updates, seq, mark } = await readUpdatesSince(ground, id);
  const only = updates[0];
  if (only && updates.length === 1) return { update: only, seq, mark };
  const doc = fill(updates);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { update, seq, mark };
}

/** The state as a document that collects its garbage; whoever takes it destroys it. */
export async function readDocument(ground: Ground, id: DocumentId): Promise<{ doc: Y.Doc } & LogPoint> {
  const { updates, seq, mark } = await readUpdatesSince(ground, id);
  return { doc: fill(updates), seq, mark };
}

/** Who reads: a page or a call, for a member. */
export interface Reader {
  ground: Ground;
  actor: { account: AccountId };
}

/** The same for a page or a call: it counts as its asker's work (G12). */
export async function readDocumentFor(
  { ground, actor }: Reader,
  id: DocumentId,
): Promise<{ doc: Y.Doc } & LogPoint> {
  const { updates, ...point } = await readUpdatesSince(ground, id);
  const bytes = updates.reduce((sum, { length }) => sum + length, 0);
  ground.loads.noteRead(actor.account, ground.now().getTime(), bytes);
  return { doc: fill(updates), ...point };
}

function fill(updates: readonly Uint8Array[]): Y.Doc {
  const doc = openDocument();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}

export interface Snapshot {
  seq: number;
  state: Uint8Array;
  vector: Uint8Array;
  /** null: it was written before that was counted. */
  tally: Tally | null;
}

/** The log as it stands: a snapshot, where rows after `since` were merged into it, and the rows after that. */
export interface LogRead extends LogPoint {
  snapshot: Snapshot | null;
  rows: { seq: number; account: AccountId; update: Uint8Array }[];
}

/** Where a reader stands. Who has kept nothing of what it read knows no mark. */
export interface Since {
  seq: number;
  mark: string | null;
}

const START: Since = { seq: 0, mark: null };

/**
 * What stands in the log after `since`, in order, and the point up to which it goes. Where compaction has merged rows
 * after `since`, the first update is the snapshot: applying what one has already changes nothing. Throws
 * LogReplacedError.
 */
export async function readUpdatesSince(
  ground: Ground,
  id: DocumentId,
  since: Since = START,
): Promise<{ updates: Uint8Array[] } & LogPoint> {
  const { snapshot, rows, seq, mark } = await logTransaction(ground, (sql) =>
    readLog(sql, ground.keys, id, since),
  );
  return { updates: [...(snapshot ? [snapshot.state] : []), ...rows.map((row) => row.update)], seq, mark };
}

/** A transaction of the service `log` on plain postgres.js, for the paths that are walked at every keystroke. */
export async function logTransaction<T>(
  ground: Ground,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const { value } = await ground.db.sql.begin(async (sql) => {
    // Sent before the work's statements, on the same connection: they need not wait for its answer.
    const context = sql`select set_config('app.service', 'log', true), set_config('app.user', '', true)`;
    const [, done] = await Promise.all([context.execute(), work(sql)]);
    return { value: done };
  });
  return value;
}

/** Throws LogReplacedError where the log is not the one that was read up to `since`, or that cannot be told any more. */
export async function readLog(
  sql: postgres.TransactionSql,
  keys: KeyStore,
  id: DocumentId,
  since: Since = START,
): Promise<LogRead> {
  const [log] = await readLogs(sql, keys, [{ id, since }]);
  if (!log || log instanceof Error) throw log;
  return log;
}

/** The same of several documents in one question, in their order. Of one that cannot be read: what `readLog` would throw. */
export async function readLogs(
  sql: postgres.TransactionSql,
  keys: KeyStore,
  asked: readonly { id: DocumentId; since: Since }[],
): Promise<(LogRead | Error)[]> {
  // One statement, one view of the tables: a compaction between two of them would hide rows.
  const rows = await sql<SealedRow[]>`
    select a.place::integer, l.* from unnest(
      ${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ since }) => since.seq)}::bigint[],
      ${asked.map(({ since }) => since.mark)}::uuid[]) with ordinality as a (id, seq, mark, place)
    cross join lateral (
      with d as (select project_id, id, key_id, head_mark from document where id = a.id),
        s as (select s.seq, s.state_enc, s.vector, s.structs, s.nested from snapshot s
              join d on s.project_id = d.project_id and s.document_id = d.id where s.seq > a.seq),
        u as (select u.seq, u.account_id, u.update_enc from update_log u
              join d on u.project_id = d.project_id and u.document_id = d.id
              where u.seq > greatest(a.seq, coalesce((select seq from s), 0)))
      select d.key_id as key, d.head_mark as mark, a.mark is null or a.seq = 0
        or exists (select from update_log r join d on r.project_id = d.project_id and r.document_id = d.id
          where r.seq = a.seq and r.mark = a.mark)
        or exists (select from snapshot m join d on m.project_id = d.project_id and m.document_id = d.id
          where m.marks[cardinality(m.marks) - (m.seq - a.seq)::integer] = a.mark) as "isSame", x.*
      from d left join (
        select seq::float8, state_enc as sealed, vector, structs, nested, null::uuid as account from s
        union all select seq::float8, update_enc, null, null, null, account_id from u) x on true) l
    order by a.place, l.seq`;
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  return asked.map(({ id, since }, i) => {
    try {
      return openRows(keys, id, since, byPlace.get(i + 1) ?? []);
    } catch (error) {
      return error instanceof Error ? error : new Error('A log cannot be read.', { cause: error });
    }
  });
}

interface SealedRow {
  /** Of its document among those that were asked for, from 1. */
  place: number;
  key: KeyId;
  /** The head's. */
  mark: string;
  isSame: boolean;
  /** null: there is nothing after `since`. */
  seq: number | null;
  sealed: Uint8Array;
  /** A snapshot's. */
  vector: Uint8Array | null;
  structs: number | null;
  nested: number | null;
  /** A row's author. */
  account: AccountId | null;
}

function openRows(keys: KeyStore, id: DocumentId, since: Since, sealed: readonly SealedRow[]): LogRead {
  const [first] = sealed;
  if (!first) throw new DocumentClosedError(`Document ${id} is unknown: its log cannot be read.`);
  if (!first.isSame) throw new LogReplacedError(`The log of document ${id} is not the one that was read.`);
  const words = keys.words(first.key);
  const read: LogRead = { snapshot: null, rows: [], seq: since.seq, mark: first.mark };
  for (const row of sealed) {
    if (row.seq === null) continue;
    if (row.vector) {
      const { seq, vector, structs, nested: values } = row;
      const tally = structs === null || values === null ? null : { structs, values };
      read.snapshot = { seq, state: words.openBytes(row.sealed), vector, tally };
    } else if (row.account) {
      if (row.seq !== read.seq + 1)
        throw new LogGapError(
          `The log of document ${id} lacks row ${read.seq + 1}: restore it from a backup.`,
        );
      read.rows.push({ seq: row.seq, account: row.account, update: words.openBytes(row.sealed) });
    }
    read.seq = row.seq;
  }
  return read;
}

/** Whose the clientIDs of a document are. */
export async function readClients(sql: postgres.TransactionSql, id: DocumentId): Promise<Owners> {
  const rows = await sql<{ client: number; account: AccountId }[]>`
    select client::float8 as client, account_id as account from client c
    where document_id = ${id} and project_id = (select project_id from document where id = ${id})`;
  return new Owners(new Map(rows.map((row) => [row.client, row.account])));
}
