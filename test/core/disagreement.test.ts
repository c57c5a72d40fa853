import { describe, expect, test } from 'vitest';
import { decisionDiffers, opinionDiffers, type Compared } from '#core/disagreement.ts';

const verdict = (over: Partial<Compared>): Compared => ({
  status: 'probable',
  best: 'true',
  p: { true: 0.9, false: 0.1 },
  range: null,
  ...over,
});
const yes = { value: 'true', lo: null, hi: null };
const range = (lo: number, hi: number) => ({ value: null, lo, hi });

describe('a decision differs', () => {
  test('by its word, where leads have none of their own by the nearest', () => {
    expect(decisionDiffers('probable', verdict({}))).toBeNull();
    expect(decisionDiffers('open', verdict({}))).toBe('status');
    expect(decisionDiffers('open', verdict({ status: 'no evidence' }))).toBeNull();
    expect(decisionDiffers('open', verdict({ status: 'unattributed' }))).toBeNull();
    expect(decisionDiffers('contested', verdict({ status: 'multi-claimed' }))).toBeNull();
  });
  test('from nothing, where nothing was weighed or the answer is known', () => {
    expect(decisionDiffers('open', null)).toBeNull();
    expect(decisionDiffers('open', verdict({ status: 'resolved' }))).toBeNull();
  });
});

describe('an opinion differs', () => {
  test('by another answer, or by two words of likelihood', () => {
    expect(opinionDiffers({ ...yes, value: 'false' }, 'likely', verdict({}))).toBe('answer');
    expect(opinionDiffers(yes, 'likely', verdict({}))).toBeNull();
    expect(opinionDiffers(yes, 'almost certain', verdict({}))).toBeNull();
    expect(opinionDiffers(yes, 'roughly even chance', verdict({}))).toBe('likelihood');
  });
  test('by a range that does not meet the engine’s', () => {
    const figure = verdict({ best: null, p: null, range: { lo: 1000, point: 2000, hi: 4000 } });
    expect(opinionDiffers(range(4000, 9000), 'likely', figure)).toBeNull();
    expect(opinionDiffers(range(4001, 9000), 'likely', figure)).toBe('range');
    expect(opinionDiffers(range(10, 999), 'likely', figure)).toBe('range');
  });
  test('from nothing, where there is no evidence or the answer is known', () => {
    expect(opinionDiffers(yes, 'likely', verdict({ best: null }))).toBeNull();
    expect(opinionDiffers({ ...yes, value: 'false' }, 'likely', verdict({ status: 'resolved' }))).toBeNull();
    expect(opinionDiffers(yes, 'likely', null)).toBeNull();
  });
});
