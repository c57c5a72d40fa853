/** A server inside this process that can be dropped as a kill would: nothing of it is heard or written afterwards. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type postgres from 'postgres';
import type { Ground } from '#server/ground.ts';
import { createSync, type Sync } from '#server/sync/sync.ts';

/**
 * What befalls the next transaction: its connection is cut before the commit, the answer to its commit is lost, or the
 * commit is slow, so that whatever is shown too early is shown while it is visibly not there.
 */
export type Fault = 'cut' | 'late' | 'slow';

const SLOW = 15;

export type Work = (tx: postgres.TransactionSql) => PromiseLike<unknown>;

/** `sql` whose transactions, and whose commits of a single statement, go through `run`. */
export function around(sql: postgres.Sql, run: (work: Work) => Promise<unknown>): postgres.Sql {
  return new Proxy(sql, {
    get: (target, name): unknown => (name === 'begin' ? run : Reflect.get(target, name)),
    apply: (target, self, args: unknown[]): unknown =>
      isCommit(args[0])
        ? run((tx) => Reflect.apply(tx, undefined, args) as PromiseLike<unknown>)
        : Reflect.apply(target, self, args),
  });
}

const isCommit = (strings: unknown): boolean =>
  Array.isArray(strings) && strings.some((part) => String(part).includes('commit_updates('));

export class Process {
  readonly faults: Fault[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #sync: Sync;
  #isDead = false;
  port = 0;

  private constructor(ground: Ground) {
    this.#sync = createSync(this.#mortal(ground));
    this.#server = createServer();
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('upgrade', (request, socket, head) => this.#sync.handleUpgrade(request, socket, head));
  }

  static async start(ground: Ground): Promise<Process> {
    const started = new Process(ground);
    await new Promise<void>((resolve) => started.#server.listen(0, '127.0.0.1', resolve));
    started.port = (started.#server.address() as AddressInfo).port;
    return started;
  }

  /** Its sockets break now, and its transactions that are not committed never will be. What it held is freed in time. */
  async kill(): Promise<void> {
    this.#isDead = true;
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await this.#sync.close();
  }

  async close(): Promise<void> {
    await this.#sync.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #mortal(ground: Ground): Ground {
    const { db } = ground;
    const alive = <T>(work: () => Promise<T>): Promise<T> => {
      if (this.#isDead) throw new Error('the process was killed');
      return work();
    };
    const sql = around(db.sql, (work) => this.#begin(db.sql, work));
    return {
      ...ground,
      db: {
        ...db,
        sql,
        asUser: (account, work) => alive(() => db.asUser(account, work)),
        asService: (service, work) => alive(() => db.asService(service, work)),
      },
    };
  }

  async #begin(sql: postgres.Sql, work: Work): Promise<unknown> {
    const fault = this.faults.shift();
    const result: unknown = await sql.begin(async (tx) => {
      const done = await work(tx);
      if (this.#isDead) throw new Error('the process was killed');
      if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW));
      if (fault === 'cut') await tx`select pg_terminate_backend(pg_backend_pid())`;
      return done;
    });
    if (this.#isDead) throw new Error('the process was killed');
    if (fault === 'late')
      throw Object.assign(new Error('the answer was lost'), { code: 'CONNECTION_CLOSED' });
    return result;
  }
}
