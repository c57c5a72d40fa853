/**
 * What the tagger knows of a word: how it is written, which lists have it, what it may be in its phrase, and the same of
 * the words around it. Each is a number; the weights know no words.
 */
import { latinOf, plainOf } from '../lists/list.ts';
import { lettersOf } from '../rules/phrases.ts';
import type { Word } from '../words.ts';
import { featureOf, hashOf, mixed } from './hash.ts';
import type { Chances } from './chain.ts';
import type { Token } from './token.ts';
import type { Weights } from './weights.ts';
import { topicOf, UNKNOWN } from '../lists/topics.ts';
import { classesOf, UZBEK_CASE, WORD_CLASSES } from './word-class.ts';

/** Whether the lists are taken not to have a word. In training alone: they have most words of what is trained on. */
export type Forgets = (classes: number) => boolean;

/** A kind of feature, and what it says here. */
export type TakeFeature = (t: number, kind: number, what: number) => void;

/** `rules`: of each token which rule found it, and whether that began with it (`ruleTags`). */
export function featuresOf(
  tokens: readonly Token[],
  rules: readonly string[],
  forgets?: Forgets,
): Int32Array[] {
  const ofTokens: number[][] = tokens.map(() => []);
  eachFeature(tokens, rules, (t, kind, what) => ofTokens[t]?.push(featureOf(kind, what)), forgets);
  return ofTokens.map((features) => Int32Array.from(features));
}

/** How likely each token begins something, and goes on with it. */
export const chancesIn = (tokens: readonly Token[], rules: readonly string[], weights: Weights): Chances =>
  weights.chances(tokens.length, (take) => {
    eachFeature(tokens, rules, (t, kind, what) => {
      take(t, featureOf(kind, what));
    });
  });

/** What is looked at of each token: the word, its ending, its letter in the phrase (`phrase-grammars.ts`), that with its lists. */
type Row = 'word' | 'ending' | 'letter' | 'sort' | 'rule' | 'topic';
type Part = readonly [row: Row, distance: number];

const AROUND = [-3, -2, -1, 1, 2, 3];
const NEAR = [-2, -1, 1, 2];
const of = (row: Row, ...distances: number[]): Part[] => distances.map((one) => [row, one]);

/** What stands around a word, each alone and several together. */
export const AROUND_PARTS: readonly (readonly Part[])[] = [
  ...AROUND.map((d) => of('letter', d)),
  ...AROUND.map((d) => of('word', d)),
  ...AROUND.map((d) => of('ending', d)),
  ...NEAR.map((d) => of('sort', d)),
  of('letter', -1, 0),
  of('letter', 0, 1),
  of('letter', -1, 1),
  of('letter', -2, -1),
  of('letter', 1, 2),
  of('letter', -2, -1, 0),
  of('letter', 0, 1, 2),
  of('letter', -1, 0, 1),
  of('letter', -2, -1, 1, 2),
  of('letter', -2, -1, 0, 1),
  of('letter', -1, 0, 1, 2),
  of('letter', -3, -2, -1, 0),
  of('letter', 0, 1, 2, 3),
  of('sort', -1, 0),
  of('sort', 0, 1),
  of('sort', -1, 0, 1),
  of('word', -1, 0),
  of('word', 0, 1),
  of('word', -1, 1),
  [...of('word', -1), ...of('letter', 0)],
  [...of('letter', 0), ...of('word', 1)],
  [...of('word', -1), ...of('sort', 1)],
  [...of('sort', -1), ...of('word', 1)],
  [...of('word', -1), ...of('sort', 0)],
  [...of('sort', 0), ...of('word', 1)],
  [...of('word', -2, -1), ...of('letter', 0)],
  [...of('letter', 0), ...of('word', 1, 2)],
  of('rule', 0),
  of('rule', -1),
  of('rule', 1),
  of('rule', -1, 0),
  of('rule', 0, 1),
  of('rule', -1, 0, 1),
  [...of('rule', 0), ...of('letter', 0)],
  [...of('rule', 0), ...of('sort', 0)],
  [...of('rule', 0), ...of('word', 0)],
  [...of('rule', -1), ...of('letter', 0)],
  [...of('rule', 1), ...of('letter', 0)],
  [...of('rule', -1), ...of('word', 0)],
  [...of('rule', 1), ...of('word', 0)],
  [...of('rule', 0), ...of('letter', -1)],
  [...of('rule', 0), ...of('letter', 1)],
  [...of('rule', 0), ...of('word', -1)],
  [...of('rule', 0), ...of('word', 1)],
  of('rule', -2, -1),
  of('rule', 1, 2),
  ...AROUND.map((d) => of('topic', d)),
  of('topic', 0),
  of('topic', -1, 0),
  of('topic', 0, 1),
  of('topic', -1, 1),
  of('topic', 1, 2),
  of('topic', -2, -1),
  of('topic', -1, 0, 1),
  [...of('sort', 0), ...of('topic', 1)],
  [...of('sort', 0), ...of('topic', -1)],
  [...of('sort', 0), ...of('topic', 1, 2)],
  [...of('sort', 0), ...of('topic', -1, 1)],
  [...of('word', 0), ...of('topic', 1)],
  [...of('word', 0), ...of('topic', -1)],
  [...of('word', -1), ...of('topic', 0)],
  [...of('topic', 0), ...of('word', 1)],
  [...of('topic', 0), ...of('letter', 1)],
  [...of('letter', -1), ...of('topic', 0)],
];

