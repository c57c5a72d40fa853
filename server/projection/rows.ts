/** Document → rows, pure: the same document, lists and owners give the same rows. Texts are still in clear here. */
import { createHash } from 'node:crypto';
import type * as Y from 'yjs';
import { ownValues, type ClaimKind } from '#core/claim.ts';
import type { Assertion, Span } from '#core/coding.ts';
import type { AccountId, ClaimId, CodeId, SourceId } from '#core/ids.ts';
import { incompleteBlanks } from '#core/incomplete.ts';
import { makersOf, readAssertions, readCodings, readMemos, type AssertionEntry } from '#doc/entry.ts';
import { quoteOf } from '#doc/position.ts';
import { assertionsOf, codingsOf, memosOf } from '#doc/schema.ts';
import { readBlocks } from '#doc/transcript.ts';
import { idShape } from '../id.ts';

/** What a claim lets its assertions pick from, by key. */
export interface ClaimLists {
  kind: ClaimKind;
  values: ReadonlySet<string>;
  units: ReadonlySet<string>;
  definitions: ReadonlySet<string>;
}

/** What of the project the document's entries may name. What is not here counts as an open blank. */
export interface Known {
  claims: ReadonlyMap<string, ClaimLists>;
  codes: ReadonlySet<string>;
  sources: ReadonlySet<string>;
  /** Yjs client → account. */
  owners: ReadonlyMap<number, AccountId>;
}

export interface TurnRow {
  position: number;
  kind: 'question' | 'answer';
  text: string;
}

export interface SpanColumns {
  fromBlock: number | null;
  fromOffset: number | null;
  toBlock: number | null;
  toOffset: number | null;
  quote: string | null;
}

export interface CodingRow extends SpanColumns {
  id: string;
  codeId: CodeId | null;
  accountId: AccountId;
}

export interface AssertionRow
  extends SpanColumns, Omit<Assertion, 'claim' | 'refersTo' | 'span' | 'confrontedWith'> {
  claimId: ClaimId | null;
  accountId: AccountId;
  refersFrom: string | null;
  refersTo: string | null;
  confrontedWith: SourceId | null;
  incomplete: string[];
}

export interface MemoRow {
  id: string;
  accountId: AccountId;
  block: number | null;
  text: string;
}

export interface Rows {
  turns: TurnRow[];
  codings: CodingRow[];
  assertions: AssertionRow[];
  memos: MemoRow[];
}

export const NO_ROWS: Rows = { turns: [], codings: [], assertions: [], memos: [] };

/** Stands where the client table knows nobody: such a row belongs to no account. */
export const NOBODY = idShape<AccountId>().parse('00000000-0000-0000-0000-000000000000');

/** Only an analysis copy yields codings and assertions: what was said in the field is not yet let out. */
export function rowsOf(doc: Y.Doc, copy: 'field' | 'analysis', known: Known): Rows {
  const released = copy === 'analysis';
  return {
    turns: readBlocks(doc).map((block, position) => ({ position, ...block })),
    codings: released ? codingRows(doc, known) : [],
    assertions: released ? assertionRows(doc, known) : [],
    memos: memoRows(doc, known),
  };
}

/** Ids that the document's entries name, so that only these are looked up. */
export function namedBy(doc: Y.Doc): { claims: ClaimId[]; codes: CodeId[]; sources: SourceId[] } {
  const assertions = readAssertions(doc);
  return {
    claims: distinct(assertions.map((a) => a.claim)),
    codes: distinct(readCodings(doc).map((c) => c.code)),
    sources: distinct(assertions.flatMap((a) => [a.root === 'unknown' ? null : a.root, a.confrontedWith])),
  };
}

const distinct = <T>(ids: readonly (T | null)[]): T[] => [...new Set(ids.filter((id) => id !== null))];

function codingRows(doc: Y.Doc, known: Known): CodingRow[] {
  const authors = authorsOf(codingsOf(doc), known);
  return readCodings(doc).map(({ id, code, span }) => ({
    id: rowId(id),
    codeId: code !== null && known.codes.has(code) ? code : null,
    accountId: authors(id),
    ...spanColumns(doc, span),
  }));
}

function assertionRows(doc: Y.Doc, known: Known): AssertionRow[] {
  const authors = authorsOf(assertionsOf(doc), known);
  return readAssertions(doc).map((entry) => assertionRow(doc, entry, authors(entry.id), known));
}

function assertionRow(doc: Y.Doc, entry: AssertionEntry, accountId: AccountId, known: Known): AssertionRow {
  const { by: _by, claim, refersTo, span, root, confrontedWith, ...said } = entry;
  const lists = claim === null ? undefined : known.claims.get(claim);
  const picked = {
    value: pick(said.value, lists?.values),
    unit: pick(said.unit, lists?.units),
    definition: pick(said.definition, lists?.definitions),
    root: root === 'unknown' || (root !== null && known.sources.has(root)) ? root : null,
  };
  return {
    ...said,
    ...picked,
    id: rowId(entry.id),
    claimId: lists ? claim : null,
    accountId,
    confrontedWith: confrontedWith !== null && known.sources.has(confrontedWith) ? confrontedWith : null,
    refersFrom: refersTo?.from ?? null,
    refersTo: refersTo?.to ?? null,
    incomplete: incompleteBlanks({ ...said, ...picked }, root, lists?.kind ?? null),
    ...spanColumns(doc, span),
  };
}

/** Only keys of the claim's own lists become rows: what somebody typed in their place would be free text in clear. */
function pick(key: string | null, list: ReadonlySet<string> | undefined): string | null {
  return key !== null && list?.has(key) ? key : null;
}

function memoRows(doc: Y.Doc, known: Known): MemoRow[] {
  const authors = authorsOf(memosOf(doc), known);
  return readMemos(doc).map(({ id, block, text }) => ({
    id: rowId(id),
    accountId: authors(id),
    block,
    text,
  }));
}

function authorsOf(root: Y.Map<Y.Map<unknown>>, known: Known): (id: string) => AccountId {
  const makers = makersOf(root);
  return (id) => known.owners.get(makers.get(id) ?? -1) ?? NOBODY;
}

function spanColumns(doc: Y.Doc, span: Span | null): SpanColumns {
  if (span === null) return { fromBlock: null, fromOffset: null, toBlock: null, toOffset: null, quote: null };
  return { ...span, quote: quoteOf(doc, span) };
}

/** An entry's id as a row's: a client may have chosen any text, and a row's id is in clear. */
function rowId(id: string): string {
  return /^[\w-]{1,64}$/.test(id) ? id : `x${createHash('sha256').update(id).digest('hex').slice(0, 31)}`;
}

const PARTLY = 'partly';

/** The keys that a claim's assertions may carry as their value. */
export function valueKeys(kind: ClaimKind, terms: readonly string[]): Set<string> {
  if (kind === 'category') return new Set(terms);
  const own = ownValues(kind).map((term) => term.key);
  return new Set(kind === 'boolean' ? [...own, PARTLY] : own);
}
