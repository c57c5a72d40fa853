/**
 * While a process has sockets of an account, or frames of theirs on the way to the log, it holds a shared advisory lock
 * on that account, for the session of one connection of its own. Whoever ends the account's access takes the same lock
 * exclusively and so knows that no process stands under the old grant (server/auth/revoke.ts).
 */
import type postgres from 'postgres';
import type { AccountId } from '#core/ids.ts';
import { accountLock } from '../auth/revoke.ts';
import { answerWithin, SilentError } from '../db/silence.ts';
import type { Ground } from '../ground.ts';

/** Milliseconds in which the connection with the locks answers: Postgres frees those of one that it has given up. */
const PATIENCE = 10_000;

interface Hold {
  count: number;
  taken: Promise<boolean>;
  /** Nobody comes in under it any more. */
  over: boolean;
}

/** A lock that the next statement takes. */
interface Wanted {
  account: AccountId;
  resolve(taken: boolean): void;
  reject(reason: unknown): void;
}

export class Holds {
  readonly #ground: Ground;
  /** Locks were lost with their connection: what rested on them has to be asked anew, and rests until then. */
  readonly #onLost: (accounts: AccountId[]) => void;
  readonly #holds = new Map<AccountId, Hold>();
  readonly #wanted: Wanted[] = [];
  #connection: { sql: postgres.Sql; pid: number } | null = null;
  #isChecking = false;
  #chain: Promise<unknown> = Promise.resolve();

  constructor(ground: Ground, onLost: (accounts: AccountId[]) => void) {
    this.#ground = ground;
    this.#onLost = onLost;
  }

  /** What lets the hold go; null: somebody is ending this account's access right now. */
  async take(account: AccountId): Promise<(() => void) | null> {
    const hold = this.#holds.get(account) ?? { count: 0, taken: this.#lockSoon(account), over: false };
    if (hold.over) return null;
    hold.count += 1;
    this.#holds.set(account, hold);
    let taken = false;
    try {
      taken = await hold.taken;
    } finally {
      if (!taken && this.#holds.get(account) === hold) this.#holds.delete(account);
    }
    return taken ? () => this.#release(account, hold) : null;
  }

  /** Those who have it let it go now: whoever came in under it meanwhile would keep it from who ends the access. */
  retire(account: AccountId): void {
    const hold = this.#holds.get(account);
    if (hold) hold.over = true;
  }

  #release(account: AccountId, hold: Hold): void {
    hold.count -= 1;
    if (hold.count > 0 || this.#holds.get(account) !== hold) return;
    this.#holds.delete(account);
    void this.#inTurn(() => this.#unlock(account)).catch(() => undefined); // else it went with its connection
  }

  /** Whether the connection with the locks is still the same; asked every second. Nobody waits for the answer. */
  check(): void {
    if (this.#connection === null || this.#isChecking) return;
    this.#isChecking = true;
    void this.#inTurn(() => this.#verify())
      .catch(() => undefined)
      .finally(() => (this.#isChecking = false));
  }

  async close(): Promise<void> {
    await this.#inTurn(async () => {
      const { sql } = this.#connection ?? {};
      this.#connection = null; // so that its end is no loss
      await sql?.end({ timeout: 1 }); // and the locks with it
    }).catch(() => undefined);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#chain.then(work, work);
    this.#chain = turn.catch(() => undefined);
    return turn;
  }

  /** In the next turn, with all that are wanted by then: when everybody comes back, that is one statement and not one each. */
  #lockSoon(account: AccountId): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#wanted.push({ account, resolve, reject });
      if (this.#wanted.length === 1) void this.#inTurn(() => this.#lockWanted());
    });
  }

  async #lockWanted(): Promise<void> {
    const wanted = this.#wanted.splice(0);
    try {
      const taken = await this.#lock(wanted.map(({ account }) => account));
      wanted.forEach(({ resolve }, i) => resolve(taken[i] === true));
    } catch (error) {
      for (const { reject } of wanted) reject(error);
    }
  }

  /** Of each, whether it was taken. */
  async #lock(accounts: readonly AccountId[]): Promise<boolean[]> {
    const { sql, pid } = await this.#connect();
    const rows = await this.#answer(
      sql,
      sql<{ ok: boolean; pid: number }[]>`
        select pg_try_advisory_lock_shared(hashtextextended(name, 0)) as ok, pg_backend_pid() as pid
        from unnest(${accounts.map(accountLock)}::text[]) with ordinality as a (name, n) order by n`,
    );
    if (rows[0]?.pid === pid) return rows.map(({ ok }) => ok);
    this.#lost(sql);
    return [];
  }

  async #unlock(account: AccountId): Promise<void> {
    if (this.#connection === null) return;
    const { sql } = this.#connection;
    await this.#answer(
      sql,
      sql`select pg_advisory_unlock_shared(hashtextextended(${accountLock(account)}, 0))`,
    );
  }

  async #connect(): Promise<{ sql: postgres.Sql; pid: number }> {
    if (this.#connection) return this.#connection;
    const sql: postgres.Sql = this.#ground.db.alone({
      ended: () => this.#lost(sql), // at once: whoever waits for these locks has them now
      notified: () => undefined,
    });
    try {
      const [row] = await answerWithin(PATIENCE, sql<{ pid: number }[]>`select pg_backend_pid() as pid`);
      this.#connection = { sql, pid: row?.pid ?? 0 };
      return this.#connection;
    } catch (error) {
      await sql.end({ timeout: 0 });
      throw error;
    }
  }

  async #verify(): Promise<void> {
    if (!this.#connection) return;
    const { sql, pid } = this.#connection;
    const rows = await this.#answer(sql, sql<{ pid: number }[]>`select pg_backend_pid() as pid`).catch(
      () => [],
    );
    if (rows[0]?.pid !== pid) this.#lost(sql);
  }

  /** Silence is a loss. */
  async #answer<T>(sql: postgres.Sql, answer: Promise<T>): Promise<T> {
    try {
      return await answerWithin(PATIENCE, answer);
    } catch (error) {
      if (error instanceof SilentError) this.#lost(sql);
      throw error;
    }
  }

  #lost(sql: postgres.Sql): void {
    void sql.end({ timeout: 0 }); // it may have another connection by now, with other locks
    if (this.#connection?.sql !== sql) return; // that was noticed already
    this.#connection = null;
    const accounts = [...this.#holds.keys()];
    this.#holds.clear();
    if (accounts.length > 0) this.#onLost(accounts);
  }
}
