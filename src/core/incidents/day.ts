/** Days as `YYYY-MM-DD`, and the weeks and lengths that they make. UTC throughout: a day has no zone here. */
const DAY_MS = 86_400_000;

export const DAY_FORMATS = ['YMD', 'DMY', 'MDY'] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];

/**
 * A day as a file writes it: “2022-03-09”, “9/3/2022” as DMY, and in any order “9 March 2022”; a time of day after it is
 * left out. Null: it is none, or of no year from 1900 to 2100.
 */
export function readDay(text: string, format: DayFormat): string | null {
  const [year, month, day] = partsOf(text.trim().replace(TIME, ''), format);
  if (year.length !== 4 || month.length > 2 || day.length > 2) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // The 31st of a month of 30 days would else be the 1st of the next.
  return dayAt(time) === written && Number(year) >= 1900 && Number(year) <= 2100 ? written : null;
}

const TIME = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

function partsOf(text: string, format: DayFormat): [string, string, string] {
  const named = /^(\d{1,2})[ -](\p{L}{3,9})\.?[ -](\d{4})$/u.exec(text);
  if (named) {
    const [, day = '', name = '', year = ''] = named;
    return [year, monthNamed(name), day];
  }
  const [a = '', b = '', c = ''] = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text)?.slice(1) ?? [];
  return format === 'YMD' ? [a, b, c] : format === 'DMY' ? [c, b, a] : [c, a, b];
}

/** By its beginning: “Sept” too. A word that is no month gives 0, which no day is of. */
const monthNamed = (name: string): string =>
  String(MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1);

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayAt(timeOf(day) + days * DAY_MS);

/** Both ends included. */
export const daysFromTo = (from: string, to: string): number => (timeOf(to) - timeOf(from)) / DAY_MS + 1;

/** The Monday of the day's week. */
export const weekOf = (day: string): string => addDays(day, -((new Date(timeOf(day)).getUTCDay() + 6) % 7));

/** The Mondays of all weeks that a window touches. */
export function weeksFromTo({ from, to }: Window): string[] {
  const weeks: string[] = [];
  for (let week = weekOf(from); week <= to; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/** Days, both ends included. */
export interface Window {
  from: string;
  to: string;
}

export const isIn = (day: string, { from, to }: Window): boolean => from <= day && day <= to;
