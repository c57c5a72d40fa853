/**
 * A room: one document with the sockets that look at it. Order of an update's life: read and capped (scan.ts), queued,
 * decided under the document's row lock (decide.ts), committed, put into the replica, sent to the others, acknowledged.
 * Nothing is shown or acknowledged before the commit.
 */
import { FRAMES } from '#core/access-routes.ts';
import { can, type AccessObject } from '#core/access.ts';
import { CLOSE, closingOf, type Closing, type Rule } from './close-code.ts';
import { decide, isUsurped, type Entry, type Outcome } from './decide.ts';
import { objectOf, sameFacts, type Facts, type RoomPlace, type Sighting } from './door.ts';
import { knownOf } from './known.ts';
import type { Peer } from './peer.ts';
import type { Owners } from './owners.ts';
import { Presence } from './presence.ts';
import { decodeFrame, encodeUpdate, type AwarenessEntry, type Frame } from './protocol.ts';
import { heldBy, Queue } from './queue.ts';
import { STEP1_WEIGHT } from './rate.ts';
import { readUpdate } from './reading.ts';
import { Replica, unlessSmall } from './replica.ts';
import { UPDATE_CAPS, type Scan, type ScanResult, type Struct } from './scan.ts';
import type { Surroundings } from './surroundings.ts';
import { heapOf } from './tally.ts';
import { clientsOf, type LogPoint, type LogRead } from './update-log.ts';
import { joinAll, type WeldedRow } from './weld.ts';
import { framed } from './wire.ts';

/** What a room is doing with its log: one thing at a time. */
type Activity = 'idle' | 'reading' | 'committing';

export interface Loaded {
  place: RoomPlace;
  facts: Sighting;
  log: LogRead;
  owners: Owners;
}

/** What a transaction wrote of this room. */
export interface Settled {
  outcomes: readonly Outcome<Peer>[];
  rows: readonly WeldedRow<Peer>[];
  /** The log's head after it. */
  to: LogPoint;
  /** Those that the transaction saw. */
  facts: Sighting;
}

type Written = Outcome<Peer> & { kind: 'written' };

const BIG = UPDATE_CAPS.bytes;
/** To write a byte of an answer takes as long as to go over so many structs. */
const BYTE_WALKS = 4;
const WAITING_BYTES = 4 * 1024 * 1024;
/** Bytes of a change that people will come for, such as a transcript, and what part of the document it has to be. */
const EVENT = 64 * 1024;
const EVENT_PART = 4;
/** Milliseconds between two events of a room: writing it goes over all of it. */
const EVENT_PAUSE = 5_000;

export class Room {
  readonly place: RoomPlace;
  readonly peers = new Set<Peer>();
  readonly replica: Replica;
  readonly presence: Presence;
  facts: Sighting;
  activity: Activity = 'idle';
  /** Up to where a snapshot has taken the log's rows in. */
  #merged: number;
  /** When the whole was last written before anybody asked. */
  #prepared = -Infinity;
  #closing: Closing | null = null;
  #object: { at: Facts; object: AccessObject };
  readonly #around: Surroundings;
  #owners: Owners;
  readonly #queue: Queue;

  constructor(loaded: Loaded, around: Surroundings) {
    this.place = loaded.place;
    this.facts = loaded.facts;
    this.#object = { at: this.facts, object: objectOf(this.place, this.facts) };
    this.replica = new Replica(loaded.log);
    this.#merged = loaded.log.seq - loaded.log.rows.length;
    this.#owners = loaded.owners;
    this.#around = around;
    this.#queue = new Queue(around.limits.roomQueue, around);
    this.presence = new Presence(
      this.peers,
      (client) => this.#owners.of(client),
      around.relay.far(loaded.place.document),
    );
  }

  get ended(): boolean {
    return this.#closing !== null;
  }

  /** Why nobody can come in any more: only an old epoch is for good. */
  get closing(): Closing | null {
    return this.facts.closed ? CLOSE.oldEpoch : this.#closing;
  }

  /** Rows since the snapshot: what compaction would merge. */
  get rows(): number {
    return this.replica.seq - this.#merged;
  }

