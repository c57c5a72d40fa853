/** Word lists of the identifier scan, read from text: words apart by space, several words of one entry by a plus. */
import { fold } from '../fold.ts';

export const setOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/\s+/)
      .map((entry) => fold(entry.replaceAll('+', ' ')).text.toLowerCase()),
  );

const RETROFLEX: Readonly<Record<string, string>> = {
  ډ: 'د',
  ټ: 'ت',
  ړ: 'ر',
  ڼ: 'ن',
  ږ: 'ژ',
  ښ: 'ش',
  ځ: 'ز',
  څ: 'س',
};

/** An Arabic spelling without what Pashto and Dari write differently. */
export const plainOf = (key: string): string =>
  key.replace(/[ډټړڼږښځڅ]/g, (letter) => RETROFLEX[letter] ?? letter).replace(/([وی])\1/g, '$1');

/** What was asked of the last words: a text asks the same of the same word many times. */
const SOUNDS = new Map<string, string>();

/** How a Latin spelling sounds, so that one entry stands for its many transliterations. */
export function soundOf(latin: string): string {
  const known = SOUNDS.get(latin);
  if (known !== undefined) return known;
  if (SOUNDS.size >= 4096) SOUNDS.clear();
  const sound = heard(latin);
  SOUNDS.set(latin, sound);
  return sound;
}

function heard(latin: string): string {
  return latin
    .toLowerCase()
    .replace(/['-]/g, '')
    .replace(/ph/g, 'f')
    .replace(/kh|x/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/dj|zh/g, 'j')
    .replace(/q|ck/g, 'k')
    .replace(/c(?!h)/g, 'k')
    .replace(/w/g, 'v')
    .replace(/ee|ie|ey|y/g, 'i')
    .replace(/oo|ou|u/g, 'o')
    .replace(/e/g, 'a')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.)ah$/, 'a');
}

/** Uzbek and Russian Cyrillic in Latin letters. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'x',
  ц: 's',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ў: 'o',
  қ: 'q',
  ғ: 'g',
  ҳ: 'h',
};

export const latinOf = (cyrillic: string): string =>
  [...cyrillic.toLowerCase()].map((letter) => CYRILLIC[letter] ?? letter).join('');
