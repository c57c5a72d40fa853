/** Months are `YYYY-MM`; a period has both ends, both included. */
export interface Period {
  from: string;
  to: string;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2100];

/** A Gregorian month of the years that a study can be about: another year is one of another calendar, or a slip. */
export const isMonth = (text: string): boolean =>
  MONTH.test(text) && isYear(text.slice(0, 4)) && text <= `${LAST_YEAR}-12`;

export const isYear = (text: string): boolean =>
  /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR && Number(text) <= LAST_YEAR;

/** Persian and Arabic digits become Latin ones. */
export const toLatinDigits = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16));

/** A month as it was typed: in the digits of a keyboard, with a hyphen or a stroke. */
export function readMonth(typed: string): string {
  const plain = toLatinDigits(typed.trim());
  return /^\d{4}\/\d{1,2}$/.test(plain) ? plain.replace(/\/(\d)$/, '/0$1').replace('/', '-') : plain;
}

/**
 * The two Gregorian months that a month of the Solar Hijri calendar lies in, or null. Each begins between the 19th and
 * the 23rd of one and ends in the next; the first of the year 1401 began on 21 March 2022.
 */
function solarMonth(text: string): [string, string] | null {
  const year = Number(text.slice(0, 4));
  if (!MONTH.test(text) || year < 1300 || year > 1500) return null;
  const first = (year + 621) * 12 + Number(text.slice(5)) + 1;
  return [monthAt(first), monthAt(first + 1)];
}

/** Why a text is no month, and what to write; null where it is one. */
export function monthFault(text: string): string | null {
  if (isMonth(text)) return null;
  if (text === '') return 'No month is written here. Write it as 2022-03.';
  const solar = solarMonth(text);
  if (solar) {
    const [a, b] = solar;
    return `${text} in the Solar Hijri calendar is ${spanInWords(a, b)}. Write ${a} or ${b}.`;
  }
  if (MONTH.test(text))
    return `${text} is not in the years ${FIRST_YEAR} to ${LAST_YEAR}. Write it as 2022-03.`;
  return `“${text}” is not a month. Write it as 2022-03.`;
}

/** "May–June 2022", "December 2022–January 2023". */
function spanInWords(a: string, b: string): string {
  const [from, to] = [monthInWords(a), monthInWords(b)];
  return a.slice(0, 4) === b.slice(0, 4) ? `${from.slice(0, -5)}–${to}` : `${from}–${to}`;
}

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
