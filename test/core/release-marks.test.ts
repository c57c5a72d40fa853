import { describe, expect, test } from 'vitest';
import { carriedMarks, type LostMark } from '#core/release-marks.ts';
import { sameWords, type Settled } from '#core/release-review.ts';

const mask: Settled = { act: 'mask', words: null };

/** The words of a mark by themselves stand for their digest. */
const lost = (...marks: [string, Settled | null][]): Map<string, LostMark> =>
  new Map(
    marks.map(([said, settled]) => [
      sameWords(said),
      { words: sameWords(said), length: said.length, settled },
    ]),
  );
const at = (text: string, marks: Map<string, LostMark>) =>
  carriedMarks(text, marks, (same) => same).map(({ from, to, settled }) => [text.slice(from, to), settled]);

describe('words that a lead marked, in a paragraph that was changed', () => {
  test('are found where they stand now, each time, however they are spelled on a keyboard', () => {
    const text = 'Later she TEACHES two streets on; he too teaches two streets on.';
    expect(at(text, lost(['teaches two streets on', mask]))).toEqual([
      ['TEACHES two streets on', mask],
      ['teaches two streets on', mask],
    ]);
  });

  test('are not found inside other words, nor once one of them was changed', () => {
    const marks = lost(['the well', mask], ['gul', { act: 'generalise', words: 'a man' }]);
    expect(at('Near the wells, Gulbuddin. By the dry well.', marks)).toEqual([]);
  });

  test('are open where the mark was dismissed, or where the scan now finds more than was marked', () => {
    expect(at('Ask the baker.', lost(['the baker', { act: 'dismiss', words: 'many' }]))).toEqual([
      ['the baker', null],
    ]);
    expect(at('We met Mullah Zarif there.', lost(['Zarif there', mask]))).toEqual([
      ['Mullah Zarif there', null],
    ]);
  });

  test('are one where two of them touch, open unless both say the same', () => {
    const marks = lost(['blue door', mask], ['door behind', mask], ['behind the mill', null]);
    expect(at('the blue door behind it', marks)).toEqual([['blue door behind', mask]]);
    expect(at('the blue door behind the mill', marks)).toEqual([['blue door behind the mill', null]]);
  });
});
