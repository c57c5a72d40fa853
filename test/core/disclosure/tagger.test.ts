import { describe, expect, test } from 'vitest';
import { scanByRules, scanIdentifiers } from '#core/disclosure/identifier-scan.ts';
import { chancesOf } from '#core/disclosure/tagger/chain.ts';
import { chancesIn, ruleTags } from '#core/disclosure/tagger/features.ts';
import { packed, unpacked } from '#core/disclosure/tagger/packed.ts';
import { reasonsOf } from '#core/disclosure/tagger/reasons.ts';
import { sentencesOf } from '#core/disclosure/tagger/token.ts';
import { TRAINED_ON } from '#core/disclosure/tagger/trained.ts';
import { Weights } from '#core/disclosure/tagger/weights.ts';
import { read } from '#core/disclosure/words.ts';
import { readSentences } from '../../fixtures/identifiers.ts';
import { digestOfTraining } from '../../tagger/digest.ts';
import { examplesOf } from '../../tagger/examples.ts';
import { train, TRAINING } from '../../tagger/train.ts';

const said = (text: string, hits: readonly { from: number; to: number; rule: string }[]): string[] =>
  hits.map(({ from, to, rule }) => `${rule}: ${text.slice(from, to)}`);

describe('the tagger of the identifier scan', () => {
  test('was trained on the sentences as they stand; where this falls, run `npm run tagger`', () => {
    expect(TRAINED_ON).toBe(digestOfTraining());
  });

  test('finds what no rule was written for, and says what spoke for it', () => {
    const text = 'Star told me that she would never go back.';
    expect(scanByRules(text)).toEqual([]);
    const hits = scanIdentifiers(text);
    expect(said(text, hits)).toEqual(['learned: Star']);
    const reasons = reasonsOf(text, hits[0] ?? { from: 0, to: 0 });
    expect(reasons).toContainEqual({ about: 'before', words: 'told' });
  });

  test('takes back one word that a rule took for a name, where nothing else speaks for it', () => {
    const text = 'خورشید که می‌نشست ما هم از کار می‌خیستیم.'; // the sun
    expect(said(text, scanByRules(text))).toEqual(['name: خورشید']);
    expect(said(text, scanIdentifiers(text))).toEqual([]);
  });

  test('leaves what says nothing of anybody alone', () => {
    expect(scanIdentifiers('The farmers sold their wheat and waited for rain.')).toEqual([]);
  });

  test('chances are those of all ways to tag a sentence, added up', () => {
    const [b, i, again] = [[0.4, -1.2, 0.7, 2], [1, 0.3, -0.5, 0.9], -1] as const;
    const ways = [0, 1, 2, 3].reduce<number[][]>(
      (all) => all.flatMap((way) => [0, 1, 2].map((tag) => [...way, tag])),
      [[]],
    );
    const weightOf = (way: readonly number[]): number =>
      way.reduce((product, tag, t) => {
        const before = way[t - 1] ?? 0;
        if (tag === 2 && before === 0) return 0;
        const score = tag === 0 ? 0 : tag === 2 ? (i[t] ?? 0) : (b[t] ?? 0) + (before === 0 ? 0 : again);
        return product * Math.exp(score);
      }, 1);
    const all = ways.reduce((sum, way) => sum + weightOf(way), 0);
    const chances = chancesOf(Float64Array.from(b), Float64Array.from(i), again);
    for (const t of [0, 1, 2, 3]) {
      const share = (tag: number): number =>
        ways.filter((way) => way[t] === tag).reduce((sum, way) => sum + weightOf(way), 0) / all;
      expect(chances.begins[t]).toBeCloseTo(share(1), 10);
      expect(chances.goesOn[t]).toBeCloseTo(share(2), 10);
    }
  });

  test('what is packed reads as it was, to a step', () => {
    const trained = {
      features: [3, 130, 40_000, 67_000_000],
      begins: [1, -3, 0.001, 0.5],
      goesOn: [0, 2.5, 0, -0.25],
      again: -1,
    };
    const back = unpacked(packed(trained, 3));
    expect(back.features).toEqual([3, 130, 67_000_000]);
    [1, -3, 0.5].forEach((weight, n) => expect(back.begins[n]).toBeCloseTo(weight, 1));
    [0, 2.5, -0.25].forEach((weight, n) => expect(back.goesOn[n]).toBeCloseTo(weight, 1));
    expect(back.again).toBe(-1);
  });

  test('training gives the same each time, and learns what it is shown', () => {
    const some = readSentences()
      .filter(({ set, lang, spans }) => set === 37 && lang === 'en' && spans.length > 0)
      .slice(0, 12);
    const [once, twice] = [1, 2].map(() =>
      train(examplesOf(some), { ...TRAINING, least: 1, square: 0.1, rounds: 40 }),
    );
    expect(once).toEqual(twice);
    const weights = new Weights(once ?? { features: [], begins: [], goesOn: [], again: 0 });
    for (const { text, spans } of some) {
      const reading = read(text);
      for (const tokens of sentencesOf(reading)) {
        const { begins, goesOn } = chancesIn(tokens, ruleTags(tokens, []), weights);
        tokens.forEach((token, t) => {
          const { from, to } = reading.place(token.at, token.end);
          const isMarked = spans.some((span) => span.from < to && from < span.to);
          expect((begins[t] ?? 0) + (goesOn[t] ?? 0) > 0.5, `${token.text} in ${text}`).toBe(isMarked);
        });
      }
    }
  });
});
