/**
 * One transaction for the updates of several rooms. Under the rows' locks it brings each room up to the log's head,
 * looks at the grants as they stand now, lets the room decide, and writes.
 */
import type postgres from 'postgres';
import type { AccountId, DocumentId, ProjectId } from '#core/ids.ts';
import type { KeyStore } from '../keys.ts';
import { CHANNEL, encodeEvent } from '../live.ts';
import type { Outcome } from './decide.ts';
import type { Sighting } from './door.ts';
import type { Peer } from './peer.ts';
import type { Room } from './room.ts';
import { readClients, readLog } from './update-log.ts';

type Sql = postgres.TransactionSql;

/** What one room's part of the transaction came to. */
export interface Part {
  room: Room;
  facts: Sighting;
  outcomes: Outcome<Peer>[];
  /** The log's head after it. */
  seq: number;
}

export interface Committed {
  parts: Part[];
  /** Accounts whose permission version is not the one that their sockets were let in with. */
  outdated: Set<AccountId>;
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

export async function commitRooms(sql: Sql, keys: KeyStore, rooms: readonly Room[]): Promise<Committed> {
  const peers = new Map(rooms.map((room) => [room, room.begin()]));
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
  const parts: Part[] = [];
  for (const room of rooms) {
    const head = heads.get(room.place.document);
    parts.push(await decideRoom(sql, keys, room, head, isCurrent));
  }
  await write(sql, keys, parts);
  const outdated = [...peers.values()].flat().filter((peer) => !isCurrent(peer));
  return { parts, outdated: new Set(outdated.map((peer) => peer.member.account)) };
}

export interface Head extends Sighting {
  document: DocumentId;
  seq: number;
}

/** Locks the rows in the order of their ids, so that two transactions cannot block one another. */
const lockDocuments = (sql: Sql, ids: readonly DocumentId[]): Promise<Map<DocumentId, Head>> =>
  selectHeads(sql, ids, sql`order by d.id for update of d`);

export const readHeads = (sql: Sql, ids: readonly DocumentId[]): Promise<Map<DocumentId, Head>> =>
  selectHeads(sql, ids, sql``);

async function selectHeads(
  sql: Sql,
  ids: readonly DocumentId[],
  lock: postgres.PendingQuery<postgres.Row[]>,
): Promise<Map<DocumentId, Head>> {
  const rows = await sql<Head[]>`
    select d.id as document, d.head_seq::float8 as seq, d.closed_at is not null as closed,
      r.locked, r.researcher_id as owner, r.released_at is not null as released,
      (extract(epoch from statement_timestamp()) * 1000)::float8 as "asOf"
    from document d join record r on r.project_id = d.project_id and r.id = d.record_id
    where d.id = any (${[...ids]}::uuid[]) ${lock}`;
  return new Map(rows.map((row) => [row.document, row]));
}

/** The permission version of each account; none for who is suspended. */
export async function readGrants(sql: Sql, accounts: readonly AccountId[]): Promise<Map<AccountId, number>> {
  const rows = await sql<{ account: AccountId; version: number }[]>`
    select account_id as account, version from grants(${[...accounts]}::uuid[])`;
  return new Map(rows.map((row) => [row.account, row.version]));
}

async function decideRoom(
  sql: Sql,
  keys: KeyStore,
  room: Room,
  head: Head | undefined,
  isCurrent: (peer: Peer) => boolean,
): Promise<Part> {
  if (!head || head.closed) {
    const facts = { ...room.facts, closed: true }; // for good
    return { room, facts, outcomes: room.decide(facts, () => false), seq: room.replica.seq };
  }
  const { owner, locked, released, closed, asOf } = head;
  const facts: Sighting = { owner, locked, released, closed, asOf };
  try {
    if (head.seq > room.replica.seq) await catchUp(sql, keys, room);
    const outcomes = room.decide(facts, isCurrent);
    return { room, facts, outcomes, seq: head.seq + outcomes.filter((o) => o.kind === 'written').length };
  } catch (error) {
    throw new BrokenRoomError(room, error);
  }
}

/** Puts in what others have committed. The room must do nothing else with its log meanwhile. */
export async function catchUp(sql: Sql, keys: KeyStore, room: Room): Promise<void> {
  const { document } = room.place;
  const log = await readLog(sql, keys, document, room.replica.seq);
  room.absorb(log, log.snapshot ? await readClients(sql, document) : null);
}

interface Row {
  project: ProjectId;
  document: DocumentId;
  seq: number;
  account: AccountId;
  sealed: Uint8Array;
}

interface Client {
  project: ProjectId;
  document: DocumentId;
  client: number;
  account: AccountId;
}

async function write(sql: Sql, keys: KeyStore, parts: readonly Part[]): Promise<void> {
  const written = parts.filter((part) => part.outcomes.some((o) => o.kind === 'written'));
  if (written.length === 0) return;
  const rows = written.flatMap((part) => rowsOf(part, keys));
  const clients = written.flatMap(newClientsOf);
  await Promise.all([
    insertRows(sql, rows),
    moveHeads(sql, written),
    ...(clients.length > 0 ? [insertClients(sql, clients)] : []),
    notify(sql, written),
  ]);
}

function rowsOf({ room, outcomes, seq }: Part, keys: KeyStore): Row[] {
  const { project, document, key } = room.place;
  const words = keys.words(key);
  const written = outcomes.filter((outcome) => outcome.kind === 'written');
  return written.map(({ entry, update }, i) => ({
    project,
    document,
    seq: seq - written.length + 1 + i,
    account: entry.author.member.account,
    sealed: words.sealBytes(update),
  }));
}

function newClientsOf({ room, outcomes }: Part): Client[] {
  const { project, document } = room.place;
  const clients = new Map<number, AccountId>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'written') continue;
    for (const client of outcome.ends.keys())
      if (!room.owns(client) && !clients.has(client))
        clients.set(client, outcome.entry.author.member.account);
  }
  return [...clients].map(([client, account]) => ({ project, document, client, account }));
}

