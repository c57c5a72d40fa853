/**
 * G13: who is in a room, and where. The server writes it from the session: of what a client says only the place of its
 * own cursor is kept; the name is the role's handle. Changes are gathered for 40 ms, the latest for each client.
 */
import { z } from 'zod';
import type { AccountId } from '#core/ids.ts';
import { ROOTS } from '#doc/schema.ts';
import type { Member } from '../place.ts';
import { encodeAwareness, type AwarenessEntry } from './protocol.ts';

/** What presence needs of a socket. */
export interface Present {
  readonly member: Member;
  /** The Yjs client that this socket speaks for, once it has said so. */
  client: number | null;
  send(frame: Uint8Array): void;
}

interface Seen {
  by: Present;
  clock: number;
  json: string;
}

const GATHER = 40;

const ItemId = z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() });
const Place = z.object({
  type: ItemId.nullish(),
  tname: z.enum(ROOTS).nullish(),
  item: ItemId.nullish(),
  assoc: z.int().optional(),
});
const Cursor = z.object({ anchor: Place, head: Place });

/**
 * "Analyst 2". A field copy has one researcher, who is not numbered: a number would tell how many there are.
 */
export function handleOf(member: Member): { name: string; role: Member['role']; ordinal: number | null } {
  const { role } = member;
  const title = role.charAt(0).toUpperCase() + role.slice(1);
  return role === 'researcher'
    ? { name: title, role, ordinal: null }
    : { name: `${title} ${member.ordinal}`, role, ordinal: member.ordinal };
}

export class Presence {
  readonly #peers: ReadonlySet<Present>;
  readonly #owner: (client: number) => AccountId | undefined;
  readonly #now: () => number;
  readonly #seen = new Map<number, Seen>();
  /** What has changed since it was last told: a client that left has its last entry here, with `null`. */
  readonly #changed = new Map<number, AwarenessEntry>();
  #timer: NodeJS.Timeout | null = null;
  #clock = 0;

  constructor(
    peers: ReadonlySet<Present>,
    owner: (client: number) => AccountId | undefined,
    now: () => number,
  ) {
    this.#peers = peers;
    this.#owner = owner;
    this.#now = now;
  }

  /** Takes a client's own entry and drops what it says of others. */
  hear(peer: Present, entries: readonly AwarenessEntry[]): 'heard' | 'malformed' {
    const own = this.#ownEntry(peer, entries);
    if (!own) return 'heard';
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
    const entries = [...this.#seen]
      .filter(([client]) => client !== peer.client)
      .map(([client, { clock, json }]) => ({ client, clock, json }));
    return entries.length === 0 ? null : encodeAwareness(entries);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #ownEntry(peer: Present, entries: readonly AwarenessEntry[]): AwarenessEntry | null {
    if (peer.client !== null) return entries.find((entry) => entry.client === peer.client) ?? null;
    const [only] = entries;
    if (!only || entries.length > 1 || !this.#isFree(only.client, peer)) return null;
    peer.client = only.client;
    return only;
  }

  /** Nobody else has written under this client, and nobody else is here with it. */
  #isFree(client: number, peer: Present): boolean {
    const { account } = peer.member;
    const here = this.#seen.get(client)?.by.member.account;
    return (this.#owner(client) ?? account) === account && (here ?? account) === account;
  }

  #write(client: number, peer: Present, said: unknown): void {
    const cursor = Cursor.safeParse(
      typeof said === 'object' && said !== null ? Reflect.get(said, 'cursor') : undefined,
    );
    const state = { user: handleOf(peer.member), ...(cursor.success ? { cursor: cursor.data } : {}) };
    const seen = { by: peer, clock: this.#tick(), json: JSON.stringify(state) };
    this.#seen.set(client, seen);
    this.#tell({ client, clock: seen.clock, json: seen.json });
  }

  #forget(client: number, peer: Present): void {
    if (this.#seen.get(client)?.by !== peer) return; // it came back on another socket
    this.#seen.delete(client);
    this.#tell({ client, clock: this.#tick(), json: 'null' });
  }

  /** Clients keep the highest clock that they saw, also over our restart: so it grows with the time. */
  #tick(): number {
    this.#clock = Math.max(this.#clock + 1, this.#now());
    return this.#clock;
  }

  #tell(entry: AwarenessEntry): void {
    this.#changed.set(entry.client, entry);
    this.#timer ??= setTimeout(() => this.#flush(), GATHER);
  }

  #flush(): void {
    this.#timer = null;
    const entries = [...this.#changed.values()];
    const shared = encodeAwareness(entries);
    for (const peer of this.#peers) {
      const own = peer.client !== null && this.#changed.has(peer.client);
      if (!own) peer.send(shared);
      else if (entries.length > 1)
        peer.send(encodeAwareness(entries.filter((e) => e.client !== peer.client)));
    }
    this.#changed.clear();
  }
}
