/**
 * What leads to somebody in one paragraph of a record leads to them in another, also where no rule finds it: a rule often
 * knows a name by the words around it. So it is a hit there too, and what is decided holds wherever the words stand.
 */
import { fold } from './disclosure/fold.ts';
import { touch, type HitRule, type SettledSpot, type Spot } from './release-review.ts';

/** Words of a record by `keyOf`, and the rule that found them. */
type KnownWords = ReadonlyMap<string, HitRule>;

/** Shorter words are too often a part of ordinary speech. */
const LEAST = 3;

const WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;

/** However they are spelled on a keyboard, whatever parts them. */
const keyOf = (words: string): string => [...wordsIn(words)].map(({ key }) => key).join('');

interface Word {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

function* wordsIn(text: string): Generator<Word> {
  for (const { 0: word, index } of text.matchAll(WORD))
    yield { from: index, to: index + word.length, key: fold(word).text.toLowerCase() };
}

/** Of the hits of all paragraphs. What was dismissed is of its one place; what reads like a name to the tagger alone counts once a lead has said so. */
export function knownIn(hits: readonly (SettledSpot & { readonly words: string })[]): KnownWords {
  const known = new Map<string, HitRule>();
  for (const { rule, settled, words } of hits) {
    if (settled?.act === 'dismiss' || (rule === 'learned' && settled === null)) continue;
    const key = keyOf(words);
    if (key.length >= LEAST) known.set(key, known.get(key) ?? rule);
  }
  return known;
}

/** Where known words stand in a paragraph and touch none of its hits; the longest at each place. */
export function echoesIn(text: string, hits: readonly Spot[], known: KnownWords): Spot[] {
  if (known.size === 0) return [];
  const longest = [...known.keys()].reduce((most, { length }) => Math.max(most, length), 0);
  const words = [...wordsIn(text)];
  const found: Spot[] = [];
  for (const i of words.keys()) {
    const spot = echoAt(words, i, longest, known);
    if (spot && spot.from >= (found.at(-1)?.to ?? 0) && !hits.some((hit) => touch(hit, spot)))
      found.push(spot);
  }
  return found;
}

function echoAt(words: readonly Word[], at: number, longest: number, known: KnownWords): Spot | null {
  let [key, echo]: [string, Spot | null] = ['', null];
  for (let i = at; i < words.length && key.length < longest; i++) {
    key += words[i]?.key ?? '';
    const rule = known.get(key);
    if (rule) echo = { from: words[at]?.from ?? 0, to: words[i]?.to ?? 0, rule };
  }
  return echo;
}
