/**
 * Work that one process does for all: whoever holds this lock leads, and with its connection the lock goes to another.
 * It saves work and is never what makes work correct: two that take themselves for the leader for a moment write the
 * same rows, under locks of their own.
 */
import type postgres from 'postgres';
import type { Ground } from './ground.ts';

/** How long a leader's death may go unnoticed (ms). */
const LOOK = 1_000;

export interface Leadership {
  leads(): boolean;
  /** Calls back when this process begins to lead. */
  onLead(listener: () => void): void;
  close(): Promise<void>;
}

export async function seekLeadership(ground: Ground): Promise<Leadership> {
  const candidate = new Candidate(ground);
  await candidate.look();
  return candidate;
}

class Candidate implements Leadership {
  readonly #ground: Ground;
  readonly #sql: postgres.Sql;
  readonly #timer: NodeJS.Timeout;
  readonly #listeners: (() => void)[] = [];
  #leads = false;
  #isLooking = false;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#sql = ground.db.alone();
    this.#timer = setInterval(() => void this.look(), LOOK);
    this.#timer.unref();
  }

  leads(): boolean {
    return this.#leads;
  }

  onLead(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const did = this.#leads;
    this.#leads = await this.#ask().catch(() => false);
    this.#isLooking = false;
    if (did || !this.#leads) return;
    this.#ground.log.info('this process leads: it projects and assesses for all');
    for (const listener of this.#listeners) listener();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#leads = false;
    await this.#sql.end({ timeout: 1 });
  }

  /** Takes the lock, or finds it held here already: a connection that was made anew holds nothing. */
  async #ask(): Promise<boolean> {
    const [row] = await this.#sql<{ leads: boolean }[]>`
      select case when exists (select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted)
        then true else pg_try_advisory_lock(hashtextextended('sanad.leader', 0)) end as leads`;
    return row?.leads === true;
  }
}
