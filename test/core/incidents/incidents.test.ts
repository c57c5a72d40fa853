import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CAPITALS, kilometres, nearestCapital } from '#core/incidents/capitals.ts';
import { weeklyChart } from '#core/incidents/chart.ts';
import { addDays, daysFromTo, readDay, weekOf } from '#core/incidents/day.ts';
import { duplicatesIn } from '#core/incidents/duplicates.ts';
import { guessMapping, type Mapping } from '#core/incidents/mapping.ts';
import { isLikeForLike, rateIn } from '#core/incidents/rates.ts';
import { readIncidents, UNSAID, type Incident } from '#core/incidents/read.ts';
import { incidentReport, windowOf } from '#core/incidents/report.ts';
import { hashOfFile, makeSet, readSet, writeSet } from '#core/incidents/set.ts';
import { actorOf, COMPETING, UNATTRIBUTED, weeklySeries } from '#core/incidents/series.ts';
import { readCsv } from '#core/csv.ts';
import { PLACES } from '#core/interview.ts';
import { incident } from './incident.ts';

const mapping: Mapping = {
  date: 'when',
  dateFormat: 'YMD',
  place: 'where',
  province: null,
  latitude: 'lat',
  longitude: 'lon',
  type: 'type',
  claimed: 'claimed',
  attributed: 'by',
  deadLow: 'min',
  deadHigh: 'max',
  source: 'source',
};
const COLUMNS = ['when', 'where', 'lat', 'lon', 'type', 'claimed', 'by', 'min', 'max', 'source'];
const read = (rows: string[], with_: Mapping = mapping) =>
  readIncidents(
    { columns: COLUMNS, rows: rows.map((row, i) => ({ line: i + 2, cells: row.split(',') })) },
    with_,
  );
const good = (rows: string[]): readonly Incident[] => {
  const answer = read(rows);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.incidents;
};

