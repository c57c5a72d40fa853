/** Whether Postgres answers. One question at a time: one that hangs must not be asked by everybody who wonders. */
import type { Database } from './client.ts';

const PATIENCE_MS = 1_000;

export class Pulse {
  readonly #db: Pick<Database, 'sql'>;
  #asked: Promise<boolean> | null = null;

  constructor(db: Pick<Database, 'sql'>) {
    this.#db = db;
  }

  /** True while it answers within a second. */
  async feel(): Promise<boolean> {
    this.#asked ??= this.#ask().finally(() => (this.#asked = null));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)));
    const answer = await Promise.race([this.#asked, late]);
    clearTimeout(timer);
    return answer;
  }

  #ask(): Promise<boolean> {
    return this.#db.sql`select 1`.then(
      () => true,
      () => false,
    );
  }
}
