import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { is, sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as schema from '#server/db/schema.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

describe('the catalogue (PROTECTION 8)', () => {
  test('every table has row-level security, forced, and at least one policy', async () => {
    const rows = await t.ground.db.sql<{ name: string; on: boolean; forced: boolean; policies: number }[]>`
      select c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where c.relnamespace = 'sanad'::regnamespace and c.relkind in ('r', 'p')
        and c.relname <> 'schema_migration'`;
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((r) => !r.on || !r.forced || r.policies === 0)).toEqual([]);
  });

  test('every content table leads with project_id in its primary key', async () => {
    const instanceTables = [
      'instance',
      'account',
      'credential',
      'session',
      'totp',
      'passkey',
      'recovery_code',
      'enrolment',
      'device',
      'api_token',
      'project',
      'invitation',
      'schema_migration',
    ];
    const rows = await t.ground.db.sql<{ name: string; first: string }[]>`
      select c.relname as name, (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid
        and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
      from pg_class c where c.relnamespace = 'sanad'::regnamespace and c.relkind = 'r'`;
    expect(rows.filter((r) => !instanceTables.includes(r.name) && r.first !== 'project_id')).toEqual([]);
  });

  test('the app role owns nothing, bypasses nothing and is a member of nothing', async () => {
    const [role] = await t.ground.db.sql`
      select rolsuper, rolbypassrls, rolcreaterole,
        (select count(*)::int from pg_class where relowner = r.oid) as owns,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = current_user`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      owns: 0,
      memberships: 0,
    });
  });

  test('attack: no table of one’s own stands in the place of ours in what runs with the owner’s rights', async () => {
    const rows = await t.ground.db.sql<{ name: string; path: string | null }[]>`
      select p.proname as name, (select c from unnest(p.proconfig) c where c like 'search_path=%') as path
      from pg_proc p where p.pronamespace = 'sanad'::regnamespace and p.prosecdef`;
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ path }) => path !== 'search_path=sanad, pg_temp')).toEqual([]);
    await expect(t.ground.db.sql`create temporary table membership (id uuid)`).rejects.toThrow(
      /permission denied/,
    );
  });

  test('without a context no row of content is seen', async () => {
    for (const table of ['project', 'membership', 'account', 'source_type', 'record', 'claim', 'update_log'])
      expect(await t.ground.db.sql.unsafe(`select 1 from ${table}`)).toHaveLength(0);
  });

  test('what is never overwritten cannot be', async () => {
    await expect(t.ground.db.sql`delete from decision`).rejects.toThrow(/permission denied/);
    await expect(t.ground.db.sql`update assessment set status = 'x'`).rejects.toThrow(/permission denied/);
  });

  test('Drizzle describes the tables that the migrations made', async () => {
    const columns = await t.ground.db.sql<{ name: string }[]>`
      select table_name || '.' || column_name || (case is_nullable when 'NO' then ' not null' else '' end) as name
      from information_schema.columns where table_schema = 'sanad' and table_name <> 'schema_migration'`;
    const described = Object.values(schema).flatMap((value) => {
      if (!is(value, PgTable)) return [];
      const table = getTableConfig(value);
      return table.columns.map((c) => `${table.name}.${c.name}${c.notNull ? ' not null' : ''}`);
    });
    expect(described.toSorted()).toEqual(columns.map((c) => c.name).toSorted());
  });
});

test('free text is stored only sealed: every column of words is structure by its check, its type or this list', async () => {
  const structure = new Set([
    // hashes, fixed words and handles
    'credential.password_hash',
    'account.email',
    'session.id',
    'api_token.hash',
    'invitation.hash',
    'source.code',
    'record.code',
    'export.sha256',
    'assessment.status',
    'decision.held',
    'interview.questionnaire',
    'source.region',
    'interview.region',
    'role_band.camp',
    'claim.filed',
    'consent.language',
    'consent.covers',
    'schema_migration.name',
    'schema_migration.sha256',
    // keys of the claim's own lists, ids and enumerations that the projection has decoded
    'coding.id',
    'assertion.id',
    'memo.id',
    'assertion.stance',
    'assertion.value',
    'assertion.bound',
    'assertion.unit',
    'assertion.definition',
    'assertion.refers_from',
    'assertion.refers_to',
    'assertion.basis',
    'assertion.root',
    'assertion.incomplete',
    // figures, ids, fixed words; and keys of parties, which a purge names otherwise (server/purge/parties.ts)
    'assessment.cause',
    'assessment.result',
    'finding.result',
    'claim.interest',
    'interest_change.before',
    'interest_change.after',
    'export.contents',
    'vault_change.change',
  ]);
  const rows = await t.ground.db.sql<{ name: string }[]>`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'sanad'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype, 'xml'::regtype)
      and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey))`;
  expect(rows.map((r) => r.name).filter((name) => !structure.has(name))).toEqual([]);
});

test('what is stored as jsonb is structure too, each for its reason', async () => {
  const structure: Readonly<Record<string, string>> = {
    'claim.interest':
      'parties in use by their keys, the claim’s value keys or high, and ±1: claims refuse all else',
    'interest_change.before': 'what stood in claim.interest',
    'interest_change.after': 'what stands in claim.interest from then on',
    'assessment.cause': 'a fixed word and an id',
    'assessment.result':
      'written by the engine alone: ids, keys of the claim’s lists, figures and fixed words',
    'finding.result': 'written by the engine alone: type and party keys, opaque ids, figures',
    'export.contents': 'written by the export alone: counts, and the codes of records',
    'vault_change.change': 'public keys and ids, each by its form: what two leads signed of their list',
  };
  const rows = await t.ground.db.sql<{ name: string }[]>`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'sanad'::regnamespace and c.relkind = 'r' and a.attnum > 0
      and a.atttypid in ('jsonb'::regtype, 'json'::regtype)`;
  expect(rows.map((r) => r.name).toSorted()).toEqual(Object.keys(structure).toSorted());
});

test('nobody makes more of themselves: neither a role, nor an admin, nor a suspension undone', async () => {
  const as = (who: string, statement: string): Promise<unknown> =>
    t.ground.db.asUser(study.accounts[who]!, (tx) => tx.execute(raw.raw(statement)));
  for (const statement of [
    "update membership set role = 'lead'",
    'update membership set ordinal = 9',
    'update account set is_admin = true',
    "update account set email = 'other@study.test'",
    'update account set permission_version = 1000',
  ])
    await expect(as('a', statement), statement).rejects.toMatchObject({ cause: { code: '42501' } });
  await as('a', "update account set theme = 'dark'");
  await as('a', 'update membership set last_visit_at = now()');
});

test('a lead sees the team, a researcher only leads and themselves, an outsider nobody', async () => {
  const count = async (who: string): Promise<number> =>
    t.ground.db.asUser(
      study.accounts[who]!,
      async (tx) => (await tx.select().from(schema.membership)).length,
    );
  expect(await count('lead')).toBe(8);
  expect(await count('a')).toBe(3);
  expect(await count('analyst')).toBe(4);
  expect(await count('outsider')).toBe(0);
});
