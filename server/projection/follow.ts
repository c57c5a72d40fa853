/**
 * The projection: follows the log by a cursor for each document and writes rows. Notifications wake it; a slow poll
 * finds what they missed. Several processes may follow: a document's rows are written by one at a time, and whoever
 * finds the cursor ahead of what it read leaves it there. One leads and does it for all; the others look now and then.
 */
import { and, eq, isNull, or, sql as raw } from 'drizzle-orm';
import type { DocumentId, ProjectId } from '#core/ids.ts';
import { assertion, coding, document } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { describeFault } from '../http/fault.ts';
import type { LiveEvent } from '../live-event.ts';
import { Kept, ofHeap } from './kept.ts';
import { projectDocument, type Memory, type Reason } from './project.ts';

export interface Projection {
  start(): Promise<void>;
  /** Whether every document that was behind at the start has been read once. */
  ready(): boolean;
  /** Resolves when every document's cursor stands at its head. */
  caughtUp(): Promise<void>;
  /** Writes a project's rows anew from the log: the same rows. No reader sees them missing meanwhile. */
  rebuild(project: ProjectId): Promise<void>;
  /** Log rows that are not in rows yet, whichever process is to write them. */
  lag(): Promise<number>;
  /** What is kept of documents between edits, and its bytes. */
  kept(): { count: number; weight: number };
  /** This process leads from now on: what the one before left undone. */
  takeOver(): void;
  close(): Promise<void>;
}

/** Documents at a time: each holds one connection while it writes. */
const WORKERS = 3;
/**
 * How long a document rests after it was written (ms); the first keystroke waits for nothing. No verdict hangs on a
 * field copy. Costly documents rest longer, and all of them when many are typed in at once, so that the projection
 * takes a part of one core at most.
 */
const REST = { analysis: 40, field: 250 };
const LONGEST_REST = 10_000;
const POLL = 2000;
/** Whoever does not lead looks at every so manieth poll, should the leader hang. */
const SELDOM = 5;
/** After a failure (ms), doubled up to a minute. */
const BACK_OFF = 500;
/** What is too large to be kept is read anew each time: it rests so many times as long as that took. */
const OF_LARGE = 4;

/** `poll`: milliseconds between looks for what no notification told; `most`: bytes kept of documents between edits. */
export function createProjection(
  ground: Ground,
  leads: () => boolean = () => true,
  poll = POLL,
  most = ofHeap(),
): Projection {
  return new Follower(ground, leads, poll, most);
}

/** What waits for a document. */
interface Task {
  reason: Reason;
  /** The cursor and the log's head as they were heard of. */
  seq: number;
  head: number;
  notBefore: number;
  failures: number;
}

class Follower implements Projection {
  readonly #ground: Ground;
  readonly #leads: () => boolean;
  readonly #pollEvery: number;
  readonly #tasks = new Map<DocumentId, Task>();
  readonly #running = new Map<DocumentId, Promise<void>>();
  readonly #kept: Kept<Memory>;
  readonly #restUntil = new Map<DocumentId, number>();
  /** Of which documents it was told how much of them has no rows. */
  readonly #told = new Map<DocumentId, number>();
  #idle: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | undefined;
  #behindAtStart: Set<DocumentId> | undefined;
  /** Those who wait until all is read: nothing rests meanwhile. */
  #hurried = 0;
  #closed = false;

  constructor(ground: Ground, leads: () => boolean, poll: number, most: number) {
    this.#ground = ground;
    this.#leads = leads;
    this.#pollEvery = poll;
    this.#kept = new Kept(most);
  }

  async start(): Promise<void> {
    this.#unsubscribe = this.#ground.live.subscribe((event) => this.#hear(event));
    this.#ground.onWake(() => void this.#look());
    await this.#again(null);
    await this.#scan();
    this.#behindAtStart = new Set(this.#tasks.keys());
    let polls = 0;
    this.#poll = setInterval(() => {
      this.#sweep();
      if (this.#leads() || ++polls % SELDOM === 0) void this.#look();
    }, this.#pollEvery);
    this.#poll.unref();
    this.#pump();
  }

  ready(): boolean {
    return this.#behindAtStart?.size === 0;
  }