/** Kinds of features: of the word itself up to here, then of its place, then of what stands around it. */
export const KINDS = {
  own: 0,
  ending: 4,
  classes: 20,
  letters: 30,
  place: 40,
  nearest: 46,
  hidden: 57,
  around: 60,
  verb: 50,
} as const;

/** Every feature of a sentence, token by token. */
export function eachFeature(
  tokens: readonly Token[],
  rules: readonly string[],
  take: TakeFeature,
  forgets?: Forgets,
): void {
  const atoms = atomsOf(tokens, rules, forgets);
  const rows = AROUND_PARTS.map((parts) => parts.map(([row, d]) => [atoms.rows[row], d + PAD] as const));
  tokens.forEach((token, t) => {
    takeOwn(t, token, atoms, take);
    takePlace(t, tokens, atoms, take);
    takeVerbs(t, tokens, atoms, take);
    rows.forEach((parts, kind) => {
      let what = 0;
      for (const [row, distance] of parts) what = mixed(what, row[t + distance] ?? 0);
      take(t, KINDS.around + kind, what);
    });
  });
}

/** What features say of rules: which found a token, and whether it begins there. */
export const ruleTags = (tokens: readonly Token[], found: readonly Ruled[]): string[] =>
  tokens.map(({ at, end }) => {
    const hit = found.find((one) => one.at < end && at < one.end);
    return hit === undefined ? '' : `${hit.rule}${at <= hit.at ? ' begins' : ''}`;
  });

interface Ruled {
  readonly at: number;
  readonly end: number;
  readonly rule: string;
}

/** How far the rows reach beyond the sentence at both ends. */
const PAD = 3;

interface Atoms {
  readonly rows: Readonly<Record<Row, Int32Array>>;
  readonly letters: readonly string[];
  readonly classes: Int32Array;
  /** Of each word; -1: a sign. */
  readonly topics: Int32Array;
  readonly language: number;
}

const bitOf = (name: (typeof WORD_CLASSES)[number]): number => 1 << WORD_CLASSES.indexOf(name);
/** What a word loses that the lists are taken not to have. */
const LISTED = WORD_CLASSES.filter((one) => /name$|name or word|place|ordinary/.test(one)).reduce(
  (all, one) => all | bitOf(one),
  0,
);
const CAPITAL = 1 << 20;

