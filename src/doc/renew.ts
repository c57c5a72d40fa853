/**
 * A document made anew from what is visible in another (a purge): the same turns, entries and anchors, and nothing else.
 * Neither deleted text, nor clientIDs, nor edit times cross; what stands on replaced words stands on what took their place.
 */
import * as Y from 'yjs';
import { BASES, BOUNDS, STANCES } from '#core/coding.ts';
import { movedBy, replaceAt, type Find, type Occurrence } from '#core/disclosure/phrase.ts';
import { isUuid } from '#core/ids.ts';
import { isMonth } from '#core/month.ts';
import { anchorAt, layoutOf, resolveAnchor, type Layout } from './position.ts';
import { assertionsOf, codingsOf, memosOf, metaOf, openDocument } from './schema.ts';
import { appendBlocks, readBlocks } from './transcript.ts';

export interface Renewal {
  /** What goes; null: nothing does. */
  find: Find | null;
  /** What stands in its place. */
  by: string;
  /** The clientID under which the turns are written, and that of whoever made an entry (its maker's old clientID). */
  turns: number;
  writerOf(maker: number): number;
  /** An id for an entry whose own cannot stay. */
  newId(): string;
}

/** Whoever takes it destroys it. */
export function renewed(old: Y.Doc, how: Renewal): Y.Doc {
  const fresh = openDocument();
  const blocks = readBlocks(old);
  const found = blocks.map(({ text }) => how.find?.(text) ?? []);
  fresh.clientID = how.turns;
  appendBlocks(
    fresh,
    blocks.map(({ kind, text }, i) => ({ kind, text: replaceAt(text, found[i] ?? [], how.by) })),
  );
  const move = mover(old, fresh, found, how.by.length);
  copyMeta(old, fresh, how, move);
  for (const rootOf of [codingsOf, assertionsOf, memosOf])
    for (const [id, entry] of rootOf(old)) {
      if (!(entry instanceof Y.Map)) continue;
      fresh.clientID = how.writerOf(entry._item?.id.client ?? how.turns);
      const kept = isUuid(id) || (/^[\w-]{1,64}$/.test(id) && !hits(how, id)) ? id : how.newId();
      fresh.transact(() => copyEntry(entry, rootOf(fresh), kept, how, move));
    }
  return fresh;
}

type Move = (anchor: unknown, edge: 'start' | 'end') => unknown;

/** An anchor in the new document where the old one stands; undefined: it stands nowhere. */
function mover(old: Y.Doc, fresh: Y.Doc, found: readonly Occurrence[][], length: number): Move {
  const layout: Layout = layoutOf(old);
  return (anchor, edge) => {
    const at = resolveAnchor(old, anchor, true, layout);
    if (!at) return undefined;
    const offset = movedBy(at.offset, found[at.block] ?? [], length, edge);
    return anchorAt(fresh, at.block, offset, edge === 'end' ? -1 : 0);
  };
}

function copyEntry(
  entry: Y.Map<unknown>,
  root: Y.Map<Y.Map<unknown>>,
  id: string,
  how: Renewal,
  move: Move,
): void {
  const copy = new Y.Map<unknown>();
  root.set(id, copy);
  for (const [key, value] of entry) {
    if (!isFieldName(key, how)) continue;
    const kept = isAnchorName(key) ? move(value, key === 'to' ? 'end' : 'start') : copyValue(key, value, how);
    if (kept !== undefined) copy.set(key, kept);
  }
}

function copyMeta(old: Y.Doc, fresh: Y.Doc, how: Renewal, move: Move): void {
  fresh.transact(() => {
    for (const [key, value] of metaOf(old)) {
      if (!isUuid(key) && !isFieldName(key, how)) continue;
      const kept = copyValue(key, value, how) ?? move(value, 'start');
      if (kept !== undefined) metaOf(fresh).set(key, kept);
    }
  });
}

/** Undefined: nothing that a document of ours holds. */
function copyValue(key: string, value: unknown, how: Renewal): unknown {
  if (value instanceof Y.Text) return new Y.Text(rewritten(value.toJSON(), how));
  if (typeof value === 'string') return isPicked(key, value) ? value : rewritten(value, how);
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined;
}

const rewritten = (text: string, { find, by }: Renewal): string => replaceAt(text, find?.(text) ?? [], by);

const hits = ({ find }: Renewal, text: string): boolean => (find?.(text) ?? []).length > 0;

const isAnchorName = (key: string): boolean => ['from', 'to', 'at'].includes(key);

/** Another client may have put words where a name belongs: deleted names stay in the bytes. */
const isFieldName = (key: string, how: Renewal): boolean =>
  isField(key) || (/^[A-Za-z]{1,32}$/.test(key) && !hits(how, key));

const isOneOf =
  (...words: readonly string[]) =>
  (value: string): boolean =>
    words.includes(value);

const isLike =
  (pattern: RegExp) =>
  (value: string): boolean =>
    pattern.test(value);

/** What people pick, by its field: ids, months, words of fixed lists, keys of a claim's own lists, a role's handle. */
const PICKED = new Map<string, (value: string) => boolean>([
  ['code', isUuid],
  ['claim', isUuid],
  ['confrontedWith', isUuid],
  ['root', (value) => value === 'unknown' || isUuid(value)],
  ['refersFrom', isMonth],
  ['refersTo', isMonth],
  ['stance', isOneOf(...STANCES)],
  ['bound', isOneOf(...BOUNDS)],
  ['basis', isOneOf(...BASES)],
  ['againstInterest', isOneOf('true', 'false', 'unclear')],
  ['value', isLike(/^(?:true|partly|false|up|flat|down|v\d{1,4})$/)],
  ['unit', isLike(/^u\d{1,4}$/)],
  ['definition', isLike(/^d\d{1,4}$/)],
  ['by', isLike(/^[A-Z]\d{0,4}$/)],
]);

/** The other fields of an entry. */
const TYPED = new Set([
  ...['from', 'to', 'at', 'text', 'lo', 'hi', 'hops', 'prompted', 'probed', 'cases', 'forecast', 'retracted'],
  'againstReason',
]);

/**
 * Whether it is what one of our fields is called. A name may be a part of such a word (“Ted” of “retracted”), and says nothing
 * of it: the field would go out of every entry.
 */
export const isField = (key: string): boolean => PICKED.has(key) || TYPED.has(key);

/** Structure, in which no phrase is looked for. */
export const isPicked = (key: string, value: string): boolean => PICKED.get(key)?.(value) === true;
