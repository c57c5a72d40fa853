/**
 * The permission matrix by table, tried as SQL: every role, every table, every verb, as the database's app role and past
 * every page and `can`. A table without a row in src/core/access-tables.ts fails here.
 */
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#core/access.ts';
import { TABLES, type Rows } from '#core/access-tables.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { rolesOf, SCHEMA } from '#server/db/migrate.ts';
import { PROJECT_SEALED } from '#server/purge/sealed.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { drawWorld, readColumns, seedTables } from './seeded-tables.ts';

let t: TestGround;
let study: TestStudy;
/** The superuser's, who sees all. */
let owner: postgres.Sql;
let columns: Awaited<ReturnType<typeof readColumns>>;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  const other = await freshStudy(t.ground, 'other');
  owner = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: SCHEMA });
  await seedTables(owner, [
    drawWorld(study.project, study.accounts),
    drawWorld(other.project, other.accounts),
  ]);
  columns = await readColumns(owner);
  await owner.unsafe(TRY.replaceAll('{{app}}', rolesOf(owner.options.database).app));
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

/** Each statement by itself, undone again: how many rows it touched, or its error's code. */
const TRY = `
  create function try_all(statements text[]) returns text[] language plpgsql as $$
  declare answers text[] := '{}'; touched bigint; statement text;
  begin
    foreach statement in array statements loop
      begin
        execute statement;
        get diagnostics touched = row_count;
        raise exception '%', touched using errcode = 'U0000';
      exception
        when sqlstate 'U0000' then answers := answers || touched::text;
        when others then answers := answers || ('error ' || sqlstate);
      end;
    end loop;
    return answers;
  end $$;
  grant execute on function try_all(text[]) to {{app}}`;

const WHO: Readonly<Record<Role, string>> = {
  lead: 'lead',
  analyst: 'analyst',
  researcher: 'a',
  reviewer: 'reviewer',
  auditor: 'auditor',
};
const tables = (): string[] => [...columns.keys()];
const has = (table: string, name: string): boolean =>
  columns.get(table)?.some((c) => c.name === name) === true;

async function tryAll(
  as: { user: string } | { service: string },
  statements: readonly string[],
): Promise<string[]> {
  const [user, service] = 'user' in as ? [as.user, ''] : ['', as.service];
  const [row] = await t.ground.db.sql.begin(async (tx) => {
    await tx`select set_config('app.user', ${user}, true), set_config('app.service', ${service}, true)`;
    return tx<{ answers: string[] }[]>`select try_all(${[...statements]}::text[]) as answers`;
  });
  return row?.answers ?? [];
}

/** The rows themselves, so that neither a wrong row nor a missing one passes. */
const digestOf = (table: string, where = 'true'): string =>
  `select coalesce(string_agg(md5(t::text), ',' order by md5(t::text)), '') as rows, count(*)::int as n
   from "${table}" t where ${where}`;

const COMPARTMENT = (id: string, me: string): string =>
  `exists (select 1 from compartment c where c.object_id = ${id} and c.researcher_id = '${me}')`;
const DOCUMENT = (of: string): string =>
  `exists (select 1 from document d where d.id = t.document_id and ${of.replaceAll('t.', 'd.')})`;

/** Which of the project's rows a word of the table means; null: what the note says. */
function part(table: string, rows: Rows, me: string): string | null {
  switch (rows) {
    case 'some':
      return null;
    case 'no':
      return 'false';
    case 'all':
      return 'true';
    case 'own':
      return ownPart(table, me);
    case 'released':
      return releasedPart(table);
    case 'shown':
      return `exists (select 1 from claim_reviewer s where s.claim_id = t.${table === 'claim' ? 'id' : 'claim_id'}
        and s.account_id = '${me}')`;
  }
}

function ownPart(table: string, me: string): string {
  if (table === 'account') return `t.id = '${me}'`;
  for (const column of ['researcher_id', 'taken_by', 'account_id'])
    if (has(table, column) && !has(table, 'document_id')) return `t.${column} = '${me}'`;
  if (['source', 'interview', 'record'].includes(table)) return COMPARTMENT('t.id', me);
  const field = `t.copy = 'field' and ${COMPARTMENT('t.record_id', me)}`;
  return table === 'document' ? field : DOCUMENT(field);
}

function releasedPart(table: string): string {
  if (table === 'record') return 't.released_at is not null';
  if (table === 'interview')
    return 'exists (select 1 from record r where r.interview_id = t.id and r.released_at is not null)';
  return table === 'document' ? `t.copy = 'analysis'` : DOCUMENT(`t.copy = 'analysis'`);
}

function ofProject(table: string): string {
  if (has(table, 'project_id') && table !== 'api_token') return `t.project_id = '${study.project}'`;
  return table === 'project' ? `t.id = '${study.project}'` : 'true';
}

const rowsOf = (cell: string): Rows => cell.replace(/[+~-]+$/, '') as Rows;

test('attack 1: every table has a row in the matrix, and every row its table', () => {
  expect(tables().toSorted(), 'add it to src/core/access-tables.ts').toEqual(Object.keys(TABLES).toSorted());
});

