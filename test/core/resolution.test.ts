/** What keeps an answer from being entered. */
import { expect, test } from 'vitest';
import { resolutionFaults, standingFaults } from '#core/resolution.ts';

const claim = { kind: 'boolean', values: [], period: { from: '2021-09', to: '2022-06' } } as const;

test('an answer cannot have become known before what it is about began, nor in a month that is still to come', () => {
  const said = (month: string, period: typeof claim.period | null = claim.period) =>
    resolutionFaults(
      { kind: 'event', answer: { value: 'true' }, month, public: true, reference: 'The register' },
      { ...claim, period },
      '2023-05',
    ).map(({ field }) => field);
  expect(said('2021-09')).toEqual([]);
  expect(said('2023-05')).toEqual([]);
  expect(said('2023-06')).toEqual(['month']);
  expect(said('2031-01')).toEqual(['month']);
  expect(said('2021-08')).toEqual(['month']);
  expect(said('2021-08', null)).toEqual([]);
  expect(said('soon')).toEqual(['month']);
});

test('what was known before anybody was asked has no month', () => {
  const draft = { kind: 'control', answer: { value: 'true' }, month: null } as const;
  expect(resolutionFaults({ ...draft, public: false, reference: 'A map' }, claim, '2023-05')).toEqual([]);
});

test('an answer that stands is taken back before there is another, but for one that turns out to have been known', () => {
  const fields = (kind: 'control' | 'event', standing: 'control' | 'event' | null) =>
    standingFaults({ kind }, standing).map(({ field }) => field);
  expect(fields('event', null)).toEqual([]);
  expect(fields('control', 'event')).toEqual([]);
  expect(fields('event', 'event')).toEqual(['answer']);
  expect(fields('event', 'control')).toEqual(['answer']);
  expect(fields('control', 'control')).toEqual(['answer']);
});
