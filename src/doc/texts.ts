/** Every text that a document holds, for who looks for a phrase in it. */
import * as Y from 'yjs';
import { blocksOf, blockText } from './position.ts';
import { isPicked } from './renew.ts';
import { assertionsOf, codingsOf, memosOf, metaOf, transcriptOf } from './schema.ts';

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
    [...root].flatMap(([id, entry]) => [
      field(id),
      ...(entry instanceof Y.Map ? [...entry].flatMap(([key, value]) => fieldTexts(key, value)) : []),
    ]),
  );
  const meta = [...metaOf(doc)].flatMap(([key, value]) => fieldTexts(key, value));
  return [...turns, ...entries, ...meta];
}

const field = (text: string): DocText => ({ kind: 'field', block: null, text });

function fieldTexts(key: string, value: unknown): DocText[] {
  if (value instanceof Y.Text) return [field(key), { kind: 'memo', block: null, text: value.toJSON() }];
  return typeof value === 'string' && !isPicked(key, value) ? [field(key), field(value)] : [field(key)];
}

/** The part of a Yjs type that holds its items. */
interface Walked {
  _start: Y.Item | null;
  _map: Map<string, Y.Item>;
}

/**
 * Text that was deleted and that a log still holds, a run of it at a time: of a document that was filled from the log
 * without collecting its garbage.
 */
export function deletedTexts(doc: Y.Doc): string[] {
  const runs: string[] = [];
  const walk = (type: Walked): void => {
    let run = '';
    for (let item = type._start; item !== null; item = item.right) {
      if (item.content instanceof Y.ContentType) walk(item.content.type);
      if (item.deleted && item.content instanceof Y.ContentString) run += item.content.str;
      else if (item.countable && !item.deleted) run = flush(run);
    }
    flush(run);
    for (const item of type._map.values())
      for (let at: Y.Item | null = item; at !== null; at = at.left)
        if (at.content instanceof Y.ContentType) walk(at.content.type);
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
