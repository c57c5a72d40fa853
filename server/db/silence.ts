/**
 * Connections whose other side is gone and said no word of it: a host that died, a standby that took over, a proxy that
 * swallows. TCP finds that out after a quarter of an hour, or never, and a statement may take as long as it likes. So
 * where an answer is long in coming a new connection is asked: if that one answers, the old ones are left.
 */
import type postgres from 'postgres';

/** What an answer may take before somebody asks why, and what a new connection may take to give one (ms). */
const PATIENCE = 3_000;
const PROBE = 2_000;

export class SilentError extends Error {
  override name = 'SilentError';
  readonly code = 'CONNECTION_SILENT';
}

/** Throws SilentError where the answer takes longer: nothing more may be asked of that connection. */
export async function answerWithin<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    // Where it is we who were busy, an answer that has come is read before it is called late.
    timer = setTimeout(() => setImmediate(reject, new SilentError('Postgres does not answer.')), ms);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

export class Silence {
  readonly #open: () => postgres.Sql;
  readonly #onSilent: () => void;
  #probing = false;

  /** `onSilent`: a new connection answers, and what was asked on an old one is still open. */
  constructor(open: () => postgres.Sql, onSilent: () => void) {
    this.#open = open;
    this.#onSilent = onSilent;
  }

  /** What came of the work, as it came. */
  async watch<T>(work: Promise<T>): Promise<T> {
    const timer = setInterval(() => void this.#look(), PATIENCE);
    timer.unref();
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  }

  async #look(): Promise<void> {
    if (this.#probing) return;
    this.#probing = true;
    const sql = this.#open();
    try {
      await answerWithin(PROBE, sql`select 1`);
      this.#onSilent();
    } catch {
      // Postgres is gone for everybody: new connections would fare no better
    } finally {
      this.#probing = false;
      void sql.end({ timeout: 0 });
    }
  }
}
