/** A percentage that its own numbers do not give: “12 of 54 interviews (30 per cent)”. */
import type { Finding } from '../finding.ts';
import { findFigures, type Figure } from '../figures.ts';
import type { Manuscript, Sentence } from '../text.ts';
import { withFractions } from '../fractions.ts';
import { THRESHOLDS } from '../thresholds.ts';

const { aboutPoints: ABOUT, wordedPoints: WORDED } = THRESHOLDS;
/** A third is 33 or 33.3 per cent. */
const ROUNDED = 0.5;

interface Share {
  readonly part: Figure;
  readonly whole: Figure;
  readonly value: number;
}

export function percentageFindings(text: Manuscript): Finding[] {
  return [...text.sentences, ...text.notes].flatMap(findingsOf);
}

function findingsOf(one: Pick<Sentence, 'text' | 'line' | 'paragraph'>): Finding[] {
  const figures = withFractions(findFigures(one.text), one.text);
  const shares = [
    ...sharesOf(one.text, figures),
    ...sharesInBrackets(one.text, figures),
    ...changesOf(one.text, figures),
  ];
  return figures
    .filter((figure) => figure.isPercent)
    .flatMap((percent) => {
      const said = { line: one.line, paragraph: one.paragraph, rule: 'percentage' as const };
      const fraction = fractionBefore(percent, figures, one.text);
      if (fraction && !isFraction(percent))
        return isSaidBy(fraction, percent.lo)
          ? []
          : [
              {
                ...said,
                found: `${fraction.text} … ${percent.text}`,
                why: `“${fraction.text}” is ${shown(fraction.lo)} per cent.`,
                mend: 'Print one of the two, as the numbers give it.',
              },
            ];
      const share = isFraction(percent)
        ? shares.find((of) => isBeside(percent, of, one.text))
        : nearest(percent, shares, one.text);
      if (!share || isGivenBy(percent, share.value)) return [];
      return [
        {
          ...said,
          found: percent.text,
          why: `${share.part.text} and ${share.whole.text} give ${shown(share.value)} per cent.`,
          mend: `Print ${shown(share.value)} per cent, or correct the numbers.`,
        },
      ];
    });
}

/** Of figures in per cent: said in words. */
const isFraction = ({ text }: Figure): boolean => !/%|per ?cent/i.test(text);

