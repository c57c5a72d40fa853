/**
 * Transactions that end with their connection. The driver (postgres.js 3.4.9) goes on with a transaction whose connection
 * was lost: its next statements, its `rollback` or `commit` go to whatever connection the same slot of the pool has by
 * then, into somebody else's transaction, which they would end half-way. So nothing more is sent once the connection is
 * lost: the caller is told, and the rest of the work never goes on.
 */
import type postgres from 'postgres';

type Work = (tx: postgres.TransactionSql) => unknown;

/** Milliseconds for the connection's own end to follow a statement's error that tells of it. */
const GRACE = 1_000;

/** Gives `sql` a `begin` that keeps this promise. */
export function endWithConnection(sql: postgres.Sql): postgres.Sql {
  const begin = sql.begin.bind(sql);
  Reflect.set(sql, 'begin', (...args: [Work] | [string, Work]) => {
    const [options, work] = args.length === 2 ? args : ['', args[0]];
    return run((inside) => begin(options, inside), work);
  });
  return sql;
}

class Lost {
  is = false;
  readonly #told: Promise<void>;
  #tell: () => void = () => undefined;

  constructor() {
    this.#told = new Promise((resolve) => (this.#tell = resolve));
  }

  note(): void {
    this.is = true;
    this.#tell();
  }

  /** Whether it is lost, now or in a moment. */
  async soon(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.#told, new Promise((resolve) => (timer = setTimeout(resolve, GRACE)))]);
    clearTimeout(timer);
    return this.is;
  }
}

function run(begin: (inside: Work) => Promise<unknown>, work: Work): Promise<unknown> {
  const lost = new Lost();
  const inside = async (tx: postgres.TransactionSql): Promise<unknown> => {
    try {
      const result = await work(stopped(tx, lost));
      if (!lost.is) return result;
    } catch (error) {
      if (!lost.is && !(tellsOfLoss(error) && (await lost.soon()))) throw error;
    }
    return new Promise<never>(() => undefined); // `begin` has been rejected; a return would send `commit`
  };
  const done = begin(inside);
  done.catch(() => lost.note()); // also after an ordinary error: nothing follows either
  return done;
}

/** The transaction's `sql`, which sends nothing any more once the connection is lost. */
const stopped = (tx: postgres.TransactionSql, lost: Lost): postgres.TransactionSql =>
  new Proxy(tx, {
    apply(target, self, args) {
      refuse(lost);
      const answer: unknown = Reflect.apply(target, self, args);
      return answer;
    },
    get(target, name, receiver) {
      if (name === 'unsafe' || name === 'savepoint') refuse(lost);
      const member: unknown = Reflect.get(target, name, receiver);
      return member;
    },
  });

function refuse(lost: Lost): void {
  if (lost.is)
    throw Object.assign(new Error('The connection of this transaction has ended.'), {
      code: 'CONNECTION_CLOSED',
    });
}

/** The driver's words, the system's, and Postgres's own goodbye. */
function tellsOfLoss(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = String(Reflect.get(cause, 'code'));
    if (/^(CONNECTION_|E[A-Z]+$|57P0|08...$)/.test(code)) return true;
  }
  return false;
}
