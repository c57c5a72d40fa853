/** The paper's labels that fit enough people, its tables and statements, from the data. */
import { describe, expect, test } from 'vitest';
import { formatAttribution } from '#core/attribution/format.ts';
import { parseAttribution } from '#core/attribution/parse.ts';
import { UNSAID } from '#core/interview.ts';
import { confirmedByBothSides } from '#core/apparatus/confirmed.ts';
import { OUTSIDE } from '#core/disclosure/thresholds.ts';
import { offerLabels } from '#core/apparatus/labels.ts';
import { paperOf } from '#core/apparatus/paper.ts';
import { FACTS, isAsStated, statedFacts, type Stated } from '#core/apparatus/stated.ts';
import { isEnough, peopleIn, type Least, type Sitting } from '#core/apparatus/sitting.ts';
import {
  baseStatement,
  BREAKDOWNS,
  breakdownOf,
  limitsStatement,
  ownSource,
  printedBreakdown,
  unverified,
  type EvidenceBase,
} from '#core/apparatus/statements.ts';
import { chance, seeds } from '../disclosure/random.ts';

const sitting = (source: number, over: Partial<Sitting> = {}): Sitting => ({
  source: `S-${source}`,
  researcher: source % 2 === 0 ? 'a' : 'b',
  type: 'elder',
  camp: 'society',
  month: '2022-03',
  place: 'Kunar',
  country: 'AF',
  mode: 'face to face',
  language: 'Pashto',
  ...over,
});
const of = (people: number, researchers = 2): Least => ({ people, researchers });
const people = (n: number, over: Partial<Sitting>, from = 0): Sitting[] =>
  Array.from({ length: n }, (_, i) => sitting(from + i, over));

/** All but the empty one. */
const subsets = <T>(list: readonly T[]): T[][] =>
  range(2 ** list.length)
    .slice(1)
    .map((bits) => list.filter((_, i) => (bits >> i) % 2 === 1));

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** How far each of some counts that add up to a sum can lie apart, by trying all of them. */
function widths(counts: number, sum: number): number[] {
  const all = (left: number, of: number): number[][] =>
    of === 1
      ? [[left]]
      : range(left + 1).flatMap((one) => all(left - one, of - 1).map((rest) => [one, ...rest]));
  const found = all(sum, counts);
  return range(counts).map((i) => {
    const values = found.map((one) => one[i] ?? 0);
    return Math.max(...values) - Math.min(...values);
  });
}

describe('labels that fit enough people', () => {
  test('month and place stand in a label only if at least k sources fit it as printed', () => {
    const { labels, withheld } = offerLabels(
      [
        ...people(5, {}),
        ...people(3, { type: 'cleric', month: '2022-04' }, 10),
        ...people(3, { type: 'cleric', month: '2022-09', place: 'Kunar' }, 20),
        ...people(3, { type: 'trader', place: 'Herat' }, 30),
        ...people(3, { type: 'trader', place: 'Kabul', month: '2023-01' }, 40),
        ...people(2, { type: 'expert', place: null }, 50),
      ],
      of(5),
    );
    expect(labels.map(({ fields: f, coarsened }) => [f.roles, f.places, f.from, f.to, coarsened])).toEqual([
      [['elder'], ['Kunar'], '2022-03', '2022-03', []],
      [['cleric'], ['Kunar'], '2022', '2022', ['month']],
      [['trader'], [], '2022', '2023', ['month', 'place']],
    ]);
    expect(withheld).toBe(2);
    expect(labels.every((label) => label.people >= 5)).toBe(true);
  });

  test.each(subsets(UNSAID))(
    'place-coarsening-in-attribution: what less has to be said of is left out however many would fit, and what is left reads back (%j)',
    (...unsaid) => {
      const { labels, withheld } = offerLabels([...people(6, { unsaid }), ...people(6, {}, 10)], of(5));
      const label = labels.find(({ sittings }) => sittings.some((one) => one.unsaid === unsaid));
      expect(withheld).toBe(0);
      expect(label?.fields).toMatchObject({
        roles: unsaid.includes('type') ? [] : ['elder'],
        places: unsaid.includes('place') ? [] : ['Kunar'],
        from: unsaid.includes('month') ? '2022' : '2022-03',
      });
      const printed = label ? formatAttribution(label.fields) : '';
      expect(parseAttribution(printed)).toMatchObject({
        roles: label?.fields.roles,
        places: label?.fields.places,
        from: label?.fields.from,
      });
    },
  );

  test('people are counted, not interviews', () => {
    expect(
      offerLabels(
        Array.from({ length: 9 }, () => sitting(1)),
        of(5),
      ),
    ).toEqual({ labels: [], withheld: 9 });
  });
});

