/** A phrase is found however it was typed, and only there (PROTECTION 5: after the scan's folding). */
import { describe, expect, test } from 'vitest';
import { excerptOf, movedBy, phraseFinder, replaceAt } from '#core/disclosure/phrase.ts';

function found(text: string, phrase: string): string[] {
  const find = phraseFinder(phrase);
  if (!find) throw new Error('too short');
  return find(text).map(({ from, to }) => text.slice(from, to));
}

describe('a phrase is found', () => {
  test.each([
    ['in other cases', 'We met GUL AHMAD.', 'Gul Ahmad', 'GUL AHMAD'],
    ['parted otherwise', 'We met Gul-Ahmad.', 'Gul Ahmad', 'Gul-Ahmad'],
    ['with another keyboard’s letters', 'ديروز كريم آمد', 'کریم', 'كريم'],
    ['with a tatweel and a mark in it', 'دیروز کـریمُ آمد', 'کریم', 'کـریمُ'],
    ['with a joiner in it', 'Kar\u200Cim came', 'karim', 'Kar\u200Cim'],
    ['with homoglyphs', 'Kаrim came', 'Karim', 'Kаrim'],
    ['in Persian digits', 'شماره ۰۷۰۰۱۲۳', '0700123', '۰۷۰۰۱۲۳'],
    ['where it holds signs of a pattern', 'at (the) mill [2]', '(the) mill [2]', '(the) mill [2]'],
  ])('%s', (_, text, phrase, hit) => expect(found(text, phrase)).toEqual([hit]));

  test('as often as it stands, and nowhere else', () => {
    expect(found('Karim, karim and Rahim', 'Karim')).toEqual(['Karim', 'karim']);
    expect(found('Nobody came.', 'Karim')).toEqual([]);
  });

  test('not at all when it is too short', () => {
    expect(phraseFinder(' a ')).toBeNull();
    expect(phraseFinder('-.')).toBeNull();
  });
});

test('what stands on replaced words stands on what took their place', () => {
  const text = 'We met Karim and Karim.';
  const at = phraseFinder('karim')?.(text) ?? [];
  expect(replaceAt(text, at, '[x]')).toBe('We met [x] and [x].');
  const moved = (offset: number, edge: 'start' | 'end') => movedBy(offset, at, 3, edge);
  expect([moved(0, 'start'), moved(7, 'start'), moved(9, 'start'), moved(12, 'start')]).toEqual([
    0, 7, 7, 10,
  ]);
  expect([moved(7, 'end'), moved(9, 'end'), moved(12, 'end'), moved(23, 'end')]).toEqual([7, 10, 10, 19]);
});

test('is shown among whole words, and among all of a short text', () => {
  const around = (text: string) => {
    const at = text.indexOf('Karim');
    return Object.values(excerptOf(text, { from: at, to: at + 5 }));
  };
  expect(around('We met Karim there.')).toEqual(['We met ', 'Karim', ' there.']);
  expect(
    around('Yesterday before the market opened they asked Karim whether the road to the pass was closed.'),
  ).toEqual(['before the market opened they asked ', 'Karim', ' whether the road to the pass was']);
  expect(around('Karim, whom they had asked about the road to the passes, left.')).toEqual([
    '',
    'Karim',
    ', whom they had asked about the road to',
  ]);
  const unparted = `${'x'.repeat(60)}Karim${'y'.repeat(60)}`;
  expect(around(unparted)).toEqual(['x'.repeat(41), 'Karim', 'y'.repeat(41)]);
});
