/**
 * A note, coding or assertion that was taken away, as it was: read from what Yjs still holds of it while the transaction that
 * took it away, or brings something late for it, is told of.
 */
import * as Y from 'yjs';
import { readAssertion, readCoding } from '#doc/entry.ts';
import { layoutOf } from '#doc/position.ts';
import { wordsSince, type Marks } from '#doc/texts.ts';
import type { Changed } from './unsent.ts';

export type Kind = 'codings' | 'assertions' | 'memos';
export type Entry = Y.Map<unknown>;
type Fields = ReadonlyMap<string, unknown>;

export interface Dead {
  kind: Kind;
  id: string;
  fields: Fields;
}

/** Where an entry stands: written anew by an undo, and nobody's work by itself. */
const PLACES = new Set(['from', 'to', 'at']);

/** The fields of those items that count. */
export function fieldsOf(entry: Entry, counts: (item: Y.Item) => boolean): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, item] of entry._map)
    if (counts(item)) fields.set(key, item.content.getContent().at(-1) ?? null);
  return fields;
}

export const isWork = (fields: Fields): boolean => [...fields.keys()].some((key) => !PLACES.has(key));

/** What a root held under an id that is deleted there. */
export function deadUnder(root: Y.Map<Entry>, id: string): Entry | null {
  const item = root._map.get(id);
  if (!item?.deleted || !(item.content instanceof Y.ContentType)) return null;
  const { type } = item.content;
  return type instanceof Y.Map ? type : null;
}

/** Words of a note that were written since. */
export function noteWords({ fields }: Dead, since: Marks, counts: (item: Y.Item) => boolean): string[] {
  const text = fields.get('text');
  return text instanceof Y.Text ? wordsSince(text, since, counts) : [];
}

/** The others as a page puts them into words. */
export function deadAsChanged(doc: Y.Doc, dead: readonly Dead[]): Changed {
  const layout = layoutOf(doc);
  const of = (kind: Kind): { id: string; map: Entry; fields: Fields }[] =>
    dead.flatMap((one) => (one.kind === kind ? [{ ...one, map: asMap(one.fields) }] : []));
  return {
    codings: of('codings').map(({ id, map }) => readCoding(doc, id, map, layout)),
    assertions: of('assertions').map(({ id, map, fields }) => {
      const reason = fields.get('againstReason');
      return {
        entry: readAssertion(doc, id, map, layout),
        reason: typeof reason === 'string' ? reason : null,
      };
    }),
    gone: { codings: 0, assertions: 0, memos: 0 },
  };
}

function asMap(fields: Fields): Entry {
  const map = new Y.Doc().getMap<unknown>();
  for (const [key, value] of fields) map.set(key, value);
  return map;
}
