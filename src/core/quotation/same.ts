/** Whether two quotations are one (Q8): the same words of one copy, or words that are the same wherever they were said. */
import { sameWords } from '../release-review.ts';
import { plain } from './read.ts';

/** So many words in a row are nobody's everyday speech. */
const WORDS = 5;

export interface SaidWords {
  record: string;
  /** The span of the copy. */
  original: string;
  printed: string;
}

export function isSameQuotation(a: SaidWords, b: SaidWords): boolean {
  const [one, other] = [wordsIn(plain(a.original)), wordsIn(plain(b.original))];
  if (holds(one, other) || holds(saidIn(a.printed), saidIn(b.printed))) return true;
  // Where they stand is not known: what is a part of the other, or ends as it begins, may be said twice, and counts as one.
  return (
    a.record === b.record &&
    (isPart(one, other) || isPart(other, one) || meets(one, other) || meets(other, one))
  );
}

function holds(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short === '') return false;
  return short === long || (countWords(short) >= WORDS && isPart(short, long));
}

const isPart = (part: string, of: string): boolean => part !== '' && ` ${of} `.includes(` ${part} `);

/** Whether `a` ends as `b` begins, by enough words. */
function meets(a: string, b: string): boolean {
  const [tail, head] = [a.split(' '), b.split(' ')];
  for (let n = WORDS; n < Math.min(tail.length, head.length); n++)
    if (tail.slice(-n).join(' ') === head.slice(0, n).join(' ')) return true;
  return false;
}

const countWords = (text: string): number => text.split(' ').length;
/** Words alone: a comma more is the same quotation. */
const wordsIn = (text: string): string =>
  sameWords(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
/** What a reader finds in it again, whatever was put around it. */
const saidIn = (printed: string): string => wordsIn(printed.replace(/\[[^[\]]*\]/g, ' '));
