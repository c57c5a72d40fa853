import { describe, expect, test } from 'vitest';
import { figure } from '#lib/claims/typed-figure.ts';
import { figureText, readFigure } from '#lib/editor/figure.ts';
import { readPeriod } from '#lib/editor/period.ts';
import { periodInWords } from '#core/month.ts';

describe('a figure as people say it', () => {
  test.each([
    ['8000', 8000, 8000, 'exact'],
    ['8,000', 8000, 8000, 'exact'],
    ['1.5', 1.5, 1.5, 'exact'],
    ['about 4 thousand', 4000, 4000, 'about'],
    ['just under 8,000', 8000, 8000, 'about'],
    ['at least 1,100', 1100, 1100, 'at-least'],
    ['more than 40', 40, 40, 'at-least'],
    ['up to 1,200', 1200, 1200, 'at-most'],
    ['7,500 to 7,900', 7500, 7900, 'range'],
    ['100-400', 100, 400, 'range'],
    ['between 30 and 20', 20, 30, 'range'],
    ['۲۳۵', 235, 235, 'exact'],
    ['2 million', 2e6, 2e6, 'exact'],
  ])('“%s”', (text, lo, hi, bound) => {
    expect(readFigure(text)).toEqual({ lo, hi, bound });
  });

  test('number words are read as the ranges of C0', () => {
    expect(readFigure('dozens')).toEqual({ lo: 24, hi: 96, bound: 'range' });
    expect(readFigure('Thousands')).toEqual({ lo: 2000, hi: 9000, bound: 'range' });
  });

  test('what is no figure is not guessed', () => {
    for (const text of ['', 'many', '12a', '1,2', 'about', '-5', '3 to many'])
      expect(readFigure(text), text).toBeNull();
  });

  test('a point before three digits is asked about: to some it parts thousands, to others decimals', () => {
    for (const text of ['3.000', 'about 12.500', '3.000 to 9,000', '۳٫۰۰۰'])
      expect(readFigure(text), text).toBeNull();
    expect(figure('3.000')).toBeNull();
    expect([figure('3,000'), figure('2.5'), figure('0.125')]).toEqual([3000, 2.5, 0.125]);
    expect(readFigure('0.125')).toEqual({ lo: 0.125, hi: 0.125, bound: 'exact' });
  });

  test('is written with groups, and one end stands for both', () => {
    expect(figureText(8000, 8000)).toBe('8,000');
    expect(figureText(null, 400)).toBe('400');
    expect(figureText(100, 400)).toBe('100 to 400');
    expect(figureText(null, null)).toBeNull();
  });
});

describe('a period as people write it', () => {
  test.each([
    ['2022', '2022-01', '2022-12'],
    ['2022-03', '2022-03', '2022-03'],
    ['۲۰۲۲-۰۳', '2022-03', '2022-03'],
    ['mar 2022', '2022-03', '2022-03'],
    ['September 2021', '2021-09', '2021-09'],
    ['Jul 2021 – Jun 2022', '2021-07', '2022-06'],
    ['Jul to Dec 2021', '2021-07', '2021-12'],
    ['2021-07 – 2022-06', '2021-07', '2022-06'],
    ['2021-07 to 2022-06', '2021-07', '2022-06'],
    ['2021–22', '2021-01', '2022-12'],
    ['2021-2022', '2021-01', '2022-12'],
  ])('“%s”', (text, from, to) => {
    expect(readPeriod(text)).toEqual({ from, to });
  });

  test('one that ends before it begins, or is none, is not taken', () => {
    for (const text of [
      '',
      'soon',
      '2022-13',
      '1401',
      '1401-03',
      'Jun 1401',
      'Jun 2022 – Jul 2021',
      'foo 2022',
    ])
      expect(readPeriod(text), text).toBeNull();
  });

  test('what is shown can be typed again', () => {
    for (const period of [
      { from: '2021-07', to: '2022-06' },
      { from: '2022-01', to: '2022-12' },
      { from: '2021-01', to: '2022-12' },
      { from: '2022-06', to: '2022-06' },
    ])
      expect(readPeriod(periodInWords(period))).toEqual(period);
  });
});
