/** What must be true of data and keys before anything is served: said by name, and nothing is overwritten. */
import { isNotNull, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { KeyId } from '#core/ids.ts';
import type { Config } from './config.server.ts';
import { connect, type Database, type Login } from './db/client.ts';
import { SCHEMA } from './db/migrate.ts';
import { document, instance, project } from './db/schema.ts';
import { KeyStore, KeyStoreError } from './keys.ts';

export class InstanceError extends Error {
  override name = 'InstanceError';
}

export const checkInstance = {
  /** Before the key store is opened: a database that has one must not get another. */
  async before(owner: Login, config: Config): Promise<void> {
    const sql = connect(owner, { max: 1, schema: SCHEMA });
    try {
      const [table] = await sql`select to_regclass(${`${SCHEMA}.instance`}) as found`;
      if (!table?.found) return;
      if (!KeyStore.exists(config.keys) && (await hasInstance(sql)))
        throw new KeyStoreError(
          `This database belongs to a key store, and there is none at ${config.keys}. Without it no text can be read. Put the key store back, or point SANAD_KEYS to it. Nothing was changed.`,
        );
    } finally {
      await sql.end({ timeout: 5 });
    }
  },

  /** After migration: the first start writes the instance, every later one compares. */
  async after(db: Database, keys: KeyStore, config: Config): Promise<void> {
    const kind = config.demo ? 'demo' : 'real';
    await db.asService('start', async (tx) => {
      await tx.execute(raw`select pg_advisory_xact_lock(hashtext('sanad.instance'))`);
      const [row] = await tx.select().from(instance);
      if (!row) {
        await tx.insert(instance).values({ id: randomUUID(), keyStoreId: keys.id, kind });
        return;
      }
      if (row.keyStoreId !== keys.id)
        throw new KeyStoreError(
          `The key store at ${config.keys} is not the one of this database. Point SANAD_KEYS to the right one. Nothing was changed.`,
        );
      if (row.kind !== kind)
        throw new InstanceError(
          config.demo
            ? `The data at ${config.databaseUrl ? 'DATABASE_URL' : config.data} is not a demo's, and the demo does not touch it. Unset SANAD_DATA and DATABASE_URL, or point them elsewhere.`
            : `The data at ${config.databaseUrl ? 'DATABASE_URL' : config.data} is a demo's. Start it with npm run demo, or with --demo on the command line.`,
        );
      await checkKeys(tx, keys);
    });
  },
};

async function hasInstance(sql: ReturnType<typeof connect>): Promise<boolean> {
  // The owner's login need not see the row (it is forced under the policies); the table's size tells all the same.
  const [row] = await sql<
    { size: string }[]
  >`select pg_relation_size(${`${SCHEMA}.instance`}::regclass)::text as size`;
  return row !== undefined && row.size !== '0';
}

async function checkKeys(
  tx: Parameters<Parameters<Database['asService']>[1]>[0],
  keys: KeyStore,
): Promise<void> {
  const projects = await tx.select({ key: project.keyId }).from(project);
  const documents = await tx.select({ key: document.keyId }).from(document).where(isNotNull(document.keyId));
  const missing = [...projects, ...documents].map((r) => r.key).filter((key: KeyId) => !keys.has(key));
  if (missing.length > 0)
    throw new KeyStoreError(
      `The key store lacks ${missing.length} of this database's keys, such as ${missing[0]}. Put the missing files back from its backup. Nothing was changed.`,
    );
}
