/** Every text that a document holds, for who looks for a phrase in it. */
import * as Y from 'yjs';
import { isUuid } from '#core/ids.ts';
import { blocksOf, blockText } from './position.ts';
import { isField, isPicked } from './renew.ts';
import { assertionsOf, codingsOf, memosOf, metaOf, ROOTS, transcriptOf } from './schema.ts';

export interface DocText {
  kind: 'turn' | 'memo' | 'field';
  /** Of a turn, counted from 0. */
  block: number | null;
  text: string;
}

/** What is visible; and what another client may have typed where no text belongs. */
export function textsOf(doc: Y.Doc): DocText[] {
  const turns = blocksOf(doc).map((block, i) => ({
    kind: 'turn' as const,
    block: i,
    text: blockText(block),
  }));
  const entries = [codingsOf(doc), assertionsOf(doc), memosOf(doc)].flatMap((root) =>
    [...root].flatMap(([id, entry]) =>
      entry instanceof Y.Map
        ? [...named(id), ...[...entry].flatMap(([key, value]) => fieldTexts(key, value))]
        : fieldTexts(id, entry),
    ),
  );
  const meta = [...metaOf(doc)].flatMap(([key, value]) => fieldTexts(key, value));
  return [...turns, ...entries, ...meta];
}

const field = (text: string): DocText => ({ kind: 'field', block: null, text });

/** A name that is not one of ours may be a word. */
const named = (key: string): DocText[] => (isUuid(key) || isField(key) ? [] : [field(key)]);

function fieldTexts(key: string, value: unknown): DocText[] {
  if (value instanceof Y.Text) return [...named(key), { kind: 'memo', block: null, text: value.toJSON() }];
  return [...named(key), ...wordsOf(key, value).map(field)];
}

/** The words of a field's value, however deep another client has put them. */
const wordsOf = (key: string, value: unknown): string[] =>
  typeof value === 'string' && isPicked(key, value) ? [] : wordsIn(value);

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Y.AbstractType) {
    const plain: unknown = value.toJSON();
    return wordsIn(plain);
  }
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (value === null || typeof value !== 'object' || isAnchor(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsIn(inner)]);
}

/** A place in the text, as Yjs writes it: numbers, and the name of a root. */
const isAnchor = (value: object): boolean =>
  Object.entries(value).every(([key, part]: [string, unknown]) => {
    switch (key) {
      case 'type':
      case 'item':
        return part === null || (typeof part === 'object' && Object.values(part ?? {}).every(isNumber));
      case 'tname':
        return part === null || ROOTS.some((root) => root === part);
      case 'assoc':
        return isNumber(part);
      default:
        return false;
    }
  });

const isNumber = (value: unknown): boolean => typeof value === 'number';

/** The part of a Yjs type that holds its items. */
interface Walked {
  _start: Y.Item | null;
  _map: Map<string, Y.Item>;
}

/**
 * What was deleted, or written over, and a log still holds, a run of it at a time: of a document that was filled from the log
 * without collecting its garbage.
 */
export function deletedTexts(doc: Y.Doc): string[] {
  const runs: string[] = [];
  const walk = (type: Walked): void => {
    let run = '';
    for (let item = type._start; item !== null; item = item.right) {
      if (item.content instanceof Y.ContentType) walk(item.content.type);
      if (item.deleted && item.content instanceof Y.ContentAny) runs.push(...wordsIn(item.content.arr));
      if (item.deleted && item.content instanceof Y.ContentString) run += item.content.str;
      else if (item.countable && !item.deleted) run = flush(run);
    }
    flush(run);
    for (const [key, item] of type._map) {
      if (item.deleted) runs.push(...named(key).map(({ text }) => text));
      for (let at: Y.Item | null = item; at !== null; at = at.left) {
        if (at.content instanceof Y.ContentType) walk(at.content.type);
        if (at.deleted && at.content instanceof Y.ContentAny)
          runs.push(...at.content.arr.flatMap((value: unknown) => wordsOf(key, value)));
      }
    }
  };
  const flush = (run: string): string => {
    if (run !== '') runs.push(run);
    return '';
  };
  for (const root of [transcriptOf(doc), codingsOf(doc), assertionsOf(doc), memosOf(doc), metaOf(doc)])
    walk(root);
  return runs;
}

/** Where clients' clocks stood; of a client that is not in it nothing counts. */
export type Marks = ReadonlyMap<number, number>;

/** Runs of words that were written since then, of those items that count: inside what a type holds, or held. */
export function wordsSince(type: Walked, since: Marks, counts: (item: Y.Item) => boolean): string[] {
  const runs: string[] = [];
  let open = false;
  const read = ({ _start }: Walked): void => {
    for (let item = _start; item !== null; item = item.right) {
      const { content, id } = item;
      if (content instanceof Y.ContentType) read(content.type);
      if (!(content instanceof Y.ContentString) || !counts(item)) continue;
      const before = (since.get(id.client) ?? Infinity) - id.clock;
      const words = content.str.slice(Math.max(0, before));
      if (open && before <= 0) runs.push((runs.pop() ?? '') + words);
      else runs.push(words);
      open = words !== '';
    }
    open = false;
  };
  read(type);
  return runs.filter((words) => words.trim() !== '');
}
