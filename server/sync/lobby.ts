/**
 * Who comes in, and who has to go. A socket is let in under one version of its account's grants; when that version
 * grows, every socket of the account is closed: those whose access has ended for good, the others to come back.
 */
import type { IncomingMessage } from 'node:http';
import type { AccountId } from '#core/ids.ts';
import { identify, lookAgain, type Credentials, type Identity } from '../auth/identity.ts';
import { readTokens } from '../auth/token.ts';
import type { Ground } from '../ground.ts';
import { CLOSE, type Closing } from './close-code.ts';
import { readGrants } from './commit.ts';
import { enter, enterAll, parseAddress, type Address, type Admission, type Asker } from './door.ts';
import { Gathered } from './gathered.ts';
import { Growth } from './growth.ts';
import { Holds } from './holds.ts';
import { Peer } from './peer.ts';
import { Bucket, type Limits } from './rate.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { logTransaction } from './update-log.ts';
import { Shared } from './shared.ts';
import type { Wire } from './wire.ts';

/** One account's sockets in this process. */
interface Guest {
  /** Those that are on their way too. */
  wires: Set<Wire>;
  /** Those that wait for the door's answer. */
  arrivals: Set<Arrival>;
  /** Those that have ended and still have the hold: bytes or updates of theirs are on the way. */
  leaving: Set<Peer>;
  peers: Map<Peer, Room | null>;
  messages: Bucket;
  openings: Bucket;
  growth: Growth;
  lastSeen: number;
  /** When its sockets' sessions and tokens were last found good. */
  lastAsked: number;
}

/** Sessions end by themselves too, and no event tells of it: each is asked for again this often. */
const ASK_AGAIN = 60_000;

/** How long an account's rates are remembered after its last socket, at least: what it wrote, until that counts for little. */
const REMEMBER = 60_000;

export class Lobby {
  readonly #ground: Ground;
  readonly #limits: Limits;
  readonly #rooms: Rooms;
  readonly #holds: Holds;
  readonly #identities = new Shared<Identity | null>();
  readonly #tokens: Gathered<string, Identity | null>;
  readonly #admissions = new Shared<Admission>();
  readonly #askers: Gathered<Asker, Admission>;
  readonly #guests = new Map<AccountId, Guest>();
  #shut = false;

  constructor(ground: Ground, limits: Limits, rooms: Rooms) {
    this.#ground = ground;
    this.#limits = limits;
    this.#rooms = rooms;
    this.#tokens = new Gathered((headers) => readTokens(ground, headers));
    this.#askers = new Gathered((askers) => enterAll(ground, askers));
    this.#holds = new Holds(ground, (accounts) => accounts.forEach((account) => this.#withhold(account)));
  }

