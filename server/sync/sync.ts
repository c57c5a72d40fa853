/** The sync server: rooms over the update log, behind `/sync/` (PROTOCOL.md). */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { AccountId } from '#core/ids.ts';
import type { Ground } from '../ground.ts';
import type { LiveEvent } from '../live-event.ts';
import { Acknowledger } from './acknowledger.ts';
import { CLOSE, closingOf } from './close-code.ts';
import { Committer, type CommitStats } from './committer.ts';
import { ceiling, type Growth } from './growth.ts';
import { Instruments } from './instruments.ts';
import { Lobby } from './lobby.ts';
import type { Peer } from './peer.ts';
import { encodeAwareness } from './protocol.ts';
import { LIMITS, type Limits } from './rate.ts';
import { Relay } from './relay.ts';
import { Rooms } from './rooms.ts';
import type { Surroundings } from './surroundings.ts';
import { STEP2_CAPS } from './scan.ts';
import { Turns } from './turns.ts';
import { Incoming, Outgoing } from './unread.ts';
import { SyncSocket, Wire } from './wire.ts';

export interface SyncStats {
  sockets: number;
  rooms: number;
  /** Bytes of memory that their documents take, about. */
  documents: number;
  /** Updates that wait for their commit. */
  queued: number;
  queuedBytes: number;
  commits: CommitStats;
  /** Snapshots that took the place of rows. */
  compactions: number;
  /** Rooms that had to make place for others. */
  evictions: number;
  /** Sockets that were closed, by the reason's first word: a code's word, or a rule. */
  closed: Record<string, number>;
}

export interface Sync {
  /** Takes an upgrade to `/sync/…`: always accepts it, and refuses by close code. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stats(): SyncStats;
  instruments: Instruments;
  /** Stops taking, commits what is queued, tells clients to come back (1012). */
  close(): Promise<void>;
}

/** A lost notification costs at most this. */
const POLL = 1_000;
/** A socket that answers no ping for so long is gone. */
const DEAD = 75_000;
/** Beats that an update may wait for its socket's step 2 (G14). */
const MOST_BEATS = 6;
/** How long a drain waits for Postgres, before clients are told to take their work elsewhere. */
const DRAIN = 4_000;
const LET_GO = 1_000;
/** Bytes that one may have waiting when others are short of room. */
const MUCH = 256 * 1024;
/** What waits in queues takes up to so many times as much once it is in a document; what is never let in waits there too. */
const AHEAD = 3;
/** Large step 2s that are read at a time. */
const READINGS = 4;
const NOTHING_NEW = encodeAwareness([]);

export function createSync(ground: Ground, limits: Limits = LIMITS): Sync {
  return new SyncServer(ground, limits);
}

class SyncServer implements Sync {
  readonly instruments = new Instruments();
  readonly #ground: Ground;
  readonly #limits: Limits;
  readonly #acknowledger: Acknowledger;
  readonly #committer: Committer;
  readonly #relay: Relay;
  readonly #rooms: Rooms;
  readonly #lobby: Lobby;
  readonly #server: WebSocketServer;
  readonly #wires = new Set<Wire>();
  readonly #incoming: Incoming;
  readonly #outgoing: Outgoing;
  readonly #closed: Record<string, number> = {};
  readonly #timers: NodeJS.Timeout[];
  readonly #unsubscribe: () => void;
  #opened = 0;
  #queuedBytes = 0;
  #polling = false;

