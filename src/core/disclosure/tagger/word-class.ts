/** What the lists say of a word, whatever stands around it. */
import { isCommonUzbek } from '../lists/common-uzbek.ts';
import { isEnglish } from '../lists/english.ts';
import {
  ARABIC_STOP,
  COURTESY,
  KIN_ARABIC,
  LATIN_STOP,
  NAMING_ARABIC,
  ROLE_TITLES,
  SPEAKING_ARABIC,
  TITLES,
} from '../lists/grammar.ts';
import { isDariKin } from '../lists/kin.ts';
import { latinOf, plainOf, setOf, soundOf } from '../lists/list.ts';
import { ARABIC_NICKNAMES, LATIN_NICKNAMES } from '../lists/more/nicknames.ts';
import { ARABIC_NAME_ENDING, LATIN_NAME_ENDING, NAME_PARTS } from '../lists/names.ts';
import { isOrdinaryArabic } from '../lists/ordinary-arabic.ts';
import { CAPITALISED, PEOPLES_AND_GROUPS_ARABIC } from '../lists/ordinary.ts';
import { ARABIC_PLACES, isLargePlace, LARGE_PLACES, LATIN_PLACES, WORDS_TOO } from '../lists/places.ts';
import { likenessOf } from '../rules/people.ts';
import type { Word } from '../words.ts';

/** In the order of their bits. */
export const WORD_CLASSES = [
  'name',
  'name or word',
  'part of a name',
  'ending of a name',
  'ordinary word',
  'small word',
  'title',
  'role',
  'kin',
  'courtesy',
  'word before a name',
  'word of saying',
  'people or group',
  'large place',
  'small place',
  'place or word',
  'epithet',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/** What stands before or behind a name and makes it one person’s: “the lame”, “the wrestler”. */
const EPITHETS = setOf(`${ARABIC_NICKNAMES} ${LATIN_NICKNAMES}`);

const BIT = new Map(WORD_CLASSES.map((one, i) => [one, 1 << i]));

/** A bit for each class that it is of. */
export function classesOf(word: Word): number {
  const latin = word.script === 'cyrillic' ? latinOf(word.key) : word.key;
  const bare = latin.replace(UZBEK_CASE, '');
  const likeness = likenessOf(word);
  const isArabic = word.script === 'arabic';
  const has = (set: { has(key: string): boolean }): boolean => set.has(word.key) || set.has(bare);
  const is: Readonly<Record<WordClass, boolean>> = {
    name: likeness === 'name',
    'name or word': likeness === 'perhaps',
    'part of a name': has(NAME_PARTS),
    'ending of a name': isArabic ? ARABIC_NAME_ENDING.test(word.key) : LATIN_NAME_ENDING.test(latin),
    'ordinary word': isOrdinary(word, latin),
    'small word': isSmallWord(word),
    title: has(TITLES),
    role: has(ROLE_TITLES),
    kin: isArabic && (KIN_ARABIC.has(word.key) || isDariKin(word.key)),
    courtesy: has(COURTESY),
    'word before a name': NAMING_ARABIC.has(word.key),
    'word of saying': SPEAKING_ARABIC.has(word.key),
    'people or group': isArabic ? PEOPLES_AND_GROUPS_ARABIC.has(word.key) : has(CAPITALISED),
    'large place':
      LARGE_PLACES.has(word.key) ||
      LARGE_PLACES.has(plainOf(word.key)) ||
      (!isArabic && isLargePlace(word.key)),
    'small place': isArabic
      ? ARABIC_PLACES.has(word.key)
      : LATIN_PLACES.has(soundOf(bare)) || LATIN_PLACES.has(soundOf(latin)),
    'place or word': has(WORDS_TOO),
    epithet: has(EPITHETS),
  };
  return WORD_CLASSES.reduce((bits, one) => bits | (is[one] ? (BIT.get(one) ?? 0) : 0), 0);
}

export const isSmallWord = ({ key, script }: Word): boolean =>
  script === 'arabic' ? ARABIC_STOP.has(key) : LATIN_STOP.has(key);

function isOrdinary({ key, script, isEnglish: english }: Word, latin: string): boolean {
  if (script === 'arabic') return isOrdinaryArabic(key);
  return english ?? (isCommonUzbek(latin) || (script === 'latin' && isEnglish(key)));
}

export const UZBEK_CASE =
  /(?<=.{3})(?:larning|lardan|larga|larni|larda|lari|lar|imizning|imiz|dagi|ning|dan|ga|ni|da)$/;
