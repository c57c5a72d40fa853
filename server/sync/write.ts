/** Writes what rooms have decided into the log, by `commit_updates` (migrations/0051): one statement. */
import type postgres from 'postgres';
import type { AccountId } from '#core/ids.ts';
import type { KeyStore } from '../keys.ts';
import { CHANNEL } from '../live.ts';
import type { Part } from './commit.ts';
import type { Peer } from './peer.ts';
import type { Room } from './room.ts';

/**
 * `writers` names whose grants the decision rests on besides the record's facts; null: both were looked at under the
 * rows' locks. Returns the rooms that were written, with the moment (ms of the database's clock) at which their facts
 * stood so.
 */
export async function writeUpdates(
  sql: postgres.Sql | postgres.TransactionSql,
  keys: KeyStore,
  parts: readonly Part[],
  writersOf: (room: Room) => readonly Peer[] | null,
): Promise<Map<Room, number>> {
  if (parts.length === 0) return new Map();
  const writers = parts.map(({ room }) => writersOf(room));
  const facts = parts.map((part, i) => (writers[i] ? part.facts : null));
  const grants = writers.flatMap((peers, i) => grantsOf(peers ?? [], i + 1));
  const rows = placed(parts.flatMap((part, i) => rowsOf(part, i + 1, keys)));
  const clients = parts.flatMap((part, i) => newClientsOf(part, i + 1));
  const written = await sql<{ place: number; asOf: number }[]>`
    select place, as_of as "asOf" from commit_updates(
      ${list(parts.map((part) => part.room.place.document))}::uuid[], ${list(parts.map((part) => part.head.seq))}::bigint[],
      ${list(parts.map((part) => part.head.mark))}::uuid[], ${list(parts.map((part) => part.to.mark))}::uuid[],
      ${list(facts.map((f) => f?.locked ?? null))}::boolean[], ${list(facts.map((f) => f?.released ?? null))}::boolean[],
      ${list(grants.map((g) => g.place))}::integer[], ${list(grants.map((g) => g.account))}::uuid[],
      ${list(grants.map((g) => g.version))}::integer[],
      ${list(rows.map((r) => r.place))}::integer[], ${list(rows.map((r) => r.seq))}::bigint[],
      ${list(rows.map((r) => r.account))}::uuid[], ${list(rows.map((r) => r.start))}::integer[],
      ${list(rows.map((r) => r.sealed.length))}::integer[], ${Buffer.concat(rows.map((r) => r.sealed))}::bytea,
      ${list(clients.map((c) => c.place))}::integer[], ${list(clients.map((c) => c.client))}::bigint[],
      ${list(clients.map((c) => c.account))}::uuid[],
      ${CHANNEL}, ${parts.map(noticeOf)}::text[])`;
  const rooms = parts.map((part) => part.room);
  return new Map(
    written.flatMap(({ place, asOf }) => {
      const room = rooms[place - 1];
      return room ? [[room, asOf]] : [];
    }),
  );
}

/** An array as Postgres reads it. The driver would look in each value for what has to be escaped: in these nothing has. */
const list = (values: readonly (string | number | boolean | null)[]): string =>
  `{${values.map((value) => value ?? 'null').join(',')}}`;

function grantsOf(
  peers: readonly Peer[],
  place: number,
): { place: number; account: AccountId; version: number }[] {
  return peers.map((peer) => ({
    place,
    account: peer.member.account,
    version: peer.identity.permissionVersion,
  }));
}

interface PlacedRow {
  /** Of its document among those that are written, from 1. */
  place: number;
  seq: number;
  account: AccountId;
  sealed: Uint8Array;
}

function rowsOf({ room, rows, head }: Part, place: number, keys: KeyStore): PlacedRow[] {
  const words = keys.words(room.place.key);
  return rows.map(({ author, update }, i) => ({
    place,
    seq: head.seq + 1 + i,
    account: author.member.account,
    sealed: words.sealBytes(update),
  }));
}

/** The sealed updates go as one value that the statement cuts up: half the cost of an array of them. */
function placed(rows: readonly PlacedRow[]): (PlacedRow & { start: number })[] {
  let end = 0;
  return rows.map((row) => {
    const start = end + 1;
    end += row.sealed.length;
    return { ...row, start };
  });
}

function newClientsOf(
  { room, outcomes }: Part,
  place: number,
): { place: number; client: number; account: AccountId }[] {
  const clients = new Map<number, AccountId>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'written') continue;
    for (const { client } of outcome.ends)
      if (!room.owns(client) && !clients.has(client))
        clients.set(client, outcome.entry.author.member.account);
  }
  return [...clients].map(([client, account]) => ({ place, client, account }));
}

/** Its place in the one notification; empty where there is nothing new to tell of. */
const noticeOf = ({ room: { place }, rows, to }: Part): string =>
  rows.length === 0 ? '' : JSON.stringify([place.document, to.seq]);
