/** A folded text as the tagger reads it: words, numbers and signs, in sentences. */
import type { Reading, Word } from '../words.ts';

export interface Token {
  readonly text: string;
  /** Null: a number or a sign. */
  readonly word: Word | null;
  /** In the folded text. */
  readonly at: number;
  readonly end: number;
}

const BETWEEN = /\p{N}+(?:[.,:/-]\p{N}+)*|[^\s\p{L}\p{N}]/gu;

export function sentencesOf({ text, words }: Reading): Token[][] {
  const sentences: Token[][] = [[]];
  let at = 0;
  const take = (token: Token): void => {
    if (isNewSentence(text, sentences.at(-1) ?? [], token)) sentences.push([]);
    sentences.at(-1)?.push(token);
  };
  const takeBetween = (end: number): void => {
    for (const { 0: sign, index } of text.slice(at, end).matchAll(BETWEEN))
      take({ text: sign, word: null, at: at + index, end: at + index + sign.length });
  };
  for (const word of words) {
    takeBetween(word.at);
    take({ text: word.text, word, at: word.at, end: word.end });
    at = word.end;
  }
  takeBetween(text.length);
  return sentences.filter((tokens) => tokens.length > 0);
}

/** Behind a full stop, unless that is of “Dr.” or of an initial, or no capital follows it; and on a new line. */
function isNewSentence(text: string, before: readonly Token[], next: Token): boolean {
  const [end, last] = [before.at(-1), before.at(-2)];
  if (end === undefined) return false;
  if (text.slice(end.end, next.at).includes('\n')) return true;
  if (!/^[.!?…]$/.test(end.text) || next.word === null || next.at === end.end) return false;
  const isShort = last?.word?.isCapital === true && last.text.length < 4;
  return !isShort && (next.word.script === 'arabic' || next.word.isCapital);
}
