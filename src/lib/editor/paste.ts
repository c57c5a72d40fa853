/** Pasting plain text only: each line a paragraph, long texts in several transactions so that no update is too large. */
import type { EditorView } from 'prosemirror-view';

/** UTF-16 units in one transaction: with three bytes each still under 64 KB. */
const PIECE = 20_000;
/** The gate's cap is a million characters an update; a text beyond it belongs into an import. */
const LONGEST_PASTE = 1_000_000;

/** The lines of a pasted text, without control characters and half surrogates, which no document should hold. */
export function linesOfPaste(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/g, '')
    .split('\n')
    .map((line) => line.replace(/\t/g, ' '))
    .filter((line, _, all) => line.trim() !== '' || all.length === 1);
}

/** Pieces of whole lines or of a line, none longer than `most`. A piece knows whether it begins a paragraph. */
export function piecesOf(lines: readonly string[], most: number): { text: string; begins: boolean }[][] {
  const pieces: { text: string; begins: boolean }[][] = [[]];
  let room = most;
  const put = (text: string, begins: boolean): void => {
    if (text.length > room && room < most) {
      pieces.push([]);
      room = most;
    }
    pieces.at(-1)?.push({ text, begins });
    room -= text.length + 2;
  };
  for (const [i, line] of lines.entries()) {
    const cuts = cut(line, most);
    for (const [j, part] of cuts.entries()) put(part, i > 0 && j === 0);
  }
  return pieces;
}

/** Never between the two halves of a surrogate pair. */
function cut(line: string, most: number): string[] {
  const parts: string[] = [];
  let from = 0;
  while (line.length - from > most) {
    const high = line.charCodeAt(from + most - 1) >> 10 === 0x36;
    parts.push(line.slice(from, from + most - (high ? 1 : 0)));
    from += most - (high ? 1 : 0);
  }
  return [...parts, line.slice(from)];
}

/** Puts the text at the selection. False: it is too long, and nothing was changed. */
export function pastePlain(view: EditorView, text: string): boolean {
  if (text.length > LONGEST_PASTE) return false;
  const lines = linesOfPaste(text);
  if (lines.length === 0) return true;
  for (const piece of piecesOf(lines, PIECE)) {
    const tr = view.state.tr.deleteSelection();
    for (const { text: part, begins } of piece) {
      if (begins) tr.split(tr.selection.from, 1, [{ type: answerType(view) }]);
      if (part !== '') tr.insertText(part);
    }
    view.dispatch(tr.scrollIntoView());
  }
  return true;
}

function answerType(view: EditorView) {
  const type = view.state.schema.nodes['answer'];
  if (!type) throw new Error('The schema has no answer.');
  return type;
}
