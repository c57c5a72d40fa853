/**
 * A chain over the words of a sentence that has learned from marked ones (`test/fixtures/identifiers`) what leads to a person.
 * It reads what the rules found as one thing among others: it adds what no rule was written for, makes a hit as long as
 * what is said there, and takes back a name, a place or an unknown word where nothing else speaks for it.
 */
import type { Found, ScanHit, ScanRule } from '../hit.ts';
import { namesSite } from '../public.ts';
import type { Reading } from '../words.ts';
import type { Chances } from './chain.ts';
import { chancesIn, ruleTags } from './features.ts';
import { unpacked } from './packed.ts';
import { sentencesOf, type Token } from './token.ts';
import { TRAINED } from './trained.ts';
import { Weights } from './weights.ts';
import { isSmallWord } from './word-class.ts';

/** In the folded text. */
export interface Stretch {
  readonly at: number;
  readonly end: number;
}

export interface FoundOrLearned extends Stretch {
  readonly rule: ScanHit['rule'];
}

/** How likely a stretch is at its likeliest word; beside what a rule found less will do. */
const ALONE = 0.12;
const BESIDE = 0.12;
/** How likely each word of it is. */
const WITHIN = 0.1;
/** How likely the likeliest word of what these rules found must be to stay: it may be nobody's name. All else stays. */
const STAYS: Partial<Record<ScanRule, number>> = { name: 0.1, 'unknown-word': 0.1, place: 0.07 };

interface Likely extends Chances {
  readonly tokens: readonly Token[];
}

export function withLearned(
  reading: Reading,
  found: readonly Found[],
  isPublic: (one: Stretch) => boolean,
): FoundOrLearned[] {
  const likely = sentencesOf(reading).map((tokens): Likely => {
    const rules = ruleTags(tokens, found);
    return { tokens, ...chancesIn(tokens, rules, weights()) };
  });
  const stay = found.filter((one) => staysLikely(one, likely));
  const learned = likely.flatMap((one) => stretchesOf(one, stay, isPublic));
  return joined(reading.text, stay, learned);
}

const isHidden = ({ word }: Token): boolean => word !== null && word.hidden !== null;

function staysLikely(one: Found, likely: readonly Likely[]): boolean {
  const least = STAYS[one.rule];
  if (least === undefined) return true;
  if (likely.some(({ tokens }) => tokens.some((token) => isHidden(token) && touch(token, one)))) return true;
  const chances = likely.flatMap(({ tokens, begins, goesOn }) =>
    tokens.flatMap((token, t) => (touch(token, one) ? (begins[t] ?? 0) + (goesOn[t] ?? 0) : [])),
  );
  return chances.length === 0 || Math.max(...chances) >= least;
}

function stretchesOf(
  { tokens, begins, goesOn }: Likely,
  found: readonly Found[],
  isPublic: (one: Stretch) => boolean,
): Stretch[] {
  const stretches: Stretch[] = [];
  let [from, likeliest] = [-1, 0];
  const close = (end: number): void => {
    const words = from < 0 ? [] : tokens.slice(from, end);
    const isBeside = words.some((word) => found.some((one) => touch(one, word)));
    const isLikely = likeliest >= (isBeside ? BESIDE : ALONE) && !words.every(isYears);
    const stretch = isLikely ? withoutSigns(words) : null;
    // What is said of a public figure leads to the figure.
    const tells = (one: Stretch): boolean =>
      !isPublic(one) && (words.some(isSite) || !hasPublic(words, isPublic));
    if (stretch !== null && tells(stretch)) stretches.push(stretch);
    [from, likeliest] = [-1, 0];
  };
  tokens.forEach((_, t) => {
    const [begun, on] = [begins[t] ?? 0, goesOn[t] ?? 0];
    if (begun + on < WITHIN || begun > on) close(t);
    if (begun + on < WITHIN) return;
    if (from < 0) from = t;
    likeliest = Math.max(likeliest, begun + on);
  });
  close(tokens.length);
  return stretches;
}

/** Years may be said. */
const isYears = ({ text }: Token): boolean => /^(?:1[34]|19|20)\d\d(?:[-\/](?:\d\d){1,2})?$/.test(text);

/** Schools and mosques are called after the great. */
const isSite = ({ text }: Token): boolean => namesSite(text);

/** A public figure's name has so many words at most. */
const LONGEST_NAME = 4;

function hasPublic(tokens: readonly Token[], isPublic: (one: Stretch) => boolean): boolean {
  return tokens.some((_, from) =>
    Array.from({ length: LONGEST_NAME }, (_, n) => withoutSigns(tokens.slice(from, from + n + 1))).some(
      (name) => name !== null && isPublic(name),
    ),
  );
}

/** Without signs and small words at its end: “the mosque of … in”. */
function withoutSigns(tokens: readonly Token[]): Stretch | null {
  const isSaid = ({ text }: Token): boolean => /[\p{L}\p{N}]/u.test(text);
  const isSmall = ({ word }: Token): boolean => word !== null && isSmallWord(word);
  const last = tokens.findLast((one) => isSaid(one) && !isSmall(one));
  const first = tokens.find(isSaid);
  return first === undefined || last === undefined ? null : { at: first.at, end: last.end };
}

/** A stretch that touches what a rule found makes that longer, up to what the next rule found. */
function joined(text: string, found: readonly Found[], learned: readonly Stretch[]): FoundOrLearned[] {
  const hits: FoundOrLearned[] = [...found];
  for (const stretch of learned) {
    const touched = [...found.keys()].filter((i) => touch(hits[i] ?? stretch, stretch));
    touched.forEach((i, n) => {
      const [hit, next] = [hits[i], hits[touched[n + 1] ?? -1]];
      if (hit === undefined) return;
      const end = next === undefined ? stretch.end : saidUntil(text, hit.end, next.at);
      hits[i] = { ...hit, at: n === 0 ? Math.min(hit.at, stretch.at) : hit.at, end: Math.max(hit.end, end) };
    });
    if (touched.length === 0) hits.push({ ...stretch, rule: 'learned' });
  }
  return hits.toSorted((a, b) => a.at - b.at);
}

/** Up to what the next rule found; a single word between the two is “of” or “in”, and joins nothing. */
function saidUntil(text: string, from: number, to: number): number {
  const between = text.slice(from, to).replace(/[^\p{L}\p{N}]+$/u, '');
  return (between.match(/[\p{L}\p{N}]+/gu) ?? []).length > 1 ? from + between.length : from;
}

const touch = (a: Stretch, b: Stretch): boolean => a.at < b.end && b.at < a.end;

let unpackedOnce: Weights | null = null;
/** Read when the first text is scanned. */
export const weights = (): Weights => (unpackedOnce ??= new Weights(unpacked(TRAINED)));
