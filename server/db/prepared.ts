/**
 * Statements that come again are prepared: Postgres plans each under its policies once a connection and not each time, and
 * the driver asks once and not twice. Only those of few parameters, since a list of another length is another statement,
 * and a connection keeps all that it has prepared.
 */
import type postgres from 'postgres';

/** A statement with a list in it soon has more. */
const MOST_PARAMETERS = 8;

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
            { ...options, prepare: parameters.length <= MOST_PARAMETERS },
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
