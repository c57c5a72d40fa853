/** The marked sentences as the tagger is trained on them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf, ruleTags, type Forgets } from '#core/disclosure/tagger/features.ts';
import { sentencesOf, type Token } from '#core/disclosure/tagger/token.ts';
import { WORD_CLASSES, type WordClass } from '#core/disclosure/tagger/word-class.ts';
import { findHidden } from '#core/disclosure/rules/hidden.ts';
import { read, type Reading } from '#core/disclosure/words.ts';
import type { MarkedSentence } from '../fixtures/identifiers.ts';
import { drawn, type Example } from './train.ts';

type FoundBefore = readonly (readonly [from: number, to: number, rule: string])[];

/**
 * What the rules found of each sentence before they learned from it, by file and line. By now they find nearly all of these
 * sentences: a tagger that read that beside them would trust rules more than a new sentence bears out. Of every third
 * sentence in Latin or Cyrillic letters also what they found of it without its capitals.
 */
const FIRST_SIGHT: Readonly<Record<string, readonly (readonly FoundBefore[])[]>> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/first-sight.json'), 'utf8'),
);

export function examplesOf(sentences: readonly MarkedSentence[]): Example[] {
  const draw = drawn(7);
  return sentences.flatMap((sentence) => {
    const [found, withoutCapitals] = FIRST_SIGHT[sentence.file]?.[sentence.line] ?? [];
    if (found === undefined)
      throw new Error(`${sentence.file}:${sentence.line + 1} is not in test/fixtures/first-sight.json`);
    const small = { ...sentence, text: sentence.text.toLowerCase() };
    return [
      ...examplesIn(sentence, found, draw),
      ...(withoutCapitals === undefined ? [] : examplesIn(small, withoutCapitals, draw)),
    ];
  });
}

function examplesIn({ text, spans }: MarkedSentence, found: FoundBefore, draw: () => number): Example[] {
  const reading = read(text);
  // This rule learned from no sentence: it finds of each what it would have found before.
  const hidden = findHidden(reading).map(({ at, end, rule }) => {
    const { from, to } = reading.place(at, end);
    return { at: from, end: to, rule };
  });
  const hits = [...found.map(([at, end, rule]) => ({ at, end, rule })), ...hidden];
  return sentencesOf(reading).map((tokens) => {
    const rules = ruleTags(placed(reading, tokens), hits);
    return {
      features: featuresOf(tokens, rules, forgetting(draw)),
      tags: tagsOf(placed(reading, tokens), spans),
    };
  });
}

/** Where they stand in the text as it was given. */
const placed = (reading: Reading, tokens: readonly Token[]): Token[] =>
  tokens.map((token) => {
    const { from, to } = reading.place(token.at, token.end);
    return { ...token, at: from, end: to };
  });

function tagsOf(tokens: readonly Token[], spans: MarkedSentence['spans']): number[] {
  let last = -1;
  return tokens.map(({ at, end }) => {
    const span = spans.findIndex(({ from, to }) => from < end && at < to);
    const tag = span < 0 ? 0 : span === last ? 2 : 1;
    last = span;
    return tag;
  });
}

/**
 * The lists have the words of these sentences, put there because they stand in them; of what nobody has seen they have
 * fewer. So that the tagger does not lean on them, so many are forgotten here and there.
 */
const FORGOTTEN: readonly (readonly [WordClass, number])[] = [
  ['name', 0.25],
  ['small place', 0.25],
  ['ordinary word', 0.1],
];

const bitOf = (one: WordClass): number => 1 << WORD_CLASSES.indexOf(one);
const SMALL = bitOf('small word') | bitOf('title') | bitOf('large place') | bitOf('people or group');

const forgetting =
  (draw: () => number): Forgets =>
  (bits) => {
    if ((bits & SMALL) !== 0) return false;
    const share = FORGOTTEN.find(([one]) => (bits & bitOf(one)) !== 0)?.[1] ?? 0;
    return share > 0 && draw() < share;
  };
