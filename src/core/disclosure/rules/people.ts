/** Names of people: after a title, by themselves, or as whose kin somebody is. */
import { foldedPattern } from '../fold.ts';
import type { Found } from '../hit.ts';
import {
  ARABIC_STOP,
  COURTESY,
  KIN_ARABIC,
  LATIN_STOP,
  NAMING_ARABIC,
  ROLE_TITLES,
  SPEAKING_ARABIC,
  TAUGHT,
  TITLES,
} from '../lists/grammar.ts';
import { isCommonUzbek } from '../lists/common-uzbek.ts';
import { isDariKin, TRADE_DARI, TRADE_UZBEK } from '../lists/kin.ts';
import { latinOf, plainOf, setOf, soundOf } from '../lists/list.ts';
import { isOrdinaryArabic, isWordArabic } from '../lists/ordinary-arabic.ts';
import {
  ARABIC_NAME_ENDING,
  ARABIC_NAMES,
  ARABIC_NAMES_THAT_ARE_WORDS,
  LATIN_NAME_BEGINNING,
  LATIN_NAME_ENDING,
  LATIN_NAMES,
  LATIN_NAMES_THAT_ARE_WORDS,
  NAME_PARTS,
} from '../lists/names.ts';
import { CAPITALISED, PEOPLES_AND_GROUPS_ARABIC } from '../lists/ordinary.ts';
import { isLargePlace, LARGE_PLACES } from '../lists/places.ts';
import type { Reading, Word } from '../words.ts';
import { isOnlyPersons, isPersonArabic, isPersonLatin } from './person-slots.ts';

/** Of a word by itself: surely a name, perhaps one, or none. */
export type Likeness = 'name' | 'perhaps' | 'none';

export function findPeople({ text, words }: Reading): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < words.length; i++) {
    const titles = titlesAt(words, i);
    const first = i + titles;
    const names = namesFrom(text, words, first, titles > 0);
    const begin = words[i];
    const last = words[first + names - 1];
    if (names === 0 || begin === undefined || last === undefined) continue;
    found.push({ at: begin.at, end: last.end, rule: titles > 0 ? 'title' : 'name' });
    i = first + names - 1;
  }
  return found;
}

/** How many words of title begin here; a post and its person are one. */
function titlesAt(words: readonly Word[], i: number): number {
  let n = 0;
  if (words[i]?.key === 'بی' && words[i + 1]?.key === 'بی') n = 2;
  while (n < 4 && (isTitle(words[i + n]) || (n > 0 && COURTESY.has(words[i + n]?.key ?? '')))) n += 1;
  return n;
}

const isTitle = (word: Word | undefined): boolean => word !== undefined && TITLES.has(word.key);

/** How many words of name begin here. */
function namesFrom(text: string, words: readonly Word[], i: number, titled: boolean): number {
  const word = words[i];
  if (word === undefined || !begins(text, words, i, titled)) return 0;
  let n = 1;
  for (let next = words[i + n]; next && goesOn(text, words, i + n); next = words[i + n]) n += 1;
  return n;
}

function begins(text: string, words: readonly Word[], i: number, titled: boolean): boolean {
  const word = words[i];
  if (word === undefined) return false;
  const before = words[i - 1];
  if (titled && (before === undefined || !touches(text, before, word))) return false;
  // “My uncle's son”: whose kin, and nobody's name.
  if (titled && KIN_ARABIC.has(word.key)) return false;
  if (titled && /[»”]/.test(text.slice(before?.end, word.at))) return false;
  if (isTown(text, words, i) || isOfFaith(words, i) || isUsedAsWord(words, i)) return false;
  // “Amir Gul”: of a word that is a group's or an office's too, what stands after it says that it is a name.
  if (isKnownOther(word))
    return (
      (titled && isHonoured(before, word)) ||
      (isNameToo(word) && isBesideName(text, words, i)) ||
      (word.key === 'وزیر' && isTribeAsName(text, words, i))
    );
  const likeness = likenessOf(word);
  // “the mullah sahib”: what is a word too stands behind it as a word, unless a name goes on.
  if (titled && likeness === 'perhaps' && word.script === 'arabic' && COURTESY.has(before?.key ?? ''))
    return (
      isBeside(text, words, i) ||
      NAME_PARTS.has(word.key) ||
      (ARABIC_NAMES.has(word.key) && !NOT_AFTER_SAHIB.test(word.key))
    );
  if (titled) return likeness !== 'none' || followsTitle(word, before);
  if (likeness === 'name') return true;
  if (word.script === 'arabic' && isCompound(text, words, i)) return true;
  if (word.script === 'arabic' && isNaming(words, i) && isNoOrdinary(word.key) && !isMany(word.key))
    return !isDone(words[i + 1]) && !isLastWord(text, word) && !isOfThing(words, i);
  if (word.script === 'arabic' && isCalled(words, i) && isNoOrdinary(word.key)) return true;
  if (isTypedSmall(text, words, i)) return true;
  if (stand(text, words, i)) return true;
  return likeness === 'perhaps' && isMeantAsName(text, words, i);
}

