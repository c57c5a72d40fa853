/**
 * A set of incidents to try the page on: an exercise. Every row is made up by the arithmetic below, and the set says so in
 * its name and each row in its source; nothing in it happened.
 */
import { addDays } from '#core/incidents/day.ts';
import { writeCsv } from '#core/csv.ts';
import type { DemoIncidents } from '#server/demo/study.ts';

const COLUMNS = [
  ...['event_date', 'location', 'admin1', 'latitude', 'longitude', 'event_type', 'claimed_by'],
  ...['attributed_to', 'dead_min', 'dead_max', 'source'],
];

/** Where, about: towns near to and far from a capital. Some rows of a real file have no coordinates; so do some here. */
const PLACES: readonly [string, string, string, string][] = [
  ['Jalalabad', 'Nangarhar', '34.43', '70.45'],
  ['Achin', 'Nangarhar', '34.12', '70.71'],
  ['Asadabad', 'Kunar', '34.87', '71.15'],
  ['Kabul', 'Kabul', '34.53', '69.17'],
  ['Paghman', 'Kabul', '34.59', '68.95'],
  ['Kunduz', 'Kunduz', '36.73', '68.86'],
  ['Imam Sahib', 'Kunduz', '37.19', '68.94'],
  ['Mazar-i-Sharif', 'Balkh', '36.71', '67.11'],
  ['Herat', 'Herat', '34.35', '62.20'],
  ['Kandahar', 'Kandahar', '', ''],
];
const TYPES = ['bomb', 'shooting', 'raid', 'bomb', 'killing of one person'];
/** Who claims it, and to whom it is laid. */
const NAMES: readonly [string, string][] = [
  ['IS-K', 'IS-K'],
  ['', 'IS-K'],
  ['', ''],
  ['IS-K', 'IS-K'],
  ['IS-K; NRF', ''],
  ['', 'Taliban'],
  ['IS-K', 'Taliban'],
];
/** Lower and upper figure; empty where the file says none. */
const DEAD: readonly [string, string][] = [
  ['1', '1'],
  ['0', '2'],
  ['', ''],
  ['3', '5'],
  ['0', '0'],
  ['2', '2'],
];

const pick = <T>(list: readonly T[], n: number): T => {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('an empty list');
  return one;
};

/** From January 2022 to June 2023, denser in the first summer than in the second. */
function rows(): string[][] {
  const made: string[][] = [];
  for (let n = 0, day = '2022-01-05'; day <= '2023-06-24'; n++) {
    const [place, province, north, east] = pick(PLACES, n * 7 + (n % 3));
    const [claimed, laidTo] = pick(NAMES, n * 3 + Math.floor(n / 7));
    const source = 'exercise, made up';
    made.push([
      ...[day, place, province, north, east, pick(TYPES, n * 2 + (n % 4))],
      ...[claimed, laidTo, ...pick(DEAD, n * 5 + Math.floor(n / 4)), source],
    ]);
    day = addDays(day, day >= '2022-06-01' && day < '2022-09-15' ? 2 + (n % 3) : 4 + (n % 5));
  }
  // Two reports of one afternoon, a day apart: somebody has to say whether it is one event.
  const [last] = made.slice(-1);
  if (last) made.push([addDays(last[0] ?? '', 1), ...last.slice(1)]);
  const [place = '', province = '', ...where] = pick(PLACES, 8);
  made.push([
    '2022-09-15',
    place,
    province,
    ...where,
    'killing of one person',
    '',
    'IS-K',
    '1',
    '1',
    'exercise, made up',
  ]);
  return made;
}

export const incidents: DemoIncidents = {
  name: 'Exercise: made-up incidents, no data',
  csv: writeCsv([COLUMNS, ...rows()]),
  link: { claim: 'isk-killed-salafi-preacher-in-herat', place: 'Herat', day: '2022-09-15' },
};
