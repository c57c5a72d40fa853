/**
 * The database as the application sees it: the app login, whose rows depend on who asks. Every statement runs in a
 * transaction that says for whom (`app.user`) or for which service (`app.service`); without either, no row is seen.
 */
import { sql as raw } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import type { AccountId } from '#core/ids.ts';
import { connect, type Login } from './connect.ts';
import { fewFirst } from './few-first.ts';
import * as schema from './schema.ts';
import { Pool } from './pool.ts';
import { preparing } from './prepared.ts';
import { Silence } from './silence.ts';

type Db = PostgresJsDatabase<typeof schema>;
/** A transaction with its context set. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** Work that is nobody's. Policies name each service's tables and verbs. */
export type Service = 'auth' | 'start' | 'log' | 'projection' | 'engine' | 'index' | 'audit' | 'purge';

export interface Database {
  /** As this account: rows by the policies of its memberships. */
  asUser<T>(account: AccountId, work: (tx: Tx) => Promise<T>): Promise<T>;
  asService<T>(service: Service, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * As this account, all of one moment: what others commit while it reads is not seen. It writes nothing, and has a connection
   * of its own, so that whoever holds one of the pool can ask without waiting for another of it.
   */
  atOneMoment<T>(account: AccountId, read: (tx: Tx) => Promise<T>): Promise<T>;
  /** Plain postgres.js on the same pool, for LISTEN/NOTIFY and hot paths that set their own context. */
  sql: postgres.Sql;
  /**
   * For short single statements that are asked in crowds, and set their own context: they go one behind another on a few
   * connections that are warm, where the pool would open one for each.
   */
  brief: postgres.Sql;
  /** Watches over an answer that should come soon: connections that have gone silent are left for new ones meanwhile. */
  watch<T>(work: Promise<T>): Promise<T>;
  /** One connection outside the pool, for what lasts as long as it, such as locks: whoever takes it ends it. */
  alone(events?: AloneEvents): postgres.Sql;
  close(): Promise<void>;
}

export interface AloneEvents {
  /** The connection has ended or could not be made. */
  ended(): void;
  notified(channel: string, payload: string): void;
}

export interface DatabaseOptions {
  max: number;
  schema: string;
  /** Connections had gone silent, and new ones are made. */
  onSilent?: () => void;
}

export function openDatabase(login: Login, options: DatabaseOptions): Database {
  const open = (max: number): Pool =>
    new Pool((lost) => forDrizzle(connect(login, { ...options, max, planOnce: true, onclose: lost })));
  const few = Math.max(1, Math.floor(options.max / 4));
  const pools = { few: open(few), others: open(Math.max(1, options.max - few)), brief: open(BRIEF) };
  const runIn = ({ sql }: Pool) => {
    const db = drizzle(preparing(sql), { schema });
    return <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction(work);
  };
  const transact = fewFirst({ run: runIn(pools.few), connections: few }, runIn(pools.others));
  const silence = new Silence(
    () => connect(login, { max: 1, schema: options.schema }),
    () => {
      for (const pool of Object.values(pools)) pool.renew();
      options.onSilent?.();
    },
  );
  return {
    asUser: (account, work) => transact(async (tx) => work(await asAccount(tx, account))),
    atOneMoment: async (account, read) => {
      const own = forDrizzle(connect(login, { max: 1, schema: options.schema }));
      try {
        return await drizzle(own, { schema }).transaction(async (tx) => read(await asAccount(tx, account)), {
          isolationLevel: 'repeatable read',
          accessMode: 'read only',
        });
      } finally {
        await own.end();
      }
    },
    asService: (service, work) =>
      transact(async (tx) => {
        await tx.execute(
          raw`select set_config('app.service', ${service}, true), set_config('app.user', '', true)`,
        );
        return work(tx);
      }),
    sql: pools.others.sql,
    brief: pools.brief.sql,
    watch: (work) => silence.watch(work),
    alone: (events) =>
      connect(login, {
        max: 1,
        schema: options.schema,
        forGood: true,
        ...(events ? { onclose: () => events.ended(), onnotify: (...told) => events.notified(...told) } : {}),
      }),
    close: async () => void (await Promise.all(Object.values(pools).map((pool) => pool.close()))),
  };
}

async function asAccount(tx: Tx, account: AccountId): Promise<Tx> {
  await tx.execute(raw`select set_config('app.user', ${account}, true), set_config('app.service', '', true)`);
  return tx;
}

/** Connections for what is asked briefly. */
const BRIEF = 2;

/** Drizzle sets its own parsers on a client that it is given: every pool must have them. */
function forDrizzle(sql: postgres.Sql): postgres.Sql {
  drizzle(sql);
  return sql;
}