/** What is done or said behind “the mullah sahib”, and is a name too. */
const NOT_AFTER_SAHIB =
  /^(?:سلام|شکر|دعا|صبر|امر|فرمان|بیان|نظر|خیال|مراد|مقصود|قبول|حاضر|عزیز|محترم|بزرگوار)$/;

/** Titles of faith and age: “Haji Wazir” is no minister and no tribe. */
const HONOUR =
  /^(?:m[uo]lla?h?|haji|hajji|hoji|qari|qori|mawlawi|maulawi|molavi|kaka|lala|ҳожи|қори|ملا|مولوی|حاجی|قاری|کاکا|لالا)$/;

const isHonoured = (title: Word | undefined, word: Word): boolean =>
  HONOUR.test(title?.key ?? '') &&
  (word.script === 'arabic'
    ? ARABIC_NAMES.has(word.key)
    : word.isCapital && LATIN_NAMES.has(soundOf(word.script === 'cyrillic' ? latinOf(word.key) : word.key)));

const SMALL_PART =
  /^(?:ullah|ulla|uddin|udin|jan|khan|gul|agha|shah|muhammad|mohammad|ahmad|rahman|zada|zai|ali|bibi)$/;
const SMALL_KIN =
  /^(?:cousin|brother|sister|uncle|aunt|nephew|niece|husband|wife|son|daughter|neighbour|neighbor|friend|colleague|named|called)$/;

/** “rahmat ullah”, “his cousin gul”: a name in an English sentence that nobody gave its capital. */
function isTypedSmall(text: string, words: readonly Word[], i: number): boolean {
  const [before, word, after] = [words[i - 1], words[i], words[i + 1]];
  if (word?.script !== 'latin' || word.isEnglish === true || word.isCapital) return false;
  if (word.key.length < 3 || LATIN_STOP.has(word.key) || isKnownOther(word)) return false;
  const next = after !== undefined && touches(text, word, after) ? after.key : '';
  if (/^(?:ullah|ulla|uddin|udin)$/.test(next)) return true;
  if (word.isEnglish === null) return false;
  if (SMALL_PART.test(next)) return true;
  if (before === undefined || !SMALL_KIN.test(before.key)) return false;
  return LATIN_NAMES.has(soundOf(word.key)) || NAME_PARTS.has(word.key);
}

/** Where only a person stands, whatever is no ordinary word is a name. */
const stand = (text: string, words: readonly Word[], i: number): boolean =>
  words[i]?.script === 'arabic' ? isPersonArabic(text, words, i) : isPersonLatin(text, words, i);

/** Before a name even where nobody writes capitals. */
const HOLY_TITLE =
  /^(?:m[uo]lla?h?|haji|hajji|qari|mawlawi|maulawi|molavi|mowlawi|hoji|domla|qazi|akhund|sayed|sheikh|shaikh)$/;

/** Any word after a title that is no ordinary one: a capital where there are capitals. */
function followsTitle(word: Word, title: Word | undefined): boolean {
  if (title !== undefined && COURTESY.has(title.key) && word.script === 'arabic') return false;
  if (title !== undefined && /^(?:ابو|ابی|ام)$/.test(title.key)) return isNoOrdinary(word.key);
  if (word.script === 'arabic') return isNoOrdinary(word.key) && !isOrdinaryArabic(word.key);
  if (!word.isCapital && word.isEnglish === false && title !== undefined && HOLY_TITLE.test(title.key))
    return word.key.length > 2 && !LATIN_STOP.has(word.key) && !LARGE_PLACES.has(word.key);
  if (word.isCapital)
    return !(title !== undefined && ROLE_TITLES.has(title.key) && LARGE_PLACES.has(word.key));
  return false;
}

