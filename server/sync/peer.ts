/** One socket in a room: who it is, and what of its own is committed. */
import type { Credentials, Identity } from '../auth/identity.ts';
import type { Member } from '../place.ts';
import type { Account } from './acknowledger.ts';
import type { Closing } from './close-code.ts';
import type { Entry } from './decide.ts';
import type { Address } from './door.ts';
import type { Present } from './presence.ts';
import type { Growth } from './growth.ts';
import type { Loads } from './load.ts';
import { encodeDenied } from './protocol.ts';
import type { Bucket } from './rate.ts';
import type { Wire } from './wire.ts';

/** Updates that may be on their way to the log before nothing more of this socket is read. */
const MOST_PENDING = 2_000;

export interface PeerFields {
  wire: Wire;
  identity: Identity;
  /** Asked again when the account's access changes. */
  credentials: Credentials;
  address: Address;
  member: Member;
  /** G12: of this socket, and of all the user's sockets in this process. */
  rates: readonly Bucket[];
  /** G12: of the user. */
  loads: Loads;
  /** S19: of the user. */
  growth: Growth;
}

export class Peer implements Present, Account {
  readonly wire: Wire;
  readonly identity: Identity;
  readonly credentials: Credentials;
  readonly address: Address;
  readonly member: Member;
  readonly #rates: readonly Bucket[];
  readonly #loads: Loads;
  readonly growth: Growth;
  client: number | null = null;
  claimed: number | null = null;
  committed = 0;
  readonly grown = new Map<number, number>();
  since: number | null = null;
  /** `unasked`: a reader, who is not asked what it has. */
  step2: 'unasked' | 'awaited' | 'had' = 'unasked';
  /** G14: updates that wait for the step 2. */
  waiting: Entry<Peer>[] = [];
  /** Its updates in the room's queue or on the way to the log. */
  pending = 0;
  /** Its grant has ended: nothing of it may be written any more. */
  revoked = false;
  /** Heartbeats that its waiting updates have seen. */
  beatsWaited = 0;
  /** Messages that were dropped since it may not write. */
  dropped = 0;
  readonly #onSettled: (() => void)[] = [];
  #onEased: (() => void) | null = null;

  constructor(fields: PeerFields) {
    this.wire = fields.wire;
    this.identity = fields.identity;
    this.credentials = fields.credentials;
    this.address = fields.address;
    this.member = fields.member;
    this.#rates = fields.rates;
    this.#loads = fields.loads;
    this.growth = fields.growth;
  }

  send(frame: Uint8Array): void {
    if (!this.revoked) this.wire.send(frame);
  }

  /** The same for what is framed already. */
  deliver(frames: Buffer): void {
    if (!this.revoked) this.wire.deliver(frames);
  }

  close(closing: Closing): void {
    this.wire.close(closing);
  }

  mayGoOn(now: number, weight: number): boolean {
    for (const rate of this.#rates) if (!rate.take(now, weight)) return false;
    return true;
  }

  /** G12: whether so many structs may be copied for it. */
  mayTry(now: number, structs: number): boolean {
    return this.#loads.mayTry(this.identity.account, now, structs);
  }

  /** G12: whether so many structs may be walked over for it. */
  mayWalk(now: number, structs: number): boolean {
    return this.#loads.mayWalk(this.identity.account, now, structs);
  }

  /** G2: says once that what it writes is dropped. */
  deny(): void {
    if (this.dropped === 0) this.send(encodeDenied('G2 read only'));
    this.dropped += 1;
  }

  take(entries: number): void {
    this.pending += entries;
  }

  /** Resolves once fewer are on their way: the network holds back what a flood or a slow Postgres would pile up. */
  eased(): Promise<void> | undefined {
    if (this.#moving <= MOST_PENDING) return undefined;
    return new Promise((resolve) => (this.#onEased = resolve));
  }

  /** Those that wait for a step 2 do not count: it has to be read. */
  get #moving(): number {
    return this.pending - this.waiting.length;
  }

  ease(): void {
    if (!this.#onEased || this.#moving > MOST_PENDING / 2) return;
    this.#onEased();
    this.#onEased = null;
  }

  settle(entries: number): void {
    this.pending -= entries;
    this.ease();
    if (this.pending === 0) for (const listener of this.#onSettled.splice(0)) listener();
  }

  /** Calls back when nothing of it is on the way any more. */
  whenSettled(listener: () => void): void {
    if (this.pending === 0) listener();
    else this.#onSettled.push(listener);
  }
}
