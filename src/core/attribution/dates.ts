/** Months and years of an attribution: as it prints them, and as texts write them. */
import { isMonth, isYear, monthInWords } from '#core/month.ts';
import type { Precision } from './fields.ts';

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** “March-November 2022”, “October 2022-March 2023”, “2021-2023”. */
export function printSpan({ from, to }: Span): string {
  const [a, b] = [printOne(from), printOne(to)];
  if (from === to) return a;
  const isOfOneYear = isMonth(from) && from.slice(0, 4) === to.slice(0, 4);
  return isOfOneYear ? `${a.slice(0, -5)}-${b}` : `${a}-${b}`;
}

const printOne = (date: string): string => (isYear(date) ? date : monthInWords(date));

/** A date in a text: null dates where a month stands without its year. */
export interface FoundDate {
  readonly at: number;
  readonly end: number;
  readonly span: Span | null;
  readonly precision: Precision;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
const YEAR = '(?:19|20)\\d\\d';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const VAGUE =
  '[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he )?(?:very )?(?:start|beginning|middle|end) of|(?:[Tt]he )?(?:first|last|early|closing) (?:months|weeks) of|(?:[Tt]he )?(?:first|second) half of|(?:[Tt]he )?(?:first|second|third|fourth|last) quarter of|(?:[Tt]he )?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)?';
const ATOM = new RegExp(
  [
    `(?<vague>${VAGUE})[ -](?:in )?(?<vagueYear>${YEAR})(?:[-–/](?<winterEnd>\\d\\d)(?!\\d))?`,
    `(?<iso>${YEAR}-(?:0[1-9]|1[0-2]))(?![-\\d])`,
    `(?<first>${YEAR})[-–/](?<short>\\d\\d)(?!\\d)`,
    `(?:(?:${DAY}(?:[-–]${DAY})? (?:of )?)|(?:early|mid|late|the (?:beginning|middle|end) of)[ -])?(?<month>${MONTH})(?:(?: ${DAY}(?!\\d),?)?,? (?:of )?(?<monthYear>${YEAR}))?(?!\\p{L})`,
    `(?<year>${YEAR})(?!\\d)`,
  ].join('|'),
  'gu',
);
const JOINT =
  /^(?:\s*[-–—/]\s*|\s*,?\s+(?:and|to|until|till|through|or)\s+(?:in\s+)?|,\s+|\s+and\s+again\s+in\s+)$/;

interface Atom {
  readonly at: number;
  readonly end: number;
  /** Months 1–12 with or without a year, or a year alone. */
  readonly year: number | null;
  readonly months: readonly [number, number] | null;
  /** A winter ends in the next year, a written pair of years in its second. */
  readonly lastYear: number | null;
}

/** Every date of a text, those joined by a hyphen, “to” or “and” as one span. */
export function findDates(text: string): FoundDate[] {
  const chains: Atom[][] = [];
  for (const atom of atomsOf(text)) {
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain && last && JOINT.test(text.slice(last.end, atom.at))) chain.push(atom);
    else chains.push([atom]);
  }
  return chains.map((chain) => joined(withoutList(text, chain)));
}

/** “January, February and March 2023” ends in “and”; before a date that a comma alone leads to, a month is a place or a name. */
function withoutList(text: string, chain: readonly Atom[]): readonly Atom[] {
  const [before, last] = chain.slice(-2);
  if (!before || !last || before.year !== null || last.months === null) return chain;
  return /^,\s+$/.test(text.slice(before.end, last.at)) ? [last] : chain;
}