  /** A snapshot, of this process or another's, has taken in the rows up to this one. */
  noteMerged(seq: number): void {
    this.#merged = Math.max(this.#merged, seq);
  }

  get queued(): number {
    return this.#queue.size;
  }

  get isIdle(): boolean {
    return this.activity === 'idle' && this.#queue.size === 0;
  }

  // ── sockets ───────────────────────────────────────────────────────────────

  join(peer: Peer): void {
    this.peers.add(peer);
    peer.wire.onEnd(() => this.#leave(peer));
    peer.wire.together(() => {
      if (this.#mayWrite(peer)) this.#ask(peer);
      const others = this.presence.others(peer);
      if (others) peer.send(others);
      peer.wire.listen((frame) => this.#receive(peer, frame)); // it has asked already, as nearly always
    });
  }

  /** Drops what a revoked peer has in the queue; what is on the way to the log is settled by the commit. */
  revoke(peer: Peer): void {
    peer.revoked = true;
    peer.wire.freeze();
    this.#queue.drop(peer);
  }

  /**
   * The record may have changed: if it has, everybody's grant is looked at again. `before`: what was known here when these
   * facts were asked for. Where that is still the last that is known, they are newer, whatever the database's clock says:
   * another host's may be behind.
   */
  learn(facts: Sighting, before: Sighting | null = null): void {
    if (facts.asOf < this.facts.asOf && this.facts !== before) return;
    const changed = !sameFacts(this.facts, facts);
    this.facts = facts;
    if (changed) this.#lookAgain();
  }

  #lookAgain(): void {
    const { facts } = this;
    if (facts.closed) return this.end(CLOSE.oldEpoch);
    for (const peer of this.peers) {
      if (!this.#mayRead(peer)) {
        this.revoke(peer);
        peer.wire.expel(CLOSE.revoked);
      } else if (peer.step2 === 'unasked' && this.#mayWrite(peer)) {
        // With a count that lacks what was dropped it could never learn that all is saved: it begins anew.
        if (peer.dropped > 0) peer.close(CLOSE.restart);
        else this.#ask(peer);
      } else if (peer.step2 !== 'unasked' && !this.#mayWrite(peer)) {
        peer.step2 = 'unasked';
        peer.waiting.forEach(() => this.#deny(peer));
        this.#queue.settle(peer.waiting.splice(0));
        this.presence.leave(peer);
      }
    }
  }

  /** Nothing more is taken; what is not on its way to the log is dropped, and its authors keep it. */
  end(closing: Closing): void {
    this.#closing ??= closing;
    for (const peer of this.peers) {
      this.revoke(peer);
      peer.wire.expel(closing);
    }
    this.#queue.clear();
  }

  #ask(peer: Peer): void {
    peer.step2 = 'awaited';
    peer.deliver(this.replica.step1());
  }

  /** What waits here for step 2s (G14), in bytes of memory. */
  *waiting(): Generator<[Peer, number]> {
    for (const peer of this.peers) if (peer.waiting.length > 0) yield [peer, heldOf(peer.waiting)];
  }

  #leave(peer: Peer): void {
    this.peers.delete(peer);
    this.presence.leave(peer);
    this.#around.acknowledger.forget(peer);
    this.#queue.settle(peer.waiting.splice(0));
  }

  #mayRead(peer: Peer): boolean {
    return can(peer.member, 'document.read', this.#objectAt(this.facts)) === 'allow';
  }

  #mayWrite(peer: Peer, facts: Facts = this.facts): boolean {
    if (facts.closed) return false;
    return can(peer.member, 'document.write', this.#objectAt(facts)) === 'allow';
  }

  /** The record as a decision needs it: each frame asks. */
  #objectAt(facts: Facts): AccessObject {
    if (this.#object.at !== facts) this.#object = { at: facts, object: objectOf(this.place, facts) };
    return this.#object.object;
  }

  // ── frames ────────────────────────────────────────────────────────────────

  #receive(peer: Peer, bytes: Uint8Array): void | Promise<void> {
    if (!this.#mayRead(peer)) return peer.close(CLOSE.revoked);
    const frame = decodeFrame(bytes);
    if (!peer.mayGoOn(this.#around.now(), this.#weigh(frame))) return peer.close(CLOSE.tooFast);
    if (frame.kind === 'malformed') return peer.close(CLOSE.malformed);
    // A kind without a row in FRAMES does not compile.
    if (FRAMES[frame.kind] === 'document.write' && !this.#mayWrite(peer)) return this.#drop(peer, frame);
    switch (frame.kind) {
      case 'step1':
        return this.#answer(peer, frame.vector);
      case 'step2':
      case 'update':
        return this.#take(peer, frame.kind, frame.update);
      case 'awareness':
        return this.#hear(peer, frame.entries);
      case 'query-awareness': {
        const others = this.presence.others(peer);
        if (others) peer.send(others);
      }
    }
  }

  /** What a frame counts as in messages: by what it is answered with. */
  #weigh({ kind }: Frame): number {
    if (kind === 'step1') return STEP1_WEIGHT;
    return kind === 'query-awareness' ? 1 + this.presence.count : 1;
  }

  #hear(peer: Peer, entries: readonly AwarenessEntry[]): void {
    const heard = this.presence.hear(peer, entries);
    if (heard === 'malformed') peer.close(CLOSE.malformed);
    else if (heard === 'dropped') this.#around.dropped('G13');
  }

  /** G2. */
  #drop(peer: Peer, frame: Frame): void {
    if (frame.kind === 'step2' || frame.kind === 'update') this.#deny(peer);
    else this.#around.dropped('G2');
  }

  #deny(peer: Peer): void {
    this.#around.dropped('G2');
    peer.deny();
  }