/** What Dari puts before its verbs; names begin so too, with these letters after it. */
const VERB = /^ن?می(?!ر|اخ|اگ|نا|وند|ا$)/;

const isNoOrdinary = (key: string): boolean => key.length > 2 && !ARABIC_STOP.has(key) && !VERB.test(key);

/** The second part of a name that begins with another word. */
const DIVINE =
  /^(?:الله|اللہ|الدین|الرحمن|الرحمان|الرحیم|الحق|الکریم|الغنی|الصمد|الاسلام|الهدی|العابدین|السلام|الوهاب|المالک|النسا|البشر|الامین|الزمان)$/;

/** First words of two that make one name; they are said alone too. */
const SERVANT = foldedPattern('^(?:غلام|عبدال|عبد)$', 'u');

/** “Saif Allah”, “Najm al-Din”, written apart: whatever the first word is, but for pious phrases. */
function isCompound(text: string, words: readonly Word[], i: number): boolean {
  const [word, after] = [words[i], words[i + 1]];
  if (word === undefined || after === undefined || !touches(text, word, after)) return false;
  if (word.key === 'عبد' && after.key.startsWith('ال')) return true;
  if (/^(?:خان|اغا|اقا|جان|گل|شاه|پری|پریۍ|محمد)$/.test(after.key))
    return (
      word.key.length > 2 &&
      !ARABIC_STOP.has(word.key) &&
      !isKnownOther(word) &&
      // Pashto's “on it” is written as the fairy of so many names.
      !(/^پری/.test(after.key) && isOrdinaryArabic(word.key)) &&
      !/^(?:نیمه|بی|سر|دل)$/.test(word.key)
    );
  if (
    !/^(?:الله|اللہ|الدین|الرحمن|الرحمان|الرحیم|الحق|الکریم|الغنی|الصمد|الاسلام|الهدی|العابدین|السلام|الوهاب|المالک|النسا|البشر|الامین|الزمان)$/.test(
      after.key,
    )
  )
    return false;
  return !/^(?:شا|شاء|ما|ان|بسم|رسول|سبیل|حزب|خلق|کلام|بیت|کتاب|دین|د|په|و|به|از|لله|الا|جند|سیف‌الاسلام)$/.test(
    word.key,
  );
}

/** “Wazir Mohammad”: a tribe's word, and a given name before these. */
const isTribeAsName = (text: string, words: readonly Word[], i: number): boolean => {
  const [word, after] = [words[i], words[i + 1]];
  return (
    word !== undefined &&
    after !== undefined &&
    touches(text, word, after) &&
    /^(?:محمد|گل|جان|خان|احمد|علی)$/.test(after.key)
  );
};

const isNameToo = (word: Word): boolean => word.isCapital && LATIN_NAMES.has(soundOf(word.key));

function isBesideName(text: string, words: readonly Word[], i: number): boolean {
  const [word, after] = [words[i], words[i + 1]];
  return (
    word !== undefined &&
    after !== undefined &&
    touches(text, word, after) &&
    after.isCapital &&
    !isKnownOther(after) &&
    after.isEnglish !== true
  );
}

/** Before “is called”. */
const isCalled = (words: readonly Word[], i: number): boolean =>
  /^(?:نومیږی|نومیده|نومیدلی|نومول|صدا|مینامند|مینامیدند|نامیده)$/.test(words[i + 1]?.key ?? '') ||
  (/^(?:ماته|راته)$/.test(words[i - 1]?.key ?? '') &&
    /^(?:ووایاست|وایاست|ووایه|وایه|ووایی)$/.test(words[i + 1]?.key ?? '')) ||
  (/^(?:نام|په)$/.test(words[i + 1]?.key ?? '') && /^(?:داشت|دارد|نامه)$/.test(words[i + 2]?.key ?? ''));

/** After “by the name of”, with a small word between where Pashto has one. */
function isNaming(words: readonly Word[], i: number): boolean {
  const [before, earlier] = [words[i - 1]?.key ?? '', words[i - 2]?.key ?? ''];
  return (
    NAMING_ARABIC.has(before) || (NAMING_ARABIC.has(earlier) && /^(?:یی|ی|می|دی|او|اش|به|ته|د)$/.test(before))
  );
}

/** “The name of the strike”: behind “name” alone, without “by the”, an ordinary word is one. */
const isOfThing = (words: readonly Word[], i: number): boolean =>
  words[i - 1]?.key === 'نام' &&
  words[i - 2]?.key !== 'به' &&
  isOrdinaryArabic(words[i]?.key ?? '') &&
  !ARABIC_NAMES.has(words[i]?.key ?? '');

