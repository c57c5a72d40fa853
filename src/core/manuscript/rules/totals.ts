/** A total that its parts exceed: “nine commanders: five of Kunar, three of Nangarhar and two of Khost”. */
import type { Finding } from '../finding.ts';
import { findFigures, type Figure } from '../figures.ts';
import { plain, type Manuscript, type Paragraph } from '../text.ts';

/** Words after which the parts of a number follow. */
const OPENS =
  /:\s|\s[–—-]\s|\b(?:of (?:whom|which|them|these)|among (?:them|whom|which)|namely|includ(?:ing|ed|es?)|made up of|consist(?:ing|ed|s)? of|compris(?:ing|ed|es?)|fall into|divided into|split into|broken down into|that is)\b|\b(?:were|are)(?: held| conducted)?(?: with)?(?= (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|\(/i;

export function totalFindings(text: Manuscript): Finding[] {
  return [
    ...text.sentences.flatMap((one) => {
      const over = exceeded(one.text);
      return over === null ? [] : [findingOf(one.line, one.paragraph, over)];
    }),
    ...text.paragraphs.flatMap((one) => (one.kind === 'table' ? tableFindings(one) : [])),
  ];
}

interface Exceeded {
  readonly total: string;
  readonly sum: number;
  readonly parts: readonly string[];
}

const findingOf = (line: number, paragraph: number, { total, sum, parts }: Exceeded): Finding => ({
  line,
  paragraph,
  rule: 'total',
  found: total,
  why: `Its parts, ${parts.join(' + ')}, come to ${sum.toLocaleString('en')}.`,
  mend: 'Correct the total or the part that is wrong, or say which parts overlap.',
});

function exceeded(text: string): Exceeded | null {
  const figures = findFigures(text).filter((one) => one.lo === one.hi);
  for (const [i, total] of figures.entries()) {
    const parts = partsAfter(text, total, figures.slice(i + 1));
    const sum = parts.reduce((all, part) => all + part.lo, 0);
    if (
      parts.length > 0 &&
      (parts.length > 1 || sum > total.lo) &&
      sum > limitOf(total) &&
      parts.every((part) => part.lo <= total.lo || parts.length === 1)
    )
      return { total: total.text, sum, parts: parts.map((part) => part.text) };
  }
  return totalLast(text, figures);
}

const limitOf = ({ lo, bound }: Figure): number =>
  bound === 'about' ? lo * 1.1 : bound === 'over' || bound === 'at least' ? Number.POSITIVE_INFINITY : lo;

/** Listed after an opening word, of the total's own kind (numbers with numbers, shares with shares). */
function partsAfter(text: string, total: Figure, later: readonly Figure[]): Figure[] {
  const rest = text.slice(total.end);
  const next = later[0];
  if (isDivided(text, total, later)) return later.filter((part) => part.isPercent === total.isPercent);
  const opens = OPENS.exec(rest);
  if (!opens || !next || opens.index > next.at - total.end || opens.index > 90) return [];
  const close = opens[0] === '(' ? rest.indexOf(')', opens.index) : -1;
  const until = total.end + (close < 0 ? rest.length : close);
  const parts = later.filter(
    (part) => part.isPercent === total.isPercent && part.at < until && !isOther(text, part),
  );
  const isList = parts.length > 1 || /whom|which|them|these|includ/.test(opens[0]);
  return isList && isEven(text, parts) ? parts : [];
}

/**
 * “Of the 25 schools, 12 were closed, 9 handed over and 7 left alone”: one verb for all of three parts or more, so that none
 * is in two of them (“18 had heard of it and 16 had signed” may be).
 */
function isDivided(text: string, total: Figure, parts: readonly Figure[]): boolean {
  const [first, ...others] = parts;
  if (!first || others.length < 2 || parts.some((part) => isOther(text, part))) return false;
  const opened = /(?:^|[.;:]\s)Of (?:the |our |all |these |those )?$/i.test(text.slice(0, total.at));
  const aside = text.slice(total.end, first.at);
  const verbs = others.some(({ after }) => /\b(?:were|was|had|have|has|are|is|did|said)\b/.test(after));
  return opened && /^[^,]{1,40}, $/.test(aside) && !verbs && isEven(text, parts);
}

/** “from 20 to 30”, “twice”: no part. */
const isOther = (text: string, { at, after }: Figure): boolean =>
  /\b(?:from|to|than|by|every|in|since|out of)\s*$/i.test(text.slice(0, at)) ||
  /^(?:times|years?|months?|weeks?|days?|per cent of the|of the \d)/.test(after);

/** Items of one list: commas and “and” between them, no new clause. */
function isEven(text: string, parts: readonly Figure[]): boolean {
  return parts.every((part, i) => {
    const next = parts[i + 1];
    if (!next) return true;
    const between = text.slice(part.end, next.at);
    return (
      /,|\band\b|;/.test(between) &&
      !/\b(?:but|while|whereas|of (?:whom|which|them)|including|among them|although)\b/i.test(between)
    );
  });
}

/** “5 of Kunar, 3 of Nangarhar and 2 of Khost, 9 in all”. */
function totalLast(text: string, figures: readonly Figure[]): Exceeded | null {
  const total = figures.at(-1);
  if (!total || figures.length < 3) return null;
  const before = text.slice(Math.max(0, total.at - 30), total.at);
  const isTotal =
    /^(?:[\w-]+ ){0,2}?(?:in all|in total|altogether|all told)\b/.test(total.after) ||
    /\b(?:a total of|in all|in total|altogether|making|which makes|together|add up to|sum to)\s*$/i.test(
      before,
    );
  const parts = figures
    .slice(0, -1)
    .filter((part) => part.isPercent === total.isPercent && part.lo !== total.lo);
  const sum = parts.reduce((all, part) => all + part.lo, 0);
  if (
    !isTotal ||
    parts.length < 2 ||
    sum <= limitOf(total) ||
    !isEven(text, parts) ||
    parts.some((part) => part.lo > total.lo)
  )
    return null;
  return { total: total.text, sum, parts: parts.map((part) => part.text) };
}

/** A table's row or column of totals. */
function tableFindings(one: Paragraph): Finding[] {
  const rows = one.text.split('\n').map((line) =>
    plain(line)
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
  const last = rows.findIndex((row) => /^(?:total|all|sum|together)$/i.test(row[0] ?? ''));
  if (last < 2) return [];
  return (rows[last] ?? []).flatMap((cell, column) => {
    const total = numberOf(cell);
    const parts = rows.slice(1, last).flatMap((row) => numberOf(row[column] ?? '') ?? []);
    const sum = parts.reduce((all, n) => all + n, 0);
    if (column === 0 || total === null || parts.length < 2 || sum <= total) return [];
    return [findingOf(one.line + last, one.number, { total: cell, sum, parts: parts.map(String) })];
  });
}

const numberOf = (cell: string): number | null =>
  /^\d[\d,]*$/.test(cell) ? Number(cell.replaceAll(',', '')) : null;
