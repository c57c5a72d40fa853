/** Entries that stand on a span: their fields in the document, decoded. Unknown or malformed fields read as open blanks. */
import * as Y from 'yjs';
import { z } from 'zod';
import {
  BASES,
  BOUNDS,
  LARGEST_FIGURE,
  LONGEST_REASON,
  STANCES,
  type Assertion,
  type Span,
} from '#core/coding.ts';
import { isUuid, type ClaimId, type CodeId, type SourceId } from '#core/ids.ts';
import { isMonth } from '#core/month.ts';
import { anchorAt, layoutOf, resolveAnchor, resolveSpan, type Anchor, type Layout } from './position.ts';
import { assertionsOf, codingsOf, memosOf } from './schema.ts';

export interface CodingEntry {
  id: string;
  code: CodeId | null;
  /** The coder's handle as the client wrote it ("A1"); rows take the coder from the clientID's owner instead. */
  by: string;
  span: Span | null;
}

export type AssertionEntry = Assertion & { by: string };

export interface MemoEntry {
  id: string;
  by: string;
  text: string;
  block: number | null;
}

const uuid = z.string().refine(isUuid);
const month = z.string().refine(isMonth);
const figure = z.number().finite().nonnegative().max(LARGEST_FIGURE);

/** A field's value if it has the shape, else null: an open blank. */
function field<T>(map: Y.Map<unknown>, key: string, shape: z.ZodType<T>): T | null {
  const parsed = shape.safeParse(map.get(key));
  return parsed.success ? parsed.data : null;
}

const flag = (map: Y.Map<unknown>, key: string): boolean => map.get(key) === true;

