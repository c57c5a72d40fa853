/**
 * Statements that come again are prepared: Postgres plans each under its policies once a connection and not each time, and
 * the driver asks once and not twice. Those with a list only while it is short: a list of another length is another
 * statement, and a connection keeps all that it has prepared (`anyOf` makes one value of a list of ids).
 */
import type postgres from 'postgres';

/** With a list. */
const MOST_PARAMETERS = 8;
const MOST_WITHOUT_LIST = 32;
/** Of values, or of rows that are inserted. */
const LIST = / in \(\$\d+, |\), \(/;

const comesAgain = (text: string, parameters: number): boolean =>
  parameters <= (LIST.test(text) ? MOST_PARAMETERS : MOST_WITHOUT_LIST);

type Client = postgres.Sql | postgres.TransactionSql;

/** The client as Drizzle is to have it, in transactions too. */
export function preparing<C extends Client>(client: C): C {
  return new Proxy(client, {
    get: (target, name): unknown => {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      if (name === 'unsafe')
        return (text: string, parameters: readonly unknown[] = [], options: object = {}): unknown =>
          Reflect.apply(found, target, [
            text,
            parameters,
            { ...options, prepare: comesAgain(text, parameters.length) },
          ]);
      if (name === 'begin' || name === 'savepoint')
        return (...args: unknown[]): unknown => Reflect.apply(found, target, args.map(within));
      return found;
    },
  });
}

/** What is done in a transaction is given its client. */
const within = (argument: unknown): unknown =>
  typeof argument === 'function'
    ? (client: postgres.TransactionSql): unknown => Reflect.apply(argument, undefined, [preparing(client)])
    : argument;
