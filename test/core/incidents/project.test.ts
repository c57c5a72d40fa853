/** What a project does with incident data besides counting it: mapping, provinces, answers, periods, charts. */
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#core/csv.ts';
import { CAPITALS } from '#core/incidents/capitals.ts';
import { readCategories } from '#core/incidents/categories.ts';
import { CHARTS, drawChart, drawnOf, tableOf, type Drawn } from '#core/incidents/charts.ts';
import { addDays, type Window } from '#core/incidents/day.ts';
import { guessMapping } from '#core/incidents/mapping.ts';
import { panelsOf } from '#core/incidents/panels.ts';
import { previewOf } from '#core/incidents/preview.ts';
import { provinceOf, PROVINCES } from '#core/incidents/province.ts';
import { comparePeriods } from '#core/incidents/rates.ts';
import type { Incident } from '#core/incidents/read.ts';
import { incidentReport, noteOnPeriods, windowOf } from '#core/incidents/report.ts';
import { makeSet, MOST_OF_FILE } from '#core/incidents/set.ts';
import { counted, type Settled } from '#core/incidents/settled.ts';
import { COMPETING, weeklySeries } from '#core/incidents/series.ts';
import { TILES } from '#core/incidents/tile-map.ts';
import { readAsked } from '#lib/incidents/counting.ts';
import { incident } from './incident.ts';

const everyDay = (from: string, days: number, step = 1): Incident[] =>
  Array.from({ length: Math.floor(days / step) }, (_, i) =>
    incident(addDays(from, i * step), { line: i + 2 }),
  );
const table = (columns: string[], ...rows: string[]) => ({
  columns,
  rows: rows.map((row, i) => ({ line: i + 2, cells: row.split(',') })),
});

describe('mapping', () => {
  test('columns are guessed as ACLED, UCDP and the GTD name them, and the order of a day by its cells', () => {
    const acled = ['event_id_cnty', 'event_date', 'event_type', 'actor1', 'admin1', 'location', 'latitude'];
    expect(guessMapping(table([...acled, 'longitude', 'source', 'fatalities'], 'A1,09 March 2022'))).toEqual({
      date: 'event_date',
      dateFormat: 'YMD',
      place: 'location',
      province: 'admin1',
      latitude: 'latitude',
      longitude: 'longitude',
      type: 'event_type',
      claimed: null,
      attributed: 'actor1',
      deadLow: 'fatalities',
      deadHigh: 'fatalities',
      source: 'source',
    });
    expect(
      guessMapping(table(['date_start', 'low', 'high', 'side_a'], '2022-03-09 00:00:00.000,1,2,x')),
    ).toMatchObject({ date: 'date_start', deadLow: 'low', deadHigh: 'high', attributed: 'side_a' });
    const alone = guessMapping(table(['date', 'killed_min', 'killed'], '2022-03-09,1,2'));
    expect(alone, 'a best figure is no upper bound').toMatchObject({ deadLow: 'killed', deadHigh: 'killed' });
    expect(guessMapping(table(['Date', 'x1'], '9/3/2022,a', '13/3/2022,b')).dateFormat).toBe('DMY');
    expect(guessMapping(table(['Date', 'x1'], '3/9/2022,a', '3/13/2022,b')).dateFormat).toBe('MDY');
  });

  test('a preview shows the first rows and every cell that cannot be read; of such a file nothing is made', () => {
    const bad = table(['date', 'lat', 'lon'], '2022-03-09,34,70', 'soon,34,70', '2022-03-11,134,70');
    const mapping = guessMapping(bad);
    const { first, faults, faultCount, rows } = previewOf(bad, mapping);
    expect(first.map(({ line, incident: one }) => [line, one?.day ?? null])).toEqual([
      [2, '2022-03-09'],
      [3, null],
      [4, null],
    ]);
    expect([rows, faultCount]).toEqual([3, 2]);
    expect(faults.map(({ place }) => place)).toEqual(['line 3, column “date”', 'line 4, column “lat”']);
    expect(makeSet('a set', bad, mapping).ok).toBe(false);
  });

  test('a set of more rows than it holds is refused by line', () => {
    const many = table(['date'], ...Array.from({ length: 20_001 }, () => '2022-03-09'));
    expect(makeSet('a set', many, guessMapping(many))).toMatchObject({
      ok: false,
      faults: [{ place: 'line 20002', words: expect.stringContaining('the 20000 that a set holds') }],
    });
  });

  test('attack 16: of a file of millions of rows or columns no more is read than a set may hold', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const long = readCsv(bytes(`date\n${'2022-03-09\n'.repeat(900_000)}`), MOST_OF_FILE);
    expect(long.ok && long.table.rows.length).toBe(MOST_OF_FILE.rows + 1);
    const names = Array.from({ length: 1_000_000 }, (_, i) => i.toString(36));
    const began = performance.now();
    expect(readCsv(bytes(`${names.join(',')}\n`), MOST_OF_FILE)).toMatchObject({
      ok: false,
      words: expect.stringContaining('more than 500 columns'),
    });
    const wide = readCsv(bytes(`${names.slice(0, 60_000).join(',')}\n`));
    expect(wide.ok && wide.table.columns.length).toBe(60_000);
    expect(performance.now() - began).toBeLessThan(5_000); // a minute, were each name looked for among all
  });

  test('attack 16: a file that repeats itself is refused, with what to do, before its pairs fill the memory', () => {
    const many = table(['date', 'place'], ...Array.from({ length: 20_000 }, () => '2022-03-09,Kama'));
    expect(makeSet('a set', many, guessMapping(many))).toMatchObject({
      ok: false,
      faults: [{ words: expect.stringMatching(/pairs of rows.*take out/) }],
    });
  });
});

