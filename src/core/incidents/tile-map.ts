/** Provinces as tiles of one size, each about where it lies, with its count in it: an area says nothing of a number. */
import { element, type Element } from '../xml.ts';
import { box, captionLines, headHeight, INK, PAPER, picture, text, wrapped } from './frame.ts';
import type { ProvinceCounts } from './province.ts';

/** Column and row of each province. */
export const TILES: Readonly<Record<string, readonly [number, number]>> = {
  jowzjan: [2, 0],
  balkh: [3, 0],
  kunduz: [4, 0],
  takhar: [5, 0],
  badakhshan: [6, 0],
  faryab: [1, 1],
  'sar-e-pol': [2, 1],
  samangan: [3, 1],
  baghlan: [4, 1],
  panjshir: [5, 1],
  nuristan: [6, 1],
  badghis: [0, 2],
  bamyan: [2, 2],
  parwan: [3, 2],
  kapisa: [4, 2],
  laghman: [5, 2],
  kunar: [6, 2],
  herat: [0, 3],
  ghor: [1, 3],
  daykundi: [2, 3],
  wardak: [3, 3],
  kabul: [4, 3],
  nangarhar: [5, 3],
  farah: [0, 4],
  uruzgan: [2, 4],
  ghazni: [3, 4],
  logar: [4, 4],
  paktia: [5, 4],
  khost: [6, 4],
  nimroz: [0, 5],
  helmand: [1, 5],
  kandahar: [2, 5],
  zabul: [3, 5],
  paktika: [4, 5],
};

const TILE = 84;
const STEP = 88;
const LEFT = 16;
const COLUMNS = 7;
const ROWS = 6;

/** `names`: province key → what it is called. */
export function tileMap(
  title: string,
  { counts, nowhere }: ProvinceCounts,
  names: Readonly<Record<string, string>>,
  note: string,
): string {
  const most = Math.max(1, ...Object.values(counts));
  const width = LEFT * 2 + COLUMNS * STEP;
  const of = {
    title,
    caption: `Each tile is a province, about where it lies; the number is its incidents, and more of them are more lines.${nowhere === 0 ? '' : ` ${nowhere} ${nowhere === 1 ? 'incident is' : 'incidents are'} on no tile.`}`,
    description: `${inWords(counts, names)} ${note}`,
  };
  const top = headHeight(captionLines(of, width).length);
  return picture(of, { width, height: top + ROWS * STEP + 16 }, [
    hatches(),
    ...Object.entries(TILES).flatMap(([province, [column, row]]) =>
      tile(names[province] ?? province, counts[province] ?? 0, most, {
        x: LEFT + column * STEP,
        y: top + row * STEP,
      }),
    ),
  ]);
}

/** Lines so far apart, in px, for a share of the most up to this; 0 has none. */
const HATCHES: readonly { upTo: number; apart: number }[] = [
  { upTo: 0.25, apart: 16 },
  { upTo: 0.5, apart: 9 },
  { upTo: 0.75, apart: 5.5 },
  { upTo: 1, apart: 3.5 },
];

const hatches = (): Element =>
  element(
    'defs',
    {},
    ...HATCHES.map(({ apart }, i) =>
      element(
        'pattern',
        {
          id: `h${i}`,
          width: String(apart),
          height: String(apart),
          patternUnits: 'userSpaceOnUse',
          patternTransform: 'rotate(45)',
        },
        element('line', {
          x1: '0',
          y1: '0',
          x2: '0',
          y2: String(apart),
          stroke: INK,
          'stroke-width': '1.2',
        }),
      ),
    ),
  );

function tile(name: string, count: number, most: number, { x, y }: { x: number; y: number }): Element[] {
  const level = HATCHES.findIndex(({ upTo }) => count / most <= upTo);
  const words = wrapped(name, 12);
  const middle = x + TILE / 2;
  return [
    ...(count === 0 ? [] : [box({ x, y, width: TILE, height: TILE }, `url(#h${level})`)]),
    box({ x, y, width: TILE, height: TILE }, 'none', `${name}: ${count}`),
    // Words stand on paper: no line runs through them.
    box({ x: x + 4, y: y + 5, width: TILE - 8, height: words.length * 13 + 5 }, PAPER),
    ...words.map((word, i) => text(middle, y + 17 + i * 13, word, 'middle')),
    box({ x: middle - 20, y: y + 50, width: 40, height: 24 }, PAPER),
    element(
      'text',
      { x: String(middle), y: String(y + 68), 'text-anchor': 'middle', 'font-size': '18' },
      String(count),
    ),
  ];
}

function inWords(counts: Readonly<Record<string, number>>, names: Readonly<Record<string, string>>): string {
  const some = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  if (some.length === 0) return 'No incident is in any province.';
  return `${some.map(([province, count]) => `${names[province] ?? province}: ${count}`).join(', ')}.`;
}
