/**
 * A row of every kind in every table of a database, whatever its shape, made from the catalogue: so a table that is new
 * tomorrow is tried without a word about it. Written by the superuser with checks, keys and triggers off: what is tried is
 * who may touch a row, not what stands in it.
 */
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { AccountId, ProjectId } from '#core/ids.ts';

/** One value for each column that tells whose a row is; the others are drawn. */
type Mark = Readonly<Record<string, string | boolean | null>>;

export interface World {
  project: ProjectId;
  accounts: Readonly<Record<string, AccountId>>;
  /** Of `a` in the field, and of `b` released, with both copies. */
  records: readonly Mark[];
  documents: readonly Mark[];
  /** The first is shown to the reviewer. */
  claims: readonly string[];
}

interface Column {
  table: string;
  name: string;
  type: string;
  generated: boolean;
  required: boolean;
}

export async function readColumns(sql: postgres.Sql): Promise<Map<string, Column[]>> {
  const rows = await sql<Column[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attgenerated <> '' as generated,
      a.attnotnull as required
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'sanad'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and c.relname <> 'schema_migration' order by c.relname, a.attnum`;
  return Map.groupBy(rows, (row) => row.table);
}

export function drawWorld(project: ProjectId, accounts: Readonly<Record<string, AccountId>>): World {
  const record = (owner: string, released: boolean): Mark => ({
    record_id: randomUUID(),
    interview_id: randomUUID(),
    source_id: randomUUID(),
    owner: accounts[owner] ?? '',
    released,
  });
  const records = [record('a', false), record('b', true)];
  const documents = records.flatMap((of) =>
    ['field', ...(of['released'] === true ? ['analysis'] : [])].map((copy): Mark => ({
      ...of,
      document_id: randomUUID(),
      copy,
    })),
  );
  return { project, accounts, records, documents, claims: [randomUUID(), randomUUID()] };
}

/** Checks go for good, since nothing else runs on this database; keys and triggers for this session. */
export async function seedTables(sql: postgres.Sql, worlds: readonly World[]): Promise<void> {
  await sql.unsafe(`do $$ declare c record; begin
    for c in select conrelid::regclass as t, conname as n from pg_constraint
      where connamespace = 'sanad'::regnamespace and contype in ('c', 'u') loop
      execute format('alter table %s drop constraint if exists %I', c.t, c.n);
    end loop; end $$`);
  const columns = await readColumns(sql);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const [table, of] of columns)
      for (const world of worlds) for (const row of rowsFor(table, of, world)) await insert(tx, table, row);
  });
}

/** Those that a study is made with have their rows already. */
const FILLED = new Set([
  'instance',
  'account',
  'credential',
  'project',
  'membership',
  'source_type',
  'role_band',
]);
const PEOPLE = ['account_id', 'researcher_id', 'created_by', 'taken_by', 'sealed_by', 'asked_by', 'made_by'];
const FIXED: Readonly<Record<string, readonly (string | null)[]>> = {
  'audit.body': ['{"act":"record.locked"}'],
  'invitation.kind': ['member'],
  'finding.kind': ['leanings', 'researchers'],
  'asked_question.state': ['open'],
  'record.release_version': ['0'],
  'vault_change.signed_at': [null, '2024-01-01'],
};

type Row = { column: Column; value: string | null }[];

function rowsFor(table: string, columns: readonly Column[], world: World): Row[] {
  if (FILLED.has(table)) return [];
  const has = (name: string): boolean => columns.some((column) => column.name === name);
  let marks: Mark[] = [{}];
  const spread = (more: readonly Mark[]): void => {
    marks = marks.flatMap((mark) => more.map((one) => ({ ...mark, ...one })));
  };
  const own = { source: 'source_id', interview: 'interview_id', record: 'record_id' }[table];
  if (table === 'document' || has('document_id')) spread(world.documents);
  else if (own !== undefined) spread(world.records.map((of) => ({ ...of, id: of[own] ?? null })));
  else if (table === 'compartment')
    spread(
      world.records.flatMap((of) =>
        [of['record_id'], of['interview_id'], of['source_id']].map((id): Mark => ({
          object_id: id ?? null,
          researcher_id: of['owner'] ?? null,
        })),
      ),
    );
  else if (has('record_id') || has('interview_id') || has('source_id')) spread(world.records);
  if (table === 'claim') spread(world.claims.map((id) => ({ id })));
  else if (has('claim_id')) spread(world.claims.map((claim_id) => ({ claim_id })));
  if (table === 'document') marks = marks.map((mark) => ({ ...mark, id: mark['document_id'] ?? null }));
  // Whoever took an interview took its consent; everything else is made by each in turn.
  const person = PEOPLE.find((name) => has(name));
  if (table === 'claim_reviewer')
    marks = [{ claim_id: world.claims[0] ?? '', account_id: world.accounts['reviewer'] ?? '' }];
  else if (table === 'consent') marks = marks.map((mark) => ({ ...mark, taken_by: mark['owner'] ?? null }));
  else if (person !== undefined && table !== 'compartment')
    spread(
      ['a', 'b', 'lead', 'analyst', 'reviewer', 'auditor'].map((who) => ({
        [person]: world.accounts[who] ?? '',
      })),
    );
  for (const [name, values] of Object.entries(FIXED)) {
    const [of, column = ''] = name.split('.');
    if (of === table) spread(values.map((value) => ({ [column]: value })));
  }
  return marks.map((mark) => drawn(table, columns, world, mark));
}

const drawn = (table: string, columns: readonly Column[], world: World, mark: Mark): Row =>
  columns
    .filter((column) => !column.generated)
    .map((column) => ({ column, value: valueOf(table, column, world, mark) }));

function valueOf(table: string, { name, type, required }: Column, world: World, mark: Mark): string | null {
  if (name === 'project_id') return world.project;
  if (table === 'record' && name === 'released_at') return mark['released'] === true ? '2024-01-01' : null;
  const marked = mark[name];
  if (marked !== undefined) return marked === null ? null : String(marked);
  return required ? draw(type) : null;
}

function draw(type: string): string | null {
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'boolean':
      return 'false';
    case 'integer':
    case 'bigint':
    case 'double precision':
      return '1';
    case 'bytea':
      return '\\x00';
    case 'jsonb':
    case 'json':
      return '{}';
    default:
      return /^(date|timestamp)/.test(type) ? '2024-01-01' : type.endsWith('[]') ? '{}' : randomUUID();
  }
}

async function insert(tx: postgres.TransactionSql, table: string, row: Row): Promise<void> {
  const names = row.map(({ column }) => `"${column.name}"`).join(', ');
  const places = row.map(({ column }, i) => `$${i + 1}::text::${column.type}`).join(', ');
  await tx.unsafe(
    `insert into "${table}" (${names}) values (${places}) on conflict do nothing`,
    row.map(({ value }) => value),
  );
}
