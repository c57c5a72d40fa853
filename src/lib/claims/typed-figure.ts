import { toLatinDigits } from '#core/month.ts';

/** "12,000", "12 000" and "۱۲٬۰۰۰" → 12000; null: not a figure. */
export function figure(typed: string): number | null {
  const plain = toLatinDigits(typed)
    .replace(/[,٬\s]/g, '')
    .replace('٫', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
