/** What to say in place of a hit where nothing was said before: no more than its rule knows. People change it. */
import type { HitRule } from '../release-review.ts';

type Kind = 'person' | 'place' | 'site' | 'post' | 'kin' | 'one' | 'day';
type Proposals = Readonly<Record<Kind, string>>;

const ENGLISH: Proposals = {
  person: 'somebody',
  place: 'a place nearby',
  site: 'a house of prayer, study or trade',
  post: 'an official',
  kin: 'a relative',
  one: 'one of them',
  day: 'a day of that month',
};
const DARI: Proposals = {
  person: 'یک نفر',
  place: 'یک جای',
  site: 'یک جای عبادت، درس یا کسب',
  post: 'یک مامور',
  kin: 'یکی از خویشاوندان',
  one: 'یکی از آنها',
  day: 'یک روز در همان ماه',
};
const PASHTO: Proposals = {
  person: 'یو کس',
  place: 'یو ځای',
  site: 'د عبادت، درس یا کسب یو ځای',
  post: 'یو مامور',
  kin: 'یو خپلوان',
  one: 'یو له هغوی',
  day: 'په هماغه میاشت کې یوه ورځ',
};
const UZBEK: Proposals = {
  person: 'bir kishi',
  place: 'bir joy',
  site: 'ibodat, dars yoki savdo joyi',
  post: 'bir amaldor',
  kin: 'bir qarindosh',
  one: 'ulardan biri',
  day: "o'sha oyning bir kuni",
};

const KINDS: Partial<Record<HitRule, Kind>> = {
  name: 'person',
  title: 'person',
  place: 'place',
  site: 'site',
  post: 'post',
  kinship: 'kin',
  'only-one': 'one',
  hidden: 'person',
  'unknown-word': 'person',
  date: 'day',
};

/** Null: such a hit is masked. */
export function proposalFor(rule: HitRule, words: string, language: string): string | null {
  const kind = KINDS[rule];
  if (kind === undefined) return null;
  if (!/\p{Script=Arabic}/u.test(words)) return language === 'uz' ? UZBEK[kind] : englishFor(kind, words);
  return language === 'ps' ? PASHTO[kind] : DARI[kind];
}

/** A rule for days takes its “on” along, or leaves it in the sentence. */
const englishFor = (kind: Kind, words: string): string =>
  kind === 'day' && /^on\s/i.test(words) ? `on ${ENGLISH.day}` : ENGLISH[kind];
