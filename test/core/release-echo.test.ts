import { describe, expect, test } from 'vitest';
import { echoesIn, knownIn } from '#core/release-echo.ts';
import type { HitRule, Settled } from '#core/release-review.ts';

const hit = (words: string, rule: HitRule = 'name', settled: Settled | null = null) => ({
  from: 0,
  to: words.length,
  ...{ rule, settled, words },
});
const at = (text: string, ...hits: ReturnType<typeof hit>[]) =>
  echoesIn(text, [], knownIn(hits)).map(({ from, to, rule }) => [text.slice(from, to), rule]);

describe('words that were found elsewhere in a record', () => {
  test('are found wherever they stand as words of their own, however they are spelled', () => {
    const text = 'By watapur; WATAPUR’s road, not Watapuri. گلمحمد، گل محمد، گل‌محمدی';
    expect(at(text, hit('Watapur', 'place'), hit('گل‌محمد'))).toEqual([
      ['watapur', 'place'],
      ['WATAPUR', 'place'],
      ['گلمحمد', 'name'],
      ['گل محمد', 'name'],
    ]);
  });

  test('are the longest that stand there, and touch no hit', () => {
    const text = 'Haji Gul Agha left, Gul Agha came.';
    const known = knownIn([hit('Gul'), hit('Gul Agha'), hit('Agha came')]);
    expect(echoesIn(text, [{ from: 0, to: 13, rule: 'title' }], known)).toEqual([
      { from: 20, to: 28, rule: 'name' },
    ]);
  });

  test('are none where they were dismissed, or where no lead has said that the tagger is right, or of two letters', () => {
    const dismissed = hit('Sabur', 'name', { act: 'dismiss', words: 'patient' });
    expect(at('Sabur, the shop, گل', dismissed, hit('the shop', 'learned'), hit('گل'))).toEqual([]);
    expect(at('the shop', hit('the shop', 'learned', { act: 'mask', words: null }))).toEqual([
      ['the shop', 'learned'],
    ]);
  });
});
