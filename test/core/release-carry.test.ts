import { describe, expect, test } from 'vitest';
import { phraseFinder } from '#core/disclosure/phrase.ts';
import { carried } from '#core/release-carry.ts';
import { MASK } from '#core/mask.ts';
import { leaving, spotsOf, type Settled, type SettledSpot } from '#core/release-review.ts';
import { replaceAt } from '#core/disclosure/phrase.ts';

const TEXT = 'We met Mullah Zarif and Sher Wali; my wife teaches at the girls school.';
const mask: Settled = { act: 'mask', words: null };

function at(words: string, settled: Settled | null, rule: SettledSpot['rule'] = 'marked'): SettledSpot {
  const from = TEXT.indexOf(words);
  return { from, to: from + words.length, rule, settled };
}
const scanned = (words: string, settled: Settled): SettledSpot => {
  const spot = spotsOf(TEXT, []).find(({ from, to }) => TEXT.slice(from, to).includes(words));
  if (!spot) throw new Error(`no hit of ${words}`);
  return { ...spot, settled };
};
const find = phraseFinder('sher  wali');
const wordsAt = ({ text, spots }: ReturnType<typeof carried>) =>
  spots.map(({ from, to }) => text.slice(from, to));

describe('what was decided in a paragraph, after a purge', () => {
  test('stays of what the purge leaves: hits, and words that a lead marked by hand', () => {
    const before = [scanned('Zarif', mask), at('teaches at the girls school', mask)];
    const after = carried(TEXT, before, find, '[taken out]');
    expect(wordsAt(after)).toEqual(['Mullah Zarif', 'teaches at the girls school']);
    expect(leaving(after.text, after.spots)).toBe(`We met ${MASK} and [taken out]; my wife ${MASK}.`);
    expect(after.spots.map(({ rule }) => rule)).toEqual([before[0]?.rule, 'marked']);
  });

  test('leaves the very words that had left, whatever the purge took out of what was masked', () => {
    for (const settled of [mask, { act: 'generalise', words: 'an elder' } as const])
      for (const by of ['[taken out]', 'NN', 'Haji Gul']) {
        const before = [scanned('Zarif', mask), at('Sher Wali', settled)];
        const after = carried(TEXT, before, find, by);
        const left = leaving(TEXT, before);
        expect(leaving(after.text, after.spots)).toBe(replaceAt(left, find?.(left) ?? [], by));
      }
  });

  test('opens a dismissal whose words went, and keeps one whose words stay', () => {
    const because: Settled = { act: 'dismiss', words: 'known to all' };
    expect(carried(TEXT, [at('Sher Wali', because)], find, 'Haji Gul').spots).toEqual([]);
    const kept = scanned('Zarif', because);
    expect(carried(TEXT, [kept], find, 'NN').spots).toEqual([kept]);
  });

  test('takes the phrase out of replacements and reasons too; what is empty then is a mask, or open', () => {
    const of = (settled: Settled) => carried(TEXT, [scanned('Zarif', settled)], find, '').spots;
    expect(of({ act: 'generalise', words: 'the son of Sher Wali' })[0]?.settled?.words).toBe('the son of');
    expect(of({ act: 'generalise', words: 'Sher Wali' })[0]?.settled).toEqual(mask);
    expect(of({ act: 'dismiss', words: 'Sher Wali' })).toEqual([]);
  });

  test('keeps an open mark, and makes one mask of two that the purge brings together', () => {
    expect(carried(TEXT, [at('my wife', null)], find, 'NN').spots).toMatchObject([{ settled: null }]);
    const both = [at('Sher', mask), at('Wali', { act: 'generalise', words: 'an elder' })];
    const { text, spots } = carried(TEXT, both, find, 'NN');
    expect(leaving(text, spots)).toBe(
      `We met Mullah Zarif and ${MASK}; my wife teaches at the girls school.`,
    );
  });

  test('without a phrase everything stands where it stood', () => {
    const before = [scanned('Zarif', mask), at('my wife', mask)];
    expect(carried(TEXT, before, null, '')).toEqual({ text: TEXT, spots: before });
  });
});
