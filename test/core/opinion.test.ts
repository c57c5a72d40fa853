import { describe, expect, test } from 'vitest';
import { likelihoodWords } from '#core/consistency/explain.ts';
import { answerIn, LIKELIHOODS, LikelihoodShape, opinionFaults, type OpinionDraft } from '#core/opinion.ts';

const draft = (over: Partial<OpinionDraft>): OpinionDraft => ({
  value: null,
  lo: null,
  hi: null,
  likelihood: 'likely',
  reason: 'So it was.',
  ...over,
});
const boolean = { kind: 'boolean' as const, values: [{ key: 'true', label: 'true' }] };
const quantity = { kind: 'quantity' as const, values: [] };
const two = {
  kind: 'category' as const,
  values: ['v1', 'v2'].map((key) => ({ key, label: key })),
};
const fieldsOf = (...args: Parameters<typeof opinionFaults>): string[] =>
  opinionFaults(...args).map(({ field }) => field);

describe('the words of likelihood', () => {
  test('are the engine’s own, band by band, and leave no gap (C6)', () => {
    expect(LIKELIHOODS.map(({ word }) => word)).toEqual(LikelihoodShape.options);
    for (const [i, { word, from, to }] of LIKELIHOODS.entries()) {
      expect(likelihoodWords((from + to) / 2)).toBe(word);
      expect(from).toBe(LIKELIHOODS[i - 1]?.to ?? 0);
    }
    expect(LIKELIHOODS.at(-1)?.to).toBe(1);
  });
});

describe('what is held', () => {
  test('is an answer of the claim; one that is true or false may be partly so', () => {
    expect(answerIn(draft({ value: 'partly' }), boolean)).toEqual({ value: 'partly', lo: null, hi: null });
    expect(answerIn(draft({ value: 'v3' }), two)).toBeNull();
    expect(answerIn(draft({ lo: 3, hi: 4 }), two)).toBeNull();
  });

  test('of a quantity is a range, for both ends of which one figure may stand', () => {
    expect(answerIn(draft({ lo: 3, hi: 40 }), quantity)).toEqual({ value: null, lo: 3, hi: 40 });
    expect(answerIn(draft({ hi: 40 }), quantity)).toEqual({ value: null, lo: 40, hi: 40 });
    for (const bad of [{ lo: 5, hi: 4 }, { lo: -1 }, { hi: 1e16 }, { value: 'true' }])
      expect(fieldsOf(draft(bad), quantity), JSON.stringify(bad)).toEqual(['lo']);
  });
});

test('the most likely of K answers cannot be less likely than 1/K', () => {
  expect(fieldsOf(draft({ value: 'v1', likelihood: 'unlikely' }), two)).toEqual(['likelihood']);
  expect(fieldsOf(draft({ value: 'v1', likelihood: 'roughly even chance' }), two)).toEqual([]);
  expect(fieldsOf(draft({ value: 'true', likelihood: 'unlikely' }), boolean)).toEqual([]);
  expect(fieldsOf(draft({ value: 'true', likelihood: 'very unlikely' }), boolean)).toEqual(['likelihood']);
  expect(fieldsOf(draft({ lo: 1, hi: 2, likelihood: 'unlikely' }), quantity)).toEqual([]);
});

test('nothing chosen and no reason are each said', () => {
  expect(fieldsOf(draft({ likelihood: '', reason: ' ' }), boolean)).toEqual([
    'value',
    'likelihood',
    'reason',
  ]);
});
