/** Shares in words: “two thirds of”, “nearly half”, “three in ten”, as figures in per cent. */
import { boundOf, smallOf, textBefore, UNITS, type Figure } from './figures.ts';

const NUMBER = `an?|${UNITS.slice(1, 11).join('|')}`;
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halve: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};
const NAMES = Object.keys(PARTS).join('|');

/** “the third of May” and “a third man” are none. */
const PART = `(?<![\\w-])(?:(?<n>${NUMBER})[ -])?(?<part>${NAMES})s?(?![\\w-])`;
const IN = `(?<![\\w-])(?<some>${UNITS.slice(1, 11).join('|')})(?: (?<what>[\\w-]+)){0,2} (?:in|out of)(?: every)? (?<all>${UNITS.slice(2, 11).join('|')})(?![\\w-])`;

function findFractions(text: string): Figure[] {
  const parts = [...text.matchAll(new RegExp(PART, 'gi'))].flatMap((match) => partOf(text, match));
  const ratios = [...text.matchAll(new RegExp(IN, 'gi'))].flatMap((match) => ratioOf(text, match));
  return [...parts, ...ratios].toSorted((a, b) => a.at - b.at);
}

function partOf(text: string, match: RegExpMatchArray): Figure[] {
  const { n, part = '' } = match.groups ?? {};
  const name = part.toLowerCase();
  const end = match.index === undefined ? 0 : match.index + match[0].length;
  const after = text.slice(end);
  const isHalf = name === 'half';
  if (/\b(?:first|second|latter|later|last|other|early|late)\s*$/i.test(text.slice(0, match.index)))
    return [];
  if ((n === undefined && !isHalf) || !(isHalf ? OF_HALF : OF).test(after)) return [];
  const many = n === undefined || /^an?$/i.test(n) ? 1 : smallOf(n.toLowerCase());
  const value = (100 * many) / (PARTS[name] ?? 1);
  return value > 100 ? [] : [shareIn(text, match.index ?? 0, end, value)];
}

/** Not “of them”: whose share that is, another part of the sentence says. */
const OF = /^\s+of\b(?! (?:them|whom|which|these)\b)|^\s*[(,.;:]/i;
const OF_HALF = /^\s+(?:of|the|our|these|those|all)\b(?! (?:them|whom|which|these)\b)|^\s*[(,.;:]/i;

function ratioOf(text: string, match: RegExpMatchArray): Figure[] {
  const { some = '', what, all = '' } = match.groups ?? {};
  const end = (match.index ?? 0) + match[0].length;
  // “three men in ten villages” counts villages.
  if (what !== undefined && /^\s+[a-z]+s\b/i.test(text.slice(end))) return [];
  const value = (100 * smallOf(some.toLowerCase())) / smallOf(all.toLowerCase());
  return value > 100 ? [] : [shareIn(text, match.index ?? 0, end, value)];
}

const shareIn = (text: string, at: number, end: number, value: number): Figure => ({
  ...{ at, end, lo: value, hi: value },
  bound: boundOf(textBefore(text, at), text.slice(end)),
  ...{ isPercent: true, isWord: true },
  text: text.slice(at, end),
  after: text.slice(end).toLowerCase().trimStart(),
});

/** Figures and shares in words, each once: “three in ten” is no three and no ten. */
export const withFractions = (figures: readonly Figure[], text: string): Figure[] => {
  const fractions = findFractions(text);
  const isPart = ({ at, end }: Figure): boolean =>
    fractions.some((one) => at < one.end && end > one.at && one.isPercent);
  return [...figures.filter((one) => !isPart(one)), ...fractions].toSorted((a, b) => a.at - b.at);
};
