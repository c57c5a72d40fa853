/** A folded text in words, each knowing where it stands in the original. */
import { fold } from './fold.ts';
import { isEnglish, readsAsEnglish } from './lists/english.ts';

export interface Word {
  /** As folded, with its capitals. */
  readonly text: string;
  /** In small letters, without a possessive or a plural of it. */
  readonly key: string;
  readonly script: 'latin' | 'cyrillic' | 'arabic';
  readonly isCapital: boolean;
  /** First of its sentence: its capital says nothing. */
  readonly opens: boolean;
  /** In a text that reads as English: whether English has it; null where that cannot be told. */
  readonly isEnglish: boolean | null;
  /** How it was written so that nobody finds it; null: as it is. */
  readonly hidden: Hiding | null;
  /** In the folded text. */
  readonly at: number;
  readonly end: number;
}

/** Letters set apart, stretched or cut by signs that nobody sees, of two scripts, figures for letters. */
export type Hiding = 'apart' | 'stretched' | 'mixed' | 'figures';

export interface Reading {
  /** The folded text, for patterns of characters. */
  readonly text: string;
  readonly words: readonly Word[];
  /** Signs without a space that are no word any more: what is found in one is all of it. In the folded text. */
  readonly runs: readonly Run[];
  /** A range of the folded text in UTF-16 offsets of the original; `to` is exclusive. */
  place(at: number, end: number): { from: number; to: number };
}

export interface Run {
  readonly at: number;
  readonly end: number;
}

const WORD =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]+(?:['-][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]+)*/gu;

/**
 * Single letters with one space, point or hyphen between: a word that was split so that nobody finds it. No longer than a
 * name is: rules that read a word from each of its letters would take the square of it.
 */
const SPLIT = /(?<![\p{L}\p{N}])(?:لا|\p{L})(?:[ .\-_*](?:لا|\p{L})){2,40}(?![\p{L}\p{N}])/gu;

export function read(original: string): Reading {
  const { runs, ...folded } = broken(unleet(join(fold(original))));
  const found = [...folded.text.matchAll(WORD)];
  const small = found.map((one) => one[0]).filter((one) => /^[a-z'-]+$/.test(one));
  const english = readsAsEnglish(small);
  const words = found.map((one) => {
    const before = folded.text.slice(Math.max(0, one.index - 40), one.index).trimEnd();
    const opens = before === '' || /(?:[.!?:;"“”«»()[\]…•*|\/]|(?:^|\s)-)$/.test(before);
    const hidden = hidingOf(original.slice(folded.from[one.index], folded.to[one.index + one[0].length - 1]));
    return { ...wordOf(one[0], one.index, opens, english), hidden };
  });
  return {
    text: folded.text,
    words,
    runs,
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
    for (const gap of found[0].matchAll(/[^\p{L}]/gu)) drop.add(found.index + gap.index);
  if (drop.size === 0) return folded;
  const stay = Array.from({ length: folded.text.length }, (_, i) => i).filter((i) => !drop.has(i));
  return {
    text: stay.map((i) => folded.text.charAt(i)).join(''),
    from: stay.map((i) => folded.from[i] ?? 0),
    to: stay.map((i) => folded.to[i] ?? 0),
  };
}

/** Figures in the place of letters: “Naj1b”. Where they stand between letters and nothing says that it is a code. */
const LEET =
  /(?<![\w@.-])[A-Za-z](?=[A-Za-z0-9$@]*[a-z])[A-Za-z0-9$]*[0-9$@][A-Za-z0-9$]*[A-Za-z](?![\w@-]|\.\w)/g;
const PLAIN: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  $: 's',
  '@': 'a',
};

function unleet(folded: Placed): Placed {
  const text = folded.text.replace(LEET, (word) =>
    /\d{3}/.test(word) ? word : word.replace(/[0-9$@]/g, (sign) => PLAIN[sign] ?? sign),
  );
  return { ...folded, text };
}

/** Longer than any word or number, and than most links. */
const LONGEST = 200;

/**
 * Patterns that begin with any number of letters take the square of a word's length: of forty thousand letters without a
 * space, most of a minute. So a break stands in such a run after so many, where the original has none.
 */
function broken({ text, from, to }: Placed): Placed & { runs: Run[] } {
  const parts: Placed[] = [];
  const runs: Run[] = [];
  let [at, more] = [0, 0];
  const take = (end: number): void => {
    parts.push({ text: text.slice(at, end), from: from.slice(at, end), to: to.slice(at, end) });
    at = end;
  };
  for (const { 0: run, index } of text.matchAll(LONG)) {
    const before = more;
    for (let end = cutIn(text, index + LONGEST); end < index + run.length; end = cutIn(text, end + LONGEST)) {
      take(end);
      more += 1;
      parts.push({ text: BREAK, from: [from[end] ?? 0], to: [from[end] ?? 0] });
    }
    runs.push({ at: index + before, end: index + run.length + more });
  }
  if (runs.length === 0) return { text, from, to, runs };
  take(text.length);
  return {
    text: parts.map((part) => part.text).join(''),
    from: parts.flatMap((part) => part.from),
    to: parts.flatMap((part) => part.to),
    runs,
  };
}

/** The last place of some before which no word goes on, if there is one. */
function cutIn(text: string, end: number): number {
  for (let at = end; at > end - LONGEST / 2; at -= 1)
    if (!/^[\p{L}\p{N}]{2}/u.test(text.slice(at - 1, at + 1))) return at;
  return end;
}

const LONG = new RegExp(`\\S{${LONGEST + 1},}`, 'g');
const BREAK = '\n';

/** As the word stood in the text. Marks of direction and soft hyphens come with what is pasted, and hide nothing by intent. */
function hidingOf(written: string): Hiding | null {
  const letters = written.replace(/[\p{Mn}\u00AD\u200E\u200F]/gu, '');
  if (APART.test(letters) && !/^\p{Lu}(?:.?\p{Lu})+$/u.test(letters)) return 'apart';
  if (/\p{L}\u0640+\p{L}|\p{L}[\u200B\u2060-\u2064\uFEFF]/u.test(letters)) return 'stretched';
  if (CUT.test(letters)) return 'stretched';
  if (/\p{Script=Latin}/u.test(letters) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(letters))
    return 'mixed';
  return /\p{L}[\p{N}$@]+\p{L}/u.test(letters) ? 'figures' : null;
}

/** In pieces of a letter or two, one of them a single one: other than “two by two” and “to and fro” no word is written so. */
const CUT =
  /^(?=(?:.*[\u200C\u200D])?(?!و)\p{L}(?:[\u200C\u200D]|$))\p{L}{1,2}(?:[\u200C\u200D]\p{L}{1,2}){2,}$/u;

const APART = /^(?:لا|\p{L})(?:[ .\-_*](?:لا|\p{L})){2,}$/u;

function wordOf(text: string, at: number, opens: boolean, english: boolean): Omit<Word, 'hidden'> {
  const script = /\p{Script=Arabic}/u.test(text)
    ? 'arabic'
    : /\p{Script=Cyrillic}/u.test(text)
      ? 'cyrillic'
      : 'latin';
  const key = text.toLowerCase().replace(/'s$/, '');
  return {
    text,
    key,
    script,
    isCapital: /^\p{Lu}/u.test(text),
    opens,
    isEnglish: english && script === 'latin' ? isEnglish(key) : null,
    at,
    end: at + text.length,
  };
}
