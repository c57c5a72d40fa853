/** What of a set is counted stands in its page's address. */
import { readCategories, type Category } from '#core/incidents/categories.ts';
import { readDay, type Window } from '#core/incidents/day.ts';
import { AVERAGES, type Average } from '#core/incidents/series.ts';

export interface Asked {
  window: Window;
  average: Average;
  /** Whose map; null: of all. */
  actor: string | null;
  periods: readonly [Window, Window] | null;
  /** As it was written, and read. */
  types: string;
  categories: readonly Category[];
}

/** Names in the address. */
const DAYS = ['from', 'to', 'firstFrom', 'firstTo', 'secondFrom', 'secondTo'] as const;
export type DayName = (typeof DAYS)[number];

export type AskedFault = DayName | 'types';
export type Read = { ok: true; asked: Asked } | { ok: false; fault: AskedFault; asked: Asked };

/** `covered`: from the first to the last incident; what stands where nothing was asked, or nothing that can be read. */
export function readAsked(query: URLSearchParams, covered: Window): Read {
  const text = (name: string): string => (query.get(name) ?? '').trim();
  const day = (name: DayName, instead: string): string | null =>
    text(name) === '' ? instead : readDay(text(name), 'YMD');
  const average = AVERAGES.find((one) => one === text('average')) ?? 'trailing';
  const actor = text('actor') || null;
  const types = text('types');
  const categories = readCategories(types);
  const nothing: Asked = {
    window: covered,
    average,
    actor,
    periods: null,
    types,
    categories: categories ?? [],
  };
  if (categories === null) return { ok: false, fault: 'types', asked: nothing };
  const window = windowOf(day('from', covered.from), day('to', covered.to));
  if (window === null) return { ok: false, fault: 'from', asked: nothing };
  const wanted = DAYS.slice(2).some((name) => text(name) !== '');
  if (!wanted) return { ok: true, asked: { ...nothing, window } };
  const first = windowOf(day('firstFrom', ''), day('firstTo', ''));
  const second = windowOf(day('secondFrom', ''), day('secondTo', ''));
  if (first === null || second === null)
    return { ok: false, fault: first === null ? 'firstFrom' : 'secondFrom', asked: { ...nothing, window } };
  return { ok: true, asked: { ...nothing, window, periods: [first, second] } };
}

const windowOf = (from: string | null, to: string | null): Window | null =>
  from && to && from <= to ? { from, to } : null;
