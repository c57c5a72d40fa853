/**
 * Who and what is told without a name, read as a noun phrase: “the mullah of the lower mosque”, “the pharmacy next to …”.
 * Each word becomes one letter for what it may be, and a pattern over these letters is a phrase, whatever words it is of.
 */
import { matchesOf, type Found, type ScanRule } from '../hit.ts';
import { CAPITALISED, PEOPLES_AND_GROUPS_ARABIC } from '../lists/ordinary.ts';
import { isOrdinaryArabic } from '../lists/ordinary-arabic.ts';
import { ARABIC_NAMES, ARABIC_NAMES_THAT_ARE_WORDS, NAME_PARTS } from '../lists/names.ts';
import { isLargePlace, LARGE_PLACES } from '../lists/places.ts';
import { isCommonUzbek } from '../lists/common-uzbek.ts';
import { isEnglish } from '../lists/english.ts';
import { latinOf, plainOf } from '../lists/list.ts';
import type { PhraseWords } from '../lists/roles.ts';
import type { Reading, Word } from '../words.ts';
import { DARI, ENGLISH, PASHTO, UZBEK, UZBEK_ARABIC } from './phrase-grammars.ts';

/** The letters of a sentence, and of each the word that it stands for. */
interface Line {
  readonly letters: string;
  readonly words: readonly Word[];
}

export interface Grammar {
  readonly words: PhraseWords;
  /** What only this language tells: its small words and its endings. Null: an ordinary word. */
  readonly letterOf: (word: Word, before: string) => string | null;
  /** A pattern, and what must stand in what it finds. */
  readonly patterns: readonly (readonly [ScanRule, RegExp, RegExp?])[];
}

/** What was found already stands in a phrase as `H`: whatever points to somebody there points with it. */
export function findPhrases(reading: Reading, found: readonly Found[]): Found[] {
  return sentencesOf(reading).flatMap((words) => {
    const grammar = grammarOf(words);
    const line = lineOf(reading.text, words, grammar, found);
    return grammar.patterns.flatMap(([rule, pattern, told]) => phrasesIn(line, rule, pattern, told));
  });
}

function phrasesIn({ letters, words }: Line, rule: ScanRule, pattern: RegExp, told = /./): Found[] {
  return matchesOf(letters, pattern).flatMap((match): Found[] => {
    if (!told.test(match[0])) return [];
    const [first, last] = [words[match.index], words[match.index + match[0].length - 1]];
    return first === undefined || last === undefined ? [] : [{ at: first.at, end: last.end, rule }];
  });
}

/** Of each word of a sentence what it may be, by the grammar of its language, and which language that is. */
export function lettersOf(words: readonly Word[]): { letters: string[]; language: number } {
  const grammar = grammarOf(words);
  const letters: string[] = [];
  for (const word of words) letters.push(letterOf(word, letters.at(-1) ?? '', grammar, []));
  return { letters, language: GRAMMARS.indexOf(grammar) };
}
const GRAMMARS: readonly Grammar[] = [ENGLISH, DARI, PASHTO, UZBEK, UZBEK_ARABIC];