  constructor(ground: Ground, limits: Limits) {
    this.#ground = ground;
    this.#limits = limits;
    this.#incoming = new Incoming(limits.processIncoming, () => this.#now());
    this.#outgoing = new Outgoing(limits.processOutgoing);
    this.#acknowledger = new Acknowledger(
      () => this.#now(),
      (ms) => this.instruments.acknowledgementSeconds.observe(ms / 1000),
    );
    this.#relay = new Relay(ground, {
      documents: () => this.#rooms.documents(),
      presence: (document) => this.#rooms.presence(document),
    });
    this.#rooms = new Rooms(ground, this.#surroundings());
    this.#lobby = new Lobby(ground, limits, this.#rooms);
    this.#committer = new Committer(ground, {
      committed: (ms, rows) => {
        this.instruments.commitSeconds.observe(ms / 1000);
        this.instruments.commitRows.observe(rows);
      },
      settled: (room) => this.#rooms.settled(room),
      outdated: (accounts) => this.#recheck(accounts),
      broken: (room, error) => {
        this.#ground.log.error({ document: room.place.document, err: nameOf(error) }, 'a room broke');
        this.#rooms.drop(room);
      },
    });
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: STEP2_CAPS.bytes + 1024 * 1024,
      maxFragments: 1_024,
      WebSocket: SyncSocket,
    });
    this.#unsubscribe = ground.live.subscribe((event) => this.#hear(event));
    ground.onWake(() => void this.#poll());
    this.#timers = [setInterval(() => void this.#poll(), POLL), setInterval(() => this.#beat(), limits.beat)];
    for (const timer of this.#timers) timer.unref();
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (accepted: WebSocket) => {
      const wire = new Wire(accepted, socket, {
        outgoing: this.#limits.outgoing,
        now: () => this.#now(),
        onFault: (error) => this.#ground.log.error({ err: nameOf(error) }, 'a frame could not be handled'),
        traffic: this.instruments.traffic,
        all: { incoming: this.#incoming, outgoing: this.#outgoing },
      });
      this.#wires.add(wire);
      const number = ++this.#opened; // a number of this process's, which leads to nobody
      this.#ground.log.info({ socket: number, sockets: this.#wires.size }, 'a socket was opened');
      wire.onEnd((closing) => {
        this.#wires.delete(wire);
        if (closing === 'gone') return this.#ground.log.info({ socket: number }, 'a socket has gone');
        this.instruments.closed(closing);
        const word = closing.reason.split(' ')[0] ?? '';
        this.#closed[word] = (this.#closed[word] ?? 0) + 1;
        this.#ground.log.info(
          { socket: number, code: closing.code, reason: closing.reason },
          'a socket was closed',
        );
      });
      void this.#lobby.receive(wire, request);
    });
  }

  stats(): SyncStats {
    return {
      sockets: this.#wires.size,
      rooms: this.#rooms.size,
      documents: this.#rooms.weight,
      queued: this.#rooms.open().reduce((sum, room) => sum + room.queued, 0),
      queuedBytes: this.#queuedBytes,
      commits: { ...this.#committer.stats },
      compactions: this.#rooms.compactions,
      evictions: this.#rooms.evictions,
      closed: { ...this.#closed },
    };
  }

  async close(): Promise<void> {
    this.#lobby.shut();
    this.#polling = true; // for good
    this.#unsubscribe();
    for (const timer of this.#timers) clearInterval(timer);
    for (const wire of this.#wires) wire.freeze();
    await withIn(DRAIN, this.#whenDrained());
    this.#acknowledger.flush();
    const gone = [...this.#wires].map((wire) => wire.closed(CLOSE.restart));
    await Promise.all(gone);
    for (const room of this.#rooms.open()) this.#rooms.drop(room, CLOSE.restart);
    this.#relay.close();
    await withIn(LET_GO, this.#lobby.close()); // a Postgres that hangs would keep us
  }

  /** A room that reads what others wrote has what waits in it committed when it is done. */
  async #whenDrained(): Promise<void> {
    do {
      await this.#rooms.whenRead();
      await this.#committer.whenIdle();
    } while (this.#rooms.areReading);
  }

  #surroundings(): Surroundings {
    return {
      limits: this.#limits,
      acknowledger: this.#acknowledger,
      readings: new Turns(READINGS),
      relay: this.#relay,
      now: () => this.#now(),
      dropped: (rule) => this.instruments.dropped(rule),
      request: (room) => this.#committer.request(room),
      reserve: (bytes, always) => {
        if (this.#queuedBytes + bytes > this.#limits.processQueue && !always) return false;
        this.#queuedBytes += bytes;
        return true;
      },
      giveBack: (bytes) => (this.#queuedBytes -= bytes),
      easeQueue: () => this.#easeQueue(),
      mayGrow: (growth, bytes) => this.#mayGrow(growth, bytes),
      noteGrowth: (growth, bytes) => growth.add(this.#now(), bytes),
    };
  }

  /** Asked when the queue is full: one who only waits in it must not keep everybody else from writing. */
  #easeQueue(): boolean {
    const held = new Map<AccountId, { bytes: number; peers: Peer[] }>();
    for (const room of this.#rooms.open())
      for (const [peer, bytes] of room.waiting()) {
        const of = held.get(peer.identity.account) ?? { bytes: 0, peers: [] };
        of.bytes += bytes;
        of.peers.push(peer);
        held.set(peer.identity.account, of);
      }
    const most = [...held.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a), { bytes: 0, peers: [] });
    if (most.bytes < MUCH) return false;
    for (const peer of most.peers) peer.close(CLOSE.later);
    return true;
  }

  #mayGrow(growth: Growth, bytes: number): boolean {
    const { documents: most, userGrowth: least } = this.#limits;
    const coming = Math.min(AHEAD * this.#queuedBytes, most / 4) + bytes;
    return this.#rooms.fits(ceiling(growth.of(this.#now()), bytes, { most, least }) - coming);
  }

  #now(): number {
    return this.#ground.now().getTime();
  }

  #hear(event: LiveEvent): void {
    switch (event.kind) {
      case 'log':
        return event.heads.forEach(([document, seq]) => this.#rooms.noteLog(document, seq));
      case 'revoked':
        return this.#try(this.#lobby.recheck(event.account, event.version));
      case 'changed':
        if (event.noun === 'record') this.#try(this.#rooms.noteRecord(event.id));
        return;
      case 'ended': // their record's `changed` tells
      case 'projected':
      case 'assessed':
      case 'running':
      case 'cancelled':
      case 'destroyed':
        return;
    }
  }

  #recheck(accounts: Iterable<AccountId>): void {
    for (const account of accounts) this.#try(this.#lobby.recheck(account));
  }

  async #poll(): Promise<void> {
    if (this.#polling) return; // Postgres is slow or gone: one question at a time
    this.#polling = true;
    await this.#ground.db
      .watch(this.#lobby.poll().then(() => this.#rooms.poll())) // first who may still hear, then what there is to hear
      .catch((error: unknown) => this.#ground.log.warn({ err: nameOf(error) }, 'the log could not be asked'));
    this.#polling = false;
  }

  #beat(): void {
    const now = this.#now();
    this.#incoming.dropLate();
    for (const wire of this.#wires) {
      if (now - wire.lastHeard > DEAD && !wire.isHeld) wire.terminate();
      else if (now - wire.lastSent > this.#limits.quiet) {
        wire.send(NOTHING_NEW);
        wire.ping();
      }
    }
    for (const room of this.#rooms.open())
      for (const peer of room.peers) {
        peer.beatsWaited = peer.waiting.length > 0 ? peer.beatsWaited + 1 : 0;
        if (peer.beatsWaited > MOST_BEATS) peer.close(closingOf('G4'));
      }
  }

  #try(work: Promise<void>): void {
    work.catch((error: unknown) =>
      this.#ground.log.warn({ err: nameOf(error) }, 'a change was not looked at'),
    );
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

async function withIn(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