describe('incident-maps', () => {
  test('the 34 provinces have a tile each, and no two the same place', () => {
    expect(Object.keys(TILES).toSorted()).toEqual(PROVINCES);
    expect(new Set(Object.values(TILES).map((at) => at.join()))).toHaveProperty('size', 34);
    expect(CAPITALS).toHaveLength(34);
  });

  test('a province is that which the file names; the nearest capital’s is told apart; far from all there is none', () => {
    const of = (more: Partial<Incident>) => provinceOf(incident('2022-03-09', more));
    expect(of({ province: 'Nangarhār Province' })).toEqual({ province: 'nangarhar', by: 'said' });
    expect(of({ province: 'Paktya' })).toEqual({ province: 'paktia', by: 'said' });
    expect(of({ place: 'Kama, Nangarhar' })).toEqual({ province: 'nangarhar', by: 'said' });
    expect(of({ place: 'Jalalabad' })).toEqual({ province: 'nangarhar', by: 'said' });
    expect(of({ place: 'Sar-i-Pul' })).toEqual({ province: 'sar-e-pol', by: 'said' });
    expect(of({ place: 'a village', point: { latitude: 34.5, longitude: 70.4 } })).toEqual({
      province: 'nangarhar',
      by: 'nearest',
    });
    expect(of({ point: { latitude: 33.7, longitude: 73.05 } })).toEqual({ province: null, by: null });
    expect(of({ place: 'a village' })).toEqual({ province: null, by: null });
  });

  test('the window stands in the title, and a map of one actor says whose it is', () => {
    const svg = drawChart('map', drawn([incident('2022-03-09', { attributed: 'IS-K' })], 'IS-K'), {});
    expect(svg).toContain('a set: incidents of IS-K, 2022-03-09 to 2022-03-09');
  });
});

describe('duplicates', () => {
  test('what an answer leaves out is in no figure, and the note says how many', () => {
    const two = [incident('2022-03-09'), incident('2022-03-09', { line: 3 })];
    const answers: Settled[] = [{ lines: [2, 3], leftOut: 3 }];
    const window = windowOf(two);
    expect(counted(two, answers)).toHaveLength(1);
    const { incidents, note, byType } = incidentReport('a set', two, { window, answers });
    expect([incidents, byType]).toEqual([1, { raid: [1] }]);
    expect(note).toContain(
      '1 pair of incidents may tell of one event (one type, within 1 day and 5 km); 1 was left out.',
    );
    expect(incidentReport('a set', two, { window }).note).toContain('none was left out.');
  });

  test('a row that is left out beside one before the window is in its note; of a pair that both count there is none', () => {
    const two = [incident('2022-03-09'), incident('2022-03-10', { line: 3 })].map((one) => ({
      ...one,
      place: 'Kama',
    }));
    const window = { from: '2022-03-10', to: '2022-03-20' };
    const answered = (leftOut: number | null) =>
      incidentReport('a set', two, { window, answers: [{ lines: [2, 3], leftOut }] });
    expect(answered(3)).toMatchObject({ incidents: 0, note: expect.stringContaining('1 was left out') });
    expect(answered(null)).toMatchObject({ incidents: 1, note: expect.stringContaining('No two incidents') });
  });
});

