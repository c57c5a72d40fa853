/** Periods as people write them: "2022", "2022-03", "Mar 2022", "Jul 2021 – Jun 2022", "2021–22". */
import { isMonth, isYear, toLatinDigits, type Period } from '#core/month.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Null where it is no period, or one that ends before it begins. */
export function readPeriod(text: string): Period | null {
  const plain = toLatinDigits(text.trim());
  const years = /^(\d{4})\s*[–—-]\s*(\d{2})$/.exec(plain);
  if (years && isSecondYear(years[1] ?? '', years[2] ?? '')) return ordered(years[1] ?? '', `20${years[2]}`);
  if (readEnd(plain)) return ordered(plain, plain);
  const parts = /^(.*?\S)\s*(?:–|—|\bto\b|\buntil\b|\s-\s|-(?=[a-z]|\d{4}))\s*(\S.*)$/i.exec(plain);
  return parts ? ordered(parts[1] ?? '', parts[2] ?? '') : null;
}

/** "2021–22" are two years, "2021-03" is a month. */
const isSecondYear = (first: string, second: string): boolean =>
  Number(second) > 12 && Number(`20${second}`) > Number(first);

function ordered(from: string, to: string): Period | null {
  const end = readEnd(to);
  const start = readEnd(from) ?? (end ? readEnd(`${from} ${end.to.slice(0, 4)}`) : null);
  return start && end && start.from <= end.to ? { from: start.from, to: end.to } : null;
}

/** A year is all of its months. */
function readEnd(text: string): Period | null {
  if (isYear(text)) return { from: `${text}-01`, to: `${text}-12` };
  if (isMonth(text)) return { from: text, to: text };
  const named = /^([a-z]{3})[a-z]*\.?\s+(\d{4})$/i.exec(text);
  const number = MONTHS.indexOf((named?.[1] ?? '').toLowerCase()) + 1;
  if (!named || number === 0 || !isYear(named[2] ?? '')) return null;
  const month = `${named[2]}-${String(number).padStart(2, '0')}`;
  return { from: month, to: month };
}
