/** Figures in a sentence, with the words that say how exact they are. */

export type Bound = 'exact' | 'plain' | 'about' | 'over' | 'at least' | 'up to' | 'under';

export interface Figure {
  readonly at: number;
  readonly end: number;
  readonly lo: number;
  /** Equal to `lo` but for a range. */
  readonly hi: number;
  readonly bound: Bound;
  readonly isPercent: boolean;
  readonly isWord: boolean;
  readonly text: string;
  /** The words that follow, in small letters. */
  readonly after: string;
}

export const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SMALL = `(?:${TENS.join('|')})(?:-(?:${UNITS.slice(1, 10).join('|')}))?|${UNITS.toReversed().join('|')}`;
const WORD = `(?:(?:a|${SMALL})(?: and a half)? (?:hundred|thousand|million)(?: and (?:${SMALL}))?|${SMALL})`;
const DIGITS = '\\d{1,3}(?:[,\\u00A0\\u202F]\\d{3})+|\\d+(?:\\.\\d+)?';
const NUMBER = `(?:(?:${DIGITS})(?: (?:hundred|thousand|million))?|${WORD})`;
const PERCENT = '(?:\\s?%|\\s?per ?cent|\\s?percent)';
const FIGURE = new RegExp(
  `(?<![\\w.,^#/-])(?<lo>${NUMBER})(?<lopc>${PERCENT})?(?:\\s?[-–]\\s?|\\s+(?:to|and|or)\\s+(?:(?=(?:${DIGITS}))|(?=${WORD})))?(?<hi>(?<=[-–]\\s?|\\s(?:to|and|or)\\s)${NUMBER})?(?<pc>${PERCENT})?(?![\\w^]|[,.]\\d)`,
  'gi',
);

const BOUNDS: readonly (readonly [RegExp, Bound])[] = [
  [
    /(?:more than|over|above|exceeding|exceeded|in excess of|upwards of|well over|just over|surpass(?:ed|ing))$/i,
    'over',
  ],
  [/(?:at least|no fewer than|no less than|not less than|not fewer than|a minimum of)$/i, 'at least'],
  [/(?:up to|at most|no more than|not more than|as many as|a maximum of|at the most)$/i, 'up to'],
  [
    /(?:nearly|almost|just under|under|less than|fewer than|below|close to|just short of|just below|a little under|slightly under)$/i,
    'under',
  ],
  [/(?:about|around|some|roughly|approximately|circa|ca\.|an estimated|estimated|perhaps|or so)$/i, 'about'],
  [/(?:exactly|precisely)$/i, 'exact'],
];
const AFTER: readonly (readonly [RegExp, Bound])[] = [
  [/^\s*(?:or more|and more|at least|at a minimum)\b/i, 'at least'],
  [/^\s*(?:at most|or fewer|or less|at the most)\b/i, 'up to'],
  [/^\s*or so\b/i, 'about'],
];

export function findFigures(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].flatMap((match) => figureOf(text, match));
}

function figureOf(text: string, match: RegExpExecArray): Figure[] {
  const { lo = '', hi, lopc, pc } = match.groups ?? {};
  const first = valueOf(lo);
  const joint = match[0].slice(lo.length + (lopc?.length ?? 0));
  const isRange =
    hi !== undefined && (!/^\s+(?:and|or)\s/i.test(joint) || /between\s*$/i.test(text.slice(0, match.index)));
  const end =
    hi !== undefined && !isRange
      ? match.index + lo.length + (lopc?.length ?? 0)
      : match.index + match[0].trimEnd().length;
  const own = textBefore(text, match.index);
  const figure: Figure = {
    at: match.index,
    end,
    lo: first,
    hi: isRange ? valueOf(hi) : first,
    bound: boundOf(own, text.slice(end)),
    isPercent: lopc !== undefined || (pc !== undefined && (isRange || hi === undefined)),
    isWord: !/\d/.test(lo),
    text: `${own.match(/\S*$/)?.[0] === '' ? '' : ''}${text.slice(match.index, end)}`,
    after: text.slice(end).toLowerCase().trimStart(),
  };
  const rest =
    hi !== undefined && !isRange ? findFigures(text.slice(end)).map((one) => moved(one, end, own)) : [];
  return isNoFigure(text, figure) ? rest.slice(0, 1) : [figure, ...rest.slice(0, 1)];
}

const moved = (one: Figure, by: number, _own: string): Figure => ({
  ...one,
  at: one.at + by,
  end: one.end + by,
});

export const textBefore = (text: string, at: number): string =>
  text.slice(Math.max(0, at - 40), at).trimEnd();

export function boundOf(before: string, after: string): Bound {
  const found =
    AFTER.find(([pattern]) => pattern.test(after)) ?? BOUNDS.find(([pattern]) => pattern.test(before));
  return found?.[1] ?? 'plain';
}

function valueOf(text: string): number {
  const low = text.toLowerCase();
  const digits = /^([\d,.\u00A0\u202F]+)(?: (hundred|thousand|million))?$/.exec(low);
  if (digits) return Number((digits[1] ?? '').replace(/[,\u00A0\u202F]/g, '')) * timesOf(digits[2]);
  const words = /^(?:(.+?)(?: and a half)? )?(hundred|thousand|million)(?: and (.+))?$/.exec(low);
  if (!words) return smallOf(low);
  const half = / and a half /.test(low) ? 0.5 : 0;
  return (
    ((words[1] === 'a' ? 1 : smallOf(words[1] ?? 'one')) + half) * timesOf(words[2]) +
    (words[3] === undefined ? 0 : smallOf(words[3]))
  );
}

const timesOf = (word: string | undefined): number =>
  word === 'hundred' ? 100 : word === 'thousand' ? 1000 : word === 'million' ? 1_000_000 : 1;

export function smallOf(word: string): number {
  const unit = UNITS.indexOf(word);
  if (unit >= 0) return unit;
  const [tens = '', rest] = word.split('-');
  return (TENS.indexOf(tens) + 2) * 10 + (rest === undefined ? 0 : UNITS.indexOf(rest));
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/** Years, days, numbers of pages and notes, and “one” as an article count nothing. */
function isNoFigure(text: string, { at, end, lo, hi, isPercent, isWord }: Figure): boolean {
  if (isPercent) return false;
  const [word, before, after] = [text.slice(at, end), text.slice(0, at), text.slice(end)];
  if (/^(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)?\d\d))?$/.test(word)) return true;
  if (!isWord && new RegExp(`^(?:st|nd|rd|th)?\\s+(?:of )?${MONTH}`).test(after)) return true;
  if (new RegExp(`${MONTH}\\s*$`).test(before) && lo <= 31) return true;
  if (
    /(?:\b(?:pp?|nos?|vol|art|para|note|fn|table|figure|section|chapter|resolution|page|article|annex|box|step|phase|version)\.?|[§@$€£])\s*$/i.test(
      before,
    )
  )
    return true;
  if (
    /^\s?(?:am|pm|a\.m\.|p\.m\.|:\d\d|km|kilomet|usd|dollars?|years?|months?|weeks?|days?|hours?|minutes?|o'clock|°)/i.test(
      after,
    )
  )
    return true;
  return lo === 1 && hi === 1 && isWord;
}