describe('like-for-like-periods', () => {
  const days = everyDay('2021-01-01', 900);
  const covered = windowOf(days);
  const spring = (year: number): Window => ({ from: `${year}-03-01`, to: `${year}-05-31` });

  test('like-for-like-periods: the same months of two years are like for like, and both are printed', () => {
    const { likeForLike, warnings, earlier, later, change } = comparePeriods(
      days,
      [spring(2022), spring(2021)],
      covered,
    );
    expect([likeForLike, warnings]).toEqual([true, []]);
    expect([earlier.from, later.from, earlier.days, later.days]).toEqual([
      '2021-03-01',
      '2022-03-01',
      92,
      92,
    ]);
    expect(change).toEqual({ incidents: 0, deadLow: null, deadHigh: null });
  });

  test('like-for-like-periods: other months, an overlap, and what the data do not cover are warned of', () => {
    const autumn = { from: '2021-09-01', to: '2021-12-01' };
    expect(comparePeriods(days, [spring(2021), autumn], covered)).toMatchObject({
      likeForLike: false,
      warnings: ['season'],
    });
    const same = comparePeriods(days, [spring(2021), { from: '2021-04-01', to: '2021-07-01' }], covered);
    expect(same.warnings).toContain('overlap');
    expect(
      comparePeriods(days, [spring(2022), spring(2023)], { ...covered, to: '2023-04-30' }).warnings,
    ).toEqual(['outside']);
  });

  test('like-for-like-periods, own-calculation-note: the chart says how the two were counted, and not the window', () => {
    const some = days.map((one, i) => ({ ...one, dead: i % 2 === 0 ? { low: 1, high: 1 } : null }));
    const window = { from: '2023-01-01', to: '2023-01-31' };
    const report = incidentReport('a set', some, { window });
    const periods = [spring(2021), spring(2022)] as const;
    const of = { name: 'a set', report, average: 'trailing', actor: null } as const;
    const chartOf = (all: Incident[]): string => {
      const note = noteOnPeriods('a set', all, periods, {});
      return drawChart('periods', drawnOf(all, of, { periods, note, caveats: [] }), {}) ?? '';
    };
    const chart = chartOf(some);
    expect(chart).toContain(
      'Own calculation from a set, 184 incidents, 2021-03-01 to 2021-05-31 and 2022-03-01 to 2022-05-31.',
    );
    expect(chart).not.toContain('2023-01-01');
    expect(chart).not.toContain('beyond the data');
    expect(chart).toMatch(/92 incidents[^;]*; 46 to 46 dead[^;]*; of 46 the data do not say/);
    expect(chartOf(some.filter(({ day }) => day > '2021-04-01'))).toContain('beyond the data');
  });

  test('per-month-normalisation: windows of unequal length are warned of, and compared by what comes to a month', () => {
    const year = { from: '2021-01-01', to: '2021-12-31' };
    const half = { from: '2022-01-01', to: '2022-06-30' };
    const { likeForLike, warnings, earlier, later, change } = comparePeriods(days, [year, half], covered);
    expect([likeForLike, warnings]).toEqual([false, ['length']]);
    expect([earlier.incidents, later.incidents]).toEqual([365, 181]);
    expect([earlier.perMonth.incidents, later.perMonth.incidents]).toEqual([30.4, 30.4]);
    expect(change.incidents).toBe(0); // one a day in both: half as many, and no change
  });

  test('incidents-and-fatalities-both: more attacks and fewer dead are told apart', () => {
    const few = everyDay('2021-03-01', 92, 4).map((one) => ({ ...one, dead: { low: 4, high: 6 } }));
    const more = everyDay('2022-03-01', 92, 2).map((one) => ({ ...one, dead: { low: 1, high: 1 } }));
    const { change } = comparePeriods([...few, ...more], [spring(2021), spring(2022)], {
      from: '2021-01-01',
      to: '2022-12-31',
    });
    expect(change).toEqual({ incidents: 100, deadLow: -50, deadHigh: -66.7 });
  });
});

test('incident-charts-moving-average: a centred average looks four weeks back and three ahead, and the note says which', () => {
  // Only the week of 7 March has some, and eight weeks hold it.
  const incidents = everyDay('2022-03-07', 7);
  const window = { from: '2022-01-03', to: '2022-05-29' };
  const weeks = (average: 'trailing' | 'centred'): string[] =>
    weeklySeries(incidents, window, average)
      .filter(({ average: value }) => value !== null && value > 0)
      .map(({ week }) => week);
  expect(weeks('trailing')).toHaveLength(8);
  expect([weeks('trailing')[0], weeks('trailing')[7]]).toEqual(['2022-03-07', '2022-04-25']);
  expect([weeks('centred')[0], weeks('centred').at(-1)]).toEqual(['2022-02-14', '2022-04-04']);
  expect(incidentReport('a set', incidents, { window, average: 'centred' }).note).toContain(
    'the four before it and the three after it',
  );
});

