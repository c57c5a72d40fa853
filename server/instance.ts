/** What must be true of data and keys before anything is served: said by name, and nothing is overwritten. */
import { isNull, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { KeyId } from '#core/ids.ts';
import type { Config } from './config.server.ts';
import type { Database, Tx } from './db/client.ts';
import { connect, type Login } from './db/connect.ts';
import { becomeOwner, rolesOf, SCHEMA, type Roles } from './db/migrate.ts';
import { document, instance, project, totp } from './db/schema.ts';
import { KeyStore, KeyStoreError } from './keys.ts';

export class InstanceError extends Error {
  override name = 'InstanceError';
}

export const checkInstance = {
  /** Before anything is opened or migrated: a database that has a key store must not meet another, or none. */
  async before(owner: Login, config: Config): Promise<void> {
    const sql = connect(owner, { max: 1, schema: SCHEMA });
    try {
      const belongsTo = await keyStoreOf(sql, rolesOf(owner.database));
      if (belongsTo === null) return;
      if (!KeyStore.exists(config.keys))
        throw new KeyStoreError(
          `This database belongs to a key store, and there is none at ${config.keys}. Without it no text can be read. Put the key store back, or point SANAD_KEYS to it. Nothing was changed.`,
        );
      if (KeyStore.idAt(config.keys) !== belongsTo) throw otherStore(config);
    } finally {
      await sql.end({ timeout: 5 });
    }
  },

  /** After migration: the first start writes the instance, every later one compares. */
  async after(db: Database, keys: KeyStore, config: Config): Promise<void> {
    const kind = config.demo ? 'demo' : 'real';
    await db.asService('start', async (tx) => {
      await checkDurability(tx);
      await tx.execute(raw`select pg_advisory_xact_lock(hashtext('sanad.instance'))`);
      const [row] = await tx.select().from(instance);
      if (!row) {
        await tx.insert(instance).values({ id: randomUUID(), keyStoreId: keys.id, kind });
        return;
      }
      if (row.keyStoreId !== keys.id) throw otherStore(config);
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

/** What is said to be saved must stand after a power cut: a commit has to wait for the disk. As the app's own login sees it. */
async function checkDurability(tx: Tx): Promise<void> {
  const [row] = await tx.execute<{ commits: string }>(
    raw`select current_setting('synchronous_commit') as commits`,
  );
  if (row?.commits === 'off')
    throw new InstanceError(
      'Postgres runs with synchronous_commit = off: work that is said to be saved would be lost with the machine. Set it to on, for the server, the database and the login.',
    );
}

const otherStore = (config: Config): KeyStoreError =>
  new KeyStoreError(
    `The key store at ${config.keys} is not the one of this database. Point SANAD_KEYS to the right one. Nothing was changed.`,
  );

/** The key store that the database belongs to; null when it is new. The owner's login itself may see no schema. */
async function keyStoreOf(sql: ReturnType<typeof connect>, roles: Roles): Promise<string | null> {
  const tables = await sql`
    select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${SCHEMA} and c.relname = 'instance'`;
  if (tables.length === 0) return null;
  const rows = await sql.begin(async (tx) => {
    await becomeOwner(tx, roles);
    return tx<{ id: string }[]>`select key_store_id as id from instance`;
  });
  return rows[0]?.id ?? null;
}

async function checkKeys(
  tx: Parameters<Parameters<Database['asService']>[1]>[0],
  keys: KeyStore,
): Promise<void> {
  const projects = await tx.select({ key: project.keyId }).from(project);
  const documents = await tx.select({ key: document.keyId }).from(document).where(isNull(document.closedAt));
  const factors = await tx.select({ key: totp.keyId }).from(totp);
  const missing = [...projects, ...documents, ...factors]
    .map((r) => r.key)
    .filter((key: KeyId) => !keys.has(key));
  if (missing.length > 0)
    throw new KeyStoreError(
      `The key store lacks ${missing.length} of this database's keys, such as ${missing[0]}. Put the missing files back from its backup. Nothing was changed.`,
    );
}