describe('import', () => {
  test('a row is read by the mapping; what the file does not say is null and not 0', () => {
    expect(
      good(['2022-03-09,Jalalabad,34.43,70.45,bomb,IS-K; NRF ,Taliban,2,5,a paper', '2022-03-10,,,,,,,,,']),
    ).toEqual([
      {
        line: 2,
        day: '2022-03-09',
        place: 'Jalalabad',
        province: null,
        point: { latitude: 34.43, longitude: 70.45 },
        type: 'bomb',
        claimed: ['IS-K', 'NRF'],
        attributed: 'Taliban',
        dead: { low: 2, high: 5 },
        source: 'a paper',
      },
      incident('2022-03-10', { line: 3, type: UNSAID }),
    ]);
  });

  test.each([
    ['2022-02-30,,,,,,,,,', 'line 2, column “when”', '“2022-02-30” is no day in the order YMD'],
    ['9/3/2022,,,,,,,,,', 'line 2, column “when”', 'no day in the order YMD'],
    ['2022-03-09,,91.2,70,,,,,,', 'line 2, column “lat”', '“91.2” is no degree from −90 to 90'],
    ['2022-03-09,,34,-181,,,,,,', 'line 2, column “lon”', '“-181” is no degree from −180 to 180'],
    ['2022-03-09,,34°N,70,,,,,,', 'line 2, column “lat”', '“34°N” is no degree'],
    ['2022-03-09,,34,,,,,,,', 'line 2, column “lon”', 'it is empty, and “lat” is not'],
    ['2022-03-09,,,,,,,7,5,', 'line 2, column “max”', 'the upper bound “5” is below the lower one, “7”'],
    ['2022-03-09,,,,,,,several,,', 'line 2, column “min”', '“several” is no whole number'],
    ['2022-03-09,,,,,,,3,,', 'line 2, column “max”', 'a lower bound of “3” and no upper one'],
    ['2022-03-09,,,,,,,,-1,', 'line 2, column “max”', '“-1” is no whole number'],
  ])('%s is refused by row and column', (row, place, words) => {
    const answer = read([row]);
    expect(answer).toMatchObject({ ok: false, faults: [{ place }] });
    expect(answer.ok ? '' : answer.faults[0]?.words).toContain(words);
  });

  test('all faults are named at once, and a column that is not there by its field', () => {
    const answer = read(['x,,,,,,,,,', '2022-03-09,,95,200,,,,,,']);
    expect(answer.ok ? [] : answer.faults.map(({ place }) => place)).toEqual([
      'line 2, column “when”',
      'line 3, column “lat”',
      'line 3, column “lon”',
    ]);
    expect(read([], { ...mapping, type: 'kind' })).toMatchObject({
      faults: [{ place: 'mapping, type', words: 'the file has no column “kind”' }],
    });
  });

  test('days are read in the order that the mapping says', () => {
    expect([readDay('9/3/2022', 'DMY'), readDay('9/3/2022', 'MDY')]).toEqual(['2022-03-09', '2022-09-03']);
    expect([readDay('31.4.2022', 'DMY'), readDay('2022-13-01', 'YMD'), readDay('09/03/22', 'DMY')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('duplicates are asked about', () => {
  const doubts = (incidents: Incident[]) =>
    duplicatesIn(incidents.map((one, i) => ({ ...one, line: i + 2 })));

  test('rows that say the same, and rows of one type near in time and place', () => {
    const point = { latitude: 34.43, longitude: 70.45 };
    const near = { latitude: 34.44, longitude: 70.46 };
    const far = { latitude: 34.6, longitude: 70.45 };
    expect(doubts([incident('2022-03-09'), incident('2022-03-09')])).toEqual([
      { lines: [2, 3], why: 'same' },
    ]);
    expect(doubts([incident('2022-03-10', { point }), incident('2022-03-09', { point: near })])).toEqual([
      { lines: [2, 3], why: 'near' },
    ]);
    expect(doubts([incident('2022-03-09', { point }), incident('2022-03-09', { point: far })])).toEqual([]);
    expect(doubts([incident('2022-03-09', { point }), incident('2022-03-11', { point })])).toEqual([]);
    expect(
      doubts([incident('2022-03-09', { point }), incident('2022-03-09', { point, type: 'bomb' })]),
    ).toEqual([]);
    const line = (longitude: number) => incident('2022-03-09', { point: { latitude: 0, longitude } });
    expect(doubts([line(180), line(-180)])).toEqual([{ lines: [2, 3], why: 'near' }]);
    expect(
      doubts([incident('2022-03-09', { place: 'Kama' }), incident('2022-03-10', { place: 'kama' })]),
    ).toEqual([{ lines: [2, 3], why: 'near' }]);
  });

  test('attack 16: a file of which every row tells of one day does not hold the server up', () => {
    const taken = (length: number): number => {
      const rows = Array.from({ length }, (_, i) =>
        incident('2022-01-01', {
          place: `village ${i}`,
          point: { latitude: 30 + (i % 100) / 15, longitude: 60 + i / 300 },
        }),
      );
      const began = performance.now();
      expect(doubts(rows)).toEqual([]);
      return performance.now() - began;
    };
    // Eight times as many take some ten times as long; were each held against each, more than sixty.
    const few = Math.min(taken(4_000), taken(4_000), taken(4_000));
    expect(taken(32_000) / few).toBeLessThan(32);
  });

  test('those of many rows are those that each held against each gives, at the poles and across the date line too', () => {
    const off = fc.double({ min: -0.12, max: 0.12, noNaN: true });
    const pointIn = (north: number, east: number) =>
      fc.tuple(off, off).map(([n, e]) => ({
        latitude: Math.max(-90, Math.min(90, north + n)),
        longitude: ((((east + e + 180) % 360) + 360) % 360) - 180,
      }));
    const rowIn = (north: number, east: number) =>
      fc.record({
        day: fc.constantFrom('2022-03-09', '2022-03-10', '2022-03-31', '2022-04-01'),
        place: fc.constantFrom(null, 'Kama', 'kama', 'Khost'),
        point: fc.option(pointIn(north, east), { freq: 9 }),
        type: fc.constantFrom('raid', 'bomb'),
        attributed: fc.constantFrom(null, 'NRF'),
      });
    const rowsIn = fc
      .tuple(fc.constantFrom(34.4, 0, 89.95, -89.9, 60), fc.constantFrom(70.4, 180, 0))
      .chain(([north, east]) => fc.array(rowIn(north, east), { minLength: 30, maxLength: 60 }));
    const isNear = (a: Incident, b: Incident): boolean => {
      if (a.type !== b.type || daysFromTo(...([a.day, b.day].toSorted() as [string, string])) > 2)
        return false;
      if (a.point && b.point) return kilometres(a.point, b.point) <= 5;
      return a.place !== null && a.place.toLowerCase() === b.place?.toLowerCase();
    };
    const eachWithEach = (rows: readonly Incident[]) =>
      rows.flatMap((a, i) =>
        rows.slice(i + 1).flatMap((b, j) => {
          const why = JSON.stringify(a) === JSON.stringify(b) ? 'same' : isNear(a, b) ? 'near' : null;
          return why === null ? [] : [{ lines: [i + 2, i + j + 3], why }];
        }),
      );
    fc.assert(
      fc.property(rowsIn, (made) => {
        const rows = made.map(({ day, ...more }) => incident(day, more));
        expect(doubts(rows)).toEqual(eachWithEach(rows));
      }),
      { numRuns: 300 },
    );
  });
});

describe('incident-charts-moving-average', () => {
  test('weeks begin on Monday, and each day is in the week of the Monday before it', () => {
    expect(weekOf('2022-03-09')).toBe('2022-03-07');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (n) => {
        const day = addDays('1950-01-01', n);
        expect(daysFromTo(weekOf(day), day)).toBeLessThanOrEqual(7);
        expect(new Date(`${weekOf(day)}T00:00:00Z`).getUTCDay()).toBe(1);
      }),
    );
  });

  test('the average is that of a week and the seven before it; where they are not whole weeks there is none', () => {
    const days = Array.from({ length: 80 }, (_, i) => addDays('2022-01-01', i)); // a Saturday, to 21 March
    const incidents = days.flatMap((day) => (weekOf(day) < '2022-02-14' ? [incident(day)] : []));
    const weeks = weeklySeries(incidents, { from: '2022-01-01', to: '2022-03-21' });
    expect(weeks.map(({ incidents: n }) => n)).toEqual([2, 7, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0]);
    expect(weeks.map(({ partial }) => partial)).toEqual([true, ...Array<boolean>(11).fill(false), true]);
    expect(weeks.map(({ average }) => average)).toEqual([
      ...Array<null>(8).fill(null),
      5.25,
      4.38,
      3.5,
      2.63,
      null,
    ]);
  });

  test('the same file gives the same report, in whatever order its rows come', () => {
    const rows = Array.from({ length: 30 }, (_, i) =>
      incident(addDays('2022-01-03', i * 3), { line: i + 2, attributed: i % 3 === 0 ? 'NRF' : null }),
    );
    const of = (incidents: readonly Incident[]) =>
      JSON.stringify(
        incidentReport('a set', incidents, { window: { from: '2022-01-03', to: '2022-04-03' } }),
      );
    expect(of(rows.toReversed())).toBe(of(rows));
  });
});

describe('incident-charts-by-type, by actor, by distance', () => {
  const incidents = [
    incident('2022-03-07', { type: 'bomb', claimed: ['IS-K'], point: { latitude: 34.43, longitude: 70.45 } }),
    incident('2022-03-08', { claimed: ['IS-K', 'NRF'], point: { latitude: 34.7, longitude: 70.45 } }),
    incident('2022-03-09', { claimed: ['IS-K'], attributed: 'Taliban' }),
    incident('2022-03-15', { attributed: 'NRF', dead: { low: 1, high: 4 } }),
    incident('2022-03-16', { dead: { low: 0, high: 0 } }),
  ];
  const report = incidentReport('a set', incidents, { window: { from: '2022-03-07', to: '2022-03-20' } });

  test('the groups of each series add up to all incidents of each week', () => {
    expect(report.weeks.map(({ incidents: n }) => n)).toEqual([3, 2]);
    for (const series of [report.byType, report.byActor, report.byDistance])
      expect(
        [0, 1].map((week) => Object.values(series).reduce((sum, of) => sum + (of[week] ?? 0), 0)),
      ).toEqual([3, 2]);
  });

  test('incident-charts-by-actor: an event that several claim, or of which claim and data differ, is counted once and for nobody', () => {
    expect(incidents.map(actorOf)).toEqual(['IS-K', COMPETING, COMPETING, 'NRF', UNATTRIBUTED]);
    expect(report.shares).toEqual({ unattributed: 0.2, competing: 0.4 });
    expect(report.note).toContain(
      `One that several claim, or that another claims than the data name, stands under “${COMPETING}”`,
    );
  });

  test('a word that says that nobody is known is no name: it neither claims nor competes, and the note says so', () => {
    const of = (attributed: string, claimed: string[] = []) =>
      incident('2022-03-08', { attributed, claimed });
    const unnamed = ['unknown', 'Unidentified Armed Group (Afghanistan)', 'N/A', '-'].map((name) => of(name));
    const report = incidentReport('a set', [...unnamed, of('Unknown', ['NRF']), of('Unity Front')], {
      window: { from: '2022-03-07', to: '2022-03-13' },
    });
    expect(report.byActor).toMatchObject({ [UNATTRIBUTED]: [4], NRF: [1], 'Unity Front': [1] });
    expect(report.shares.competing).toBe(0);
    expect(report.note).toContain(`under “${UNATTRIBUTED}”, as where the data have a word such as “unknown”`);
  });

  test('incident-charts-by-distance: to the nearest capital, in bands that the note states', () => {
    expect(report.byDistance['0 to under 5 km']).toEqual([1, 0]);
    expect(report.byDistance['15 to under 30 km']).toEqual([1, 0]);
    expect(report.byDistance['no coordinates']).toEqual([1, 2]);
    expect(report.note).toContain(
      '34 provincial capitals as the crow flies, in the bands 0 to under 5 km, 5 to under 15 km',
    );
  });

  test('incidents-and-fatalities-both: the dead stand beside, by both bounds, and what is not said is counted', () => {
    expect(report).toMatchObject({ incidents: 5, dead: { low: 1, high: 4 }, deadUnsaid: 3 });
    expect(report.weeks.map(({ dead, deadUnsaid }) => [dead.high, deadUnsaid])).toEqual([
      [0, 3],
      [4, 0],
    ]);
  });

  test('own-calculation-note: data set, selection, window and how it was counted', () => {
    expect(report.note).toMatch(/^Own calculation from a set, 5 incidents, 2022-03-07 to 2022-03-20\./);
    expect(report.note).toContain('The dead are 1 to 4');
    expect(report.note).not.toContain('SHA-256');
  });

  test('own-calculation-note: the file is named by its hash, and the same file counts to the same', () => {
    const csv = new TextEncoder().encode('date,type\n2022-03-07,bomb\n2022-03-08,raid\n');
    const count = (bytes: Uint8Array): string => {
      const read = readCsv(bytes);
      if (!read.ok) throw new Error(read.words);
      const made = makeSet('a set', read.table, guessMapping(read.table), { file: hashOfFile(bytes) });
      if (!made.ok) throw new Error('no set');
      const { name, file, incidents: kept } = readSet(writeSet(made.set));
      return incidentReport(name, kept, { window: windowOf(kept), file }).note;
    };
    const hash = createHash('sha256').update(csv).digest('hex');
    expect(count(csv)).toContain(`The data are those of the file whose SHA-256 is ${hash}.`);
    expect(count(csv)).toBe(count(csv.slice()));
    expect(count(new TextEncoder().encode('date,type\n2022-03-07,bomb\n'))).not.toContain(hash);
  });
});

describe('distance', () => {
  test('there are 34 capitals, one a province, each nearest to itself', () => {
    expect(CAPITALS).toHaveLength(34);
    expect(new Set(CAPITALS.map(({ province }) => province)).size).toBe(34);
    for (const one of CAPITALS) {
      expect(PLACES).toContain(one.province);
      expect(nearestCapital(one)).toEqual({ capital: one, km: 0 });
    }
  });

  test('Kabul and Jalalabad are some 118 km apart', () => {
    const [kabul, jalalabad] = ['Kabul', 'Jalalabad'].map((name) =>
      CAPITALS.find((one) => one.name === name),
    );
    if (!kabul || !jalalabad) throw new Error('no such capital');
    expect(kilometres(kabul, jalalabad)).toBeCloseTo(kilometres(jalalabad, kabul), 9);
    expect(Math.round(kilometres(kabul, jalalabad))).toBe(118);
  });
});

describe('rates', () => {
  test('are per month of 30.44 days, with the dead by both bounds', () => {
    const incidents = [incident('2022-01-05', { dead: { low: 3, high: 6 } }), incident('2022-02-05')];
    expect(rateIn(incidents, { from: '2022-01-01', to: '2022-03-31' })).toMatchObject({
      days: 90,
      incidents: 2,
      deadUnsaid: 1,
      perMonth: { incidents: 0.7, deadLow: 1, deadHigh: 2 },
    });
  });

  test('like for like is the same season and length', () => {
    const half = { from: '2022-01-01', to: '2022-06-30' };
    expect(isLikeForLike(half, { from: '2023-01-01', to: '2023-06-30' })).toBe(true);
    expect(isLikeForLike(half, { from: '2022-07-01', to: '2022-12-31' })).toBe(false);
    expect(isLikeForLike(half, { from: '2023-01-01', to: '2023-03-31' })).toBe(false);
  });
});

test('the chart is well-formed, says its window and its average, and marks the weeks that the window cuts', () => {
  const incidents = Array.from({ length: 100 }, (_, i) => incident(addDays('2022-01-05', i)));
  const { weeks } = incidentReport('a <set>', incidents, {
    window: { from: '2022-01-05', to: '2022-04-14' },
  });
  const faults: string[] = [];
  const parser = new DOMParser({ errorHandler: (_level: string, message: string) => faults.push(message) });
  const svg = parser.parseFromString(
    weeklyChart('Incidents of a <set>, 5 January to 14 April 2022', weeks, 'So counted.'),
    'text/xml',
  );
  expect(faults).toEqual([]);
  const all = (name: string) => Array.from(svg.getElementsByTagName(name));
  expect(
    all('rect')
      .map((one) => one.getAttribute('fill'))
      .slice(1), // the paper
  ).toEqual(weeks.map(({ partial }) => (partial ? 'none' : '#a8a8a8')));
  expect(all('polyline')).toHaveLength(1);
  expect(all('title')[0]?.textContent).toBe('Incidents of a <set>, 5 January to 14 April 2022');
  expect(
    all('text')
      .map((one) => one.textContent)
      .join(' '),
  ).toContain('average of 8 weeks');
});
