import { describe, expect, test } from 'vitest';
import type { Assertion } from '#core/coding.ts';
import { choicesOf, claimFields, cleared, readTyped } from '#lib/editor/assertion-choices.ts';
import {
  blanksOf,
  counts,
  openBlanks,
  sentenceOf,
  servesOwnSide,
  type ClaimOption,
  type SentenceContext,
} from '#lib/editor/assertion-sentence.ts';
import { en } from '#lib/messages/en.ts';
import type { ClaimId, SourceId } from '#core/ids.ts';

const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const claim = (fields: Partial<ClaimOption>): ClaimOption => ({
  id: id(1),
  kind: 'boolean',
  proposition: 'IS-K was getting larger',
  period: { from: '2021-07', to: '2022-06' },
  values: [],
  units: [],
  definitions: [],
  interest: { isk: { true: 1, false: -1 } },
  ...fields,
});
const pay = claim({
  id: id(2),
  kind: 'quantity',
  proposition: 'IS-K pays its fighters',
  units: [{ key: 'u1', label: 'USD a month' }],
  definitions: [
    { key: 'd1', label: 'fighters' },
    { key: 'd2', label: 'all members' },
  ],
  interest: { isk: { high: 1 }, taliban: { high: -1 } },
});
const context: SentenceContext = {
  speaker: 'S-7KQ2F',
  claims: [claim({}), pay],
  sources: [
    { id: id(7), code: 'S-7KQ2F', type: 'IS-K member' },
    { id: id(8), code: 'S-V3H6M', type: 'Elder' },
  ],
  m: en,
};
const empty: Assertion = {
  id: 'a',
  claim: null,
  stance: null,
  value: null,
  lo: null,
  hi: null,
  bound: null,
  unit: null,
  definition: null,
  refersTo: null,
  basis: null,
  root: null,
  hops: 0,
  prompted: false,
  confrontedWith: null,
  probed: false,
  cases: null,
  forecast: false,
  retracted: false,
  againstInterest: null,
  againstReason: null,
  span: null,
};
const text = (assertion: Assertion): string =>
  sentenceOf(assertion, context, false)
    .map((part) => (part.kind === 'words' ? part.text : (part.text ?? `[${part.question}]`)))
    .join('');

describe('the sentence', () => {
  test('reads as a sentence when every blank is filled', () => {
    const said: Assertion = {
      ...empty,
      claim: id(2) as ClaimId,
      stance: 'affirms',
      lo: 235,
      hi: 235,
      bound: 'exact',
      unit: 'u1',
      definition: 'd1',
      refersTo: { from: '2022-01', to: '2022-12' },
      basis: 'first-hand',
    };
    expect(text(said)).toBe(
      'S-7KQ2F affirms that IS-K pays its fighters: 235 USD a month, fighters, in 2022, first-hand.',
    );
    expect(openBlanks(said, context)).toEqual([]);
  });

  test('an open blank asks its question', () => {
    expect(text({ ...empty, stance: 'qualifies', claim: id(1) as ClaimId, probed: true, cases: 9 })).toBe(
      'S-7KQ2F qualifies that IS-K was getting larger, asked for cases, 9 cases named, [in which months?], [first-hand or from whom?].',
    );
  });

  test('hearsay stays open until it says from whom', () => {
    const hearsay: Assertion = { ...empty, basis: 'hearsay' };
    expect(openBlanks(hearsay, context)).toContain('basis');
    expect(openBlanks({ ...hearsay, root: 'unknown' }, context)).not.toContain('basis');
    expect(text({ ...hearsay, root: id(8) as SourceId })).toContain('from S-V3H6M.');
  });

  test('a quantity waits for figure, unit and what is counted; a figure may also be said in passing', () => {
    expect(openBlanks({ ...empty, claim: id(2) as ClaimId }, context)).toEqual([
      'stance',
      'figure',
      'unit',
      'definition',
      'period',
      'basis',
    ]);
    const passing = claim({ units: [{ key: 'u1', label: 'commanders' }] });
    expect(blanksOf(empty, passing, false)).not.toContain('figure');
    expect(blanksOf(empty, passing, true)).toContain('figure');
    expect(blanksOf({ ...empty, lo: 9, hi: 9 }, passing, false)).toContain('unit');
  });
});