function atomsOf(text: string): Atom[] {
  return [...text.matchAll(ATOM)].flatMap((match) => {
    const before = text.charAt(match.index - 1);
    if (/[\p{L}\d$€£@#_.,]/u.test(before)) return [];
    const atom = atomOf(match.groups ?? {}, match.index, match.index + match[0].length);
    return atom === null || isTheVerb(text, atom, match[0]) ? [] : [atom];
  });
}

/** “may” is written small, “March” begins a date only with a year, a joint or a preposition near. */
const isTheVerb = (text: string, atom: Atom, found: string): boolean =>
  atom.year === null && found === 'May' && /^\s+(have|be|not|also)\b/.test(text.slice(atom.end));

function atomOf(groups: Record<string, string | undefined>, at: number, end: number): Atom | null {
  const { vague, vagueYear, winterEnd, iso, first, short, month, monthYear, year } = groups;
  if (vague !== undefined && vagueYear !== undefined)
    return vagueAtom(vague.toLowerCase(), Number(vagueYear), winterEnd, at, end);
  if (iso !== undefined) return isoAtom(iso, at, end);
  if (first !== undefined && short !== undefined) {
    const lastYear = Number(first.slice(0, 2) + short);
    return lastYear < Number(first) ? null : { at, end, year: Number(first), months: null, lastYear };
  }
  if (month !== undefined) {
    const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    const own = monthYear === undefined ? null : Number(monthYear);
    return { at, end, year: own, months: [number, number], lastYear: own };
  }
  return year === undefined ? null : { at, end, year: Number(year), months: null, lastYear: Number(year) };
}

/** “2011-12” is two years that follow each other; “2022-03” is a month. */
function isoAtom(iso: string, at: number, end: number): Atom {
  const [year, second] = [Number(iso.slice(0, 4)), Number(iso.slice(5))];
  if (second === (year + 1) % 100) return { at, end, year, months: null, lastYear: year + 1 };
  return { at, end, year, months: [second, second], lastYear: year };
}

/** A reader's months for vague words: a quarter at either end of a year, its two middle months. */
function monthsOf(vague: string): readonly [number, number] {
  if (/first half/.test(vague)) return [1, 6];
  if (/second half/.test(vague)) return [7, 12];
  if (/second quarter/.test(vague)) return [4, 6];
  if (/third quarter/.test(vague)) return [7, 9];
  if (/first quarter|early|start|beginning|first/.test(vague)) return [1, 3];
  if (/mid|middle/.test(vague)) return [6, 7];
  if (/spring/.test(vague)) return [3, 5];
  if (/summer/.test(vague)) return [6, 8];
  if (/autumn|fall/.test(vague)) return [9, 11];
  return [10, 12];
}

function vagueAtom(
  vague: string,
  year: number,
  winterEnd: string | undefined,
  at: number,
  end: number,
): Atom {
  if (/winter/.test(vague)) return { at, end, year, months: [12, 2], lastYear: year + 1 };
  const cut = winterEnd === undefined ? end : end - winterEnd.length - 1;
  return { at, end: cut, year, months: monthsOf(vague), lastYear: year };
}

/** Months without a year take that of the next date that has one. */
function joined(chain: readonly Atom[]): FoundDate {
  const [at, end] = [chain[0]?.at ?? 0, chain.at(-1)?.end ?? 0];
  let year: number | null = null;
  const spans: Span[] = [];
  for (const atom of chain.toReversed()) {
    year = atom.year ?? year;
    if (year !== null) spans.push(spanOf(atom, year));
  }
  const precision = spans.some((span) => isYear(span.from)) ? 'year' : 'month';
  if (spans.length === 0) return { at, end, span: null, precision: 'month' };
  const cut = precision === 'year' ? 4 : 7;
  const from = spans.map((span) => span.from.slice(0, cut)).toSorted()[0] ?? '';
  const to =
    spans
      .map((span) => span.to.slice(0, cut))
      .toSorted()
      .at(-1) ?? '';
  return { at, end, span: { from, to }, precision };
}

function spanOf({ months, lastYear }: Atom, year: number): Span {
  const last = lastYear ?? year;
  if (months === null) return { from: String(year), to: String(last) };
  return { from: `${year}-${twoDigits(months[0])}`, to: `${last}-${twoDigits(months[1])}` };
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
