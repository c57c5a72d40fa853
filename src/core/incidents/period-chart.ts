/** Two periods side by side, by what comes to a month: bars with their figures beside them. */
import type { Element } from '../xml.ts';
import { box, captionLines, GREY, headHeight, line, picture, text } from './frame.ts';
import type { Comparison, PeriodWarning, Rate } from './rates.ts';

const WIDTH = 960;
const LABELS = 236;
const ROW = 26;
const ROOM = 96;

export function periodChart(
  title: string,
  { earlier, later, likeForLike, warnings }: Comparison,
  note: string,
): string {
  const of = {
    title,
    caption: `Rates a month, so that a longer period does not look worse. ${likeForLike ? 'The periods are like for like: of one length, and of the same season.' : 'The periods are not like for like.'}${warnings.map((one) => WARNED[one]).join('')} The dead: filled up to the lower figure, outlined up to the upper one.`,
    description: `${[earlier, later].map(inWords).join(' ')} ${note}`,
  };
  const top = headHeight(captionLines(of, WIDTH).length) + 10;
  const most = {
    incidents: Math.max(0.1, earlier.perMonth.incidents, later.perMonth.incidents),
    dead: Math.max(0.1, earlier.perMonth.deadHigh, later.perMonth.deadHigh),
  };
  return picture(of, { width: WIDTH, height: top + ROW * 6 + 8 }, [
    text(16, top + 12, 'Incidents a month'),
    ...[earlier, later].flatMap((rate, i) => incidentsRow(rate, top + ROW * (i + 1), most.incidents)),
    line(16, top + ROW * 3 + 2, WIDTH - 16, top + ROW * 3 + 2),
    text(16, top + ROW * 3 + 18, 'Dead a month'),
    ...[earlier, later].flatMap((rate, i) => deadRow(rate, top + ROW * (i + 4), most.dead)),
  ]);
}

/** What length and season come to is said already. */
const WARNED: Readonly<Record<PeriodWarning, string>> = {
  length: '',
  season: '',
  overlap: ' They overlap: what is in both is compared with itself.',
  outside: ' One of them reaches beyond the data: what is not in them looks like calm.',
};

const widthOf = (value: number, most: number): number => (value / most) * (WIDTH - LABELS - ROOM - 16);
const windowOf = ({ from, to }: Rate): string => `${from} to ${to}`;

const incidentsRow = (rate: Rate, y: number, most: number): Element[] => [
  text(16, y + 14, windowOf(rate)),
  box({ x: LABELS, y, width: widthOf(rate.perMonth.incidents, most), height: 18 }, GREY),
  text(LABELS + widthOf(rate.perMonth.incidents, most) + 6, y + 14, String(rate.perMonth.incidents)),
];

function deadRow(rate: Rate, y: number, most: number): Element[] {
  const { deadLow, deadHigh } = rate.perMonth;
  return [
    text(16, y + 14, windowOf(rate)),
    box({ x: LABELS, y, width: widthOf(deadLow, most), height: 18 }, GREY),
    box({ x: LABELS, y, width: widthOf(deadHigh, most), height: 18 }, 'none'),
    text(LABELS + widthOf(deadHigh, most) + 6, y + 14, `${deadLow} to ${deadHigh}`),
  ];
}

const inWords = (rate: Rate): string =>
  `${windowOf(rate)}, ${rate.days} days: ${rate.incidents} incidents, ${rate.perMonth.incidents} a month; ${rate.dead.low} to ${rate.dead.high} dead, ${rate.perMonth.deadLow} to ${rate.perMonth.deadHigh} a month; of ${rate.deadUnsaid} the data do not say.`;
