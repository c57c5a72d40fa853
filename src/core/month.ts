/** Months are `YYYY-MM`; a period has both ends, both included. */
export interface Period {
  from: string;
  to: string;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
export const isMonth = (text: string): boolean => MONTH.test(text);

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "2022-06" → "June 2022". A text that is no month comes back as it is. */
export function monthInWords(month: string): string {
  if (!isMonth(month)) return month;
  return `${NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

/** "2022-06-03" → "3 June 2022". */
export const dayInWords = (day: string): string =>
  `${Number(day.slice(8, 10))} ${monthInWords(day.slice(0, 7))}`;

/** "Aug 2021 – Jun 2022", "Jun 2022" for one month, "2022" for a whole year. */
export function periodInWords(period: Period): string {
  const short = (m: string): string =>
    `${(NAMES[Number(m.slice(5)) - 1] ?? '').slice(0, 3)} ${m.slice(0, 4)}`;
  if (period.from === period.to) return short(period.from);
  const [a, b] = [period.from.slice(0, 4), period.to.slice(0, 4)];
  if (period.from.endsWith('-01') && period.to.endsWith('-12')) return a === b ? a : `${a}–${b.slice(2)}`;
  return `${short(period.from)} – ${short(period.to)}`;
}

/** "2021", "2021–22": the years that a period touches. */
export function yearsInWords(period: Period): string {
  const [a, b] = [period.from.slice(0, 4), period.to.slice(0, 4)];
  return a === b ? a : `${a}–${b.slice(0, 2) === a.slice(0, 2) ? b.slice(2) : b}`;
}

/** Months counted from year 0, for arithmetic. */
export const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** The inverse of `monthNumber`. */
export function monthAt(n: number): string {
  return `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;
}

/** How many days a month has. */
export function daysIn(month: string): number {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  if (number === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(number) ? 30 : 31;
}

/** The latest month that it is anywhere on earth: clocks there are up to 14 hours ahead of UTC. */
export const monthAnywhere = (now: Date): string =>
  new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 7);