/** “In the name of madrasas”: an ordinary word, and of several. */
const isMany = (key: string): boolean =>
  /(?:ها|و|^دیگران)$/.test(key) && isWordArabic(key) && !ARABIC_NAMES.has(key);

/** “That his name be written”: behind “name” stands a verb. */
const isDone = (after: Word | undefined): boolean =>
  /^(?:شود|شد|شده|شوند|کند|کنم|کنند|کرد|گردد|گردید|شی|شو|شوه|شوی|کړی|کړم|کړو|نشود|نشد|نشی)$/.test(
    after?.key ?? '',
  );

/** “Rahmat means mercy”, “shah and slave”: a name that the sentence uses as a word. */
function isUsedAsWord(words: readonly Word[], i: number): boolean {
  const [word, after, next] = [words[i], words[i + 1], words[i + 2]];
  if (word?.isEnglish === null || !word?.opens || after === undefined || next === undefined) return false;
  if (!LATIN_NAMES_THAT_ARE_WORDS.has(soundOf(word.key)) && !NAME_PARTS.has(word.key)) return false;
  if (/^(?:means|meant|signifies)$/.test(after.key)) return next.key !== 'well';
  return (
    /^(?:and|or|nor)$/.test(after.key) &&
    !next.isCapital &&
    next.isEnglish === true &&
    !LATIN_STOP.has(next.key)
  );
}

/** “Ask by the same name”: in both languages a verb closes the sentence. */
const isLastWord = (text: string, word: Word): boolean =>
  /^\s*(?:[.!?]|$)/.test(text.slice(word.end)) && isOrdinaryArabic(word.key) && !ARABIC_NAMES.has(word.key);

/** “His brother Hekmat”, and not “his brother is a minister”. */
const isTheirKin = (words: readonly Word[], i: number): boolean =>
  isDariKin(words[i - 1]?.key ?? '') &&
  !/^(?:است|بود|شد|هست|نیست|نبود|دارد|داشت)$/.test(words[i + 1]?.key ?? '');

/** Groups, peoples, months, provinces. */
function isKnownOther({ key, script }: Word): boolean {
  if (script !== 'arabic' && LARGE_PLACES.has(key.replace(UZBEK_CASE, ''))) return true;
  if (LARGE_PLACES.has(key) || CAPITALISED.has(key.replace(/(?:s|-(?:e|i|ye))$/, ''))) return true;
  if (script === 'arabic') return PEOPLES_AND_GROUPS_ARABIC.has(key);
  return key.split('-').every((part) => CAPITALISED.has(part)); // “June-July” too
}

/** How much a word by itself is like a name. */
export function likenessOf(word: Word): Likeness {
  if (word.script === 'arabic') return arabicLikeness(word.key);
  const latin = word.script === 'cyrillic' ? latinOf(word.key) : word.key;
  if ((!word.isCapital || word.opens) && LATIN_STOP.has(word.key)) return 'none';
  const names = latin
    .split('-')
    .flatMap((one) => [one, one.replace(UZBEK_CASE, '')])
    .flatMap((one) => [one, one.replaceAll("o'", 'u').replaceAll('o', 'a')])
    .map(soundOf);
  const isListed = !(word.isEnglish === true && word.opens) && names.some((one) => LATIN_NAMES.has(one));
  const isWord = names
    .filter((one) => LATIN_NAMES.has(one))
    .every((one) => LATIN_NAMES_THAT_ARE_WORDS.has(one) || one.length < 4);
  const isLong = latin.length >= (word.isEnglish === false ? 5 : 8);
  if (word.isEnglish === null && (word.opens || !word.isCapital) && isCommonUzbek(latin))
    return isListed && word.isCapital ? 'perhaps' : 'none';
  if (word.isEnglish === null && isLargePlace(word.key)) return 'none';
  if (isListed && !(isWord && (word.opens || !word.isCapital)) && (word.isCapital || isLong)) return 'name';
  if (isAcronym(word) || (word.isEnglish === true && !isListed)) return 'none';
  if (
    word.isCapital &&
    word.opens &&
    word.isEnglish === false &&
    word.key.length > 2 &&
    !LATIN_STOP.has(word.key)
  )
    return 'name';
  if (word.isCapital && LATIN_NAME_BEGINNING.test(latin)) return 'name';
  if (word.isCapital && LATIN_NAME_ENDING.test(latin) && latin.length > 5) return 'name';
  if (word.isCapital && !word.opens && !LATIN_STOP.has(word.key)) return 'name';
  return isListed || (word.isCapital && !LATIN_STOP.has(word.key) && isNameInUzbek(latin))
    ? 'perhaps'
    : 'none';
}