describe('D5: whoever knows who worked where and when learns of no label and no row who held what', () => {
  /** Researchers who each have their places and languages, and who meet some people twice. */
  const study = (seed: number): Sitting[] => {
    const at = chance(seed);
    const camps = ['isk', 'taliban', 'society'] as const;
    const [own, shared] = [2 + at.below(3), 1 + at.below(4)];
    return range(6 + at.below(34)).map((i) => {
      const researcher = at.below(own);
      const one = (name: string): string => `${name} ${at.below(shared) === 0 ? researcher : at.below(3)}`;
      const camp = at.of(camps);
      return sitting(at.below(4) === 0 ? at.below(8) : i, {
        researcher: `r${researcher}`,
        camp,
        type: `${camp} ${at.below(2)}`,
        month: `${2021 + at.below(2)}-0${1 + at.below(3)}`,
        place: at.below(6) === 0 ? null : one('place'),
        country: at.below(5) === 0 ? one('country') : 'AF',
        mode: at.below(3) === 0 ? 'by telephone' : 'face to face',
        language: one('language'),
      });
    });
  };
  const met = (of: readonly Sitting[]): number => new Set(of.map(({ researcher }) => researcher)).size;

  test.each(seeds(80))(
    'attack 13, D5, D10: who fits a label as printed, or stands in a row or in what the rows leave, was met by two at least (seed %i)',
    (seed) => {
      const all = study(seed);
      const { labels, withheld } = offerLabels(all, of(3));
      for (const { fields: f, sittings: under } of labels) {
        const fit = all.filter(
          ({ type, place, month }) =>
            (f.roles.length === 0 || f.roles.includes(type)) &&
            (f.places.length === 0 || f.places.includes(place ?? '')) &&
            (f.from === null || month.slice(0, f.from.length) >= f.from) &&
            (f.to === null || month.slice(0, f.to.length) <= f.to),
        );
        expect(under.every((one) => fit.includes(one))).toBe(true);
        for (const group of [under, fit]) {
          expect(met(group)).toBeGreaterThanOrEqual(2);
          expect(peopleIn(group)).toBeGreaterThanOrEqual(3);
        }
      }
      expect(labels.reduce((sum, { interviews }) => sum + interviews, withheld)).toBe(all.length);
      for (const by of BREAKDOWNS) {
        const { rows, total, merged } = breakdownOf(all, by, of(3));
        if (rows.length === 0) continue;
        expect(total).toBe(all.length);
        const hidden = all.filter((one) => merged.includes(one[by]));
        for (const { label, interviews } of rows) {
          const group = label === 'other' ? hidden : all.filter((one) => one[by] === label);
          expect(group).toHaveLength(interviews);
          expect(met(group)).toBeGreaterThanOrEqual(2);
        }
        // The file beside it may tell how many are of a camp, where it may at all, and so what its rows leave of it.
        const told = (left: Sitting[]): boolean =>
          isEnough(
            all.filter(({ camp }) => camp === left[0]?.camp),
            of(3),
          );
        if (by === 'type')
          for (const left of [...Map.groupBy(hidden, ({ camp }) => camp).values()].filter(told))
            expect(met(left)).toBeGreaterThanOrEqual(2);
      }
    },
  );

  test.each(seeds(80))(
    'attack 13, D17: who finds a row of the file knows label and class, which k people have, met by two (seed %i)',
    (seed) => {
      const all = study(seed).map((one): Sitting => ({ ...one, told: `${one.language} ${one.camp}` }));
      const classes = Map.groupBy(all, ({ told }) => told);
      // As a file has it: smaller classes are withheld.
      const printed = [...classes.values()].filter((of_) => isEnough(of_, of(3))).flat();
      const { labels, withheld } = offerLabels(printed, of(3));
      expect(withheld, 'nobody is missed in a class').toBe(0);
      expect(labels.flatMap(({ sittings }) => sittings)).toHaveLength(printed.length);
      for (const { sittings } of labels)
        for (const meeting of Map.groupBy(sittings, ({ told }) => told).values()) {
          expect(peopleIn(meeting)).toBeGreaterThanOrEqual(3);
          expect(met(meeting)).toBeGreaterThanOrEqual(2);
        }
    },
  );

  test('what one researcher alone held stands under the next coarser label, and in a row with others', () => {
    const alone = people(6, { researcher: 'a', language: 'Uzbek', place: 'Faryab' });
    const others = people(12, {}, 10);
    const { labels } = offerLabels([...alone, ...others], of(5));
    expect(labels.map(({ fields: f, people }) => [f.places, people])).toEqual([[['Kunar'], 12]]);
    const both = [...alone, ...people(1, { researcher: 'b', place: 'Faryab', month: '2022-05' }, 30)];
    expect(offerLabels(both, of(5)).labels).toMatchObject([
      { fields: { places: ['Faryab'], from: '2022', to: '2022' }, coarsened: ['month'], people: 7 },
    ]);
    expect(breakdownOf([...alone, ...others], 'language', of(5)).rows).toEqual([
      { label: 'other', interviews: 18 },
    ]);
    expect(breakdownOf(alone, 'language', of(5)).rows, 'a study of one').toEqual([]);
    expect(breakdownOf(alone, 'language', of(5, 1)).rows).toEqual([{ label: 'Uzbek', interviews: 6 }]);
  });

  test('the page and its Word files are made where interviews are read, and hold none of them', () => {
    const paper = paperOf({
      ...{
        sittings: [...people(9, {}), ...people(1, { type: 'trader' }, 20)],
        leftOut: 0,
        documents: 1,
        dataSets: [],
        file: null,
      },
      ...{
        without: [],
        claims: [],
        bands: [],
        confirmed: [],
        untold: [],
        today: '2024-01',
        thresholds: OUTSIDE,
      },
    });
    expect(paper.labels).toHaveLength(1);
    expect(paper.breakdowns.map(({ rows }) => rows.length)).toEqual([1, 1, 1, 1]);
    const keys = new Set<string>();
    JSON.stringify(paper, (key, value: unknown) => (keys.add(key), value));
    for (const own of ['sittings', 'researcher']) expect(keys).not.toContain(own);
    expect(JSON.stringify(paper)).not.toMatch(/S-\d/);
  });
});