test('attack 2: a purge seals every column anew that it knows, in every study', async () => {
  const wrong: string[] = [];
  for (const { table, columns: sealed } of PROJECT_SEALED)
    for (const column of Object.keys(sealed)) {
      const statement = `update "${table}" t set "${column}" = "${column}" where ${ofProject(table)}`;
      const [touched] = await tryAll({ service: 'purge' }, [statement]);
      if (!(Number(touched) > 0)) wrong.push(`${table}.${column}: ${touched}`);
    }
  expect(wrong, 'it takes a policy, a grant of the column, and a guard that lets it').toEqual([]);
});

test('every table holds rows to be tried with, of this project and of another', async () => {
  const empty: string[] = [];
  for (const table of tables()) {
    const [row] = await owner.unsafe<{ n: number }[]>(digestOf(table, ofProject(table)));
    if ((row?.n ?? 0) === 0) empty.push(table);
  }
  expect(empty).toEqual([]);
});

describe.each(ROLES)('attack 1: as SQL, under the name of the %s,', (role) => {
  test('every table gives the rows that the matrix says, and no other', async () => {
    const me = study.accounts[WHO[role]] ?? '';
    const wrong: string[] = [];
    for (const table of tables()) {
      const rows = rowsOf(TABLES[table]?.[role] ?? 'no');
      const seen = await digestAs(me, table);
      const where = part(table, rows, me);
      if (where === null) {
        const [all] = await owner.unsafe<{ n: number }[]>(digestOf(table));
        if (seen.n === 0 || seen.n >= (all?.n ?? 0)) wrong.push(`${table}: ${seen.n} of ${all?.n}, not some`);
        continue;
      }
      const [due] = await owner.unsafe<{ rows: string; n: number }[]>(
        digestOf(table, `${ofProject(table)} and ${where}`),
      );
      if (due?.n === 0 && rows !== 'no') wrong.push(`${table}: nothing is ${rows}, so nothing is tried`);
      if (seen.rows !== due?.rows) wrong.push(`${table}: sees ${seen.n} rows, ${rows} are ${due?.n}`);
    }
    expect(wrong).toEqual([]);
  });

  test('every table lets be added, changed and removed what the matrix says, and nothing else', async () => {
    const me = study.accounts[WHO[role]] ?? '';
    const wrong: string[] = [];
    for (const table of tables()) {
      const cell = TABLES[table]?.[role] ?? 'no';
      const done = [
        (await some(me, await insertsOf(table, me))) ? '+' : '',
        (await some(me, await changesOf(table))) ? '~' : '',
        (await some(me, [`delete from "${table}"`])) ? '-' : '',
      ].join('');
      const due = cell.slice(rowsOf(cell).length);
      if (done !== due) wrong.push(`${table}: ${done || 'nothing'}, by the matrix ${due || 'nothing'}`);
    }
    expect(wrong).toEqual([]);
  });
});

async function digestAs(account: string, table: string): Promise<{ rows: string; n: number }> {
  const [row] = await t.ground.db.sql.begin(async (tx) => {
    await tx`select set_config('app.user', ${account}, true), set_config('app.service', '', true)`;
    return tx.unsafe<{ rows: string; n: number }[]>(digestOf(table));
  });
  return row ?? { rows: '', n: 0 };
}

/** Whether any of it is let through: a key that is taken already comes after the policies. */
async function some(account: string, statements: readonly string[]): Promise<boolean> {
  const answers = await tryAll({ user: account }, statements);
  return answers.some((answer) => answer !== '0' && answer !== 'error 42501');
}

/** Row by row, since one that is refused refuses its whole statement. */
async function changesOf(table: string): Promise<string[]> {
  const list = columns.get(table)?.filter((column) => !column.generated) ?? [];
  const name = list.at(-1)?.name ?? '';
  const rows = await owner.unsafe<{ at: string }[]>(
    `select ctid::text as at from "${table}" t where ${ofProject(table)} limit 40`,
  );
  return rows.map(({ at }) => `update "${table}" set "${name}" = "${name}" where ctid = '${at}'`);
}

/** Rows that are there, once more, in the name of whoever tries. */
async function insertsOf(table: string, me: string): Promise<string[]> {
  const names = (columns.get(table) ?? []).filter((column) => !column.generated).map(({ name }) => name);
  const rows = await owner.unsafe<{ row: Record<string, unknown> }[]>(
    `select to_jsonb(t) as row from "${table}" t where ${ofProject(table)} limit 12`,
  );
  const list = names.map((name) => `"${name}"`).join(', ');
  return rows.map(({ row }) => {
    const mine = { ...row };
    for (const name of ['account_id', 'created_by', 'taken_by', 'researcher_id'])
      if (name in mine) mine[name] = me;
    const text = JSON.stringify(mine).replaceAll("'", "''");
    return `insert into "${table}" (${list}) select ${list} from jsonb_populate_record(null::${SCHEMA}."${table}", '${text}')`;
  });
}
