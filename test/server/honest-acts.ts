/** What honest people do in a record, one thing at a time, drawn from a seed. */
import * as Y from 'yjs';
import {
  addAssertion,
  addCoding,
  addMemo,
  editAssertion,
  moveEntry,
  removeAssertion,
  removeCoding,
  removeMemo,
  settleAnchors,
} from '#doc/entry.ts';
import { anchorAt, blocksOf, blockText } from '#doc/position.ts';
import { assertionsOf, codingsOf, memosOf, transcriptOf } from '#doc/schema.ts';

/** Numbers below `n`, the same for the same seed. */
export type Draw = (n: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) % n;
  };
}

type Act = (doc: Y.Doc, draw: Draw, undo: Y.UndoManager) => void;

const WORDS = [
  'که',
  ' ',
  'money',
  ' لس زره',
  '\u{1f4b0}',
  'ой',
  '.',
  ' he said',
  '\u0645\u200c\u06cc',
  ' 235 USD',
];

function place(doc: Y.Doc, draw: Draw): { block: number; text: Y.XmlText; at: number } | null {
  const blocks = blocksOf(doc);
  const block = draw(Math.max(1, blocks.length));
  const text = blocks[block]?.toArray().find((child) => child instanceof Y.XmlText);
  return text instanceof Y.XmlText ? { block, text, at: between(text, draw(text.length + 1)) } : null;
}

/** Never between the two halves of a surrogate pair: no editor puts its caret there. */
function between(text: Y.XmlText, at: number): number {
  const low = (text.toJSON().charCodeAt(at) || 0) >> 10 === 0x37;
  return low ? at - 1 : at;
}

function newBlock(doc: Y.Doc, at: number, words: string, kind: 'question' | 'answer'): void {
  const element = new Y.XmlElement(kind);
  element.insert(0, [new Y.XmlText(words)]);
  transcriptOf(doc).insert(at, [element]);
}

const word = (draw: Draw): string => WORDS[draw(WORDS.length)] ?? '';

const type: Act = (doc, draw) => {
  const found = place(doc, draw);
  if (!found) return newBlock(doc, 0, word(draw), 'question');
  let { at } = found;
  for (let i = draw(6); i >= 0; i--) {
    const letters = word(draw);
    found.text.insert(at, letters);
    at += letters.length;
  }
};

const erase: Act = (doc, draw) => {
  const found = place(doc, draw);
  if (!found || found.at === found.text.length) return;
  const end = between(found.text, Math.min(found.text.length, found.at + 2 + draw(9)));
  found.text.delete(found.at, end - found.at);
};

/** Enter: the rest of the paragraph becomes one of its own. */
const split: Act = (doc, draw) => {
  const found = place(doc, draw);
  if (!found) return;
  const rest = found.text.toJSON().slice(found.at);
  if (rest !== '') found.text.delete(found.at, found.text.length - found.at);
  newBlock(doc, found.block + 1, rest, draw(3) ? 'answer' : 'question');
};

/** Backspace at its start: its words go to the end of the paragraph above. */
const join: Act = (doc, draw) => {
  const blocks = blocksOf(doc);
  const block = 1 + draw(Math.max(1, blocks.length - 1));
  const [above, below] = [blocks[block - 1], blocks[block]];
  const text = above?.toArray().find((child) => child instanceof Y.XmlText);
  if (!below || !(text instanceof Y.XmlText)) return;
  text.insert(text.length, blockText(below));
  transcriptOf(doc).delete(block, 1);
};

/** A long paste goes in pieces (src/lib/editor/paste.ts). */
const paste: Act = (doc, draw) => {
  if (draw(6)) return;
  for (let piece = draw(3); piece >= 0; piece--)
    doc.transact(() => {
      for (let i = draw(40); i >= 0; i--)
        newBlock(doc, draw(transcriptOf(doc).length + 1), word(draw).repeat(1 + draw(60)), 'answer');
    });
};

function spanAt(doc: Y.Doc, draw: Draw) {
  const found = place(doc, draw);
  if (!found) return null;
  const from = anchorAt(doc, found.block, found.at, 0);
  const to = anchorAt(doc, found.block, Math.min(found.text.length, found.at + 3), -1);
  return { by: 'A1', from, to };
}

/** Half of the time an entry that is there already: people work on the same ones. */
function idIn(root: { keys(): Iterable<string> }, draw: Draw): string {
  const keys = [...root.keys()].toSorted();
  return (draw(2) && keys[draw(Math.max(1, keys.length))]) || `id-${draw(1_000_000)}`;
}

const code: Act = (doc, draw) => {
  const entry = spanAt(doc, draw);
  if (entry) addCoding(doc, idIn(codingsOf(doc), draw), { code: `c${draw(9)}`, ...entry });
};

const move: Act = (doc, draw) => {
  const entry = spanAt(doc, draw);
  if (entry)
    moveEntry(
      doc,
      draw(2) ? 'coding' : 'assertion',
      idIn(draw(2) ? codingsOf(doc) : assertionsOf(doc), draw),
      entry,
    );
};

const assert: Act = (doc, draw) => {
  const entry = spanAt(doc, draw);
  const fields = { stance: 'affirms', lo: draw(500), forecast: draw(2) === 1 } as const;
  if (entry) addAssertion(doc, idIn(assertionsOf(doc), draw), { ...entry, fields });
};

const fill: Act = (doc, draw) => {
  const fields = { lo: draw(900), unit: draw(2) ? 'u1' : null, refersTo: { from: '2022-01', to: '2022-03' } };
  editAssertion(doc, idIn(assertionsOf(doc), draw), fields);
};

const note: Act = (doc, draw) => {
  const id = idIn(memosOf(doc), draw);
  const text = memosOf(doc).get(id)?.get('text');
  if (text instanceof Y.Text) return text.insert(draw(text.length + 1), word(draw));
  const entry = spanAt(doc, draw);
  if (entry) addMemo(doc, id, { by: 'A1', at: entry.from, text: word(draw) });
};

const drop: Act = (doc, draw) => {
  removeCoding(doc, idIn(codingsOf(doc), draw));
  if (draw(2)) removeAssertion(doc, idIn(assertionsOf(doc), draw));
  if (draw(2)) removeMemo(doc, idIn(memosOf(doc), draw));
};

const removeBlock: Act = (doc, draw) => {
  const { length } = transcriptOf(doc);
  if (length > 0) transcriptOf(doc).delete(draw(length), 1);
};

const undoing: Act = (doc, draw, undo) => {
  for (let steps = draw(4); steps >= 0; steps--) undo.undo();
  settleAnchors(doc);
};

const redoing: Act = (doc, draw, undo) => {
  for (let steps = draw(3); steps >= 0; steps--) undo.redo();
  settleAnchors(doc);
};

/** As the editor and the margin do it: in transactions that one's own undo takes back. */
const tracked =
  (act: Act): Act =>
  (doc, draw, undo) => {
    const [origin] = undo.trackedOrigins;
    doc.transact(() => act(doc, draw, undo), origin);
  };

export const ACTS: readonly Act[] = [
  ...[type, type, type, type, type, erase, erase, split, join, paste, removeBlock].map(tracked),
  ...[code, move, assert, fill, note, drop, undoing, undoing, redoing],
];
