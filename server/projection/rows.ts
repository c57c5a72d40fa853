/** Document → rows, pure: the same document, lists and owners give the same rows. Texts are still in clear here. */
import { ownValues, type ClaimKind } from '#core/claim.ts';
import type { Assertion, Span } from '#core/coding.ts';
import { isUuid, type AccountId, type ClaimId, type CodeId, type SourceId } from '#core/ids.ts';
import { incompleteBlanks } from '#core/incomplete.ts';
import type { AssertionEntry } from '#doc/entry.ts';
import { quoteOf, wordsIn } from '#doc/position.ts';
import { idShape } from '../id.ts';
import { inSlices } from './pace.ts';
import type { Made, Read } from './read.ts';

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
  /** Under the document's key, in hexadecimal: says nothing to whoever has not that key. */
  digest(text: string): string;
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

/** Ids that the document's entries name, so that only these are looked up. */
export function namedBy({ codings, assertions }: Read): {
  claims: ClaimId[];
  codes: CodeId[];
  sources: SourceId[];
} {
  return {
    claims: distinct(assertions.map((a) => a.claim)),
    codes: distinct(codings.map((c) => c.code)),
    sources: distinct(assertions.flatMap((a) => [a.root === 'unknown' ? null : a.root, a.confrontedWith])),
  };
}

const distinct = <T>(ids: readonly (T | null)[]): T[] => [...new Set(ids.filter((id) => id !== null))];

/** Of the read entries; the assertions' quotes come first, for they are what people see. */
export async function rowsOf(read: Read, known: Known): Promise<Rows> {
  const { layout } = read;
  const turns = await inSlices(read.blocks, (block, position) => ({
    position,
    kind: block.nodeName === 'question' ? ('question' as const) : ('answer' as const),
    text: wordsIn(block, layout),
  }));
  const quotes = new Quotes(read);
  const assertions = await inSlices(read.assertions, (entry) => assertionRow(entry, quotes, known));
  const codings = await inSlices(read.codings, ({ id, code, span, maker }) => ({
    id: rowId(id, known),
    codeId: code !== null && known.codes.has(code) ? code : null,
    accountId: authorOf(maker, known),
    ...quotes.columns(span),
  }));
  const memos = await inSlices(read.memos, ({ id, maker, block, text }) => ({
    id: rowId(id, known),
    accountId: authorOf(maker, known),
    block,
    text,
  }));
  return { turns, codings, assertions, memos };
}

const authorOf = (maker: number | null, known: Known): AccountId => known.owners.get(maker ?? -1) ?? NOBODY;

function assertionRow(entry: Made<AssertionEntry>, quotes: Quotes, known: Known): AssertionRow {
  const { by: _by, maker, claim, refersTo, span, root, confrontedWith, ...said } = entry;
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
    id: rowId(entry.id, known),
    claimId: lists ? claim : null,
    accountId: authorOf(maker, known),
    confrontedWith: confrontedWith !== null && known.sources.has(confrontedWith) ? confrontedWith : null,
    refersFrom: refersTo?.from ?? null,
    refersTo: refersTo?.to ?? null,
    incomplete: incompleteBlanks({ ...said, ...picked }, root, lists?.kind ?? null),
    ...quotes.columns(span),
  };
}

/** Only keys of the claim's own lists become rows: what somebody typed in their place would be free text in clear. */
function pick(key: string | null, list: ReadonlySet<string> | undefined): string | null {
  return key !== null && list?.has(key) ? key : null;
}

const CUT = '…';

/**
 * The words that entries stand on, each cut after so many letters and all of a document after so many: an entry of a
 * few bytes may stand on a whole transcript, and thousands may. A row's place is whole all the same, and so is the text
 * in the turns: who needs all words of a span cuts them there.
 */
class Quotes {
  readonly #read: Read;
  #left: number;

  constructor(read: Read) {
    this.#read = read;
    this.#left = read.bounds.quoted;
  }

  columns(span: Span | null): SpanColumns {
    if (span === null)
      return { fromBlock: null, fromOffset: null, toBlock: null, toOffset: null, quote: null };
    return { ...span, quote: this.#quote(span) };
  }

  #quote(span: Span): string {
    const { doc, layout, bounds } = this.#read;
    const most = Math.min(bounds.quote, this.#left);
    const words = quoteOf(doc, span, layout, most + 1);
    const isWhole = words.length <= most;
    // Never half of a letter that is two units long.
    const quote = isWhole ? words : words.slice(0, most).replace(/[\uD800-\uDBFF]$/, '') + CUT;
    this.#left = Math.max(0, this.#left - quote.length);
    return quote;
  }
}

/**
 * An entry's id as a row's: a client may have chosen any text, a name too, and a row's id is in clear. What is neither drawn
 * nor a letter with a number is known by its digest.
 */
const rowId = (id: string, { digest }: Known): string =>
  isUuid(id) || /^[a-z]\d{0,4}$/.test(id) ? id : `x${digest(id).slice(0, 31)}`;

const PARTLY = 'partly';

/** The keys that a claim's assertions may carry as their value. */
export function valueKeys(kind: ClaimKind, terms: readonly string[]): Set<string> {
  if (kind === 'category') return new Set(terms);
  const own = ownValues(kind).map((term) => term.key);
  return new Set(kind === 'boolean' ? [...own, PARTLY] : own);
}