const UZBEK_CASE = /(?<=.{3})(?:dagi|ning|dan|ga|ni|da|lik|дан|да|га|нинг|ни)$/;

const isNameInUzbek = (latin: string): boolean =>
  LATIN_NAMES.has(soundOf(latin.replace(/(?:ning|dan|ga|ni|da|lar)$/, '')));

const isAcronym = ({ text }: Word): boolean => /^[\p{Lu}\d-]{2,6}s?$/u.test(text) && text.length > 1;

const ELEMENTS = setOf(
  'آغا آقا میر شیر گل نور زر خان جان شاه بی‌بی محمد احمد علی حسن حسین الله دین دل خواجه سید پری ماه بخت تاج لعل بای بیک قل مراد نظر بردی یار داد زاده رحمن الدین',
);

/** “Aghamir”, “Gulandam”: two names written in one. */
const isTwoNames = (key: string): boolean =>
  Array.from(
    { length: Math.max(0, key.length - 3) },
    (_, n) => [key.slice(0, n + 2), key.slice(n + 2)] as const,
  )
    .flatMap(([a, b]) => [[a, b] as const, [a, b.replace(/(?<=...)ه$/, '')] as const])
    .some(
      ([a, b]) =>
        (ELEMENTS.has(a) && (ELEMENTS.has(b) || (b.length > 2 && ARABIC_NAMES.has(b)))) ||
        (ELEMENTS.has(b) && a.length > 2 && ARABIC_NAMES.has(a)),
    );

/** Two names in one: whatever the first is. */
const JOINED =
  /^(?!پادشاه|ځنگل|هیجان|اذربایجان|جنگل|تحسین|چنگل|کتابخان|شاهد|شاهراه|شاهان|مهمانخان)(?:\p{L}{2,}(?:گل|جان|خان|شاه|محمد|اغا|حسین|پری|بیبی|اندام|بانو|النسا|دخت|\p{L}سلطان|بیگم|\p{L}ناز|\p{L}افروز|\p{L}مراد|\p{L}بیک|\p{L}بردی|\p{L}بیردی|\p{L}قل|\p{L}{2}نظر)|(?:شاه|غلام|عبدال|محمد)\p{L}{3,}|(?:نور|خواجه|میر|سید)(?:محمد|احمد|علی|الله|حسن))$/u;

const PIOUS = /^(?:ان‌?شا|انشا|ماشا|الحمد|بسم|سبحان|استغفر|رسول|خلق|حزب|والله|بالله|سبیل|لله|الله$)/;

function arabicLikeness(key: string): Likeness {
  if (TAUGHT.has(key)) return 'none';
  // Without an ending; with a last ی, a family's name.
  const bare = key.replace(/(?:نینگ|دین|دن|نی|گه|قه|ده|ها|های|را|ش|م|ی)$/, '');
  // Pashto bends a woman's name: “معصومې”.
  const bent = key.replace(/ی$/, 'ه');
  if (
    key !== bent &&
    key.length >= 4 &&
    ARABIC_NAMES.has(bent) &&
    !ARABIC_NAMES_THAT_ARE_WORDS.has(bent) &&
    !isWordArabic(key)
  )
    return 'name';
  const isListed =
    ARABIC_NAMES.has(key) ||
    (bare.length >= 4 && ARABIC_NAMES.has(bare)) ||
    (!isOrdinaryArabic(key) &&
      (JOINED.test(key) || (key.length > 4 && isTwoNames(key)) || ARABIC_NAMES.has(plainOf(key))));
  if (ARABIC_NAMES_THAT_ARE_WORDS.has(key) || ARABIC_NAMES_THAT_ARE_WORDS.has(bare)) return 'perhaps';
  if (NAME_PARTS.has(key) && !PIOUS.test(key)) return 'perhaps';
  if (isListed) return 'name';
  if (ARABIC_STOP.has(key) || PIOUS.test(key)) return 'none';
  return key.length > 5 && ARABIC_NAME_ENDING.test(key) && !/(?:بازی|بسیار|هیجان|مازی)/.test(key)
    ? 'perhaps'
    : 'none';
}