describe('filling', () => {
  test('units and definitions are picked from the claim’s own lists', () => {
    const said = { ...empty, claim: id(2) as ClaimId };
    expect(choicesOf('unit', said, context).map((c) => c.label)).toEqual(['USD a month']);
    expect(choicesOf('definition', said, context).map((c) => c.fields)).toEqual([
      { definition: 'd1' },
      { definition: 'd2' },
    ]);
    expect(readTyped('unit', 'camels')).toBeNull();
    expect(readTyped('definition', 'camels')).toBeNull();
  });

  test('another claim opens what was picked from the old one’s lists, and a list of one needs no picking', () => {
    expect(claimFields(pay)).toEqual({ claim: id(2), value: null, unit: 'u1', definition: null });
  });

  test('a basis names its origin: first-hand has none, a source is one hop, an unnamed one two', () => {
    const fields = Object.fromEntries(choicesOf('basis', empty, context).map((c) => [c.id, c.fields]));
    expect(fields['first-hand']).toEqual({ basis: 'first-hand', root: null, hops: 0 });
    expect(fields[id(8)]).toEqual({ basis: 'hearsay', root: id(8), hops: 1 });
    expect(fields['unnamed']).toEqual({ basis: 'hearsay', root: 'unknown', hops: 2 });
    expect(fields[id(7)]).toBeUndefined(); // nobody retells oneself
  });

  test('figure, period and cases are typed', () => {
    expect(readTyped('figure', 'about 8,000')).toEqual({ lo: 8000, hi: 8000, bound: 'about' });
    expect(readTyped('period', 'Jun 2022')).toEqual({ refersTo: { from: '2022-06', to: '2022-06' } });
    expect(readTyped('cases', '9')).toEqual({ cases: 9 });
    expect(readTyped('cases', 'nine')).toBeNull();
  });

  test('clearing opens a blank with all that hangs on it', () => {
    expect(cleared('basis')).toEqual({ basis: null, root: null, hops: 0 });
    expect(cleared('unit')).toEqual({ unit: null });
  });
});

describe('C0: whose side it serves', () => {
  test('a denial of what serves one’s side is against its interest', () => {
    expect(servesOwnSide({ ...empty, stance: 'denies' }, claim({}), 'isk')).toBe(-1);
    expect(servesOwnSide({ ...empty, stance: 'affirms' }, claim({}), 'isk')).toBe(1);
    expect(servesOwnSide({ ...empty, stance: 'affirms' }, claim({}), null)).toBe(0);
  });

  test('for a quantity `high` decides, whatever the figure', () => {
    const said = { ...empty, lo: 10, hi: 10 };
    expect(servesOwnSide(said, pay, 'isk')).toBe(1);
    expect(servesOwnSide(said, pay, 'taliban')).toBe(-1);
    expect(servesOwnSide(empty, pay, 'isk')).toBe(0);
  });
});

describe('what keeps an assertion from counting', () => {
  const said: Assertion = { ...empty, stance: 'affirms', claim: id(2) as ClaimId, lo: 235, hi: 235 };

  test('a unit, period or basis that is open does not', () => {
    expect(openBlanks(said, context)).not.toEqual([]);
    expect(counts(said, context)).toBe(true);
    expect(counts({ ...said, basis: 'hearsay' }, context)).toBe(true);
  });

  test('a claim, a stance, or the figure of a quantity does', () => {
    for (const open of [{ claim: null }, { stance: null }, { lo: null, hi: null }])
      expect(counts({ ...said, ...open }, context)).toBe(false);
  });

  test('the value of a trend does, unless one denies it', () => {
    const trend = claim({ id: id(3), kind: 'trend', values: [{ key: 'up', label: 'up' }] });
    const here = { ...context, claims: [trend] };
    const about: Assertion = { ...empty, stance: 'affirms', claim: id(3) as ClaimId };
    expect(counts(about, here)).toBe(false);
    expect(counts({ ...about, value: 'up' }, here)).toBe(true);
    expect(counts({ ...about, value: 'gone' }, here)).toBe(false);
  });
});
