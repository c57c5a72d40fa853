/**
 * The updates of several rooms go into the log together, one of two ways. Rooms that stand at the log's head, as nearly
 * all do, decide on what they hold, and one statement writes it where all that the decision rests on is still so. The
 * others go through a transaction: under the rows' locks it brings each room up to the head, looks at the grants as they
 * stand now, lets the room decide, and writes.
 */
import type postgres from 'postgres';
import type { AccountId, DocumentId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import type { KeyStore } from '../keys.ts';
import type { Outcome } from './decide.ts';
import type { Sighting } from './door.ts';
import type { Peer } from './peer.ts';
import type { Room } from './room.ts';
import { drawMark, isSamePoint, logTransaction, readClients, readLogs, type LogPoint } from './update-log.ts';
import { weld, type WeldedRow } from './weld.ts';
import { writeUpdates } from './write.ts';

type Sql = postgres.TransactionSql;

/** What one room's part of the transaction came to. */
export interface Part {
  room: Room;
  facts: Sighting;
  outcomes: Outcome<Peer>[];
  /** What is stored and shown of those that are written. */
  rows: WeldedRow<Peer>[];
  /** The log's head before it, and after it. */
  head: LogPoint;
  to: LogPoint;
}

export interface Committed {
  parts: Part[];
  /** Accounts whose permission version is not the one that their sockets were let in with. */
  outdated: Set<AccountId>;
  /** Rooms of which nothing was written or decided: something had changed. They go the longer way. */
  moved: Room[];
}

/** A room's replica does not fit its log. */
export class BrokenRoomError extends Error {
  override name = 'BrokenRoomError';
  readonly room: Room;
  constructor(room: Room, cause: unknown) {
    super('A room does not fit its log.', { cause });
    this.room = room;
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error ? String(Reflect.get(error, 'code') ?? error.name) : 'unknown';

/** Postgres is gone, full or shutting down, or two transactions met: it goes away by itself. */
export const isOutage = (error: unknown): boolean =>
  /^(08|40|53|55|57|58)...$|^E[A-Z]+$|^CONNECT|^CONNECTION_/.test(codeOf(error));

/** The short way: one statement, one round trip. What it leaves has to go the long way. */
export async function commitAtHead(ground: Ground, rooms: readonly Room[]): Promise<Committed> {
  const parts = rooms.map(decideAtHead);
  const written = await writeUpdates(ground.db.sql, ground.keys, parts, (room) => room.writers());
  return {
    parts: parts.flatMap((part) => {
      const asOf = written.get(part.room);
      return asOf === undefined ? [] : [{ ...part, facts: { ...part.facts, asOf } }];
    }),
    outdated: new Set(),
    moved: rooms.filter((room) => !written.has(room)),
  };
}

function decideAtHead(room: Room): Part {
  const { facts, replica } = room;
  try {
    return partOf(
      room,
      facts,
      replica.point,
      room.decide(facts, () => true),
    );
  } catch (error) {
    throw new BrokenRoomError(room, error);
  }
}

function partOf(room: Room, facts: Sighting, head: LogPoint, outcomes: Outcome<Peer>[]): Part {
  const rows = weld(outcomes.filter((outcome) => outcome.kind === 'written'));
  const to = rows.length > 0 ? { seq: head.seq + rows.length, mark: drawMark() } : head;
  return { room, facts, outcomes, rows, head, to };
}

/** The long way. */
export function commitMoved(ground: Ground, rooms: readonly Room[]): Promise<Committed> {
  return logTransaction(ground, (sql) => catchUpAndWrite(sql, ground.keys, rooms));
}

async function catchUpAndWrite(sql: Sql, keys: KeyStore, rooms: readonly Room[]): Promise<Committed> {
  const peers = new Map(rooms.map((room) => [room, room.writers()]));
  const accounts = [...new Set([...peers.values()].flat().map((peer) => peer.member.account))];
  // Sent together; the second sees the grants as they stand once the rows are locked.
  const [heads, versions] = await Promise.all([
    lockDocuments(
      sql,
      rooms.map((room) => room.place.document),
    ),
    readGrants(sql, accounts),
  ]);
  const isCurrent = (peer: Peer): boolean =>
    versions.get(peer.member.account) === peer.identity.permissionVersion;
  const headOf = (room: Room): Head | undefined => heads.get(room.place.document);
  const behind = rooms.filter((room) => isBehind(room, headOf(room)));
  const failed = await catchUp(sql, keys, behind);
  for (const [room, error] of failed) throw new BrokenRoomError(room, error);
  const parts = rooms.map((room) => decideRoom(room, headOf(room), isCurrent));
  await writeUpdates(
    sql,
    keys,
    parts.filter((part) => part.rows.length > 0),
    () => null,
  );
  const outdated = [...peers.values()].flat().filter((peer) => !isCurrent(peer));
  return { parts, outdated: new Set(outdated.map((peer) => peer.member.account)), moved: [] };
}

export interface Head extends Sighting, LogPoint {
  document: DocumentId;
}

/**
 * Locks the rows in the order of their ids, so that two transactions cannot block one another. Read after it, in a
 * statement of its own: one that waited for a lock sees records as they were before it waited.
 */
export async function lockDocuments(sql: Sql, ids: readonly DocumentId[]): Promise<Map<DocumentId, Head>> {
  const lock = sql`select id from document where id = any (${[...ids]}::uuid[]) order by id for update`;
  // A statement goes when it is asked for, and what is awaited is asked for a moment later: this one goes first.
  const [, heads] = await Promise.all([lock.execute(), readHeads(sql, ids)]);
  return heads;
}

/** As of when the statement began: facts that stand later may be others. */
export async function readHeads(sql: Sql, ids: readonly DocumentId[]): Promise<Map<DocumentId, Head>> {
  const rows = await sql<Head[]>`
    select d.id as document, d.head_seq::float8 as seq, d.head_mark as mark, d.closed_at is not null as closed,
      r.locked, case when d.copy = 'field' then c.researcher_id end as owner, r.released_at is not null as released,
      (extract(epoch from statement_timestamp()) * 1000)::float8 as "asOf"
    from document d join record r on r.project_id = d.project_id and r.id = d.record_id
      join compartment c on c.project_id = r.project_id and c.object_id = r.id
    where d.id = any (${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.document, row]));
}

/** The permission version of each account; none for who is suspended. */
export async function readGrants(sql: Sql, accounts: readonly AccountId[]): Promise<Map<AccountId, number>> {
  const rows = await sql<{ account: AccountId; version: number }[]>`
    select account_id as account, version from grants(${[...accounts]}::uuid[])`;
  return new Map(rows.map((row) => [row.account, row.version]));
}

const isBehind = (room: Room, head: Head | undefined): boolean =>
  head !== undefined && !head.closed && !isSamePoint(head, room.replica.point);

function decideRoom(room: Room, head: Head | undefined, isCurrent: (peer: Peer) => boolean): Part {
  if (!head || head.closed) {
    const facts = { ...room.facts, closed: true }; // for good
    return partOf(
      room,
      facts,
      room.replica.point,
      room.decide(facts, () => false),
    );
  }
  const { owner, locked, released, closed, asOf, seq, mark } = head;
  const facts: Sighting = { owner, locked, released, closed, asOf };
  try {
    return partOf(room, facts, { seq, mark }, room.decide(facts, isCurrent));
  } catch (error) {
    throw new BrokenRoomError(room, error);
  }
}

/** Bytes of documents that are read at once: of one that lags far behind all of it may have to come. */
const READ_AT_ONCE = 16 * 1024 * 1024;

interface Sized {
  replica: { bytes: number };
}

/** Whether one more can be read together with these: a large one is alone. */
export function fitsWith(rooms: readonly Sized[], { replica }: Sized): boolean {
  const bytes = rooms.reduce((sum, room) => sum + room.replica.bytes, 0);
  return rooms.length === 0 || bytes + replica.bytes <= READ_AT_ONCE;
}

/**
 * Puts in what others have committed, of many rooms at once: while some are read others wait for their locks. The rooms
 * must do nothing else with their logs meanwhile. Returns those that could not follow, with the reason: LogReplacedError
 * where a standby took over or a backup was put back: what follows on rows that are gone would never fit the log again.
 * Such a room is read anew then, and its clients bring the rest.
 */
export async function catchUp(sql: Sql, keys: KeyStore, rooms: readonly Room[]): Promise<Map<Room, unknown>> {
  const failed = new Map<Room, unknown>();
  let part: Room[] = [];
  for (const room of rooms) {
    if (!fitsWith(part, room)) {
      await catchUpPart(sql, keys, part, failed);
      part = [];
    }
    part.push(room);
  }
  if (part.length > 0) await catchUpPart(sql, keys, part, failed);
  return failed;
}

async function catchUpPart(
  sql: Sql,
  keys: KeyStore,
  rooms: readonly Room[],
  failed: Map<Room, unknown>,
): Promise<void> {
  const logs = await readLogs(
    sql,
    keys,
    rooms.map(({ place, replica }) => ({ id: place.document, since: replica.point })),
  );
  for (const [i, log] of logs.entries()) {
    const room = rooms[i];
    if (!room) continue;
    if (log instanceof Error) {
      failed.set(room, log);
      continue;
    }
    const owners = log.snapshot ? await readClients(sql, room.place.document) : null;
    try {
      room.absorb(log, owners);
    } catch (error) {
      failed.set(room, error);
    }
  }
}
