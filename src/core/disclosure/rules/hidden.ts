/**
 * What is written so that no search finds it: letters set apart, stretched, cut by signs that nobody sees, of two scripts,
 * figures for letters. Nobody takes that trouble for an ordinary word.
 */
import type { Found } from '../hit.ts';
import type { Reading, Word } from '../words.ts';

/** Such words that stand side by side are one hit. */
export function findHidden({ text, words }: Reading): Found[] {
  const found: Found[] = [];
  let last: Word | undefined;
  for (const word of words) {
    if (word.hidden !== null) {
      const before = found.at(-1);
      if (
        before !== undefined &&
        last !== undefined &&
        last.hidden !== null &&
        /^[\s\p{Cf}]*$/u.test(text.slice(last.end, word.at))
      )
        found[found.length - 1] = { ...before, end: word.end };
      else found.push({ at: word.at, end: word.end, rule: 'hidden' });
    }
    last = word;
  }
  return found;
}
