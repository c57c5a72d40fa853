/**
 * G13: who is in a room, and where. The server writes it from the session: of what a client says only the place of its
 * own cursor is kept; the name is the role's handle. Changes are gathered for 40 ms, the latest for each client.
 */
import { z } from 'zod';
import type { AccountId } from '#core/ids.ts';
import { ROOTS } from '#doc/schema.ts';
import type { Member } from '../place.ts';
import { encodeAwarenessEntry, joinAwareness, MOST_PRESENCE, type AwarenessEntry } from './protocol.ts';

/** What presence needs of a socket. */
export interface Present {
  readonly member: Member;
  /** The Yjs client that this socket speaks for, once it has said so. */
  client: number | null;
  /** The one that it named at first and was not given, since somebody else has written under it. */
  claimed: number | null;
  send(frame: Uint8Array): void;
}

/** Who else is there, in other processes. */
export interface Far {
  /** A clock that no other process's is ahead of (ms). */
  now(): number;
  /** The same for the same account in this document, in every process. */
  tag(account: AccountId): string;
  /** An entry of this process's own has changed. */
  changed(client: number): void;
}

interface Seen {
  /** A socket of ours, or the process whose socket it is. */
  by: Present | string;
  /** See `Far.tag`. */
  tag: string;
  clock: number;
  state: State;
  /** As it stands in a message: written once, and not for each who gets it. */
  entry: Uint8Array;
}

const GATHER = 40;

const ItemId = z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() });
const CursorEnd = z.object({
  type: ItemId.nullish(),
  tname: z.enum(ROOTS).nullish(),
  item: ItemId.nullish(),
  assoc: z.int().optional(),
});
const Cursor = z.object({ anchor: CursorEnd, head: CursorEnd });

const State = z.object({
  role: z.enum(['lead', 'analyst', 'researcher', 'reviewer', 'auditor']),
  ordinal: z.int().nullable(),
  cursor: Cursor.optional(),
});
type State = z.infer<typeof State>;

/** What one process tells another of a client of its own; no state: it has left. */
export const FarEntry = z.object({
  client: z.int().nonnegative(),
  clock: z.int().nonnegative(),
  tag: z.string().max(16),
  state: State.nullable(),
});
export type FarEntry = z.infer<typeof FarEntry>;

/**
 * "Analyst 2". A field copy has one researcher, who is not numbered: a number would tell how many there are.
 */
function handleOf({ role, ordinal }: Handle): Handle & { name: string } {
  const title = role.charAt(0).toUpperCase() + role.slice(1);
  return role === 'researcher'
    ? { name: title, role, ordinal: null }
    : { name: `${title} ${ordinal}`, role, ordinal };
}

type Handle = Pick<Member, 'role' | 'ordinal'>;

function jsonOf({ role, ordinal, cursor }: State): string {
  return JSON.stringify({ user: handleOf({ role, ordinal }), ...(cursor ? { cursor } : {}) });
}

export class Presence {
  readonly #peers: ReadonlySet<Present>;
  readonly #owner: (client: number) => AccountId | undefined;
  readonly #far: Far;
  readonly #seen = new Map<number, Seen>();
  /** What has changed since it was last told: a client that left has its last entry here, with `null`. */
  readonly #changed = new Map<number, Uint8Array>();
  #timer: NodeJS.Timeout | null = null;
  #clock = 0;

  constructor(peers: ReadonlySet<Present>, owner: (client: number) => AccountId | undefined, far: Far) {
    this.#peers = peers;
    this.#owner = owner;
    this.#far = far;
  }

  /** Takes a client's own entry and drops what it says of others. */
  hear(peer: Present, entries: readonly AwarenessEntry[]): 'heard' | 'dropped' | 'malformed' {
    const own = this.#ownEntry(peer, entries);
    if (!own) return 'dropped';
    if (own.json.length > MOST_PRESENCE) return 'malformed';
    let said: unknown;
    try {
      said = JSON.parse(own.json);
    } catch {
      return 'malformed';
    }
    if (said === null) this.#forget(own.client, peer);
    else this.#write(own.client, peer, said);
    return 'heard';
  }

  leave(peer: Present): void {
    if (peer.client !== null) this.#forget(peer.client, peer);
  }