/** The sealed updates go as one value that the statement cuts up: half the cost of an array of them. */
async function insertRows(sql: Sql, rows: readonly Row[]): Promise<void> {
  let at = 1;
  const starts = rows.map(({ sealed }) => {
    const start = at;
    at += sealed.length;
    return start;
  });
  await sql`
    insert into update_log (project_id, document_id, seq, account_id, update_enc)
    select v.project, v.document, v.seq, v.account, substring(${Buffer.concat(rows.map((row) => row.sealed))}::bytea
      from v.start for v.length)
    from unnest(${rows.map((row) => row.project)}::uuid[], ${rows.map((row) => row.document)}::uuid[],
      ${rows.map((row) => row.seq)}::bigint[], ${rows.map((row) => row.account)}::uuid[],
      ${starts}::integer[], ${rows.map((row) => row.sealed.length)}::integer[])
      as v (project, document, seq, account, start, length)`;
}

async function moveHeads(sql: Sql, parts: readonly Part[]): Promise<void> {
  await sql`
    update document d set head_seq = v.seq
    from unnest(${parts.map((part) => part.room.place.document)}::uuid[], ${parts.map((part) => part.seq)}::bigint[])
      as v (id, seq)
    where d.id = v.id`;
}

async function insertClients(sql: Sql, clients: readonly Client[]): Promise<void> {
  await sql`
    insert into client (project_id, document_id, client, account_id)
    select * from unnest(${clients.map((c) => c.project)}::uuid[], ${clients.map((c) => c.document)}::uuid[],
      ${clients.map((c) => c.client)}::bigint[], ${clients.map((c) => c.account)}::uuid[])
    on conflict do nothing`;
}

async function notify(sql: Sql, parts: readonly Part[]): Promise<void> {
  const payloads = parts.map(({ room: { place }, seq }) =>
    encodeEvent({ kind: 'log', project: place.project, document: place.document, seq }),
  );
  await sql`select pg_notify(${CHANNEL}, payload) from unnest(${payloads}::text[]) as v (payload)`;
}