  #answer(peer: Peer, vector: Uint8Array): void {
    if (vector.length > BIG) return peer.close(closingOf('G7'));
    const walked = this.replica.workOf(vector);
    const read = unlessSmall(vector.length); // each byte of it takes as long as a struct
    if (!peer.mayWalk(this.#around.now(), read + walked)) return peer.close(CLOSE.tooFast);
    const frame = this.replica.step2(vector);
    if (!frame) return peer.close(CLOSE.malformed);
    const written = walked > 0 ? BYTE_WALKS * frame.length : 0;
    if (!peer.mayWalk(this.#around.now(), written)) return peer.close(CLOSE.tooFast);
    peer.deliver(frame);
  }

  #take(peer: Peer, kind: 'step2' | 'update', update: Uint8Array): void | Promise<void> {
    const read = readUpdate(update, kind, this.#around.readings, peer.wire);
    if (!(read instanceof Promise)) return this.#scanned(peer, kind, update, read);
    return read.then((result) => (result ? this.#scanned(peer, kind, update, result) : undefined));
  }

  #scanned(
    peer: Peer,
    kind: 'step2' | 'update',
    update: Uint8Array,
    result: ScanResult,
  ): void | Promise<void> {
    if (peer.wire.ended || peer.revoked) return;
    if (result.kind === 'malformed') return peer.close(CLOSE.malformed);
    if (result.kind === 'refused') return peer.close(closingOf(result.rule));
    peer.since ??= this.#around.now();
    // What is committed stays so: it needs no transaction to say it. Its grant was looked at as the frame came (G1), and
    // nothing rests on it: not a byte is written. While another of its messages is on the way the count has to wait.
    const isKnown = kind === 'step2' && peer.pending === 0 && this.replica.has(result.scan);
    if (isKnown && !isUsurped(peer, result.scan, (client) => this.#owners.of(client)))
      return this.#noteKnown(peer, kind, result.scan);
    const grows = this.#growthBy(result.scan);
    if (grows > 0 && !this.#around.mayGrow(peer.growth, grows)) return peer.close(CLOSE.crowded);
    const own = Buffer.from(update); // the frame's buffer is larger and would be kept with it; small ones share a buffer
    const entry = { author: peer, kind, update: own, scan: result.scan, grows };
    const isQueued = this.#queue.push(entry) || (this.#around.easeQueue() && this.#queue.push(entry));
    if (!isQueued) return peer.close(CLOSE.later); // the client keeps its work and comes back
    this.#around.request(this);
    return peer.eased();
  }

  /** Bytes of memory that an update would take in the document, at most; what it cuts is counted once it has (`#noteCuts`). */
  #growthBy({ sections, bytes }: Scan): number {
    let heap = 0;
    for (const { client, to, count, values } of sections)
      if (to > this.replica.clock(client)) heap += heapOf({ structs: count, values });
    return heap > 0 ? heap + bytes : 0;
  }

  // ── the log ───────────────────────────────────────────────────────────────

  /** The committer takes what waits now. */
  begin(): void {
    this.activity = 'committing';
    this.#queue.begin();
  }

  /** Whose the updates are that are on their way to the log. */
  writers(): Peer[] {
    return [...new Set(this.#queue.flying.map((entry) => entry.author))];
  }

  /** Under the row lock, with the replica at the log's head. May be asked again if the transaction fails. */
  decide(facts: Sighting, isCurrent: (peer: Peer) => boolean): Outcome<Peer>[] {
    return decide(this.#queue.flying, {
      known: knownOf(this.replica, this.#owners),
      mayWrite: (peer) => !peer.revoked && isCurrent(peer) && this.#mayWrite(peer, facts),
      awaitsStep2: (peer) => peer.step2 === 'awaited',
      fit: (entry, structs) => this.#try(entry, structs),
      span: (deletions) => this.replica.span(deletions),
      mayWalk: (peer, structs) => peer.mayWalk(this.#around.now(), structs),
      extent: () => this.replica.extent(),
      waiting: (peer) => peer.waiting,
    });
  }

  #try({ author, update, scan }: Entry<Peer>, structs: readonly Struct[]): Rule | null {
    const copied = scan.sections.reduce((sum, { count }) => sum + count, this.replica.size);
    return author.mayTry(this.#around.now(), copied) ? this.replica.fit(update, structs) : 'G12';
  }

  /** After the commit. */
  settle({ outcomes, rows, to, facts }: Settled): void {
    this.activity = 'idle';
    const [again, over]: [Entry<Peer>[], Entry<Peer>[]] = [[], []];
    for (const { kind, entry } of outcomes)
      if (kind !== 'waits') (kind === 'later' ? again : over).push(entry);
    this.#queue.land(again);
    try {
      this.#show(outcomes, rows, to);
      for (const outcome of outcomes) this.#conclude(outcome, facts);
    } finally {
      this.#queue.settle(over);
    }
    this.learn(facts);
    if (this.#queue.size > 0) this.#around.request(this);
  }

  /** The commit failed: all waits again, in the same order. */
  abort(): void {
    this.activity = 'idle';
    const { flying } = this.#queue;
    const isOver = (entry: Entry<Peer>): boolean => this.ended || entry.author.revoked;
    this.#queue.land(flying.filter((entry) => !isOver(entry)));
    this.#queue.settle(flying.filter(isOver));
  }

  /** Rows that others committed: they are shown as they are. */
  absorb(log: LogRead, owners: Owners | null): void {
    if (owners) this.#owners = owners;
    for (const row of log.rows)
      for (const client of clientsOf(row.update)) this.#owners.learn(client, row.account);
    const updates = [...(log.snapshot ? [log.snapshot.state] : []), ...updatesOf(log.rows)];
    if (log.snapshot) this.noteMerged(log.seq - log.rows.length);
    if (updates.length > 0) this.#broadcast(this.replica.absorb(updates, log), null);
  }

  /** Whether somebody's writing under this clientID is committed. */
  owns(client: number): boolean {
    return this.#owners.of(client) !== undefined;
  }

  #show(outcomes: readonly Outcome<Peer>[], rows: readonly WeldedRow<Peer>[], to: LogPoint): void {
    const written = outcomes.filter((outcome) => outcome.kind === 'written');
    for (const one of written) this.#learnOwners(one);
    const [only] = rows;
    if (!only) return;
    const { size } = this.replica;
    const authors = new Set(rows.map((row) => row.author));
    const except = authors.size === 1 ? only.author : null;
    const joined = rows.length === 1 ? only.update : joinAll(written);
    if (joined) {
      this.replica.append(joined, to);
      this.#broadcast(joined, except);
      this.#prepare(joined.length, only.author);
    } else this.#broadcast(this.replica.absorb(updatesOf(rows), to), except);
    this.#noteCuts(written, this.replica.size - size);
  }

  /**
   * After a large change what newcomers get is written before they ask, if it is worth going over the whole document:
   * else whoever comes next has it written, once for all who come then. The writer's work, as an answer is its asker's.
   */
  #prepare(bytes: number, author: Peer): void {
    const now = this.#around.now();
    if (bytes <= EVENT || bytes * EVENT_PART < this.replica.bytes) return;
    if (now - this.#prepared < EVENT_PAUSE || !author.mayWalk(now, unlessSmall(this.replica.size))) return;
    this.#prepared = now;
    setImmediate(() => !this.ended && this.replica.full());
  }

  /** What deleting cuts in pieces is nowhere refused. Who did it is whose writing took that memory. */
  #noteCuts(written: readonly Written[], grown: number): void {
    let [structs, ranges] = [0, 0];
    for (const { scan } of written.map(entryOf)) {
      for (const { count } of scan.sections) structs += count;
      ranges += scan.deletions.length;
    }
    if (ranges === 0 || grown <= structs) return;
    const ofRange = heapOf({ structs: grown - structs, values: 0 }) / ranges;
    for (const { author, scan } of written.map(entryOf))
      if (scan.deletions.length > 0) this.#around.noteGrowth(author.growth, ofRange * scan.deletions.length);
  }

  #learnOwners({ entry, ends }: Written): void {
    for (const { client } of ends) this.#owners.learn(client, entry.author.member.account);
  }

  /** One frame for all. A batch of several authors goes to them too: what is theirs in it changes nothing. */
  #broadcast(update: Uint8Array | null, except: Peer | null): void {
    if (!update) return;
    const frame = framed(encodeUpdate(update));
    for (const peer of this.peers) {
      if (peer === except || peer.revoked) continue;
      const durable = this.#around.acknowledger.ride(peer);
      peer.deliver(durable ? Buffer.concat([frame, framed(durable)]) : frame);
    }
  }

  #conclude(outcome: Outcome<Peer>, facts: Facts): void {
    const { entry } = outcome;
    const { author } = entry;
    if (entry.kind === 'step2' && outcome.kind !== 'later') author.waiting = []; // decided in the same batch
    switch (outcome.kind) {
      case 'written':
        this.#around.noteGrowth(author.growth, entry.grows ?? 0);
        return this.#noteKnown(author, entry.kind, entry.scan);
      case 'known':
        return this.#noteKnown(author, entry.kind, entry.scan);
      case 'dropped':
        if (!author.revoked && !author.wire.ended && !this.#mayWrite(author, facts)) this.#deny(author);
        return;
      case 'refused':
        this.revoke(author);
        return author.close(closingOf(outcome.rule));
      case 'waits':
        return this.#keep(entry);
      case 'later':
    }
  }

  /** All of a message of this socket is committed. */
  #noteKnown(author: Peer, kind: 'update' | 'step2', scan: Scan): void {
    if (kind === 'step2' && author.step2 === 'awaited') author.step2 = 'had';
    author.committed += 1;
    for (const { client } of scan.sections) author.grown.set(client, this.replica.clock(client));
    if (!author.revoked && !author.wire.ended) this.#around.acknowledger.acknowledge(author);
  }

  /** G14: the update waits for its socket's step 2, in bounds. */
  #keep(entry: Entry<Peer>): void {
    const { author } = entry;
    author.waiting.push(entry);
    author.ease();
    if (author.wire.ended) this.#queue.settle(author.waiting.splice(0));
    else if (heldOf(author.waiting) > WAITING_BYTES) author.close(closingOf('G4'));
  }
}

const heldOf = (entries: readonly Entry<Peer>[]): number =>
  entries.reduce((sum, entry) => sum + heldBy(entry), 0);

const entryOf = ({ entry }: Outcome<Peer>): Entry<Peer> => entry;

const updatesOf = (rows: readonly { update: Uint8Array }[]): Uint8Array[] => rows.map(({ update }) => update);