function drawn(incidents: Incident[], actor: string | null = null): Drawn {
  const report = incidentReport('a set', incidents, { window: windowOf(incidents) });
  const periods: [Window, Window] = [report.window, report.window];
  const note = noteOnPeriods('a set', incidents, periods, {});
  return drawnOf(
    incidents,
    { name: 'a set', report, average: 'trailing', actor },
    { periods, note, caveats: [] },
  );
}

describe('charts', () => {
  const some = everyDay('2022-01-05', 200, 3).map((one, i) => ({
    ...one,
    type: `type <${i % 15}>`,
    claimed: i % 4 === 0 ? ['A & B', 'C'] : [],
    province: i % 2 === 0 ? 'Kunar' : null,
    dead: { low: i % 3, high: (i % 3) + 1 },
  }));

  test.each(CHARTS)(
    '%s is well-formed and tells its window and how it was counted, with a table behind it',
    (chart) => {
      const faults: string[] = [];
      const parser = new DOMParser({
        errorHandler: (_level: string, message: string) => faults.push(message),
      });
      const text = drawChart(chart, drawn(some), {}) ?? '';
      const svg = parser.parseFromString(text, 'text/xml');
      expect(faults).toEqual([]);
      const said = (name: string): string => svg.getElementsByTagName(name)[0]?.textContent ?? '';
      expect(said('title')).toContain('a set: ');
      expect(said('desc')).toContain('Own calculation from a set, 66 incidents');
      expect(text).toContain('2022-01-05'); // its window
      const behind = tableOf(chart, drawn(some), {});
      expect(behind?.rows.every((row) => row.length === behind.columns.length)).toBe(true);
      expect(behind?.rows.length).toBeGreaterThan(1);
      // Greys alone: shape, pattern and label tell things apart.
      expect(text.match(/#[0-9a-f]{6}/g)?.every((colour) => /^#(..)\1\1$/.test(colour))).toBe(true);
    },
  );

  test('incident-charts-by-type and by-actor: panels add up to all incidents, however many groups there are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 120 }), (groups) => {
        const incidents = groups.map((g, i) => incident(addDays('2022-01-05', i % 60), { type: `t${g}` }));
        const { byType, incidents: all } = incidentReport('a set', incidents, {
          window: windowOf(incidents),
        });
        const panels = panelsOf(byType, 'largest');
        expect(panels.length).toBeLessThanOrEqual(12);
        expect(panels.flatMap(({ counts }) => counts).reduce((sum, n) => sum + n, 0)).toBe(all);
      }),
    );
  });

  test('incident-charts-by-type: types that are counted as one add up to the same, and the note says which they are', () => {
    const three = ['car bomb', 'IED', 'raid'].map((type, i) => incident('2022-03-09', { type, line: i + 2 }));
    const categories = readCategories('bomb: Car bomb, ied\n');
    expect(categories).toEqual([{ name: 'bomb', types: ['Car bomb', 'ied'] }]);
    const { byType, incidents, note } = incidentReport('a set', three, {
      window: windowOf(three),
      categories: categories ?? [],
    });
    expect([byType, incidents]).toEqual([{ bomb: [2], raid: [1] }, 3]);
    expect(note).toContain('some of them as one: “bomb” is “Car bomb”, “ied”.');
    expect(['bomb', 'bomb:', ': ied', 'a: x\nb: X'].map(readCategories)).toEqual([null, null, null, null]);
  });

  test('claims that compete are shown by who claims them, and counted once', () => {
    const { report } = drawn(some);
    expect(report.competing).toEqual([{ claimed: ['A & B', 'C'], attributed: null, incidents: 17 }]);
    expect(
      Object.entries(report.byActor).map(([who, counts]) => [who, counts.reduce((sum, n) => sum + n, 0)]),
    ).toContainEqual([COMPETING, 17]);
  });
});

test('what is counted stands in the address; what cannot be read there is said, and the whole is counted', () => {
  const covered = { from: '2022-01-01', to: '2022-12-31' };
  const read = (query: string) => readAsked(new URLSearchParams(query), covered);
  expect(read('')).toEqual({
    ok: true,
    asked: { window: covered, average: 'trailing', actor: null, periods: null, types: '', categories: [] },
  });
  expect(read('from=2022-03-01&average=centred&actor=IS-K').asked).toMatchObject({
    window: { from: '2022-03-01', to: '2022-12-31' },
    average: 'centred',
    actor: 'IS-K',
  });
  expect(read('from=March')).toMatchObject({ ok: false, fault: 'from', asked: { window: covered } });
  expect(read('from=2022-03-01&to=2022-02-01')).toMatchObject({ ok: false, fault: 'from' });
  expect(read('firstFrom=2022-03-01&firstTo=2022-03-31')).toMatchObject({ ok: false, fault: 'secondFrom' });
});
