import { toLatinDigits } from '#core/month.ts';
import { isEitherWay } from '#lib/editor/figure.ts';

/** "12,000", "12 000" and "۱۲٬۰۰۰" → 12000; null: not a figure, or one that is read in two ways. */
export function figure(typed: string): number | null {
  const plain = toLatinDigits(typed)
    .replace(/[,٬\s]/g, '')
    .replace('٫', '.');
  const [whole = '', rest = ''] = plain.split('.');
  return /^\d+(\.\d+)?$/.test(plain) && !isEitherWay(whole, rest) ? Number(plain) : null;
}
