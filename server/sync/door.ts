/** Who may enter which room. One statement, read as the caller, for what exists and for what does not. */
import { can, type AccessObject, type Role } from '#core/access.ts';
import {
  isUuid,
  type AccountId,
  type DocumentId,
  type KeyId,
  type ProjectId,
  type RecordId,
} from '#core/ids.ts';
import type { Identity } from '../auth/identity.ts';
import type { Ground } from '../ground.ts';
import type { Member } from '../place.ts';
import { CLOSE, type Closing } from './close-code.ts';

/** What stands after `/sync/`. */
export interface Address {
  record: RecordId;
  copy: 'field' | 'analysis';
  epoch: number;
}

export function parseAddress(url: string): Address | null {
  const path = url.split('?')[0] ?? '';
  const match = /^\/sync\/([0-9a-f-]{36})\.(field|analysis)\.([1-9]\d{0,8})$/.exec(path);
  const [, record = '', copy, epoch] = match ?? [];
  if (!isUuid(record)) return null;
  return { record: record as RecordId, copy: copy === 'field' ? 'field' : 'analysis', epoch: Number(epoch) };
}

/** What a decision about a document needs. Changes while a room is open: a lock, a release, a new epoch. */
export interface Facts {
  /** Of a field copy; null of an analysis copy, where nothing is decided by it. */
  owner: AccountId | null;
  locked: boolean;
  released: boolean;
  closed: boolean;
}

export const sameFacts = (a: Facts, b: Facts): boolean =>
  a.owner === b.owner && a.locked === b.locked && a.released === b.released && a.closed === b.closed;

/** Facts as they stood at a moment of the database's clock (ms): of two, the later counts. */
export interface Sighting extends Facts {
  asOf: number;
}

export interface RoomPlace {
  project: ProjectId;
  record: RecordId;
  document: DocumentId;
  copy: 'field' | 'analysis';
  key: KeyId;
}

export type Admission =
  { kind: 'open'; place: RoomPlace; facts: Facts; member: Member } | { kind: 'closed'; closing: Closing };

export const objectOf = (place: { copy: 'field' | 'analysis' }, facts: Facts): AccessObject => ({
  ...(facts.owner === null ? {} : { owner: facts.owner }),
  copy: place.copy,
  released: facts.released,
  locked: facts.locked,
});

/**
 * What `enter_record` answers (migrations/0021). It runs as the owner, whose policies hide no record, so that what is
 * hidden and what there is not cost the same; what it answers is held against the asker's own memberships in the words of
 * the policies, and test/server/walls.test.ts holds it against them. It takes the asker as an argument, which gives
 * nothing away: whoever may call it, as the app, may set `app.user` itself. It sets that too, until the transaction ends,
 * so that nothing which follows in one is read as the owner or as nobody.
 */
interface EnterAnswer {
  /** Of the asker among those that were asked for, from 1. */
  place: number;
  project: ProjectId;
  /** Of a field copy that the asker may read. */
  owner: AccountId | null;
  locked: boolean;
  released: boolean;
  role: Role;
  ordinal: number;
  document: DocumentId | null;
  key: KeyId | null;
  closed: boolean | null;
  newest: number | null;
  version: number;
}

/** Asked again whenever an account's `revoked` event comes. */
export async function enter(ground: Ground, identity: Identity, address: Address): Promise<Admission> {
  const [admission = closed(CLOSE.unknown)] = await enterAll(ground, [{ identity, address }]);
  return admission;
}

export interface Asker {
  identity: Identity;
  address: Address;
}

/** The same of several, in one statement: each is asked for as itself, and of each all is asked. */
export async function enterAll(ground: Ground, askers: readonly Asker[]): Promise<Admission[]> {
  const addresses = askers.map(({ address }) => address);
  const rows = await ground.db.brief<EnterAnswer[]>`
    select a.place::integer, e.*
    from unnest(
        ${askers.map(({ identity }) => identity.account)}::uuid[], ${addresses.map((a) => a.record)}::uuid[],
        ${addresses.map((a) => a.copy)}::text[], ${addresses.map((a) => a.epoch)}::integer[])
        with ordinality as a (account, record, copy, epoch, place),
      lateral enter_record(a.account, a.record, a.copy, a.epoch) as e`;
  const answers = new Map(rows.map((row) => [row.place, row]));
  return askers.map(({ identity, address }, i) => judge(answers.get(i + 1), identity, address));
}

function judge(row: EnterAnswer | undefined, identity: Identity, address: Address): Admission {
  if (!row || (identity.project !== null && identity.project !== row.project)) return closed(CLOSE.unknown);
  if (row.version !== identity.permissionVersion) return closed(CLOSE.restart); // ended or changed a moment ago
  const member: Member = {
    kind: 'member',
    account: identity.account,
    role: row.role,
    ordinal: row.ordinal,
  };
  const facts: Facts = {
    owner: row.owner,
    locked: row.locked,
    released: row.released,
    closed: row.closed === true,
  };
  if (can(member, 'document.read', objectOf(address, facts)) !== 'allow') return closed(CLOSE.unknown);
  if (facts.closed || (row.newest ?? 0) > address.epoch) return closed(CLOSE.oldEpoch);
  if (row.document === null || row.key === null) return closed(CLOSE.unknown);
  const { record, copy } = address;
  return {
    kind: 'open',
    member,
    facts,
    place: { project: row.project, record, copy, document: row.document, key: row.key },
  };
}

const closed = (closing: Closing): Admission => ({ kind: 'closed', closing });
