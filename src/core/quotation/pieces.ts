/** The pieces of a quotation as they stand in print: with what parts them, which in “[T]hey” and before a full stop is nothing. */
import type { Piece } from './read.ts';

export interface ShownPiece {
  text: string;
  isEdit: boolean;
  /** A space or nothing. */
  before: string;
}

export function withSpaces(pieces: readonly Piece[], printed: string): ShownPiece[] {
  let at = 0;
  return pieces.map((piece) => {
    const text = piece.kind === 'said' ? piece.text : piece.kind === 'put' ? `[${piece.text}]` : '[…]';
    const found = printed.indexOf(text, at);
    const before = found === at ? '' : ' ';
    at = (found < 0 ? at : found) + text.length;
    return { text, isEdit: piece.kind !== 'said', before };
  });
}
