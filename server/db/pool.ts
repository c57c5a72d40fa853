/**
 * A pool that outlives its Postgres. The driver (postgres.js 3.4.9) takes things over from a connection that was lost into
 * the next one in its slot: the last error, unsent bytes, a timer that never comes (porsager/postgres#1154, #1208). The
 * next statement then fails with what was said to another, or waits for ever. So a pool that lost a connection gets no
 * new work: what it has begun ends on the connections that it has, and a new pool takes its place.
 */
import type postgres from 'postgres';

/** Milliseconds in which what waits for a connection of the old pool gets one. */
const GRACE = 2_000;
/** Seconds in which what runs there must end, and where nothing is heard of it. */
const LAST = 30;
const LAST_OF_SILENT = 3;
/** Seconds for the same when all is closed. */
const CLOSING = 2;

export type Open = (lost: () => void) => postgres.Sql;

export class Pool {
  readonly #open: Open;
  readonly #retired = new Map<postgres.Sql, NodeJS.Timeout>();
  #current: postgres.Sql;
  #closed = false;
  /** Pools that were left as silent and have not ended yet. */
  #silent = 0;
  /** The pool as it is now, behind one name. */
  readonly sql: postgres.Sql;

  constructor(open: Open) {
    this.#open = open;
    this.#current = this.#begin();
    this.sql = new Proxy(this.#current, {
      apply: (_target, self, args): unknown => Reflect.apply(this.#current, self, args),
      get: (_target, name): unknown => Reflect.get(this.#current, name),
    });
  }

  /** Connections of it are silent: what waits on them fails soon. One at a time, or a slow Postgres would drown in new ones. */
  renew(): void {
    if (this.#closed || this.#silent > 0) return;
    this.#silent += 1;
    this.#retire(this.#current, LAST_OF_SILENT, () => (this.#silent -= 1));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#retired.values()) clearTimeout(timer);
    const pools = [this.#current, ...this.#retired.keys()];
    await Promise.all(pools.map((sql) => sql.end({ timeout: CLOSING })));
  }

  #begin(): postgres.Sql {
    const sql: postgres.Sql = this.#open(() => {
      if (!this.#closed && this.#current === sql) this.#retire(sql);
    });
    return sql;
  }

  #retire(sql: postgres.Sql, last = LAST, ended: () => void = () => undefined): void {
    this.#current = this.#begin();
    const timer = setTimeout(() => {
      this.#retired.delete(sql);
      void sql.end({ timeout: last }).finally(ended);
    }, GRACE);
    timer.unref();
    this.#retired.set(sql, timer);
  }
}
