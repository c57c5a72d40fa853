/** The months at which a claim is looked at: in the address, so that what stood then can be passed on and found again. */
import { isMonth } from '#core/month.ts';

export interface MonthsAsked {
  /** Null: the last month, also when another comes. */
  asOf: string | null;
  /** The two that are compared; null: the first, and the last. */
  from: string | null;
  to: string | null;
}

/** Each by its name in the address. */
const NAMES = { asOf: 'month', from: 'from', to: 'to' } as const;
const KEYS = ['asOf', 'from', 'to'] as const;

export function readMonths(search: URLSearchParams): MonthsAsked {
  const monthOf = (name: string): string | null => {
    const typed = search.get(name) ?? '';
    return isMonth(typed) ? typed : null;
  };
  return { asOf: monthOf(NAMES.asOf), from: monthOf(NAMES.from), to: monthOf(NAMES.to) };
}

/** The address's query with these months in it, and all else that stood in it. */
export function monthsQuery(search: URLSearchParams, asked: MonthsAsked): string {
  const query = new URLSearchParams(search);
  for (const key of KEYS) {
    const month = asked[key];
    if (month === null) query.delete(NAMES[key]);
    else query.set(NAMES[key], month);
  }
  return `?${query}`;
}

export const asksNothing = (asked: MonthsAsked): boolean => KEYS.every((key) => asked[key] === null);

/** Where a month stands among those that a claim has, in turn; before the first it is the first, after the last the last. */
export function monthIndex(months: readonly string[], month: string | null, otherwise: number): number {
  if (month === null) return otherwise;
  return Math.max(
    0,
    months.findLastIndex((one) => one <= month),
  );
}
