import { expect, test } from 'vitest';
import { asksNothing, monthIndex, monthsQuery, readMonths } from '#lib/claims/months-asked.ts';

const MONTHS = ['2021-12', '2022-01', '2022-02', '2022-03'];

test('the months at which a claim is looked at are read back from its address as they were written, beside all else in it', () => {
  const asked = { asOf: '2022-02', from: '2021-12', to: '2022-03' };
  const query = monthsQuery(new URLSearchParams('dir=rtl&month=2021-12'), asked);
  expect(new URLSearchParams(query).get('dir')).toBe('rtl');
  expect(readMonths(new URLSearchParams(query))).toEqual(asked);
  const none = monthsQuery(new URLSearchParams(query), { asOf: null, from: null, to: null });
  expect(none).toBe('?dir=rtl');
  expect(asksNothing(readMonths(new URLSearchParams(none)))).toBe(true);
  expect(asksNothing(asked)).toBe(false);
});

test('what is no month in an address asks for none, and a month that the claim has not is the nearest that it has', () => {
  expect(readMonths(new URLSearchParams('month=2022-13&from=x&to='))).toEqual({
    asOf: null,
    from: null,
    to: null,
  });
  expect(monthIndex(MONTHS, null, 3)).toBe(3);
  expect(monthIndex(MONTHS, '2022-01', 3)).toBe(1);
  expect(monthIndex(MONTHS, '2019-01', 3)).toBe(0);
  expect(monthIndex(MONTHS, '2031-01', 0)).toBe(3);
});