function atomsOf(tokens: readonly Token[], rules: readonly string[], forgets?: Forgets): Atoms {
  const { letters: ofWords, language } = lettersOf(tokens.flatMap(({ word }) => word ?? []));
  const row = (): Int32Array => new Int32Array(tokens.length + 2 * PAD).fill(EDGE);
  const rows = { word: row(), ending: row(), letter: row(), sort: row(), rule: row(), topic: row() };
  const topics = new Int32Array(tokens.length).fill(-1);
  const [letters, classes] = [[] as string[], new Int32Array(tokens.length)];
  let next = 0;
  tokens.forEach((token, t) => {
    const known = knownOf(token);
    let bits = known.classes;
    let letter = token.word === null ? signOf(token) : (ofWords[next++] ?? '');
    const isForgotten = token.word !== null && forgets?.(bits) === true;
    if (isForgotten) {
      bits &= ~LISTED;
      if (letter === 'n' || letter === 'N') letter = 'X';
    }
    letters.push(letter);
    classes[t] = bits;
    if (token.word !== null) topics[t] = isForgotten ? UNKNOWN : topicOf(token.word, language);
    rows.topic[t + PAD] = token.word === null ? known.word : hashOf(String(topics[t]), 7);
    rows.rule[t + PAD] = hashOf(rules[t] ?? '', 6);
    rows.word[t + PAD] = known.word;
    rows.ending[t + PAD] = known.ending;
    rows.letter[t + PAD] = hashOf(letter, 1);
    const isCapital = token.word?.isCapital === true && !token.word.opens;
    rows.sort[t + PAD] = mixed(hashOf(letter, 1), bits + (isCapital ? CAPITAL : 0));
  });
  return { rows, letters, classes, topics, language };
}

const EDGE = 1 << 12;
const signOf = ({ text }: Token): string => (/\p{N}/u.test(text) ? '#' : text);

function takeOwn(t: number, token: Token, { rows, classes, language }: Atoms, take: TakeFeature): void {
  for (const [kind, what] of knownOf(token).own) take(t, KINDS.own + kind, what);
  const mine = classes[t] ?? 0;
  for (let bit = 0; bit < WORD_CLASSES.length; bit++)
    if ((mine & (1 << bit)) !== 0) take(t, KINDS.classes, bit);
  const [letter, sort, word] = [rows.letter[t + PAD] ?? 0, rows.sort[t + PAD] ?? 0, rows.word[t + PAD] ?? 0];
  take(t, KINDS.letters, letter);
  take(t, KINDS.letters + 1, sort);
  take(t, KINDS.letters + 2, mixed(letter, language));
  take(t, KINDS.letters + 3, mixed(sort, language));
  take(t, KINDS.letters + 4, mixed(knownOf(token).shape, letter));
  take(t, KINDS.letters + 5, mixed(word, letter));
  take(t, KINDS.letters + 6, language);
  const hidden = token.word?.hidden ?? null;
  if (hidden !== null) {
    take(t, KINDS.hidden, 0);
    take(t, KINDS.hidden + 1, hashOf(hidden, 8));
    take(t, KINDS.hidden + 2, mixed(hashOf(hidden, 8), letter));
  }
}

function takePlace(t: number, tokens: readonly Token[], { rows, letters }: Atoms, take: TakeFeature): void {
  const letter = rows.letter[t + PAD] ?? 0;
  const edge = (at: number): number =>
    at < 0 || at >= tokens.length ? 0 : tokens[at]?.word === null ? 1 : 2;
  take(t, KINDS.place, mixed(edge(t - 1), letter));
  take(t, KINDS.place + 1, mixed(edge(t + 1), letter));
  take(t, KINDS.place + 2, Math.min(t, 4));
  for (const [n, step] of [-1, 1].entries()) {
    const at = nearest(t, step, (i) => Math.abs(i - t) >= 7 || TELLING.test(letters[i] ?? ''));
    const found = Math.abs(at - t) < 7 ? (letters[at] ?? '') : '';
    take(t, KINDS.nearest + n, mixed(hashOf(found, 5), letter));
    take(t, KINDS.nearest + 2 + n, mixed(mixed(hashOf(found, 5), letter), Math.abs(at - t)));
  }
}

