/** Public figures in a public role, and bodies of all: what is said of them leads to nobody who spoke. */
import { fold } from './fold.ts';
import { setOf, soundOf } from './lists/list.ts';
import { MORE_FIGURES } from './lists/more/figures.ts';
import { LARGE_PHRASES } from './lists/more/places.ts';
import { ARABIC_NAMES_THAT_ARE_WORDS } from './lists/names.ts';
import { isOrdinaryArabic } from './lists/ordinary-arabic.ts';
import { BODIES_OF_ALL, PUBLIC_FIGURES } from './lists/ordinary.ts';
import { DARI_WORDS, ENGLISH_WORDS, PASHTO_WORDS } from './lists/roles.ts';

export const isOfPublic = (text: string, { at, end }: { at: number; end: number }): boolean =>
  isPublic(text.slice(at, end)) ||
  isPublic(withNext(text, at, end)) ||
  BODIES_OF_ALL.test(text.slice(at, end));

/** With the word behind it: a public figure's first name does not stand alone. */
const withNext = (text: string, at: number, end: number): string =>
  text.slice(at, end) + (/^\s\p{L}+/u.exec(text.slice(end, end + 30))?.[0] ?? '');

const soundsOf = (text: string): string =>
  fold(text)
    .text.toLowerCase()
    .replace(/'s\b/g, '')
    .split(/[\s-]+/)
    .map(soundOf)
    .join(' ');

/** A mountain range is nobody’s either. */
const FIGURES = new Set([...PUBLIC_FIGURES, ...setOf(MORE_FIGURES + LARGE_PHRASES)].map(soundsOf));

/** A public figure in a public role, with or without the title. */
function isPublic(name: string): boolean {
  const words = soundsOf(name).split(' ');
  const last = fold(name).text.split(/\s+/).at(-1) ?? '';
  // “the decree of Mullah …”: in Pashto what is theirs stands behind them, and may be a name too.
  const ends = isOrdinaryArabic(last) || ARABIC_NAMES_THAT_ARE_WORDS.has(last) ? [0, 1] : [0];
  return [0, 1, 2].some(
    (n) => !namesSite(name, n) && ends.some((m) => FIGURES.has(words.slice(n, words.length - m).join(' '))),
  );
}

/** Schools and mosques are called after the great: “the Khushal Khan school” is one that few people go to. */
export function namesSite(text: string, words = Infinity): boolean {
  const said = fold(text).text.toLowerCase().split(/\s+/).slice(0, words);
  return said.some((word) => SITES.some((sites) => sites.has(word)));
}

const SITES = [ENGLISH_WORDS, DARI_WORDS, PASHTO_WORDS].map(({ sites }) => sites);
