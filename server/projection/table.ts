/** A document's rows in the database: texts sealed under the document's key, and only what changed is written. */
import { and, eq, inArray } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import type { ClaimId, DocumentId, InterviewId, KeyId, ProjectId, RecordId, SourceId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { assertion, coding, memo, turn } from '../db/schema.ts';
import type { Words } from '../keys.ts';
import { inSlices } from './pace.ts';
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

export async function changesBetween(before: Rows, after: Rows): Promise<Changes> {
  return {
    turns: await change(before.turns, after.turns, (row) => row.position),
    codings: await change(before.codings, after.codings, (row) => row.id),
    assertions: await change(before.assertions, after.assertions, (row) => row.id),
    memos: await change(before.memos, after.memos, (row) => row.id),
  };
}

async function change<T, K>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (row: T) => K,
): Promise<Change<T>> {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const now = new Map(after.map((row) => [keyOf(row), row]));
  const stays = new Set<K>();
  await inSlices(after, (row) => {
    if (isDeepStrictEqual(row, old.get(keyOf(row)))) stays.add(keyOf(row));
  });
  return {
    gone: before.filter((row) => !stays.has(keyOf(row))),
    come: [...now.values()].filter((row) => !stays.has(keyOf(row))),
  };
}

export const isEmpty = (changes: Changes): boolean =>
  Object.values(changes).every((c: Change<unknown>) => c.gone.length === 0 && c.come.length === 0);

/** Claims whose evidence differs: rows that only moved with the text around them do not count. */
export async function claimsTouched(changes: Changes): Promise<ClaimId[]> {
  const still = (row: AssertionRow) => ({ ...row, fromBlock: 0, fromOffset: 0, toBlock: 0, toOffset: 0 });
  const before = new Map(changes.assertions.gone.map((row) => [row.id, row]));
  const after = new Map(changes.assertions.come.map((row) => [row.id, row]));
  const claims = await inSlices([...new Set([...before.keys(), ...after.keys()])], (id) => {
    const [a, b] = [before.get(id), after.get(id)];
    const isTouched = !a || !b || !isDeepStrictEqual(still(a), still(b));
    return isTouched ? [a?.claimId, b?.claimId] : [];
  });
  return [...new Set(claims.flat().filter((id) => id !== null && id !== undefined))];
}

export async function readRows(tx: Tx, home: Home, words: Words): Promise<Rows> {
  const [turns, codings, assertions, memos] = [
    await tx.select().from(turn).where(ofDocument(turn, home)).orderBy(turn.position),
    await tx.select().from(coding).where(ofDocument(coding, home)),
    await tx.select().from(assertion).where(ofDocument(assertion, home)),
    await tx.select().from(memo).where(ofDocument(memo, home)),
  ];
  return {
    turns: await inSlices(turns, ({ position, kind, textEnc }) => ({
      position,
      kind,
      text: words.open(textEnc),
    })),
    codings: await inSlices(codings, ({ projectId: _p, documentId: _d, recordId: _r, ...row }) =>
      unsealed(words, row),
    ),
    assertions: await inSlices(
      assertions,
      ({ projectId: _p, documentId: _d, recordId: _r, interviewId: _i, sourceId: _s, ...row }) =>
        unsealedAssertion(words, row),
    ),
    memos: await inSlices(memos, ({ id, accountId, block, textEnc }) => ({
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
  for (const rows of slices(turns.come, ({ text }) => text.length))
    await tx
      .insert(turn)
      .values(rows.map(({ text, ...row }) => ({ ...at, ...row, textEnc: words.seal(text) })));
  for (const rows of slices(codings.come, quoted))
    await tx.insert(coding).values(rows.map((row) => ({ ...placed, ...sealed(words, row) })));
  for (const rows of slices(assertions.come, (row) => quoted(row) + (row.againstReason?.length ?? 0)))
    await tx.insert(assertion).values(
      rows.map((row) => ({
        ...placed,
        interviewId: home.interview,
        sourceId: home.source,
        ...sealedAssertion(words, row),
      })),
    );
  for (const rows of slices(memos.come, ({ text }) => text.length))
    await tx
      .insert(memo)
      .values(rows.map(({ text, ...row }) => ({ ...at, ...row, textEnc: words.seal(text) })));
}

const quoted = ({ quote }: SpanColumns): number => quote?.length ?? 0;

async function dropRows(tx: Tx, home: Home, changes: Changes): Promise<void> {
  for (const rows of slices(changes.turns.gone)) {
    const positions = rows.map((row) => row.position);
    await tx.delete(turn).where(and(ofDocument(turn, home), inArray(turn.position, positions)));
  }
  const lists = [
    [coding, changes.codings.gone],
    [assertion, changes.assertions.gone],
    [memo, changes.memos.gone],
  ] as const;
  for (const [table, gone] of lists)
    for (const rows of slices<{ id: string }>(gone)) {
      const ids = rows.map((row) => row.id);
      await tx.delete(table).where(and(ofDocument(table, home), inArray(table.id, ids)));
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

function sealedAssertion(words: Words, { againstReason, ...row }: AssertionRow) {
  const againstReasonEnc = againstReason === null ? null : words.seal(againstReason);
  return { ...sealed(words, row), againstReasonEnc };
}

function unsealedAssertion<T extends { quoteEnc: Uint8Array | null; againstReasonEnc: Uint8Array | null }>(
  words: Words,
  { againstReasonEnc, ...row }: T,
) {
  return {
    ...unsealed(words, row),
    againstReason: againstReasonEnc === null ? null : words.open(againstReasonEnc),
  };
}

/** A statement takes at most 65,535 values; and its texts, sealed and sent, stand in memory several times. */
const ROWS = 1000;
const LETTERS = 1_000_000;

/** A row that is longer than a slice may be goes alone. */
export function* slices<T>(rows: readonly T[], letters: (row: T) => number = () => 0): Generator<T[]> {
  let slice: T[] = [];
  let held = 0;
  for (const row of rows) {
    const more = letters(row);
    if (slice.length > 0 && (slice.length >= ROWS || held + more > LETTERS)) {
      yield slice;
      [slice, held] = [[], 0];
    }
    slice.push(row);
    held += more;
  }
  if (slice.length > 0) yield slice;
}
