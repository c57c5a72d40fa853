/** Figures as people say them: "about 8,000", "at least 100", "7,000 to 9,000", "dozens". */
import type { Bound } from '#core/coding.ts';
import { figureWords } from '#core/consistency/words.ts';
import { toLatinDigits } from '#core/month.ts';

export interface Figure {
  lo: number;
  hi: number;
  bound: Bound;
}

/** Number words are kept, and read as these ranges (CONSISTENCY C0). */
const WORDS: Readonly<Record<string, readonly [number, number]>> = {
  tens: [20, 90],
  dozens: [24, 96],
  hundreds: [200, 900],
  thousands: [2000, 9000],
};

const BOUND_WORDS: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:at least|more than|over|no fewer than|no less than|≥|>)\s*/i, 'at-least'],
  [/^(?:at most|up to|fewer than|less than|under|no more than|≤|<)\s*/i, 'at-most'],
  [/^(?:about|around|roughly|some|nearly|almost|just under|just over|circa|ca\.|~)\s*/i, 'about'],
  [/^(?:exactly|precisely|=)\s*/i, 'exact'],
];

const SCALE: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6 };

/** Null where no figure is said. */
export function readFigure(text: string): Figure | null {
  const plain = toLatinDigits(text.trim());
  const word = WORDS[plain.toLowerCase()];
  if (word) return { lo: word[0], hi: word[1], bound: 'range' };
  for (const [pattern, bound] of BOUND_WORDS)
    if (pattern.test(plain)) return ofOne(readNumber(plain.replace(pattern, '')), bound);
  const range = /^(?:between\s+)?(.+?)\s*(?:–|—|-|\bto\b|\band\b)\s*(.+)$/i.exec(plain);
  if (range) return ofRange(readNumber(range[1] ?? ''), readNumber(range[2] ?? ''));
  return ofOne(readNumber(plain), 'exact');
}

const ofOne = (n: number | null, bound: Bound): Figure | null =>
  n === null ? null : { lo: n, hi: n, bound };

function ofRange(a: number | null, b: number | null): Figure | null {
  if (a === null || b === null) return null;
  return { lo: Math.min(a, b), hi: Math.max(a, b), bound: 'range' };
}

function readNumber(text: string): number | null {
  const parts = /^(\d{1,3}(?:[,\u202f\u00a0 ٬]\d{3})+|\d+)(?:[.٫](\d+))?\s*(thousand|million)?$/i.exec(
    text.trim(),
  );
  if (!parts || isEitherWay(parts[1] ?? '', parts[2] ?? '')) return null;
  const digits = (parts[1] ?? '').replace(/\D/g, '');
  return Number(`${digits}.${parts[2] ?? '0'}`) * (SCALE[(parts[3] ?? '').toLowerCase()] ?? 1);
}

/** "3.000" is three thousand to some, and three to others: whoever typed it is asked. */
export const isEitherWay = (whole: string, rest: string): boolean =>
  /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(rest);

/** "about", "at least", "at most"; nothing for a plain figure or a range. */
export function boundWord(bound: Bound | null): string {
  switch (bound) {
    case 'about':
      return 'about';
    case 'at-least':
      return 'at least';
    case 'at-most':
      return 'at most';
    case 'exact':
    case 'range':
    case null:
      return '';
  }
}

/** "8,000", "7,000 to 9,000"; either end may stand for both. Null where there is none. */
export function figureText(lo: number | null, hi: number | null): string | null {
  const [a, b] = [lo ?? hi, hi ?? lo];
  if (a === null || b === null) return null;
  return a === b ? figureWords(a) : `${figureWords(a)} to ${figureWords(b)}`;
}
