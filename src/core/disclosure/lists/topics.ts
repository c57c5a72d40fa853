/**
 * What a word is about: whether “Star” is somebody is told by the words around it (a star shines, Star married). Topics
 * are the same in every language, so that what is learned of one helps in the others.
 */
import { basesOf } from './english.ts';
import { latinOf } from './list.ts';
import { isVerbForm, stemsOf } from './ordinary-arabic.ts';
import { DARI, ENGLISH, PASHTO, TOPICS, UZBEK, UZBEK_ARABIC, type TopicList } from './topics/maps.ts';
import type { Word } from '../words.ts';

/** Of a word that no list has; of one that bends as a verb does. */
export const UNKNOWN = TOPICS.length;
const VERB = TOPICS.length + 1;

/** Of each language, in the order of the grammars, the lists to look into. */
const ARABIC: readonly (readonly TopicList[])[] = [
  [DARI, PASHTO, UZBEK_ARABIC],
  [DARI, PASHTO, UZBEK_ARABIC],
  [PASHTO, DARI, UZBEK_ARABIC],
  [UZBEK_ARABIC, DARI, PASHTO],
  [UZBEK_ARABIC, DARI, PASHTO],
];

/** What was asked of the last words: a text asks the same of the same word many times. */
const ASKED = new Map<string, number>();

/** A place in `TOPICS`, or behind. `language`: as `lettersOf` counts them. */
export function topicOf({ key, script }: Word, language: number): number {
  const asked = `${language} ${key}`;
  const known = ASKED.get(asked);
  if (known !== undefined) return known;
  if (ASKED.size >= 4096) ASKED.clear();
  const topic =
    script === 'arabic' ? ofArabic(key, ARABIC[language] ?? []) : ofLatin(latinOf(key), language === 0);
  ASKED.set(asked, topic);
  return topic;
}

function ofArabic(key: string, lists: readonly TopicList[]): number {
  const found = inLists([key], lists);
  if (found !== undefined) return found;
  return inLists(stemsOf(key), lists) ?? (isVerbForm(key) ? VERB : UNKNOWN);
}

function ofLatin(key: string, isEnglish: boolean): number {
  const stems = Array.from({ length: Math.max(0, Math.min(7, key.length - 3)) }, (_, n) =>
    key.slice(0, -n - 1),
  );
  const [english, uzbek] = [
    [key, ...basesOf(key)],
    [key, ...stems],
  ];
  const found = isEnglish
    ? (inLists(english, [ENGLISH]) ?? inLists([key], [UZBEK]))
    : (inLists(uzbek, [UZBEK]) ?? inLists([key], [ENGLISH]));
  return found ?? UNKNOWN;
}

function inLists(keys: readonly string[], lists: readonly TopicList[]): number | undefined {
  for (const list of lists)
    for (const key of keys) {
      const topic = list.get(key);
      if (topic !== undefined) return topic;
    }
  return undefined;
}