/** An ordinary word is a name beside another name, after “by the name of”, as somebody's kin, or where it speaks. */
function isMeantAsName(text: string, words: readonly Word[], i: number): boolean {
  const [before, word, after] = [words[i - 1], words[i], words[i + 1]];
  if (word === undefined) return false;
  if (isBeside(text, words, i)) return true;
  if (isChildOf(text, words, i) || isOfTrade(text, words, i) || isTheirKin(words, i)) return true;
  if (isTraders(text, before, word)) return true;
  if (word.script === 'arabic' && ARABIC_NAMES.has(word.key) && isOnlyPersons(words, i)) return true;
  // Called by it.
  if (word.script !== 'arabic') return word.isCapital && /^[,!]/.test(text.slice(word.end));
  // One of a list of names.
  const isListed = (other: Word | undefined, between: string): boolean =>
    other !== undefined &&
    /^,\s$/.test(between) &&
    (arabicLikeness(other.key) !== 'none' || isCompound(text, words, words.indexOf(other)));
  if (isListed(after, text.slice(word.end, after?.at)) || isListed(before, text.slice(before?.end, word.at)))
    return true;
  if (before !== undefined && (isNaming(words, i) || KIN_ARABIC.has(before.key))) return true;
  if (/(?:الله|الدین)$/.test(word.key)) return true;
  const isFirst = before === undefined || word.opens || ARABIC_STOP.has(before.key) === false;
  return after !== undefined && SPEAKING_ARABIC.has(after.key) && isFirst;
}

const TRADES = foldedPattern(`^(?:${TRADE_DARI})(?:ی|ه)?$`, 'u');
const TRADES_UZBEK = new RegExp(`^(?:${TRADE_UZBEK})(?:ning|ni|ga|dan|da|нинг|ни|га|дан|да)?$`);

/** “Nazar the butcher”, as Dari, Pashto and Uzbek say it. */
function isOfTrade(text: string, words: readonly Word[], i: number): boolean {
  const [word, after] = [words[i], words[i + 1]];
  if (word === undefined || after === undefined || !touches(text, word, after)) return false;
  return word.script === 'arabic' ? TRADES.test(after.key) : word.isCapital && TRADES_UZBEK.test(after.key);
}

/** “The money changer, Zmarai”, “the teacher Omid”: behind a trade. */
const isTraders = (text: string, before: Word | undefined, word: Word): boolean =>
  before !== undefined &&
  ARABIC_NAMES.has(word.key) &&
  TRADES.test(before.key) &&
  /^,?\s$/.test(text.slice(before.end, word.at));

/** “Najib, son of Rasul”: before a father's name. */
function isChildOf(text: string, words: readonly Word[], i: number): boolean {
  const [word, link, father] = [words[i], words[i + 1], words[i + 2]];
  if (word === undefined || link === undefined || father === undefined || !touches(text, word, link))
    return false;
  const isLink = /^(?:پسر|دختر|ولد|ولدی|فرزند|بن|بنت|ابن)ی?$/.test(link.key);
  const isPashto =
    link.key === 'د' && words.slice(i + 3, i + 6).some(({ key }) => /^(?:زوی|ځوی|لور)$/.test(key));
  return (isLink || isPashto) && isNameLike(father);
}

function isBeside(text: string, words: readonly Word[], i: number): boolean {
  const [word, after] = [words[i], words[i + 1]];
  return word !== undefined && after !== undefined && touches(text, word, after) && isNameLike(after);
}

const isNameLike = (word: Word): boolean =>
  (NAME_PARTS.has(word.key) && (word.script === 'arabic' || word.isCapital)) ||
  (likenessOf(word) !== 'none' && !isKnownOther(word) && (word.script === 'arabic' || word.isCapital));

