/** A thread's own way to the database, and to the keys: nothing that it reads there goes through the server's own thread. */
import type { AccountId, ProjectId } from '#core/ids.ts';
import { connect, type Login } from '../db/connect.ts';
import { Pool } from '../db/pool.ts';
import { KeyFiles } from '../keys.ts';
import type { Study } from './study-rows.ts';

/** What a thread is given to work with. */
export interface Seat {
  login: Login;
  schema: string;
  /** Where the key store lies. */
  keys: string;
}

/** Seconds after which a connection that nobody uses is given back. */
const IDLE = 30;

export class OwnDatabase {
  readonly #pool: Pool;
  readonly #keys: KeyFiles;

  constructor({ login, schema, keys }: Seat, max: number) {
    this.#pool = new Pool((lost) => connect(login, { max, schema, idle: IDLE, onclose: lost }));
    this.#keys = new KeyFiles(keys);
  }

  /** Nothing can be written in it. As the engine's service, or as a member, whose policies then hold. */
  read<T>(project: ProjectId, work: (study: Study) => Promise<T>, member?: AccountId): Promise<T> {
    return this.#begin('read only', project, work, member);
  }

  /** As the engine's service. */
  write<T>(project: ProjectId, work: (study: Study) => Promise<T>): Promise<T> {
    return this.#begin('read write', project, work);
  }

  /** Connections have gone silent: what waits on them fails, and new ones take their place. */
  renew(): void {
    this.#pool.renew();
  }

  async #begin<T>(
    mode: 'read only' | 'read write',
    project: ProjectId,
    work: (study: Study) => Promise<T>,
    member?: AccountId,
  ): Promise<T> {
    const [user, service] = member === undefined ? ['', 'engine'] : [member, ''];
    const { value } = await this.#pool.sql.begin(mode, async (sql) => {
      await sql`select set_config('app.user', ${user}, true), set_config('app.service', ${service}, true)`;
      return { value: await work({ sql, keys: this.#keys, project }) };
    });
    return value;
  }
}
