/** The months that a caveat speaks of, as words before it. */
import type { CaveatSpan } from '#core/caveat.ts';
import { monthInWords, periodInWords } from '#core/month.ts';

interface Words {
  always: string;
  since: (month: string) => string;
  until: (month: string) => string;
}

export function monthsOf(m: Words, { from, to }: CaveatSpan): string {
  if (from !== null && to !== null) return `${periodInWords({ from, to })}:`;
  if (from !== null) return m.since(monthInWords(from));
  return to === null ? m.always : m.until(monthInWords(to));
}
