/** A document's rows in the database: texts sealed under the document's key, and only what changed is written. */
import { and, eq, inArray } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import type { ClaimId, DocumentId, InterviewId, KeyId, ProjectId, RecordId, SourceId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { assertion, coding, memo, turn } from '../db/schema.ts';
import type { Words } from '../keys.ts';
import type { AssertionRow, CodingRow, MemoRow, Rows, SpanColumns, TurnRow } from './rows.ts';

/** The document with what it belongs to. */
export interface Home {
  id: DocumentId;
  project: ProjectId;
  record: RecordId;
  interview: InterviewId;
  source: SourceId;
  copy: 'field' | 'analysis';
  key: KeyId;
  closed: boolean;
}

export interface Change<T> {
  /** Rows that are no more, or no more so. */
  gone: T[];
  /** Rows that are new, or new so. */
  come: T[];
}

export interface Changes {
  turns: Change<TurnRow>;
  codings: Change<CodingRow>;
  assertions: Change<AssertionRow>;
  memos: Change<MemoRow>;
}

export function changesBetween(before: Rows, after: Rows): Changes {
  return {
    turns: change(before.turns, after.turns, (row) => row.position),
    codings: change(before.codings, after.codings, (row) => row.id),
    assertions: change(before.assertions, after.assertions, (row) => row.id),
    memos: change(before.memos, after.memos, (row) => row.id),
  };
}

function change<T, K>(before: readonly T[], after: readonly T[], keyOf: (row: T) => K): Change<T> {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const now = new Map(after.map((row) => [keyOf(row), row]));
  return {
    gone: before.filter((row) => !isDeepStrictEqual(row, now.get(keyOf(row)))),
    come: after.filter((row) => !isDeepStrictEqual(row, old.get(keyOf(row)))),
  };
}

export const isEmpty = (changes: Changes): boolean =>
  Object.values(changes).every((c: Change<unknown>) => c.gone.length === 0 && c.come.length === 0);

/** Claims whose evidence differs: rows that only moved with the text around them do not count. */
export function claimsTouched(changes: Changes): ClaimId[] {
  const still = (row: AssertionRow) => ({ ...row, fromBlock: 0, fromOffset: 0, toBlock: 0, toOffset: 0 });
  const before = new Map(changes.assertions.gone.map((row) => [row.id, row]));
  const after = new Map(changes.assertions.come.map((row) => [row.id, row]));
  const touched = [...new Set([...before.keys(), ...after.keys()])].filter((id) => {
    const [a, b] = [before.get(id), after.get(id)];
    return !a || !b || !isDeepStrictEqual(still(a), still(b));
  });
  const claims = touched.flatMap((id) => [before.get(id)?.claimId, after.get(id)?.claimId]);
  return [...new Set(claims.filter((id) => id !== null && id !== undefined))];
}

export async function readRows(tx: Tx, home: Home, words: Words): Promise<Rows> {
  const [turns, codings, assertions, memos] = [
    await tx.select().from(turn).where(ofDocument(turn, home)).orderBy(turn.position),
    await tx.select().from(coding).where(ofDocument(coding, home)),
    await tx.select().from(assertion).where(ofDocument(assertion, home)),
    await tx.select().from(memo).where(ofDocument(memo, home)),
  ];
  return {
    turns: turns.map(({ position, kind, textEnc }) => ({ position, kind, text: words.open(textEnc) })),
    codings: codings.map(({ projectId: _p, documentId: _d, recordId: _r, ...row }) => unsealed(words, row)),
    assertions: assertions.map(
      ({ projectId: _p, documentId: _d, recordId: _r, interviewId: _i, sourceId: _s, ...row }) =>
        unsealed(words, row),
    ),
    memos: memos.map(({ id, accountId, block, textEnc }) => ({
      id,
      accountId,
      block,
      text: words.open(textEnc),
    })),
  };
}

export async function writeChanges(tx: Tx, home: Home, words: Words, changes: Changes): Promise<void> {
  const at = { projectId: home.project, documentId: home.id };
  const placed = { ...at, recordId: home.record };
  const { turns, codings, assertions, memos } = changes;
  await dropRows(tx, home, changes);
  for (const rows of slices(turns.come))
    await tx
      .insert(turn)
      .values(rows.map(({ text, ...row }) => ({ ...at, ...row, textEnc: words.seal(text) })));
  for (const rows of slices(codings.come))
    await tx.insert(coding).values(rows.map((row) => ({ ...placed, ...sealed(words, row) })));
  for (const rows of slices(assertions.come))
    await tx.insert(assertion).values(
      rows.map((row) => ({
        ...placed,
        interviewId: home.interview,
        sourceId: home.source,
        ...sealed(words, row),
      })),
    );
  for (const rows of slices(memos.come))
    await tx
      .insert(memo)
      .values(rows.map(({ text, ...row }) => ({ ...at, ...row, textEnc: words.seal(text) })));
}

async function dropRows(tx: Tx, home: Home, changes: Changes): Promise<void> {
  const positions = changes.turns.gone.map((row) => row.position);
  if (positions.length > 0)
    await tx.delete(turn).where(and(ofDocument(turn, home), inArray(turn.position, positions)));
  const lists = [
    [coding, changes.codings.gone],
    [assertion, changes.assertions.gone],
    [memo, changes.memos.gone],
  ] as const;
  for (const [table, gone] of lists) {
    const ids = gone.map((row) => row.id);
    if (ids.length > 0) await tx.delete(table).where(and(ofDocument(table, home), inArray(table.id, ids)));
  }
}

/** All rows of a document, whatever they hold (its key may be gone). */
export async function dropAllRows(tx: Tx, home: Pick<Home, 'id' | 'project'>): Promise<void> {
  for (const table of [turn, coding, assertion, memo]) await tx.delete(table).where(ofDocument(table, home));
}

type RowTable = typeof turn | typeof coding | typeof assertion | typeof memo;

const ofDocument = (table: RowTable, home: Pick<Home, 'id' | 'project'>) =>
  and(eq(table.projectId, home.project), eq(table.documentId, home.id));

function sealed<T extends SpanColumns>(words: Words, { quote, ...row }: T) {
  return { ...row, quoteEnc: quote === null ? null : words.seal(quote) };
}

function unsealed<T extends { quoteEnc: Uint8Array | null }>(words: Words, { quoteEnc, ...row }: T) {
  return { ...row, quote: quoteEnc === null ? null : words.open(quoteEnc) };
}

/** A statement takes at most 65,535 values. */
function* slices<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += 1000) yield rows.slice(i, i + 1000);
}
