/**
 * Every column that holds sealed text, and under whose key. A purge reads all of a project's, and puts all of them under
 * its new key: a column that is missing here would be lost with the old one, so a purge refuses where the catalogue has one
 * that this list does not know, and a test does before.
 */
import { sql as raw } from 'drizzle-orm';
import type { ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import type { Form } from './rewrite.ts';

export interface SealedTable {
  table: string;
  /** What tells its rows apart inside a project. */
  ids: readonly string[];
  columns: Readonly<Record<string, Form>>;
}

const table = (
  name: string,
  ids: readonly string[],
  columns: Readonly<Record<string, Form>>,
): SealedTable => ({
  table: name,
  ids,
  columns,
});

/** Under the project's key. */
export const PROJECT_SEALED: readonly SealedTable[] = [
  table('project', ['id'], { name_enc: 'text' }),
  table('source_type', ['id'], { label_enc: 'text', definition_enc: 'text' }),
  table('role_band', ['id'], { label_enc: 'text', definition_enc: 'text' }),
  table('network', ['id'], { label_enc: 'text' }),
  table('source', ['id'], { title_enc: 'text' }),
  table('interview', ['id'], { day_enc: 'day' }),
  table('consent', ['interview_id'], { told_enc: 'text' }),
  table('draft', ['id'], { body_enc: 'draft' }),
  table('code', ['id'], { label_enc: 'text', definition_enc: 'text' }),
  table('code_version', ['code_id', 'version'], { label_enc: 'text', definition_enc: 'text' }),
  table('claim', ['id'], { proposition_enc: 'text', place_enc: 'text' }),
  table('claim_term', ['claim_id', 'kind', 'key'], { label_enc: 'text' }),
  table('decision', ['id'], { reason_enc: 'text' }),
  table('resolution', ['id'], { answer_enc: 'structure', reference_enc: 'text', reason_enc: 'text' }),
  table('opinion', ['id'], { reason_enc: 'text' }),
  table('same_event', ['id'], { reason_enc: 'text' }),
  table('interest_change', ['id'], { reason_enc: 'text' }),
  table('source_upstream', ['id'], { known_enc: 'text' }),
  table('material_caveat', ['id'], { text_enc: 'text' }),
  table('question_version', ['question_id', 'version'], { text_enc: 'text' }),
  table('asked_question', ['id'], { text_enc: 'text', reason_enc: 'text' }),
  table('vault_key', ['id'], { box_enc: 'structure' }),
  table('vault_request', ['id'], { purpose_enc: 'text' }),
  table('threshold_change', ['id'], { reason_enc: 'text' }),
  table('quotation', ['id'], { original_enc: 'text', printed_enc: 'text', label_enc: 'structure' }),
  table('export', ['id'], { made_of_enc: 'structure' }),
  table('outside_release', ['id'], { made_of_enc: 'structure' }),
  table('outside_file', ['release_id'], { file_enc: 'structure' }),
  // JSON; what a purge may touch in it is text, and days and figures are numbers
  table('incident_set', ['id'], { body_enc: 'draft' }),
];

/** Under the key of a document, and gone with it; rows of the projection are written anew from what takes its place. */
const RECORD_SEALED = [
  ...['update_log.update_enc', 'snapshot.state_enc'],
  ...[
    'turn.text_enc',
    'coding.quote_enc',
    'assertion.quote_enc',
    'assertion.against_reason_enc',
    'memo.text_enc',
    'release_choice.body_enc',
  ],
];

/** Sealed under keys that are not a project's: a purge has nothing to do with them. */
const ELSEWHERE: readonly string[] = ['totp.secret_enc'];

/** Sealed columns of the database that this list does not know. */
export async function unknownColumns(tx: Tx): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(raw`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0
      and not a.attisdropped and a.attname like '%\\_enc' order by 1`);
  const known = new Set([
    ...PROJECT_SEALED.flatMap(({ table: name, columns }) => Object.keys(columns).map((c) => `${name}.${c}`)),
    ...RECORD_SEALED,
    ...ELSEWHERE,
  ]);
  return rows.map(({ name }) => name).filter((name) => !known.has(name));
}

export interface SealedRow {
  at: SealedTable;
  /** Values of `at.ids`, in that order. */
  ids: readonly (string | number)[];
  /** Null: nothing is there. */
  sealed: Readonly<Record<string, Uint8Array | null>>;
}

/** All rows of a table that belong to a project. */
export async function readSealed(tx: Tx, project: ProjectId, at: SealedTable): Promise<SealedRow[]> {
  const columns = raw.join(
    [...at.ids, ...Object.keys(at.columns)].map((name) => raw.identifier(name)),
    raw`, `,
  );
  const home = raw.identifier(at.table === 'project' ? 'id' : 'project_id');
  const rows = await tx.execute<Record<string, string | number | Uint8Array | null>>(
    raw`select ${columns} from ${raw.identifier(at.table)} where ${home} = ${project}`,
  );
  return rows.map((row) => ({
    at,
    ids: at.ids.map((name) => idOf(row[name])),
    sealed: Object.fromEntries(Object.keys(at.columns).map((name) => [name, bytesOf(row[name])])),
  }));
}

export async function writeSealed(tx: Tx, project: ProjectId, { at, ids, sealed }: SealedRow): Promise<void> {
  const set = raw.join(
    Object.entries(sealed).map(
      ([name, bytes]) => raw`${raw.identifier(name)} = ${bytes === null ? null : Buffer.from(bytes)}`,
    ),
    raw`, `,
  );
  const here = raw.join(
    at.ids.map((name, i) => raw`${raw.identifier(name)} = ${ids[i]}`),
    raw` and `,
  );
  const home = raw.identifier(at.table === 'project' ? 'id' : 'project_id');
  const done = await tx.execute(
    raw`update ${raw.identifier(at.table)} set ${set} where ${home} = ${project} and ${here}`,
  );
  if (done.count !== 1) throw new Error(`a row of ${at.table} could not be sealed anew`);
}

function idOf(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error('a row has no id');
}

function bytesOf(value: unknown): Uint8Array | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) return value;
  throw new Error('a sealed value is not bytes');
}