function sentencesOf({ text, words }: Reading): Word[][] {
  const sentences: Word[][] = [];
  let last: Word | undefined;
  for (const word of words) {
    if (last === undefined || /[.!?;:\n«»"()…]/.test(text.slice(last.end, word.at))) sentences.push([]);
    sentences.at(-1)?.push(word);
    last = word;
  }
  return sentences;
}

function grammarOf(words: readonly Word[]): Grammar {
  const count = (test: (word: Word) => boolean): number => words.filter(test).length;
  const pashto = count(({ key }) => PASHTO_SMALL.test(key) || /[ټډړڼږښځڅ]/.test(key));
  if (count(({ script }) => script === 'arabic') * 2 < words.length)
    return words.some(({ isEnglish: english }) => english !== null) || !words.some(isUzbek) ? ENGLISH : UZBEK;
  const dari = count(({ key }) => DARI_SMALL.test(key));
  if (count(({ key }) => UZBEK_ENDING.test(key)) > Math.max(1, pashto, dari)) return UZBEK_ARABIC;
  return pashto > dari ? PASHTO : DARI;
}

/** A list, a formula, “Ibid.”: what has no word of Uzbek is not read as Uzbek, in which a capital opens a sentence. */
const isUzbek = ({ key, script }: Word): boolean =>
  script === 'cyrillic' || (key.length > 2 && isCommonUzbek(key) && !isEnglish(key));

const UZBEK_ENDING =
  /^(?:بیلن|ایدی|ایکن|اوچون|بیر|کیین|شو|او|مین|بیز|همه‌سی)$|.{2}(?:نینگ|گه|دن|لر|لرنی|دیلر|ردی|یدی|گن|سیده|میز|ینی|دیک|لدی)$/;
const PASHTO_SMALL = /^(?:زما|زموږ|د|په|چی|یی|کی|ته|دی|ده|وو|وه|او|سره|له|نه|مو|می|خو|شو|شوه|هغه|پر|تر)$/;
const DARI_SMALL = /^(?:را|از|در|به|که|است|بود|بودند|این|ان|با|تا|و|شد|هم|ما|او|می\p{L}+|ها|های)$/u;

/** A comma is a word of its own: no pattern reads over one unless it says so. */
function lineOf(text: string, words: readonly Word[], grammar: Grammar, found: readonly Found[]): Line {
  const letters: string[] = [];
  const ofLetters: Word[] = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before !== undefined && /,/.test(text.slice(before.end, word.at))) {
      letters.push(',');
      ofLetters.push(before);
    }
    letters.push(letterOf(word, letters.at(-1) ?? '', grammar, found));
    ofLetters.push(word);
  });
  return { letters: letters.join(''), words: ofLetters };
}

function letterOf(
  word: Word,
  before: string,
  { words, letterOf: own }: Grammar,
  found: readonly Found[],
): string {
  const { key } = word;
  const special = own(word, before);
  if (special !== null) return special;
  if (found.some(({ at, end }) => at < word.end && word.at < end)) return 'H';
  if (words.roles.has(key)) return 'R';
  if (words.kin.has(key)) return 'K';
  if (words.sites.has(key)) return 'S';
  if (words.units.has(key)) return 'U';
  if (words.where.has(key)) return 'L';
  if (words.former.has(key)) return 'F';
  if (words.numbers.has(key)) return 'O';
  if (words.qualities.has(key)) return 'A';
  if (LARGE_PLACES.has(key) || LARGE_PLACES.has(plainOf(key)) || key === 'کندهار') return 'C';
  if (isNameLike(word)) return MANY.test(key) ? 'x' : 'X';
  return MAYBE_NAMES.has(key) ? 'N' : 'n';
}

/** Ordinary words that people are called by too. */
const MAYBE_NAMES: ReadonlySet<string> = new Set([
  ...ARABIC_NAMES,
  ...ARABIC_NAMES_THAT_ARE_WORDS,
  ...NAME_PARTS,
  'خواجه',
  'حضرت',
]);

/** Outside of English a sentence opens with a capital; what is there no word of Uzbek, nor of English, may be a name. */
function isUnknownOpening({ key, script, isEnglish: english }: Word): boolean {
  if (english !== null || key.length < 4) return false;
  return !isCommonUzbek(script === 'cyrillic' ? latinOf(key) : key) && !isEnglish(key) && !isLargePlace(key);
}

/** Of several: nobody's name. */
const MANY = /(?:ها|های|هایش|هایی|ات|ونه|ونو|انو|یان|وو|یو|لو|دو)$/;

/** What no dictionary has: in English a word with a capital, in Arabic letters none of the ordinary ones. */
function isNameLike(word: Word): boolean {
  const { key, script, isCapital, opens } = word;
  if (script !== 'arabic')
    return isCapital && !CAPITALISED.has(key.replace(/s$/, '')) && (!opens || isUnknownOpening(word));
  return key.length > 2 && !isOrdinaryArabic(key) && !PEOPLES_AND_GROUPS_ARABIC.has(key);
}
