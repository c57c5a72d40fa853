/**
 * What happened, told to every server process: LISTEN/NOTIFY. A notification only wakes; what counts is read from the
 * tables, so that a lost one costs time and nothing else. Ids only, no content. Whoever has a channel of their own listens
 * over the same connection, which is made anew when it is lost: a listener on the pool would go with its pool.
 */
import { sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { ProjectId } from '#core/ids.ts';
import type { Database, Tx } from './db/client.ts';
import { answerWithin } from './db/silence.ts';
import { CHANNEL, encodeEvent, LiveEventShape, type LiveEvent } from './live-event.ts';
import { isOfStudy, RecentEvents, type StudyEvent } from './recent-events.ts';

export interface Live {
  /** Calls back for every event of every process, until the returned function is called. */
  subscribe(listener: (event: LiveEvent) => void): () => void;
  /** What was heard of studies at that moment (ms) or since; null: it lies too far back. */
  since(moment: number): StudyEvent[] | null;
  /** Calls back for every payload on another channel, until the returned function is called. */
  listen(channel: string, ear: Ear): () => void;
  /** Resolves when every event that was committed before this call has been heard here. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface Ear {
  hear(payload: string): void;
  /** It is heard from here on: at first, and again after a loss. What was told meanwhile was not heard. */
  listening?(): void;
}

/**
 * Tells it when the transaction commits, and not if it does not. What may move a study's verdicts waits here for whoever
 * holds the study still. So tell before anything is added to the audit chain: whoever holds it still adds to it too.
 */
export async function publish(tx: Tx, event: LiveEvent): Promise<void> {
  const told = raw`pg_notify(${CHANNEL}, ${encodeEvent(event)})`;
  const moves = event.kind === 'changed' || event.kind === 'projected';
  await tx.execute(
    moves
      ? raw`select pg_advisory_xact_lock_shared(${stillness(event.project)}), ${told}`
      : raw`select ${told}`,
  );
}

/**
 * From here to the transaction's end nothing of the study is changed or projected by anybody else: what is decided by how
 * it stands is then true of what is committed. Rows that others change too are to be locked before.
 */
export const holdStill = (tx: Tx, project: ProjectId) =>
  tx.execute(raw`select pg_advisory_xact_lock(${stillness(project)})`);

const stillness = (project: ProjectId) => raw`hashtextextended(${`sanad.still ${project}`}, 0)`;

export async function openLive(db: Database, onReconnect: () => void): Promise<Live> {
  const live = new Listener(db, onReconnect);
  try {
    await live.start();
  } catch (error) {
    await live.close();
    throw error;
  }
  return live;
}

/** How long after an answer the connection is asked again whether it is there, and what that may take (ms). */
const LOOK = 2_000;
const PATIENCE = 10_000;
/** Milliseconds before a lost connection is made anew, doubled up to the longest. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;

class Listener implements Live {
  readonly #db: Database;
  /** What was told meanwhile was not heard. */
  readonly #onReconnect: () => void;
  readonly #recent = new RecentEvents(Date.now());
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  /** Other channels, by who hears them. */
  readonly #ears = new Map<string, Set<Ear>>();
  /** Notifications come in the order of their commits: our own echo comes after all that went before. */
  readonly #echoes = new Map<string, () => void>();
  #session: postgres.Sql | null = null;
  #isLost = false;
  #pause = FIRST_PAUSE;
  #timer: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(db: Database, onReconnect: () => void) {
    this.#db = db;
    this.#onReconnect = onReconnect;
  }

  async start(): Promise<void> {
    void this.#session?.end({ timeout: 0 });
    const session = this.#db.alone({
      ended: () => {
        if (this.#session === session) this.#again();
      },
      notified: (channel, payload) => this.#hear(channel, payload),
    });
    this.#session = session;
    this.#isLost = false;
    const ears = [...this.#ears.values()].flatMap((each) => [...each]);
    const channels = [CHANNEL, ...this.#ears.keys()];
    await answerWithin(PATIENCE, session.unsafe(channels.map((channel) => `listen ${channel}`).join('; ')));
    this.#pause = FIRST_PAUSE;
    this.#lookLater(session);
    for (const ear of ears) ear.listening?.();
  }

  subscribe(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  since(moment: number): StudyEvent[] | null {
    return this.#recent.since(moment, Date.now());
  }

  listen(channel: string, ear: Ear): () => void {
    const ears = this.#ears.get(channel) ?? new Set();
    this.#ears.set(channel, ears.add(ear));
    if (!this.#isLost) void this.#attend(channel, ear); // else it comes with the next connection
    return () => ears.delete(ear);
  }

  async settle(): Promise<void> {
    const echo = `echo ${randomUUID()}`;
    const heard = new Promise<void>((resolve) => this.#echoes.set(echo, resolve));
    await this.#db.sql.notify(CHANNEL, echo);
    await heard;
    this.#echoes.delete(echo);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#look);
    await this.#session?.end({ timeout: 1 });
  }

  /** Nothing tells of a connection that has gone silent, and from outside it looks like one on which nothing happens. */
  #lookLater(session: postgres.Sql): void {
    clearTimeout(this.#look);
    this.#look = setTimeout(() => {
      answerWithin(PATIENCE, session`select 1`).then(
        () => this.#session === session && !this.#closed && this.#lookLater(session),
        () => this.#session === session && this.#again(),
      );
    }, LOOK);
    this.#look.unref();
  }

  async #attend(channel: string, ear: Ear): Promise<void> {
    const session = this.#session;
    try {
      await session?.unsafe(`listen ${channel}`);
    } catch {
      if (this.#session === session) this.#again();
      return;
    }
    if (this.#session === session) ear.listening?.();
  }

  #hear(channel: string, payload: string): void {
    if (channel !== CHANNEL) {
      for (const ear of this.#ears.get(channel) ?? []) ear.hear(payload);
      return;
    }
    this.#echoes.get(payload)?.();
    const event = decode(payload);
    if (event && isOfStudy(event)) this.#recent.add(event, Date.now());
    if (event) for (const listener of this.#listeners) listener(event);
  }

  #again(): void {
    this.#isLost = true;
    if (this.#closed) return;
    clearTimeout(this.#timer); // the end of one connection may be told by its statement too
    this.#timer = setTimeout(() => void this.#restart(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  async #restart(): Promise<void> {
    try {
      await this.start();
    } catch {
      return this.#again();
    }
    this.#recent.forget(Date.now());
    for (const heard of this.#echoes.values()) heard();
    this.#onReconnect();
  }
}

function decode(payload: string): LiveEvent | null {
  try {
    return LiveEventShape.parse(JSON.parse(payload));
  } catch {
    return null; // another program's notification on the same channel
  }
}
