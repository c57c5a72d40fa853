import { describe, expect, test } from 'vitest';
import { daysIn, isMonth, monthAt, monthFault, readMonth } from '#core/month.ts';

test('a month is typed in the digits of one’s keyboard', () => {
  for (const typed of ['2022-05', ' 2022-05 ', '۲۰۲۲-۰۵', '٢٠٢٢-٠٥', '۲۰۲۲/۵', '2022/05'])
    expect(readMonth(typed), typed).toBe('2022-05');
  for (const typed of ['May 2022', '2022-5-1', '22-05']) expect(isMonth(readMonth(typed)), typed).toBe(false);
});

test('a month lies in the years 1900 to 2100', () => {
  expect(['1900-01', '2022-05', '2100-12'].map(isMonth)).toEqual([true, true, true]);
  expect(['1899-12', '2101-01', '1401-03', '0000-00'].map(isMonth)).toEqual([false, false, false, false]);
  expect(monthFault('1899-12')).toContain('1900 to 2100');
});

describe('a month of the Solar Hijri calendar', () => {
  test('is not taken for one of the Gregorian year of its number, and its two months are offered', () => {
    expect(monthFault('1401-03')).toBe(
      '1401-03 in the Solar Hijri calendar is May–June 2022. Write 2022-05 or 2022-06.',
    );
    expect(monthFault('1401-10')).toContain('December 2022–January 2023');
  });

  test('lies in the months that the runtime’s own calendar finds for it, 1350 to 1450', () => {
    const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      year: 'numeric',
      month: 'numeric',
      timeZone: 'UTC',
    });
    const inSolar = (month: string, day: number): string => {
      const parts = persian.formatToParts(new Date(`${month}-${String(day).padStart(2, '0')}T12:00Z`));
      const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
      return `${part('year')}-${part('month').padStart(2, '0')}`;
    };
    for (let n = 1971 * 12 + 6; n < 2071 * 12; n++) {
      const [month, next] = [monthAt(n), monthAt(n + 1)];
      const solar = inSolar(month, daysIn(month));
      expect(inSolar(next, 1), solar).toBe(solar);
      expect(monthFault(solar), solar).toContain(`Write ${month} or ${next}.`);
    }
  });
});
