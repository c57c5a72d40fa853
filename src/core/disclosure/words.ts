/** A folded text in words, each knowing where it stands in the original. */
import { fold } from './fold.ts';

export interface Word {
  /** As folded, with its capitals. */
  readonly text: string;
  /** In small letters, without a possessive or a plural of it. */
  readonly key: string;
  readonly script: 'latin' | 'cyrillic' | 'arabic';
  readonly isCapital: boolean;
  /** First of its sentence: its capital says nothing. */
  readonly opens: boolean;
  /** In the folded text. */
  readonly at: number;
  readonly end: number;
}

export interface Reading {
  /** The folded text, for patterns of characters. */
  readonly text: string;
  readonly words: readonly Word[];
  /** A range of the folded text in UTF-16 offsets of the original; `to` is exclusive. */
  place(at: number, end: number): { from: number; to: number };
}

const WORD =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]+(?:['-][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]+)*/gu;

/** Single letters with one space, point or hyphen between: a word that was split so that nobody finds it. */
const SPLIT = /(?<![\p{L}\p{N}])\p{L}(?:[ .\-_*]\p{L}){2,}(?![\p{L}\p{N}])/gu;

export function read(original: string): Reading {
  const folded = join(fold(original));
  const words: Word[] = [];
  for (const found of folded.text.matchAll(WORD)) {
    const before = folded.text.slice(0, found.index).trimEnd();
    words.push(wordOf(found[0], found.index, before === '' || /[.!?:;"“”«»(]$/.test(before)));
  }
  return {
    text: folded.text,
    words,
    place: (at, end) => ({ from: folded.from[at] ?? 0, to: folded.to[end - 1] ?? original.length }),
  };
}

interface Placed {
  text: string;
  from: readonly number[];
  to: readonly number[];
}

/** Letters that stand apart are put together again; a space between two such words is kept where it was doubled. */
function join(folded: Placed): Placed {
  const drop = new Set<number>();
  for (const found of folded.text.matchAll(SPLIT))
    for (let i = 1; i < found[0].length; i += 2) drop.add(found.index + i);
  if (drop.size === 0) return folded;
  const stay = Array.from({ length: folded.text.length }, (_, i) => i).filter((i) => !drop.has(i));
  return {
    text: stay.map((i) => folded.text.charAt(i)).join(''),
    from: stay.map((i) => folded.from[i] ?? 0),
    to: stay.map((i) => folded.to[i] ?? 0),
  };
}

function wordOf(text: string, at: number, opens: boolean): Word {
  const script = /\p{Script=Arabic}/u.test(text)
    ? 'arabic'
    : /\p{Script=Cyrillic}/u.test(text)
      ? 'cyrillic'
      : 'latin';
  const key = text.toLowerCase().replace(/'s$/, '');
  return { text, key, script, isCapital: /^\p{Lu}/u.test(text), opens, at, end: at + text.length };
}
