/**
 * Brings a database to this version's shape: roles, schema, numbered SQL files, each once and in its own transaction.
 * Three roles: the owner (no login) owns the tables, the migrator may become the owner, the app serves and owns nothing.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { connect, type Login } from './connect.ts';

export const SCHEMA = 'sanad';

export interface Roles {
  owner: string;
  migrator: string;
  app: string;
}

export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** Roles belong to the whole cluster: their names carry a digest of the database's, so that two studies stay apart. */
export function rolesOf(database: string): Roles {
  const suffix = createHash('sha256').update(database).digest('hex').slice(0, 8);
  return { owner: `sanad_owner_${suffix}`, migrator: `sanad_migrator_${suffix}`, app: `sanad_app_${suffix}` };
}

/** Migrates with the owner's login and answers with the app login that serves from then on. */
export async function migrate(login: Login, appPassword: string, folder: string): Promise<Login> {
  const roles = rolesOf(login.database);
  const sql = connect(login, { max: 1, schema: SCHEMA });
  try {
    await sql`select pg_advisory_lock(hashtext('sanad.migrate'))`; // two servers may start at once
    await makeRoles(sql, roles, login, appPassword);
    await makeSchema(sql, roles);
    const done = await applied(sql, roles); // nobody else applies any meanwhile
    for (const file of migrationFiles(folder)) await apply(sql, roles, folder, file, done.get(file));
    await sql`select pg_advisory_unlock(hashtext('sanad.migrate'))`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  return { ...login, username: roles.app, password: appPassword };
}

const migrationFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .toSorted();

async function makeRoles(sql: postgres.Sql, roles: Roles, login: Login, password: string): Promise<void> {
  const has = async (name: string): Promise<boolean> =>
    (await sql`select 1 from pg_roles where rolname = ${name}`).length > 0;
  if (!(await has(roles.owner))) await sql.unsafe(`create role ${roles.owner} nologin noinherit`);
  if (!(await has(roles.migrator))) await sql.unsafe(`create role ${roles.migrator} nologin noinherit`);
  if (!(await has(roles.app))) await sql.unsafe(`create role ${roles.app} login noinherit nobypassrls`);
  await sql.unsafe(`alter role ${roles.app} password '${password}'`); // hex of our own making
  await sql.unsafe(`grant ${roles.owner} to ${roles.migrator}`);
  await sql.unsafe(`grant ${roles.migrator} to "${login.username.replaceAll('"', '""')}"`);
  await sql.unsafe(`grant connect on database "${login.database.replaceAll('"', '""')}" to ${roles.app}`);
  // Nobody who serves makes a table that only their own connection sees.
  await sql.unsafe(`revoke temporary on database "${login.database.replaceAll('"', '""')}" from public`);
  await sql.unsafe(`grant create on database "${login.database.replaceAll('"', '""')}" to ${roles.owner}`);
}

/** For the rest of the transaction. */
export async function becomeOwner(tx: postgres.TransactionSql, roles: Roles): Promise<void> {
  await tx.unsafe(`set local role ${roles.migrator}`);
  await tx.unsafe(`set local role ${roles.owner}`);
}

async function makeSchema(sql: postgres.Sql, roles: Roles): Promise<void> {
  await sql.begin(async (tx) => {
    await becomeOwner(tx, roles);
    await tx.unsafe(`create schema if not exists ${SCHEMA}`);
    await tx.unsafe(`create table if not exists ${SCHEMA}.schema_migration
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  });
}

/** The digest of each that ran on this database, by its name. */
function applied(sql: postgres.Sql, roles: Roles): Promise<Map<string, string>> {
  return sql.begin(async (tx) => {
    await becomeOwner(tx, roles);
    const rows = await tx<{ name: string; sha256: string }[]>`select name, sha256 from schema_migration`;
    return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  });
}

async function apply(
  sql: postgres.Sql,
  roles: Roles,
  folder: string,
  file: string,
  done: string | undefined,
): Promise<void> {
  const text = readFileSync(join(folder, file), 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (done === sha256) return;
  if (done !== undefined)
    throw new MigrationError(
      `Migration ${file} was changed after it ran on this database. Migrations are append-only: restore the file and add a new one.`,
    );
  await sql.begin(async (tx) => {
    await becomeOwner(tx, roles);
    await tx.unsafe(
      text
        .replaceAll('{{app}}', roles.app)
        .replaceAll('{{owner}}', roles.owner)
        .replaceAll('{{schema}}', SCHEMA),
    );
    await tx`insert into schema_migration (name, sha256) values (${file}, ${sha256})`;
  });
}
