/**
 * A phrase in a text, however it was typed: both are read after the scan's folding, without regard to case, to what parts
 * the words, or to what hides between letters. Found and replaced in the text as it stands.
 */
import { fold } from './fold.ts';

/** UTF-16 offsets, `to` exclusive. */
export interface Occurrence {
  from: number;
  to: number;
}

export type Find = (text: string) => Occurrence[];

/** Shorter phrases would hit half of every text. */
const LEAST = 2;
const PARTS = "[\\s\\-_.,'’]";

/** Null: the phrase is too short once it is folded. */
export function phraseFinder(phrase: string): Find | null {
  const words = folded(phrase)
    .text.split(new RegExp(`${PARTS}+`, 'u'))
    .filter((word) => word !== '');
  if (words.join('').length < LEAST) return null;
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join(`${PARTS}*`);
  const find = new RegExp(pattern, 'gu');
  return (text) => {
    const { text: plain, from, to } = folded(text);
    return [...plain.matchAll(find)].map((match) => ({
      from: from[match.index] ?? 0,
      to: to[match.index + match[0].length - 1] ?? text.length,
    }));
  };
}

/** Lower case letter by letter: one that becomes two keeps its case, so that every letter keeps its place. */
function folded(text: string): ReturnType<typeof fold> {
  const found = fold(text);
  const lower = Array.from({ length: found.text.length }, (_, i) => {
    const letter = found.text.charAt(i);
    const small = letter.toLowerCase();
    return small.length === 1 ? small : letter;
  });
  return { ...found, text: lower.join('') };
}

/** Letters around a hit, enough to tell whether it is the one that is meant; a word that they would cut is left out. */
const AROUND = 40;

export interface Excerpt {
  before: string;
  hit: string;
  after: string;
}

export const excerptOf = (text: string, { from, to }: Occurrence): Excerpt => ({
  before: from > AROUND ? fromWord(text.slice(from - AROUND - 1, from)) : text.slice(0, from),
  hit: text.slice(from, to),
  after: to + AROUND < text.length ? toWord(text.slice(to, to + AROUND + 1)) : text.slice(to),
});

const fromWord = (cut: string): string => cut.replace(/^\S*\s(?=.)/su, '');
const toWord = (cut: string): string => cut.replace(/(?<=.)\s\S*$/su, '');

export function replaceAt(text: string, found: readonly Occurrence[], by: string): string {
  let out = '';
  let at = 0;
  for (const { from, to } of found) {
    out += text.slice(at, from) + by;
    at = to;
  }
  return out + text.slice(at);
}

/** Where an offset stands after the replacement; inside of what was replaced: at its start, or for an end at its end. */
export function movedBy(
  offset: number,
  found: readonly Occurrence[],
  length: number,
  edge: 'start' | 'end',
): number {
  let shift = 0;
  for (const { from, to } of found) {
    if (offset <= from) break;
    if (offset < to) return from + shift + (edge === 'end' ? length : 0);
    shift += length - (to - from);
  }
  return offset + shift;
}