describe('tables and statements', () => {
  const base: EvidenceBase = {
    sittings: [
      ...people(4, {}),
      ...people(3, { type: 'cleric', month: '2023-04', place: 'Herat' }, 10),
      ...people(1, { type: 'trader' }, 20),
    ],
    leftOut: 2,
    documents: 1,
    dataSets: [],
    file: null,
    without: ['Foreign official'],
    claims: [
      { proposition: 'It rained', status: 'corroborated' },
      { proposition: 'It snowed', status: 'unattributed' },
    ],
    today: '2024-01',
    thresholds: OUTSIDE,
    confirmed: [],
    untold: [],
  };

  test('breakdown-table: rows sum to the total, and small types are merged until nobody is alone', () => {
    expect(breakdownOf(base.sittings, 'type', of(3))).toEqual({
      rows: [
        { label: 'elder', interviews: 4 },
        { label: 'other', interviews: 4 },
      ],
      total: 8,
      merged: ['cleric', 'trader'],
    });
    expect(breakdownOf(people(2, {}), 'type', of(3))).toEqual({ rows: [], total: 0, merged: ['elder'] });
  });

  test('breakdown-table: by country, mode and language too, each with the same total', () => {
    const met = [...people(6, {}), ...people(4, { country: 'PK', mode: 'by telephone' }, 10)];
    expect(breakdownOf(met, 'mode', of(5))).toMatchObject({ rows: [{ label: 'other', interviews: 10 }] });
    // The file beside it may tell places, and so how many of them are in a country.
    expect(breakdownOf(met, 'country', of(5))).toEqual({ rows: [], total: 0, merged: ['AF', 'PK'] });
    const few = (from: number, place: string | null) => people(2, { country: 'PK', place }, from);
    const apart = [
      ...people(6, {}),
      ...few(10, 'Quetta'),
      ...few(20, null),
      ...people(1, { country: 'Iran', place: null }, 30),
    ];
    expect(breakdownOf(apart, 'country', of(5))).toMatchObject({
      rows: [
        { label: 'AF', interviews: 6 },
        { label: 'other', interviews: 5 },
      ],
    });
    expect(
      breakdownOf([...apart, ...people(1, { country: 'PK', place: 'Quetta' }, 40)], 'country', of(5)).rows,
      'three of Quetta may be told',
    ).toEqual([]);
    expect(breakdownOf([...met, ...people(1, { country: 'PK' }, 30)], 'country', of(5)).rows).toEqual([
      { label: 'AF', interviews: 6 },
      { label: 'PK', interviews: 5 },
    ]);
    for (const by of ['mode', 'language'] as const) expect(breakdownOf(met, by, of(5)).total).toBe(10);
  });

  test('D10: people stand behind a row, however often each was met and in however many of its groups', () => {
    const three = people(3, {});
    const met = [
      ...people(6, { language: 'Dari' }, 10),
      ...three,
      ...three.map((one) => ({ ...one, language: 'Uzbek' })),
    ];
    expect(breakdownOf(met, 'language', of(5))).toMatchObject({ rows: [{ label: 'other', interviews: 12 }] });
  });

  test('D5: of what one researcher alone held no number is told, nor when', () => {
    const own = { ...base, sittings: people(9, { researcher: 'a' }), leftOut: 0, without: [] };
    const untold = 'interviews whose number is not told';
    expect(baseStatement(own)).toBe(`This study rests on ${untold}, and on 1 public document.`);
    expect(limitsStatement(own), 'none left out is not told from a few').toBe(
      'Most of the evidence is oral. Fewer than 5 interviews, or none, are left out: consent does not cover open publication, or too few are like them.',
    );
    expect(ownSource(own)).toContain(`from ${untold} and 1 public document`);
  });

  test('D10: of fewer than k people no number is told, nor when they were met', () => {
    const few = { ...base, sittings: people(4, {}), leftOut: 5 };
    expect(baseStatement(few)).toBe('This study rests on fewer than 5 interviews, and on 1 public document.');
    expect(limitsStatement(few)).toBe(
      'Most of the evidence is oral. None of it was heard or read from: Foreign official. 5 or more interviews are left out: consent does not cover open publication, or too few are like them.',
    );
    expect(ownSource(few)).toMatch(/from fewer than 5 interviews and 1 public document/);
  });

  test.each(seeds(60))(
    'attack 13, D11: nobody bounds a row that is not told from its table, the total and what the file tells of camps (seed %i)',
    (seed) => {
      const at = chance(seed);
      const met = range(12 + at.below(20)).map((i) => {
        const camp = at.of(['isk', 'taliban', 'society']);
        return sitting(at.below(4) === 0 ? at.below(8) : i, {
          camp,
          type: `${camp} ${at.below(3)}`,
          language: `l${at.below(5)}`,
        });
      });
      const camps = Map.groupBy(met, ({ camp }) => camp);
      // As a release has it: of fewer than k people of a camp, or whom one researcher met, the file has nothing.
      const told = met.filter(({ camp }) => isEnough(camps.get(camp) ?? [], of(5)));
      const people = (label: string, by: 'type' | 'language') => told.filter((one) => one[by] === label);
      for (const [by, least] of [
        ['type', 3],
        ['language', 5],
      ] as const) {
        const { rows, total, merged } = breakdownOf(told, by, of(least));
        if (rows.length === 0) continue;
        expect(total).toBe(told.length);
        for (const { label, interviews } of rows) {
          const of = label === 'other' ? merged.flatMap((one) => people(one, by)) : people(label, by);
          expect(interviews).toBe(of.length);
          expect(peopleIn(of)).toBeGreaterThanOrEqual(least);
        }
        const sums = [...Map.groupBy(merged, (label) => (by === 'type' ? label.split(' ')[0] : '')).values()];
        for (const hidden of sums) {
          const sum = hidden.reduce((all, label) => all + people(label, by).length, 0);
          for (const widest of widths(hidden.length, sum)) expect(widest).toBeGreaterThanOrEqual(least);
        }
      }
    },
  );

  test('confirmations-by-both-sides-named: only where enough people of opposed sides affirm what is held', () => {
    const interest = { isk: { true: -1 }, taliban: { true: 1 } };
    const claim = { id: 'c', proposition: 'It rained', best: 'true', interest };
    const say = (count: number, party: string | null, isPublic = false, value = 'true') =>
      Array.from({ length: count }, (_, i) => ({
        ...{ claim: 'c', value, source: `${party}${i}`, party, isPublic },
      }));
    const of = (...said: ReturnType<typeof say>[]) => confirmedByBothSides([claim], said.flat(), 3);
    expect(of(say(3, 'isk'), say(3, 'taliban'))).toEqual([
      { claim: 'c', proposition: 'It rained', sides: ['taliban', 'isk'] },
    ]);
    expect(of(say(3, 'isk'), say(2, 'taliban')), 'two are too few').toEqual([]);
    expect(of(say(3, 'isk'), say(1, 'taliban', true)), 'a public document').toHaveLength(1);
    expect(of(say(3, 'isk'), say(5, null)), 'nobody’s side').toEqual([]);
    expect(of(say(3, 'isk'), say(3, 'taliban', false, 'false'))).toEqual([]);
  });

  test('count-and-window-of-interviews, evidence-base-statement: number, kinds, provinces as a count, first and last month', () => {
    expect(baseStatement(base)).toBe(
      'This study rests on 8 interviews with 3 kinds of interviewees, held between March 2022 and April 2023 in 2 provinces or regions, and on 1 public document.',
    );
  });

  test('evidence-base-statement: names each data set, and who can get it', () => {
    const sets = [
      { name: 'ACLED, as of March 2023', access: 'public' },
      { name: 'Logs of an aid agency', access: 'restricted' },
      { name: 'A third', access: null },
    ] as const;
    expect(baseStatement({ ...base, dataSets: sets })).toBe(
      `${baseStatement(base)} Incidents are counted from ACLED, as of March 2023 (public); Logs of an aid agency (not public); A third.`,
    );
  });

  test('what an earlier paper stated is stated again, unless too few people would be behind the difference', () => {
    const before = [...people(8, {}), ...people(6, { type: 'cleric', month: '2022-09', place: 'Herat' }, 20)];
    const and = (...more: Sitting[][]): Sitting[] => [...before, ...more.flat()];
    const all = [...FACTS];
    const untoldAfter = (now: Sitting[], ...earlier: (Stated | null)[]): string[] => {
      const { facts } = statedFacts(now, earlier, of(5));
      return all.filter((fact) => !facts.includes(fact));
    };
    const untold = (now: Sitting[], ...earlier: (Sitting[] | null)[]): string[] =>
      untoldAfter(now, ...earlier.map((of_) => of_ && { facts: all, of: of_ }));
    expect(untold(before), 'the first').toEqual([]);
    expect(untold(and(people(7, {}, 40)), before), 'they are like those before').toEqual([]);
    const later = { month: '2022-10' };
    expect(untold(and(people(4, later, 40)), before)).toEqual(['window']);
    expect(untold(and(people(5, later, 40)), before)).toEqual([]);
    expect(untold(and(people(5, { ...later, researcher: 'a' }, 40)), before), 'D5').toEqual(['window']);
    const trader = people(1, { type: 'trader', place: 'Kabul' }, 40);
    expect(untold(and(trader, people(6, {}, 50)), before)).toEqual(['kinds', 'places']);
    expect(untold(before, and(trader)), 'who left since').toEqual(['kinds', 'places']);
    expect(untold(and(trader), and(trader), before), 'of any of them').toEqual(['kinds', 'places']);
    expect(untold(before, null), 'nobody knows what one stated').toEqual(all);
    const some: Stated = { facts: ['window'], of: and(trader) };
    expect(untoldAfter(before, some), 'what it did not state is compared with nothing').toEqual([]);
    const kept = statedFacts(and(trader), [], of(5));
    expect(isAsStated(and(trader).toReversed(), kept)).toBe(true);
    expect(
      isAsStated(and(people(1, { type: 'trader', place: 'Herat' }, 40)), kept),
      'a place was mended',
    ).toBe(false);
    const text = (...not: EvidenceBase['untold']): string => baseStatement({ ...base, untold: not });
    expect(text('kinds')).toBe(
      'This study rests on 8 interviews, held between March 2022 and April 2023 in 2 provinces or regions, and on 1 public document.',
    );
    expect(text('window', 'places')).toBe(
      'This study rests on 8 interviews with 3 kinds of interviewees, and on 1 public document.',
    );
    expect(limitsStatement({ ...base, untold: ['window'] })).not.toContain('2023');
    const abroad = people(1, { country: 'PK', language: 'Uzbek', mode: 'by telephone' }, 60);
    expect(untold(and(abroad, people(6, {}, 70)), before)).toEqual(['countries', 'modes', 'languages']);
  });

  test('what stands in “other”, and from whom nothing was heard, is named only where it tells of nobody by themselves', () => {
    const told = { ...base, untold: [] };
    expect(printedBreakdown(told, 'type').merged).toEqual(['cleric', 'trader']);
    expect(limitsStatement(told)).toContain('Foreign official');
    const untold = { ...base, untold: ['kinds', 'languages'] as const };
    expect(printedBreakdown(untold, 'type')).toEqual({ ...printedBreakdown(told, 'type'), merged: [] });
    expect(limitsStatement(untold)).not.toContain('Foreign official');
  });

  test('state-limits-no-primary-documents, partial-and-preliminary: what is missing, and as of when', () => {
    expect(limitsStatement(base)).toBe(
      'Most of the evidence is oral. None of it was heard or read from: Foreign official. Fewer than 5 interviews, or none, are left out: consent does not cover open publication, or too few are like them. The last interview is of April 2023; the findings are as of January 2024, and may change.',
    );
  });

  test('distinguish-unverified: what could not be verified is listed; own-table-marked: every table says whose it is', () => {
    expect(unverified(base)).toEqual(['It snowed']);
    expect(ownSource(base)).toBe(
      'Source: own calculation from 8 interviews and 1 public document of this study, as of January 2024.',
    );
    const file = '5e1f'.repeat(16);
    expect(ownSource({ ...base, file }), 'and which data set left with it').toBe(
      `${ownSource(base)} Data set: SHA-256 ${file}.`,
    );
  });
});
