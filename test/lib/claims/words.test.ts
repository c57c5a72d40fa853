import { expect, test } from 'vitest';
import type { ClaimAssessment } from '#core/consistency/assessment.ts';
import { claimInWords } from '#lib/claims/claim-words.ts';
import { cellInWords, columnLabel, many } from '#lib/claims/cell-words.ts';
import { cellOf } from '#lib/claims/cell.ts';
import { factsOf } from '#lib/claims/facts.ts';
import { gridStep } from '#lib/claims/grid-keys.ts';
import { hatching } from '#lib/claims/mark-shape.ts';
import { statementsOf } from '#lib/claims/statement.ts';
import { measureOf } from '#lib/claims/verdict.ts';
import { en } from '#lib/messages/en.ts';
import { counted, ISK, say, yesNo } from './said.ts';

test('a cell says who says what, as a screen reader reads it', () => {
  const cell = cellOf(
    statementsOf(yesNo, [
      say('a1', ISK),
      say('a2', ISK, { stance: 'denies', lo: 9 }),
      say('a3', ISK, { stance: 'denies' }),
    ]),
  );
  expect(cellInWords(en.claims, 'IS-K member', cell)).toBe(
    'IS-K members: 1 affirms, 2 deny against interest, 9',
  );
  expect(cellInWords(en.claims, 'Elder', cellOf([]))).toBe('Elders: nothing said');
  const bound = cellOf(
    statementsOf(counted, [say('a1', ISK, { lo: 1100, bound: 'at-least', definition: 'd2' })]),
  );
  expect(cellInWords(en.claims, 'Stringer', bound)).toBe(
    'Stringer: 1 speaks of something else, at least 1,100',
  );
  expect(many(en.claims, 'Elder')).toBe('Elders');
});

test('a column’s head does not repeat its camp', () => {
  expect(columnLabel('Taliban official', 'Taliban')).toBe('Official');
  expect(columnLabel('Elder', 'Community')).toBe('Elder');
});

test('a claim says in one line what it asks, counts, and whom it serves', () => {
  const base = { place: 'Kunar', period: { from: '2021-08', to: '2022-06' }, state: true, event: false };
  expect(claimInWords(en, { ...base, ...counted, kind: 'quantity' })).toBe(
    'Figure in persons, counting all members. Kunar, Aug 2021 – Jun 2022. Holds until it changes. Serves IS-K, hurts Taliban.',
  );
  const trend = {
    ...base,
    kind: 'trend' as const,
    values: [{ key: 'up', label: 'up' }],
    units: [],
    definitions: [],
  };
  expect(claimInWords(en, { ...trend, interest: { isk: { up: 1 } } })).toContain('“up” serves IS-K');
});

const verdict: Omit<ClaimAssessment, 'steps' | 'notes'> = {
  id: 'c',
  status: 'corroborated',
  best: 'true',
  p: { true: 0.94, false: 0.06 },
  range: null,
  confidence: 'moderate',
  fragility: 2,
  nEff: 3.61,
  disputed: ['a1', 'a2', 'a3'],
  flags: [],
  bracket: null,
  partWhole: null,
};
const asked = { ...yesNo, filed: null, headline: null };
const who = { fallers: ['S-1', 'S-2'], supporters: 5 };

test('to whom the number of independent lines is not shown, there stands nothing in its place', () => {
  const { nEff: _, ...shown } = verdict;
  const lines = (of: Parameters<typeof factsOf>[2]) =>
    factsOf(en.claim, asked, of, who).find((fact) => fact.label === en.claim.facts.lines)?.value;
  expect([lines(verdict), lines(shown)]).toEqual(['3.6', en.claim.nothing]);
});

test('five facts stand in five columns, and likelihood and confidence share none (C6)', () => {
  expect(factsOf(en.claim, asked, verdict, who)).toEqual([
    { label: 'Status', value: 'corroborated', note: 'three voices dispute it', asks: 'status' },
    { label: 'How likely', value: 'very likely', figure: '.94', note: 'odds of 16 to 1', asks: 'likely' },
    { label: 'How sure we are', value: 'moderate', note: 'for high, 3 must fall', asks: 'sure' },
    { label: 'Independent lines', value: '3.6', note: 'five voices for it', asks: 'lines' },
    { label: 'How few must fall', value: '2', note: 'S-1, S-2', asks: 'fall' },
  ]);
  const { nEff: _, ...seen } = verdict;
  expect(factsOf(en.claim, asked, seen, who)[3]).not.toHaveProperty('asks');
  const against = factsOf(
    en.claim,
    asked,
    { ...verdict, status: 'contested', p: { true: 0.2, false: 0.8 } },
    who,
  );
  expect(against[1]).toMatchObject({ value: 'unlikely', note: 'odds of 1 to 4' });
});

test('a quantity has a range, how wide it is, and where the figure put about lies', () => {
  const range = {
    ...verdict,
    p: null,
    best: null,
    confidence: null,
    fragility: null,
    range: { lo: 3912, point: 5601, hi: 8049 },
  };
  const facts = factsOf(en.claim, { ...counted, filed: null, headline: 10_000 }, range, who);
  expect(facts.map((fact) => [fact.label, fact.value, fact.note])).toEqual([
    ['Status', 'corroborated', 'three voices dispute it'],
    ['How much', '3,900–8,000', 'about 5,600, 80 % range'],
    ['How wide', '2.1 times', 'from the lowest to the highest'],
    ['Independent lines', '3.6', '5 figures'],
    ['Put about', '10,000', 'above the range'],
  ]);
});

test('of a whole a range ends at all of it, and its fact says so; growth in percent knows no end', () => {
  const share = {
    ...counted,
    filed: null,
    headline: 30,
    units: [{ key: 'u', label: 'percent of residents' }],
  };
  const range = { lo: 7.857, point: 30, hi: 112.3 };
  const of = { ...verdict, p: null, best: null, confidence: null, fragility: null, range };
  expect(factsOf(en.claim, share, of, who).slice(1, 3)).toMatchObject([
    { value: '7.9–100', figure: 'percent of residents', note: 'about 30, 80 % range; a share ends at 100' },
    { value: '12.7 times' },
  ]);
  expect(measureOf(share, of)?.text).toBe('7.9–100');
  const growth = { ...share, units: [{ key: 'u', label: 'percent' }] };
  expect(measureOf(growth, of)?.text).toBe('7.9–110');
  const price = { ...share, units: [{ key: 'u', label: 'percent of the price of 2019' }] };
  expect(measureOf(price, of)?.text).toBe('7.9–110');
  const beyond = { ...of, range: { lo: 95, point: 120, hi: 150 } };
  expect(measureOf(share, beyond)?.text).toBe('95–150');
});

test('arrows follow the direction of reading', () => {
  expect(gridStep('ArrowLeft', false)).toBe('back');
  expect(gridStep('ArrowLeft', true)).toBe('on');
  expect(gridStep('a', false)).toBeNull();
});

test('hatching stays inside its circle, and inside its half', () => {
  for (const chord of [...hatching(), ...hatching(6)]) {
    expect(Math.hypot(chord.x1 - 6, chord.y1 - 6)).toBeLessThanOrEqual(5.01);
    expect(Math.hypot(chord.x2 - 6, chord.y2 - 6)).toBeLessThanOrEqual(5.01);
  }
  expect(hatching(6).every((chord) => chord.x2 <= 6)).toBe(true);
});
