/** The topics of ordinary words, by word. */
import { fold } from '../../fold.ts';
import { DARI_TOPICS } from './dari.ts';
import { ENGLISH_TOPICS } from './english.ts';
import { PASHTO_TOPICS } from './pashto.ts';
import { UZBEK_ARABIC_TOPICS, UZBEK_TOPICS } from './uzbek.ts';

/** What ordinary words are about, the same in every language. A list names them by lines that begin with `#`. */
export const TOPICS = [
  'say',
  'act',
  'move',
  'happen',
  'person',
  'kin',
  'body',
  'animal',
  'plant',
  'nature',
  'thing',
  'house',
  'time',
  'number',
  'war',
  'law',
  'faith',
  'mind',
  'quality',
  'small',
  'talk',
] as const;

/** Read when the first text is scanned: most processes scan none. By the folded word in small letters. */
class TopicList {
  readonly #text: string;
  #topics: ReadonlyMap<string, number> | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** A place in `TOPICS`. */
  get = (key: string): number | undefined => this.#read().get(key);
  has = (key: string): boolean => this.#read().has(key);
  keys = (): Iterable<string> => this.#read().keys();

  #read(): ReadonlyMap<string, number> {
    return (this.#topics ??= mapOf(this.#text));
  }
}
export type { TopicList };

/** A word that stands under two topics has the first. */
function mapOf(text: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  let topic = -1;
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('#')) {
      topic = TOPICS.findIndex((one) => line === `#${one}`);
      if (topic < 0) throw new Error(`no topic “${line}”: ${TOPICS.join(', ')}`);
    } else
      for (const word of fold(line.toLowerCase()).text.split(/\s+/)) {
        const key = word.replaceAll('+', ' ');
        if (!map.has(key)) map.set(key, topic);
      }
  }
  return map;
}

export const ENGLISH = new TopicList(ENGLISH_TOPICS);
export const DARI = new TopicList(DARI_TOPICS);
export const PASHTO = new TopicList(PASHTO_TOPICS);
export const UZBEK = new TopicList(UZBEK_TOPICS);
export const UZBEK_ARABIC = new TopicList(UZBEK_ARABIC_TOPICS);