  /** Everybody but the asker, as a frame; null where nobody is. */
  others(peer: Present): Uint8Array | null {
    const entries: Uint8Array[] = [];
    for (const [client, { entry }] of this.#seen) if (client !== peer.client) entries.push(entry);
    return entries.length === 0 ? null : joinAwareness(entries);
  }

  /** How many are here. */
  get count(): number {
    return this.#seen.size;
  }

  /** Clients of our own sockets. */
  own(): number[] {
    return [...this.#seen].filter(([, { by }]) => typeof by !== 'string').map(([client]) => client);
  }

  /** What other processes are to know of these clients. */
  told(clients: Iterable<number>): FarEntry[] {
    return [...clients].flatMap((client): FarEntry[] => {
      const seen = this.#seen.get(client);
      if (!seen) return [{ client, clock: this.#tick(), tag: '', state: null }];
      const { clock, tag, state } = seen;
      return typeof seen.by === 'string' ? [] : [{ client, clock, tag, state }];
    });
  }

  hearFar(process: string, entries: readonly FarEntry[]): void {
    for (const { client, clock, tag, state } of entries) {
      const seen = this.#seen.get(client);
      if (!state) {
        if (seen?.by === process) this.#leaves(client);
      } else if (!seen || typeof seen.by === 'string' || (seen.tag === tag && clock > seen.clock))
        // The same account on a socket there, after ours: it moved.
        this.#set(client, { by: process, tag, clock: this.#tick(clock), state });
    }
  }

  /** The process has gone, or has nobody in this room any more. */
  forgetFar(process: string): void {
    for (const [client, { by }] of this.#seen) if (by === process) this.#leaves(client);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #ownEntry(peer: Present, entries: readonly AwarenessEntry[]): AwarenessEntry | null {
    if (peer.client !== null) return entries.find((entry) => entry.client === peer.client) ?? null;
    const [only] = entries;
    if (!only || entries.length > 1) return null;
    if (this.#isFree(only.client, peer)) {
      peer.client = only.client;
      return only;
    }
    if (this.#isAnothers(only.client, peer)) peer.claimed ??= only.client;
    return null;
  }

  /** Nobody else has written under this client, and nobody else is here with it. */
  #isFree(client: number, peer: Present): boolean {
    const here = this.#seen.get(client)?.tag;
    return (
      !this.#isAnothers(client, peer) && (here === undefined || here === this.#far.tag(peer.member.account))
    );
  }

  #isAnothers(client: number, { member }: Present): boolean {
    return (this.#owner(client) ?? member.account) !== member.account;
  }

  #write(client: number, peer: Present, said: unknown): void {
    const cursor = Cursor.safeParse(
      typeof said === 'object' && said !== null ? Reflect.get(said, 'cursor') : undefined,
    );
    const { role, ordinal, account } = peer.member;
    const state = {
      role,
      ordinal: role === 'researcher' ? null : ordinal,
      ...(cursor.success ? { cursor: cursor.data } : {}),
    };
    const seen = this.#seen.get(client);
    const tag = seen?.by === peer ? seen.tag : this.#far.tag(account);
    this.#set(client, { by: peer, tag, clock: this.#tick(), state });
    this.#far.changed(client);
  }

  #set(client: number, seen: Omit<Seen, 'entry'>): void {
    const { clock, state } = seen;
    const entry = encodeAwarenessEntry({ client, clock, json: jsonOf(state) });
    this.#seen.set(client, { ...seen, entry });
    this.#tell(client, entry);
  }

  #forget(client: number, peer: Present): void {
    if (this.#seen.get(client)?.by !== peer) return; // it came back on another socket
    this.#leaves(client);
    this.#far.changed(client);
  }

  #leaves(client: number): void {
    this.#seen.delete(client);
    this.#tell(client, encodeAwarenessEntry({ client, clock: this.#tick(), json: 'null' }));
  }

  /** Clients keep the highest clock that they saw, also over our restart: so it grows with the time. */
  #tick(least = 0): number {
    this.#clock = Math.max(this.#clock + 1, this.#far.now(), least);
    return this.#clock;
  }

  #tell(client: number, entry: Uint8Array): void {
    this.#changed.set(client, entry);
    this.#timer ??= setTimeout(() => this.#flush(), GATHER);
  }

  #flush(): void {
    this.#timer = null;
    const entries = [...this.#changed.values()];
    const shared = joinAwareness(entries);
    for (const peer of this.#peers) {
      const own = peer.client === null ? undefined : this.#changed.get(peer.client);
      if (!own) peer.send(shared);
      else if (entries.length > 1) peer.send(joinAwareness(entries.filter((entry) => entry !== own)));
    }
    this.#changed.clear();
  }
}
