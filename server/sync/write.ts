/** Writes what rooms have decided into the log, by `commit_updates` (migrations/0051): one statement. */
import type postgres from 'postgres';
import type { AccountId } from '#core/ids.ts';
import type { KeyStore } from '../keys.ts';
import { CHANNEL } from '../live-event.ts';
import type { Part } from './commit.ts';
import type { Sighting } from './door.ts';
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
  const [grants, rows, clients]: [Grant[], Row[], NewClient[]] = [[], [], []];
  const facts: (Sighting | null)[] = [];
  for (const [i, part] of parts.entries()) {
    const writers = writersOf(part.room);
    facts.push(writers ? part.facts : null);
    addGrants(grants, i + 1, writers ?? []);
    addRows(rows, i + 1, part, keys);
    addNewClients(clients, i + 1, part);
  }
  const written = await sql<{ place: number; asOf: number }[]>`
    select place, as_of as "asOf" from commit_updates(
      ${list(parts, documentOf)}::uuid[], ${list(parts, headOf)}::bigint[],
      ${list(parts, markOf)}::uuid[], ${list(parts, newMarkOf)}::uuid[],
      ${list(facts, lockedOf)}::boolean[], ${list(facts, releasedOf)}::boolean[],
      ${list(grants, placeOf)}::integer[], ${list(grants, accountOf)}::uuid[], ${list(grants, versionOf)}::integer[],
      ${list(rows, placeOf)}::integer[], ${list(rows, seqOf)}::bigint[], ${list(rows, accountOf)}::uuid[],
      ${list(rows, startOf)}::integer[], ${list(rows, lengthOf)}::integer[], ${Buffer.concat(rows.map(sealedOf))}::bytea,
      ${list(clients, placeOf)}::integer[], ${list(clients, clientOf)}::bigint[], ${list(clients, accountOf)}::uuid[],
      ${CHANNEL}, ${parts.map(noticeOf)}::text[])`;
  const asOf = new Map<Room, number>();
  for (const one of written) {
    const part = parts[one.place - 1];
    if (part) asOf.set(part.room, one.asOf);
  }
  return asOf;
}

/** `place`: of its document among those that are written, from 1. */
interface Placed {
  place: number;
  account: AccountId;
}

interface Grant extends Placed {
  version: number;
}

/** The sealed updates go as one value that the statement cuts up: half the cost of an array of them. */
interface Row extends Placed {
  seq: number;
  sealed: Uint8Array;
  /** Where it begins in that value, from 1. */
  start: number;
}

interface NewClient extends Placed {
  client: number;
}

/** An array as Postgres reads it. The driver would look in each value for what has to be escaped: in these nothing has. */
function list<T>(rows: readonly T[], valueOf: (row: T) => string | number | boolean | null): string {
  let text = '';
  for (const row of rows) text += `${text === '' ? '' : ','}${valueOf(row) ?? 'null'}`;
  return `{${text}}`;
}

// By name and not where they are used: what is compiled for a function ends with the last that was made of it.
const documentOf = ({ room }: Part): string => room.place.document;
const headOf = ({ head }: Part): number => head.seq;
const markOf = ({ head }: Part): string => head.mark;
const newMarkOf = ({ to }: Part): string => to.mark;
const lockedOf = (facts: Sighting | null): boolean | null => facts?.locked ?? null;
const releasedOf = (facts: Sighting | null): boolean | null => facts?.released ?? null;
const placeOf = ({ place }: Placed): number => place;
const accountOf = ({ account }: Placed): string => account;
const versionOf = ({ version }: Grant): number => version;
const seqOf = ({ seq }: Row): number => seq;
const startOf = ({ start }: Row): number => start;
const sealedOf = ({ sealed }: Row): Uint8Array => sealed;
const lengthOf = ({ sealed }: Row): number => sealed.length;
const clientOf = ({ client }: NewClient): number => client;

function addGrants(grants: Grant[], place: number, peers: readonly Peer[]): void {
  for (const { member, identity } of peers)
    grants.push({ place, account: member.account, version: identity.permissionVersion });
}

function addRows(rows: Row[], place: number, part: Part, keys: KeyStore): void {
  const words = keys.words(part.room.place.key);
  const last = rows.at(-1);
  let start = last ? last.start + last.sealed.length : 1;
  let { seq } = part.head;
  for (const { author, update } of part.rows) {
    const sealed = words.sealBytes(update);
    rows.push({ place, seq: ++seq, account: author.member.account, sealed, start });
    start += sealed.length;
  }
}

function addNewClients(clients: NewClient[], place: number, { room, outcomes }: Part): void {
  const news = new Map<number, AccountId>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'written') continue;
    const { account } = outcome.entry.author.member;
    for (const { client } of outcome.ends)
      if (!room.owns(client) && !news.has(client)) news.set(client, account);
  }
  for (const [client, account] of news) clients.push({ place, client, account });
}

/** Its place in the one notification; empty where there is nothing new to tell of. */
const noticeOf = ({ room: { place }, rows, to }: Part): string =>
  rows.length === 0 ? '' : JSON.stringify([place.document, to.seq]);
