/** Why the tagger took words for what leads to a person: what spoke most for it, in words that stand there. */
import { read } from '../words.ts';
import { AROUND_PARTS, eachFeature, KINDS } from './features.ts';
import { featureOf } from './hash.ts';
import { sentencesOf, type Token } from './token.ts';
import { weights } from './tagger.ts';

export interface Reason {
  /** Behind these words, before them, their ending, or the words by themselves. */
  readonly about: 'behind' | 'before' | 'ending' | 'word';
  readonly words: string;
}

const MOST = 3;

/** Of a hit in a text, in UTF-16 offsets. What is of the phrase as a whole cannot be said in a word, and is left out. */
export function reasonsOf(text: string, { from, to }: { from: number; to: number }): Reason[] {
  const reading = read(text);
  const isIn = (token: Token): boolean => {
    const place = reading.place(token.at, token.end);
    return place.from < to && from < place.to;
  };
  const sums = new Map<string, { reason: Reason; sum: number }>();
  for (const tokens of sentencesOf(reading)) {
    if (!tokens.some(isIn)) continue;
    const said = tokens.map((token) => {
      const place = reading.place(token.at, token.end);
      return text.slice(place.from, place.to);
    });
    eachFeature(
      tokens,
      tokens.map(() => ''),
      (t, kind, what) => {
        const [token, before] = [tokens[t], tokens[t - 1]];
        if (token === undefined || !isIn(token)) return;
        const reason = reasonOf(said, t, kind);
        if (reason === null) return;
        const goesOn = before !== undefined && isIn(before);
        const key = `${reason.about} ${reason.words}`;
        const sum = (sums.get(key)?.sum ?? 0) + weights().of(featureOf(kind, what), goesOn);
        sums.set(key, { reason, sum });
      },
    );
  }
  const spoke = [...sums.values()].filter(({ sum }) => sum > 0).toSorted((a, b) => b.sum - a.sum);
  return spoke.slice(0, MOST).map(({ reason }) => reason);
}

function reasonOf(said: readonly string[], t: number, kind: number): Reason | null {
  const word = said[t] ?? '';
  if (kind >= KINDS.around) return besideOf(said, t, kind - KINDS.around);
  if (kind >= KINDS.place) return null;
  const ending = kind - KINDS.ending;
  if (ending > 1 && ending <= 4 && word.length > ending + 1)
    return { about: 'ending', words: word.slice(-ending) };
  return { about: 'word', words: word };
}

/** By the nearest word on the one side that it looks at; null where it looks at both, or at none that says something. */
function besideOf(said: readonly string[], t: number, kind: number): Reason | null {
  const parts = AROUND_PARTS[kind] ?? [];
  if (parts.some(([row]) => row === 'rule')) return null;
  const distances = parts.map(([, distance]) => distance);
  const isBehind = distances.every((one) => one <= 0);
  if (!isBehind && !distances.every((one) => one >= 0)) return null;
  const nearest = distances.filter((one) => one !== 0).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
  const words = said[t + nearest] ?? '';
  return /\p{L}/u.test(words) ? { about: isBehind ? 'behind' : 'before', words } : null;
}