  /** A socket was accepted: lets it into its room, or closes it with the reason. */
  async receive(wire: Wire, request: IncomingMessage): Promise<void> {
    try {
      const closing = await this.#admit(wire, request);
      if (closing) wire.close(closing);
    } catch (error) {
      this.#ground.log.warn(
        { err: error instanceof Error ? error.name : 'unknown' },
        'a socket was not let in',
      );
      wire.close(CLOSE.later); // Postgres is gone: come back
    }
  }

  /**
   * Looks at an account's sockets anew. Nothing of theirs is taken or delivered from here on. Where all were let in under
   * `version` or a later one they stay: they have come back before the word of it did.
   */
  async recheck(account: AccountId, version = Infinity): Promise<void> {
    const guest = this.#guests.get(account);
    if (!guest) return;
    const peers = [...guest.peers].filter(([peer]) => !peer.revoked);
    const arrivals = [...guest.arrivals].filter((arrival) => !arrival.revoked);
    const isOld = (one: { identity: Identity }): boolean => one.identity.permissionVersion < version;
    if (![...peers.map(([peer]) => peer), ...arrivals, ...guest.leaving].some(isOld)) return;
    // All stand under one hold: with one of them in it, however good, it would not be let go.
    this.#holds.retire(account);
    for (const arrival of arrivals) arrival.revoked = true;
    for (const [peer, room] of peers) {
      if (room) room.revoke(peer);
      else peer.revoked = true;
      peer.wire.mute();
    }
    const waiting = peers.filter(([peer]) => !peer.wire.ended);
    await Promise.all(waiting.map(async ([peer]) => peer.close(await this.#standing(peer))));
  }

  /** Its hold is lost: nothing goes to it until it is looked at, when Postgres can be asked. */
  #withhold(account: AccountId): void {
    const guest = this.#guests.get(account);
    for (const arrival of guest?.arrivals ?? []) arrival.revoked = true;
    for (const peer of guest?.peers.keys() ?? []) peer.wire.mute();
  }

  /** What the `revoked` events would have told, had none been lost. */
  async poll(): Promise<void> {
    this.#holds.check();
    this.#forget();
    const here = [...this.#guests].filter(([, guest]) => guest.peers.size > 0);
    if (here.length === 0) return;
    const accounts = here.map(([account]) => account);
    const versions = await logTransaction(this.#ground, (sql) => readGrants(sql, accounts));
    const outdated = here.filter(([account, guest]) =>
      [...guest.peers.keys()].some(
        (peer) => peer.wire.muted || peer.identity.permissionVersion !== versions.get(account),
      ),
    );
    await Promise.all(outdated.map(([account]) => this.recheck(account)));
    for (const [account, guest] of here)
      if (this.#now() - guest.lastAsked > ASK_AGAIN && !(await this.#stillSignedIn(guest)))
        await this.recheck(account);
  }

  async #stillSignedIn(guest: Guest): Promise<boolean> {
    guest.lastAsked = this.#now();
    const asked = new Map(
      [...guest.peers.keys()].map(({ credentials: c }) => [`${c.cookie} ${c.authorization}`, c]),
    );
    for (const credentials of asked.values())
      if ((await lookAgain(this.#ground, credentials)) === null) return false;
    return true;
  }

  /** Nobody is let in any more. */
  shut(): void {
    this.#shut = true;
  }

  close(): Promise<void> {
    return this.#holds.close();
  }

  async #admit(wire: Wire, request: IncomingMessage): Promise<Closing | null> {
    if (this.#shut) return CLOSE.restart;
    const { origin, cookie, authorization } = request.headers;
    if (origin !== undefined && !this.#ground.config.origins.includes(origin)) return CLOSE.foreignOrigin;
    const address = parseAddress(request.url ?? '');
    if (!address) return CLOSE.malformed;
    const credentials = { cookie, authorization };
    const identity = await this.#identities.ask(`${cookie} ${authorization}`, () =>
      identify(this.#ground, credentials, (header) => this.#tokens.ask(header)),
    );
    if (!identity) return CLOSE.noSession;
    const guest = this.#guest(identity.account);
    if (!guest.openings.take(this.#now()) || guest.wires.size >= this.#limits.userSockets)
      return CLOSE.tooFast;
    guest.wires.add(wire);
    wire.onEnd(() => guest.wires.delete(wire));
    const arrival: Arrival = { address, credentials, identity, guest, revoked: false };
    guest.arrivals.add(arrival);
    return this.#welcome(wire, arrival).finally(() => guest.arrivals.delete(arrival));
  }

  async #welcome(wire: Wire, arrival: Arrival): Promise<Closing | null> {
    const release = await this.#holds.take(arrival.identity.account);
    if (!release) return CLOSE.later;
    const closing = await this.#seat(wire, arrival, release).catch((error: unknown) => {
      release();
      throw error;
    });
    if (closing) release();
    return closing;
  }

  /** With the account's hold in hand: what the door says now stays true until a `revoked` event. */
  async #seat(wire: Wire, arrival: Arrival, release: () => void): Promise<Closing | null> {
    const { address, credentials, identity, guest } = arrival;
    // Who else asks the same has the account's hold too, and had it before: the answer is as good as one's own.
    const { account, permissionVersion, project } = identity;
    const asked = JSON.stringify([account, permissionVersion, project, address]);
    const admission = await this.#admissions.ask(asked, () => this.#askers.ask({ identity, address }));
    if (admission.kind === 'closed') return admission.closing;
    // The door may have answered before an access ended whose word came before the answer did.
    if (wire.ended || arrival.revoked) return CLOSE.restart;
    const rates = [new Bucket(this.#limits.socketMessages, this.#now()), guest.messages];
    const { growth } = guest;
    const { member } = admission;
    const { loads } = this.#ground;
    const peer = new Peer({ wire, identity, credentials, address, member, rates, loads, growth });
    guest.peers.set(peer, null);
    const opening = this.#rooms.enter(admission.place, account);
    wire.onEnd(() => {
      guest.peers.delete(peer);
      guest.lastSeen = this.#now();
    });
    const room = await opening.catch((error: unknown) => {
      guest.peers.delete(peer);
      throw error;
    });
    if (room === 'full') {
      guest.peers.delete(peer);
      return CLOSE.full;
    }
    wire.onEnd(() => this.#rooms.leave(room));
    if (room.closing) return room.closing;
    if (peer.revoked || arrival.revoked || wire.ended || this.#shut) return CLOSE.restart;
    guest.peers.set(peer, room);
    room.join(peer);
    wire.onEnd(() => guest.leaving.add(peer));
    wire.onGone(() =>
      peer.whenSettled(() => {
        guest.leaving.delete(peer);
        release();
      }),
    );
    return null;
  }

  async #standing(peer: Peer): Promise<Closing> {
    try {
      const identity = await lookAgain(this.#ground, peer.credentials);
      if (!identity) return await this.#whenNobody(peer);
      if (identity.account !== peer.identity.account) return CLOSE.revoked;
      const admission = await enter(this.#ground, identity, peer.address);
      if (admission.kind === 'open') return CLOSE.restart;
      return admission.closing.code === CLOSE.unknown.code ? CLOSE.revoked : admission.closing;
    } catch {
      return CLOSE.later;
    }
  }

  /**
   * A session that ran out took nothing from anybody: its writer signs in and goes on. A sign-out or a suspension makes
   * the account's version grow, and a token that ended stays dead: there the tab keeps nothing.
   */
  async #whenNobody({ identity, address }: Peer): Promise<Closing> {
    if (identity.via === 'token') return CLOSE.revoked;
    const admission = await enter(this.#ground, identity, address);
    return admission.kind === 'open' ? CLOSE.noSession : CLOSE.revoked;
  }

  #guest(account: AccountId): Guest {
    const now = this.#now();
    const guest = this.#guests.get(account) ?? {
      wires: new Set<Wire>(),
      arrivals: new Set<Arrival>(),
      leaving: new Set<Peer>(),
      peers: new Map<Peer, Room | null>(),
      messages: new Bucket(this.#limits.userMessages, now),
      openings: new Bucket(this.#limits.userOpenings, now),
      growth: new Growth(),
      lastSeen: now,
      lastAsked: now,
    };
    guest.lastSeen = now;
    this.#guests.set(account, guest);
    return guest;
  }

  #forget(): void {
    const now = this.#now();
    this.#ground.loads.forget(now);
    for (const [account, { wires, lastSeen, growth }] of this.#guests)
      if (wires.size === 0 && now - lastSeen > REMEMBER && growth.of(now) < this.#limits.userGrowth / 4)
        this.#guests.delete(account);
  }

  #now(): number {
    return this.#ground.now().getTime();
  }
}

interface Arrival {
  address: Address;
  credentials: Credentials;
  identity: Identity;
  guest: Guest;
  /** The account's grants have changed since it was asked who it is. */
  revoked: boolean;
}