  async caughtUp(): Promise<void> {
    this.#hurried++;
    try {
      for (;;) {
        await this.#scan();
        if (this.#closed || (this.#tasks.size === 0 && this.#running.size === 0)) return;
        this.#pump();
        await new Promise<void>((resolve) => this.#idle.push(resolve));
      }
    } finally {
      this.#hurried--;
    }
  }

  async rebuild(project: ProjectId): Promise<void> {
    const rows = await this.#ground.db.asService('projection', (tx) =>
      tx
        .select({ id: document.id })
        .from(document)
        .where(and(eq(document.projectId, project), isNull(document.closedAt))),
    );
    for (const { id } of rows) this.#want(id, 'fresh', 0);
    await this.caughtUp();
  }

  takeOver(): void {
    void this.#again(null)
      .then(() => this.#look())
      .catch((error: unknown) => this.#report(error, 'the log could not be looked at'));
  }

  async lag(): Promise<number> {
    const [row] = await this.#ground.db.asService('projection', (tx) =>
      tx.execute<{ rows: number }>(raw`
        select coalesce(sum(d.head_seq - coalesce(c.seq, 0)), 0)::float8 as rows from document d
        left join projection_cursor c on c.project_id = d.project_id and c.document_id = d.id
        where d.closed_at is null`),
    );
    return row?.rows ?? 0;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unsubscribe?.();
    clearInterval(this.#poll);
    clearTimeout(this.#timer);
    this.#tasks.clear();
    await Promise.allSettled(this.#running.values());
    this.#tellIdle();
    this.#kept.clear();
  }

  kept(): { count: number; weight: number } {
    const { count, weight } = this.#kept;
    return { count, weight };
  }

  #hear(event: LiveEvent): void {
    if (event.kind === 'ended') event.documents.forEach((id) => this.#forget(id)); // else their words stay in memory
    if (!this.#leads()) return;
    if (event.kind === 'log') event.heads.forEach(([id, seq]) => this.#want(id, 'changed', seq));
    else if (event.kind === 'changed' && ['claim', 'codebook', 'source'].includes(event.noun))
      void this.#again(event).catch((error: unknown) => this.#report(error, 'lists could not be looked up'));
    this.#pump();
  }

  /** A poll, or after notifications were missed. */
  async #look(): Promise<void> {
    try {
      await this.#scan();
      this.#pump();
    } catch (error) {
      this.#report(error, 'the log could not be looked at');
    }
  }

  /** Documents whose cursor is behind, and closed ones that still have rows. */
  async #scan(): Promise<void> {
    const rows = await this.#ground.db.asService('projection', (tx) =>
      tx.execute<{ id: DocumentId; seq: string; head: string }>(raw`
        select d.id, coalesce(c.seq, 0) as seq, d.head_seq as head from document d
        left join projection_cursor c on c.project_id = d.project_id and c.document_id = d.id
        where case when d.closed_at is null then d.head_seq > coalesce(c.seq, 0) else c.seq is not null end`),
    );
    for (const { id, seq, head } of rows) this.#want(id, 'changed', Number(head), Number(seq));
  }

  /** Documents with an entry that named, or failed to name, what changed; null: all that failed. */
  async #again(event: { project: string; noun: string; id: string | null } | null): Promise<void> {
    const ids = await this.#ground.db.asService('projection', async (tx) => {
      const here = (column: typeof assertion.projectId | typeof coding.projectId) =>
        event ? raw`${column} = ${event.project}` : undefined;
      const assertions =
        event?.noun === 'codebook'
          ? []
          : await tx
              .selectDistinct({ id: assertion.documentId })
              .from(assertion)
              .where(
                and(
                  here(assertion.projectId),
                  or(
                    raw`${assertion.incomplete} && array['claim', 'value', 'unit', 'definition', 'root']`,
                    event?.id ? raw`${assertion.claimId} = ${event.id}` : undefined,
                  ),
                ),
              );
      const codings =
        event && event.noun !== 'codebook'
          ? []
          : await tx
              .selectDistinct({ id: coding.documentId })
              .from(coding)
              .where(and(here(coding.projectId), isNull(coding.codeId)));
      return [...assertions, ...codings].map((row) => row.id);
    });
    for (const id of ids) this.#want(id, 'again', 0);
    this.#pump();
  }

  #want(id: DocumentId, reason: Reason, head: number, seq?: number): void {
    if (this.#closed) return;
    const task = this.#tasks.get(id);
    const stronger = { changed: 0, again: 1, fresh: 2 };
    this.#tasks.set(id, {
      reason: task && stronger[task.reason] > stronger[reason] ? task.reason : reason,
      seq: task?.seq ?? seq ?? this.#kept.get(id)?.seq ?? Math.max(0, head - 1),
      head: Math.max(task?.head ?? 0, head),
      notBefore: Math.max(task?.notBefore ?? 0, this.#restUntil.get(id) ?? 0),
      failures: task?.failures ?? 0,
    });
  }