/** What happens in its part of the sentence: the next verb on either side, up to a stop. */
function takeVerbs(t: number, tokens: readonly Token[], { rows, topics }: Atoms, take: TakeFeature): void {
  const [letter, sort, topic] = [rows.letter, rows.sort, rows.topic].map((row) => row[t + PAD] ?? 0);
  const isEnd = (i: number): boolean => isVerb(topics[i] ?? -1) || /[.,:;!?]/.test(tokens[i]?.text ?? '.');
  for (const [n, step] of [-1, 1].entries()) {
    const at = nearest(t, step, isEnd);
    const verb = rows.topic[at + PAD] ?? 0;
    take(t, KINDS.verb + n, mixed(verb, letter ?? 0));
    take(t, KINDS.verb + 2 + n, mixed(verb, sort ?? 0));
    take(t, KINDS.verb + 4 + n, mixed(mixed(verb, topic ?? 0), rows.word[at + PAD] ?? 0));
  }
}

function nearest(t: number, step: number, is: (i: number) => boolean): number {
  let at = t + step;
  while (!is(at)) at += step;
  return at;
}

/** Verbs of what people say, do, where they go, and what happens. */
const isVerb = (topic: number): boolean => (topic >= 0 && topic < 4) || topic > UNKNOWN;

/** Roles, kin, sites, men and women, names: what a phrase is of. */
const TELLING = /[RrKSMXN]/;

/** What a token is wherever it stands. */
interface Known {
  readonly word: number;
  readonly ending: number;
  readonly shape: number;
  readonly classes: number;
  readonly own: readonly (readonly [kind: number, what: number])[];
}

/** What was asked of the last words: a text asks the same of the same word many times. */
const KNOWN = new Map<string, Known>();

function knownOf({ word, text }: Token): Known {
  const key = word === null ? text : `${text} ${String(word.opens)} ${String(word.isEnglish)}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const made = word === null ? ofSign(text) : ofWord(word);
  if (KNOWN.size >= 4096) KNOWN.clear();
  KNOWN.set(key, made);
  return made;
}

function ofSign(text: string): Known {
  const shape = hashOf(text.replace(/\p{N}/gu, '0').replace(/0{5,}/g, '0+'), 2);
  return {
    word: shape,
    ending: shape,
    shape,
    classes: 0,
    own: [
      [0, shape],
      [1, hashOf(text, 3)],
    ],
  };
}

function ofWord(word: Word): Known {
  const plain = plainOf(word.script === 'cyrillic' ? latinOf(word.key) : word.key);
  const stem = plain.replace(word.script === 'arabic' ? ARABIC_ENDING : UZBEK_CASE, '');
  const shape = hashOf(shapeOf(word), 2);
  const endings = [1, 2, 3, 4].filter((n) => plain.length > n);
  return {
    word: hashOf(plain, 3),
    ending: hashOf(plain.slice(-3), 4),
    shape,
    classes: classesOf(word),
    own: [
      [2, hashOf(plain, 3)],
      [3, hashOf(stem, 3)],
      [4, shape],
      ...endings.map((n) => [KINDS.ending + n, hashOf(plain.slice(-n), n)] as const),
      ...endings.slice(1).map((n) => [8 + n, hashOf(plain.slice(0, n), n)] as const),
    ],
  };
}

const ARABIC_ENDING = /(?<=.{3})(?:هایش|های|ها|ونو|ونه|انو|ان|ات|نینگ|دن|نی|گه|ده|مان|شان|اش|ام|ش|م|ی|ه|و)$/;

function shapeOf({ text, script, isCapital, opens }: Word): string {
  const capitals = /^\p{Lu}+$/u.test(text) ? 'all' : /\p{L}\p{Lu}/u.test(text) ? 'inner' : '';
  const first = isCapital ? (opens ? 'opens' : 'capital') : '';
  return `${script} ${first} ${capitals} ${/['-]/.test(text) ? '-' : ''} ${Math.min(text.length, 8)}`;
}