function entries(root: Y.Map<Y.Map<unknown>>): [string, Y.Map<unknown>][] {
  return [...root.entries()]
    .filter((entry): entry is [string, Y.Map<unknown>] => entry[1] instanceof Y.Map)
    .toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** Decoded fields of entries, for who reads a document again and again and forgets those of an entry that changed. */
export type Decoded<Entry extends { span: Span | null }> = WeakMap<Y.Map<unknown>, Omit<Entry, 'span'>>;

/** An entry's fields are decoded once for as long as they are remembered; where it stands is found anew. */
function readSpanned<Entry extends { span: Span | null }>(
  doc: Y.Doc,
  root: Y.Map<Y.Map<unknown>>,
  layout: Layout,
  known: Decoded<Entry>,
  decode: (id: string, map: Y.Map<unknown>) => Omit<Entry, 'span'>,
): (Omit<Entry, 'span'> & { span: Span | null })[] {
  return entries(root).map(([id, map]) => {
    const fields = known.get(map) ?? decode(id, map);
    known.set(map, fields);
    return { ...fields, span: resolveSpan(doc, map.get('from'), map.get('to'), layout) };
  });
}

export function readCodings(
  doc: Y.Doc,
  layout = layoutOf(doc),
  known: Decoded<CodingEntry> = new WeakMap(),
): CodingEntry[] {
  return readSpanned(doc, codingsOf(doc), layout, known, decodeCoding);
}

const decodeCoding = (id: string, map: Y.Map<unknown>): Omit<CodingEntry, 'span'> => ({
  id,
  code: field(map, 'code', uuid) as CodeId | null,
  by: field(map, 'by', z.string().max(20)) ?? '',
});

export function readAssertions(
  doc: Y.Doc,
  layout = layoutOf(doc),
  known: Decoded<AssertionEntry> = new WeakMap(),
): AssertionEntry[] {
  return readSpanned(doc, assertionsOf(doc), layout, known, decodeAssertion);
}

function decodeAssertion(id: string, map: Y.Map<unknown>): Omit<AssertionEntry, 'span'> {
  const from = field(map, 'refersFrom', month);
  const to = field(map, 'refersTo', month);
  return {
    id,
    by: field(map, 'by', z.string().max(20)) ?? '',
    claim: field(map, 'claim', uuid) as ClaimId | null,
    stance: field(map, 'stance', z.enum(STANCES)),
    value: field(map, 'value', z.string().max(40)),
    lo: field(map, 'lo', figure),
    hi: field(map, 'hi', figure),
    bound: field(map, 'bound', z.enum(BOUNDS)),
    unit: field(map, 'unit', z.string().max(40)),
    definition: field(map, 'definition', z.string().max(40)),
    refersTo: from !== null && to !== null && from <= to ? { from, to } : null,
    basis: field(map, 'basis', z.enum(BASES)),
    root: field(map, 'root', z.union([z.literal('unknown'), uuid])) as SourceId | 'unknown' | null,
    hops: field(map, 'hops', z.number().int().min(0).max(9)) ?? 0,
    prompted: flag(map, 'prompted'),
    confrontedWith: field(map, 'confrontedWith', uuid) as SourceId | null,
    probed: flag(map, 'probed'),
    cases: field(map, 'cases', z.number().int().min(0).max(1_000_000_000)),
    forecast: flag(map, 'forecast'),
    retracted: flag(map, 'retracted'),
    againstInterest: field(map, 'againstInterest', z.enum(['true', 'false', 'unclear'])),
    againstReason: field(map, 'againstReason', z.string().max(LONGEST_REASON)),
  };
}

export function readMemos(doc: Y.Doc, layout = layoutOf(doc)): MemoEntry[] {
  return entries(memosOf(doc)).map(([id, map]) => readMemo(doc, id, map, layout));
}

/** One entry alone, for who reads many and gives way meanwhile. */
export const readCoding = (doc: Y.Doc, id: string, map: Y.Map<unknown>, layout: Layout): CodingEntry => ({
  ...decodeCoding(id, map),
  span: resolveSpan(doc, map.get('from'), map.get('to'), layout),
});

export const readAssertion = (
  doc: Y.Doc,
  id: string,
  map: Y.Map<unknown>,
  layout: Layout,
): AssertionEntry => ({
  ...decodeAssertion(id, map),
  span: resolveSpan(doc, map.get('from'), map.get('to'), layout),
});

export function readMemo(doc: Y.Doc, id: string, map: Y.Map<unknown>, layout: Layout): MemoEntry {
  const text = map.get('text');
  return {
    id,
    by: field(map, 'by', z.string().max(20)) ?? '',
    text: text instanceof Y.Text ? text.toJSON() : '',
    block: resolveAnchor(doc, map.get('at'), true, layout)?.block ?? null,
  };
}

// ── writing ─────────────────────────────────────────────────────────────────

/** The fields of an assertion that people fill; `null` opens the blank again. */
export type AssertionFields = Partial<
  Pick<
    Assertion,
    | 'claim'
    | 'stance'
    | 'value'
    | 'lo'
    | 'hi'
    | 'bound'
    | 'unit'
    | 'definition'
    | 'refersTo'
    | 'basis'
    | 'root'
    | 'hops'
    | 'prompted'
    | 'confrontedWith'
    | 'probed'
    | 'cases'
    | 'forecast'
    | 'retracted'
    | 'againstInterest'
    | 'againstReason'
  >
>;

export function addCoding(
  doc: Y.Doc,
  id: string,
  entry: { code: string; by: string; from: Anchor; to: Anchor },
): void {
  doc.transact(() => codingsOf(doc).set(id, new Y.Map<unknown>(Object.entries(entry))), 'coding');
}

export function removeCoding(doc: Y.Doc, id: string): void {
  doc.transact(() => codingsOf(doc).delete(id), 'coding');
}

export function addAssertion(
  doc: Y.Doc,
  id: string,
  entry: { by: string; from: Anchor; to: Anchor; fields: AssertionFields },
): void {
  doc.transact(() => {
    const map = new Y.Map<unknown>();
    assertionsOf(doc).set(id, map);
    map.set('by', entry.by);
    map.set('from', entry.from);
    map.set('to', entry.to);
    writeFields(map, entry.fields);
  }, 'assertion');
}

/** Writes only what differs: two people who fill different blanks of one sentence both keep theirs. */
export function editAssertion(doc: Y.Doc, id: string, fields: AssertionFields): void {
  const map = assertionsOf(doc).get(id);
  if (map) doc.transact(() => writeFields(map, fields), 'assertion');
}

/** Puts an entry on other words: after a paragraph was split or joined, what it stood in may be another text. */
export function moveEntry(
  doc: Y.Doc,
  kind: 'coding' | 'assertion',
  id: string,
  anchors: { from: Anchor; to: Anchor },
): void {
  const map = (kind === 'coding' ? codingsOf(doc) : assertionsOf(doc)).get(id);
  if (!map) return;
  doc.transact(() => {
    map.set('from', anchors.from);
    map.set('to', anchors.to);
  }, kind);
}

/**
 * After an undo: anchors that only this client can still follow are written anew, so that codings, assertions and notes
 * stand on the same words for everybody. It is no step of its own: undo and redo do not see it.
 */
export function settleAnchors(doc: Y.Doc): void {
  const layout = layoutOf(doc);
  doc.transact(() => {
    for (const root of [codingsOf(doc), assertionsOf(doc), memosOf(doc)])
      for (const [, map] of entries(root))
        for (const key of ['from', 'to', 'at']) settleAnchor(doc, map, key, layout);
  }, 'anchors');
}

function settleAnchor(doc: Y.Doc, map: Y.Map<unknown>, key: string, layout: Layout): void {
  const anchor = map.get(key);
  const here = resolveAnchor(doc, anchor, true, layout);
  const elsewhere = resolveAnchor(doc, anchor, false, layout);
  if (!here || (here.block === elsewhere?.block && here.offset === elsewhere.offset)) return;
  map.set(key, anchorAt(doc, here.block, here.offset, key === 'to' ? -1 : 0));
}

export function removeAssertion(doc: Y.Doc, id: string): void {
  doc.transact(() => assertionsOf(doc).delete(id), 'assertion');
}

const FRAME = ['by', 'from', 'to'];

/**
 * Takes away an assertion that was only begun: nothing is said in it. True: it was. Undo does not see it, so that taking
 * back the step that began it brings nothing back.
 */
export function dropUnsaid(doc: Y.Doc, id: string): boolean {
  const map = assertionsOf(doc).get(id);
  if (!map || [...map.keys()].some((key) => !FRAME.includes(key))) return false;
  doc.transact(() => assertionsOf(doc).delete(id), 'unsaid');
  return true;
}

function writeFields(map: Y.Map<unknown>, fields: AssertionFields): void {
  for (const [key, value] of Object.entries(fields)) {
    if (key === 'refersTo') writePeriod(map, fields.refersTo ?? null);
    else put(map, key, value);
  }
}

function writePeriod(map: Y.Map<unknown>, period: { from: string; to: string } | null): void {
  put(map, 'refersFrom', period?.from ?? null);
  put(map, 'refersTo', period?.to ?? null);
}

function put(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === undefined || map.get(key) === value) return;
  if (value === null || value === false) map.delete(key);
  else map.set(key, value);
}

export function addMemo(doc: Y.Doc, id: string, entry: { by: string; at: Anchor; text: string }): void {
  doc.transact(() => {
    const map = new Y.Map<unknown>();
    memosOf(doc).set(id, map);
    map.set('by', entry.by);
    map.set('at', entry.at);
    map.set('text', new Y.Text(entry.text));
  }, 'memo');
}

export function removeMemo(doc: Y.Doc, id: string): void {
  doc.transact(() => memosOf(doc).delete(id), 'memo');
}

/**
 * The Yjs client that made an entry (not those who filled its blanks later): the client table tells whose it is,
 * whatever the entry says of itself.
 */
export const makerOf = (map: Y.Map<unknown>): number | null => map._item?.id.client ?? null;

/** The makers of all entries of a root. */
export function makersOf(root: Y.Map<Y.Map<unknown>>): Map<string, number> {
  return new Map(
    entries(root).flatMap(([id, map]): [string, number][] => {
      const maker = makerOf(map);
      return maker === null ? [] : [[id, maker]];
    }),
  );
}