  /** Starts what may start, and comes back when the next may. */
  #pump(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const now = performance.now();
    let next = Infinity;
    for (const [id, task] of this.#tasks) {
      if (this.#running.size >= WORKERS) return; // whoever ends pumps again
      if (this.#running.has(id)) continue;
      const rests = task.notBefore > now && (this.#hurried === 0 || task.failures > 0);
      if (rests) next = Math.min(next, task.notBefore);
      else this.#begin(id, task);
    }
    if (next < Infinity) this.#timer = setTimeout(() => this.#pump(), next - now);
  }

  #begin(id: DocumentId, task: Task): void {
    this.#tasks.delete(id);
    const work = this.#project(id, task).finally(() => {
      this.#running.delete(id);
      this.#behindAtStart?.delete(id);
      this.#pump();
      this.#tellIdle();
    });
    this.#running.set(id, work);
  }

  async #project(id: DocumentId, task: Task): Promise<void> {
    try {
      const memory = this.#kept.get(id) ?? null;
      const began = performance.now();
      const now = await projectDocument(this.#ground, id, memory, task.reason);
      this.#tellLeftOut(id, now?.leftOut ?? 0);
      const isKept = this.#remember(id, now);
      const took = (performance.now() - began) * (isKept ? 1 : OF_LARGE);
      if (now) this.#restUntil.set(id, performance.now() + this.#restAfter(now, took));
    } catch (error) {
      this.#forget(id);
      if (this.#closed) return;
      this.#report(error, 'a document could not be projected');
      this.#want(id, task.reason, task.head, task.seq);
      const again = this.#tasks.get(id);
      if (again) {
        again.failures = task.failures + 1;
        again.notBefore = performance.now() + Math.min(60_000, BACK_OFF * 2 ** task.failures);
      }
    }
  }

  #restAfter(memory: Memory, took: number): number {
    const others = this.#tasks.size + this.#running.size;
    return Math.min(LONGEST_REST, Math.max(REST[memory.home.copy], took, took * 4 * (others - 1)));
  }

  /** Whether it is kept. Invalid: see `Memory.written`. */
  #remember(id: DocumentId, memory: Memory | null): boolean {
    if (memory !== null) return this.#kept.keep(id, memory, performance.now(), this.#isBusy);
    this.#kept.forget(id);
    return false;
  }

  #forget(id: DocumentId): void {
    this.#kept.forget(id);
    this.#restUntil.delete(id);
  }

  #sweep(): void {
    const now = performance.now();
    this.#kept.sweep(now, this.#isBusy);
    for (const [id, until] of this.#restUntil) if (until <= now) this.#restUntil.delete(id);
  }

  readonly #isBusy = (id: DocumentId): boolean => this.#running.has(id);

  #tellIdle(): void {
    if (!this.#closed && (this.#tasks.size > 0 || this.#running.size > 0)) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const resolve of waiting) resolve();
  }

  /** More than the bounds let become rows: whoever runs the server can find the record, and no word is told of it. */
  #tellLeftOut(id: DocumentId, count: number): void {
    if (count === (this.#told.get(id) ?? 0)) return;
    if (count === 0) this.#told.delete(id);
    else this.#told.set(id, count);
    if (count > 0)
      this.#ground.log.warn(
        { document: id, leftOut: count },
        'projection: a document is not in rows as a whole',
      );
  }

  #report(error: unknown, what: string): void {
    if (!this.#closed) this.#ground.log.error({ fault: describeFault(error) }, `projection: ${what}`);
  }
}
