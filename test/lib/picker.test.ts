import { describe, expect, test } from 'vitest';
import { choicesOf, isTyped, readTyped } from '#lib/editor/assertion-choices.ts';
import type { ClaimOption, SentenceContext } from '#lib/editor/assertion-sentence.ts';
import { en } from '#lib/messages/en.ts';
import { matching, waits } from '#lib/ui/picker.svelte.ts';
import type { Assertion } from '#core/coding.ts';
import type { ClaimId } from '#core/ids.ts';

const claim: ClaimOption = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'boolean',
  proposition: 'IS-K was getting larger',
  period: { from: '2022-06', to: '2022-07' },
  values: [],
  units: [],
  definitions: [],
  interest: {},
};
const context: SentenceContext = {
  speaker: 'S-7KQ2F',
  claims: [claim],
  sources: [{ id: '00000000-0000-4000-8000-000000000008', code: 'S-V3H6M', type: 'Elder' }],
  m: en,
};
const said: Assertion = {
  ...{ id: 'a', claim: claim.id as ClaimId, stance: null, value: null, lo: null, hi: null, bound: null },
  ...{ unit: null, definition: null, refersTo: null, basis: null, root: null, hops: 0, prompted: false },
  ...{ confrontedWith: null, probed: false, cases: null, forecast: false, retracted: false },
  ...{ againstInterest: null, againstReason: null, span: null },
};

describe('a blank that is typed', () => {
  test('takes 2022 as all of 2022, though the claim’s own months match it', () => {
    expect(matching(choicesOf('period', said, context), '2022')).toHaveLength(1);
    expect(waits(isTyped('period'), false)).toBe(true);
    expect(readTyped('period', '2022')).toEqual({ refersTo: { from: '2022-01', to: '2022-12' } });
  });

  test('takes the suggestion that one went to, and a list that is picked from takes the first', () => {
    expect(waits(isTyped('period'), true)).toBe(false);
    expect(waits(isTyped('stance'), false)).toBe(false);
  });
});

test('a basis is found by the words that people say', () => {
  const bases = choicesOf('basis', said, context);
  for (const text of ['hearsay', 'second hand']) expect(matching(bases, text)[0]?.id).toBe('unnamed');
  for (const text of ['first hand', 'firsthand', 'first-hand'])
    expect(matching(bases, text)[0]?.id).toBe('first-hand');
});