/** “Two thirds (55 per cent)”, “two thirds of the elders, or 55 per cent,”: the same share twice. */
function fractionBefore(percent: Figure, figures: readonly Figure[], text: string): Figure | null {
  const before = figures.filter((one) => one.end <= percent.at).at(-1);
  if (!before?.isPercent || !isFraction(before)) return null;
  return /^[^.,;:()]{0,60}(?:\(|,? or )\s*(?:about |some |exactly )?$/.test(
    text.slice(before.end, percent.at),
  )
    ? before
    : null;
}

const shown = (value: number): string => String(Math.round(value * 10) / 10);

/** “a of b”, “a out of b”; “of b …, a”. */
function sharesOf(text: string, figures: readonly Figure[]): Share[] {
  const counts = figures.filter((one) => !one.isPercent);
  return counts.flatMap((first, i) => {
    const second = counts[i + 1];
    if (!second) return [];
    const [before, between] = [text.slice(0, first.at), text.slice(first.end, second.at)];
    if (OF.test(between) || between === '/') return shareOf(first, second);
    const follows = FOLLOWING.test(between) || (OPENING.test(before) && NOUN_BETWEEN.test(between));
    return LEADING.test(before) && follows ? shareOf(second, first) : [];
  });
}

/** “12 respondents (40 per cent of 25)” */
function sharesInBrackets(text: string, figures: readonly Figure[]): Share[] {
  return figures.flatMap((percent, i) => {
    const [part, whole] = [figures[i - 1], figures[i + 1]];
    if (!percent.isPercent || !part || !whole || part.isPercent || whole.isPercent) return [];
    const opens = /^\s+(?:[\p{L}-]+\s+){0,4}\($/u.test(text.slice(part.end, percent.at));
    return opens && OF.test(text.slice(percent.end, whole.at)) ? shareOf(part, whole) : [];
  });
}

const OF =
  /^\s+(?:[\w-]+\s+){0,2}?(?:out of|of|among|in)\s+(?:(?:the|all|our|these|those|some|about|a total of)\s+)*$/i;
const FOLLOWING = /^[^.;:]{0,80}?(?:,\s*(?:(?:only|just|some|that is|or|namely|in all) )*|\()$/;
const LEADING = /\b(?:of|among|out of)\s+(?:(?:the|all|our|these|those|its|his|her|their)\s+)*$/i;

/** “Of 40 respondents 18 (45 per cent) agreed”, without a comma. */
const OPENING = /(?:^|[.;:]\s)(?:of|among|out of)\s+(?:(?:the|all|our|these|those)\s+)*$/i;
const NOUN_BETWEEN = /^\s+(?:(?!and\b|or\b|to\b|in\b|whom\b|which\b)\p{L}[\p{L}-]*\s+){1,3}$/u;

const shareOf = (part: Figure, whole: Figure): Share[] =>
  whole.lo === 0 || part.lo > whole.lo ? [] : [{ part, whole, value: (100 * part.lo) / whole.lo }];

/** “rose from a to b”, with the change in per cent. */
function changesOf(text: string, figures: readonly Figure[]): Share[] {
  if (
    !/\b(?:rose|rise|risen|grew|growth|increas\w+|fell|fall|fallen|drop\w*|declin\w+|decreas\w+|shrank|went|up|down)\b/i.test(
      text,
    )
  )
    return [];
  return figures.flatMap((part, i) => {
    if (
      part.isPercent ||
      !/\bfrom\s*(?:about|some|around|roughly)?\s*$/i.test(text.slice(0, part.at)) ||
      part.lo === 0
    )
      return [];
    if (part.hi !== part.lo)
      return [{ part, whole: part, value: (100 * Math.abs(part.hi - part.lo)) / part.lo }];
    const whole = figures[i + 1];
    return whole && !whole.isPercent
      ? [{ part, whole, value: (100 * Math.abs(whole.lo - part.lo)) / part.lo }]
      : [];
  });
}

/** The share that stands next to a percentage, in the same part of the sentence. */
function nearest(percent: Figure, shares: readonly Share[], text: string): Share | null {
  const [best] = shares.toSorted((a, b) => apart(percent, a) - apart(percent, b));
  if (!best || apart(percent, best) > 70) return null;
  const [first, last] = endsOf(best);
  const between = percent.at >= last ? text.slice(last, percent.at) : text.slice(percent.end, first);
  return /[;.]\s/.test(between) || /\b(?:while|whereas|compared|against|and another)\b/i.test(between)
    ? null
    : best;
}

/** “half of those asked, 12 of 40”, “two thirds of the 54 interviews (36)”; “12 of 40 people, or a third,”. */
function isBeside(fraction: Figure, share: Share, text: string): boolean {
  const [first, last] = endsOf(share);
  return first >= fraction.end
    ? BEFORE_SHARE.test(text.slice(fraction.end, first))
    : fraction.at >= last && AFTER_SHARE.test(text.slice(last, fraction.at));
}

const BEFORE_SHARE =
  /^(?:(?: of)?(?: (?:the|all|our|these|those|a total of))* | of [^.,;:()]{0,60}(?: \(|, (?:(?:or|that is|namely),? )?)| \()$/i;
const AFTER_SHARE = /^[^.,;:()]{0,40}(?: \(|, (?:or|that is|namely),? )(?:[a-z]+ ){0,2}$/i;

const endsOf = ({ part, whole }: Share): [number, number] => [
  Math.min(part.at, whole.at),
  Math.max(part.end, whole.end),
];

function apart(percent: Figure, share: Share): number {
  const [first, last] = endsOf(share);
  if (percent.at >= last) return percent.at - last;
  return percent.end <= first ? first - percent.end : 0;
}

/** To its last digit, or as its words say. */
function isGivenBy(figure: Figure, value: number): boolean {
  const { lo, hi, bound, text } = figure;
  if (isFraction(figure)) return isSaidBy(figure, value);
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const unit = 10 ** -decimals;
  switch (bound) {
    case 'over':
    case 'at least':
      return value >= lo - unit / 2 && value <= lo + 5;
    case 'under':
    case 'up to':
      return value <= lo + unit / 2 && value >= lo - 5;
    case 'about':
      return Math.abs(value - lo) <= ABOUT;
    case 'exact':
    case 'plain':
      return value >= lo - unit / 2 && value < hi + unit; // rounded, or cut off: never rounded up from below half
  }
}

/** A share in words stands for what lies about it; “more than half” for all that is more. */
function isSaidBy({ lo, bound }: Figure, value: number): boolean {
  switch (bound) {
    case 'over':
    case 'at least':
      return value >= lo - ROUNDED && value <= lo + WORDED;
    case 'under':
    case 'up to':
      return value <= lo + ROUNDED && value >= lo - WORDED;
    case 'exact':
      return Math.abs(value - lo) <= ROUNDED;
    case 'about':
    case 'plain':
      return Math.abs(value - lo) <= ABOUT;
  }
}