/** A name goes on through names, its own small words, and a tribe at its end. */
function goesOn(text: string, words: readonly Word[], i: number): boolean {
  const [before, word] = [words[i - 1], words[i]];
  if (before === undefined || word === undefined || !touches(text, before, word)) return false;
  if (word.script !== 'arabic' && isBent(before)) return false;
  if (before.key === 'عبد' && word.key.startsWith('ال')) return true;
  if (DIVINE.test(word.key) && word.key !== 'الله') return true;
  // “Eng. W. Popal”: behind an initial stands the family name.
  if (/^\p{Lu}$/u.test(before.text) && word.isCapital && word.key.length > 2)
    return !LATIN_STOP.has(word.key);
  // “Ghulam Hazrat”: servant of somebody, whatever the second word is elsewhere.
  if (SERVANT.test(before.key)) return !ARABIC_STOP.has(word.key) && !VERB.test(word.key);
  if (word.key === 'افغان' && NAME_PARTS.has(before.key)) return true;
  if (word.script === 'latin' && SMALL_PART.test(word.key) && word.isEnglish !== true) return true;
  if (NAME_PARTS.has(word.key) || likenessOf(word) === 'name' || likenessOf(word) === 'perhaps') {
    if (!isKnownOther(word)) return true;
  }
  if (/^(?:al|ul|ud|ur)-\p{Lu}/u.test(word.text)) return true;
  // A family name that no list has.
  if (word.script === 'arabic' && FAMILY_NAME.test(word.key) && word.key.length > 3 && !isKnownOther(word))
    return !(likenessOf(before) === 'name' ? isWordArabic(word.key) : isOrdinaryArabic(word.key));
  // “Najib Torkham”: where somebody comes from is what they are called by.
  if (word.script === 'latin' && word.isCapital && LARGE_PLACES.has(word.key))
    return likenessOf(before) === 'name' && !isAcronym(word) && word.isEnglish !== null;
  const isTribe =
    word.script === 'arabic'
      ? [word.key, plainOf(word.key)].some((one) => PEOPLES_AND_GROUPS_ARABIC.has(one)) &&
        /(?:ی|ان)$/.test(plainOf(word.key))
      : word.isCapital && /(?:zai|i|wal|khel|shahi)$/.test(word.key);
  return isTribe && !LARGE_PLACES.has(word.key) && word.key !== 'i';
}

/** “From Samiulhaq”: an Uzbek ending closes a name. */
function isBent({ key, script }: Word): boolean {
  const latin = script === 'cyrillic' ? latinOf(key) : key;
  const bare = latin.replace(/(?<=.{3})(?:ning|dan|ga|ni|da)$/, '');
  return bare !== latin && LATIN_NAMES.has(soundOf(bare)) && !LATIN_NAMES.has(soundOf(latin));
}

const FAITHFUL =
  /^(?:علی|محمد|عمر|عیسی|موسی|ابراهیم|ابوبکر|عثمان|یوسف|بلال|فاطمه|خدیجه|حسین|حسن|زمان|ابوحنیفه|اعظم|رضا|سلیمان|نوح|مریم|عایشه|خدیجی)$/;

/** “God is great”, “the prophet”, “Imam Husain”: of the faith, and nobody of today. */
function isOfFaith(words: readonly Word[], i: number): boolean {
  const [before, key, after] = [words[i - 1]?.key ?? '', words[i]?.key ?? '', words[i + 1]?.key ?? ''];
  if (/^(?:الله|اللهاکبر)$/.test(before) && key === 'اکبر') return true;
  if (
    /^(?:رسول|نبی|محمد|قدرت|رحمت|فضل|لطف|احسان|عنایت)$/.test(key) &&
    /^(?:الله|خدا|خداوند|اکرم|کریم)$/.test(after)
  )
    return !/^(?:قدرت|رحمت|فضل|لطف|احسان|عنایت|محمد)$/.test(key) || after !== 'الله';
  if (key === 'علی' && (after === 'رغم' || before === 'یا')) return true;
  if (key === 'حسن' && /^(?:نیت|سلوک|ظن|اخلاق)$/.test(after)) return true;
  return /^(?:حضرت|امام|پیغمبر|پیامبر|بیبی)$/.test(before) && FAITHFUL.test(key) && before !== 'بیبی';
}

const FAMILY_NAME = /(?:ی|زاده|وال|یار|پور|خیل|مل|من|منش|نژاد|فر|یان|زوی)$/;

/** “Jalal abad”: a town, however much its first word is a name. */
function isTown(text: string, words: readonly Word[], i: number): boolean {
  const [word, after] = [words[i], words[i + 1]];
  return word !== undefined && after !== undefined && after.key === 'اباد' && touches(text, word, after);
}

/** Nothing but a space, a point after a title or a hyphen between. */
const touches = (text: string, a: Word, b: Word): boolean =>
  /^["'”»]?\.?[\s-]{1,2}["'“«]?$/.test(text.slice(a.end, b.at));
