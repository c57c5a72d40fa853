/** `--reset`: the demo anew. Touches nothing that does not say of itself that it is a demo's. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import type { Config } from '../config.server.ts';
import { connect, loginFromUrl, type Login } from '../db/connect.ts';
import { startEmbedded } from '../db/embedded.ts';
import { rolesOf, SCHEMA } from '../db/migrate.ts';
import { InstanceError } from '../instance.ts';
import { KeyStore } from '../keys.ts';

/** Deletes a demo's rows and keys; does nothing where there are none. */
export async function resetDemo(config: Config): Promise<void> {
  if (config.databaseUrl !== null) return resetDatabase(config, loginFromUrl(config.databaseUrl));
  if (!existsSync(join(config.data, 'postgres', 'PG_VERSION'))) return;
  const embedded = await startEmbedded(config.data);
  try {
    await resetDatabase(config, embedded.owner);
  } finally {
    await embedded.release();
  }
}

async function resetDatabase(config: Config, owner: Login): Promise<void> {
  const sql = connect(owner, { max: 1, schema: SCHEMA });
  try {
    const [table] = await sql`select to_regclass(${`${SCHEMA}.instance`}) as found`;
    if (!table?.['found']) return;
    await refuseIfServed(sql);
    const roles = rolesOf(owner.database);
    const store = await sql.begin(async (tx) => {
      await tx.unsafe(`set local role ${roles.migrator}`);
      await tx.unsafe(`set local role ${roles.owner}`);
      const found = await demoStore(tx, config);
      await tx.unsafe(`drop schema ${SCHEMA} cascade`);
      return found;
    });
    if (store !== null) deleteKeys(config.keys, store);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The key store that the demo's data belongs to; null where no instance was written yet. */
async function demoStore(tx: postgres.TransactionSql, config: Config): Promise<string | null> {
  await tx`alter table instance no force row level security`; // in a transaction that drops the table or is undone
  const [row] = await tx<{ kind: string; store: string }[]>`
    select kind, key_store_id::text as store from instance`;
  if (row && row.kind !== 'demo')
    throw new InstanceError(
      `The data at ${config.databaseUrl ? 'DATABASE_URL' : config.data} is not a demo's, and --reset does not touch it. Unset SANAD_DATA and DATABASE_URL, or point them elsewhere. Nothing was changed.`,
    );
  return row?.store ?? null;
}

/**
 * Connections that were just closed take a moment to go. Of another role's session this login may see little more than
 * that it is there; autovacuum has no name.
 */
async function refuseIfServed(sql: postgres.Sql): Promise<void> {
  for (let patience = 20; patience > 0; patience--) {
    const others = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and usename is not null and pid <> pg_backend_pid()`;
    if (others.length === 0) return;
    await pause(100);
  }
  throw new InstanceError(
    'Something works on this data: a server that is running. Stop it, then start with --reset. Nothing was changed.',
  );
}

/** Only the store of that id, and in it only what a key store holds. */
function deleteKeys(path: string, id: string): void {
  if (KeyStore.idAt(path) !== id) return;
  rmSync(join(path, 'keys'), { recursive: true, force: true });
  rmSync(join(path, 'store.json'), { force: true });
  if (readdirSync(path).length === 0) rmdirSync(path);
}
