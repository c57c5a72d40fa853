/** The paper's apparatus: notes of every kind, labels that fit enough people, tables and statements from the data. */
import { describe, expect, test } from 'vitest';
import type { Attribution } from '#core/attribution/fields.ts';
import { parseAttribution } from '#core/attribution/parse.ts';
import { printCitation, printNotes, type Citation } from '#core/apparatus/citation.ts';
import { cslJson, labelsMarkdown } from '#core/apparatus/csl.ts';
import { LABEL_PEOPLE, offerLabels } from '#core/apparatus/labels.ts';
import type { Sitting } from '#core/apparatus/sitting.ts';
import {
  baseStatement,
  breakdownOf,
  limitsStatement,
  ownSource,
  unverified,
  type EvidenceBase,
} from '#core/apparatus/statements.ts';

const fields = (over: Partial<Attribution> = {}): Attribution => ({
  form: 'footnote',
  organisation: null,
  plural: true,
  roles: ['elder'],
  places: ['Kunar'],
  from: '2022-03',
  to: '2022-05',
  precision: 'month',
  mode: 'interview',
  ...over,
});
const elders: Citation = { id: 'a', kind: 'interview', fields: fields() };
const clerics: Citation = {
  id: 'b',
  kind: 'interview',
  fields: fields({ roles: ['cleric'], places: ['Herat'] }),
};
const report: Citation = {
  id: 'c',
  kind: 'document',
  author: 'Hill',
  title: 'Boats',
  date: 'May 2021',
  language: null,
};
const post: Citation = {
  id: 'd',
  kind: 'post',
  author: 'a spokesperson',
  office: 'Ministry of Interior',
  handle: '@example',
  time: '8:43pm Kabul time',
  day: '20 March 2022',
};
const sum: Citation = {
  id: 'e',
  kind: 'calculation',
  dataSet: 'incident data of ACLED',
  selection: 'attacks in Kunar',
  window: { from: '2021-01', to: '2022-03' },
};

describe('notes', () => {
  test('mixed-evidence-in-one-note: a note cites several kinds in a fixed order', () => {
    expect(printNotes([[sum, report, post, elders]])).toEqual([
      'Interviews, elders, Kunar, March-May 2022; post by a spokesperson, Ministry of Interior, @example, 8:43pm Kabul time, 20 March 2022; Hill, “Boats”, May 2021; own calculation from incident data of ACLED, attacks in Kunar, January 2021-March 2022.',
    ]);
  });

  test('own-calculation-note: names data set, selection and window', () => {
    expect(printCitation(sum)).toBe(
      'own calculation from incident data of ACLED, attacks in Kunar, January 2021-March 2022',
    );
  });

  test('footnote-plural-and-range: a compound label says its mode once', () => {
    expect(printNotes([[elders, clerics]])).toEqual([
      'Interviews, elders, Kunar, March-May 2022; clerics, Herat, March-May 2022.',
    ]);
  });

  test('footnote-ibid-op-cit: short forms come from ids, and reordering keeps them right', () => {
    expect(printNotes([[elders], [elders], [report], [clerics], [report]])).toEqual([
      'Interviews, elders, Kunar, March-May 2022.',
      'Ibid.',
      'Hill, “Boats”, May 2021.',
      'Interviews, clerics, Herat, March-May 2022.',
      'Hill, op. cit.',
    ]);
    expect(printNotes([[report], [elders], [report], [elders], [elders, clerics], [elders]])).toEqual([
      'Hill, “Boats”, May 2021.',
      'Interviews, elders, Kunar, March-May 2022.',
      'Hill, op. cit.',
      'Interviews, elders, Kunar, March-May 2022.',
      'Interviews, elders, Kunar, March-May 2022; clerics, Herat, March-May 2022.',
      'Interviews, elders, Kunar, March-May 2022.', // the note before cites two
    ]);
  });

  test('labels leave as footnotes of Markdown, which read back, and as CSL-JSON', () => {
    const lines = labelsMarkdown([
      fields(),
      fields({ roles: [], from: '2022', to: '2022', precision: 'year' }),
    ])
      .trim()
      .split('\n');
    expect(lines).toEqual([
      '[^1]: Interviews, elders, Kunar, March-May 2022.',
      '[^2]: Interviews, Kunar, 2022.',
    ]);
    expect(parseAttribution(lines[0]?.slice(6) ?? '')).toEqual(fields());
    expect(JSON.parse(cslJson([fields()]))).toEqual([
      {
        id: 'label-1',
        type: 'interview',
        title: 'interviews, elders, Kunar, March-May 2022',
        issued: {
          'date-parts': [
            [2022, 3],
            [2022, 5],
          ],
        },
        'event-place': 'Kunar',
      },
    ]);
  });
});

const sitting = (source: number, over: Partial<Sitting> = {}): Sitting => ({
  source: `S-${source}`,
  type: 'elder',
  month: '2022-03',
  place: 'Kunar',
  mode: 'face to face',
  language: 'Pashto',
  ...over,
});
const people = (n: number, over: Partial<Sitting>, from = 0): Sitting[] =>
  Array.from({ length: n }, (_, i) => sitting(from + i, over));

describe('labels that fit enough people', () => {
  test('month and place stand in a label only if at least k sources fit it as printed', () => {
    const { labels, withheld } = offerLabels([
      ...people(5, {}),
      ...people(3, { type: 'cleric', month: '2022-04' }, 10),
      ...people(3, { type: 'cleric', month: '2022-09', place: 'Kunar' }, 20),
      ...people(3, { type: 'trader', place: 'Herat' }, 30),
      ...people(3, { type: 'trader', place: 'Kabul', month: '2023-01' }, 40),
      ...people(2, { type: 'expert', place: null }, 50),
    ]);
    expect(labels.map(({ fields: f, coarsened }) => [f.roles, f.places, f.from, f.to, coarsened])).toEqual([
      [['elder'], ['Kunar'], '2022-03', '2022-03', []],
      [['cleric'], ['Kunar'], '2022', '2022', ['month']],
      [['trader'], [], '2022', '2023', ['month', 'place']],
    ]);
    expect(withheld).toBe(2);
    expect(labels.every((label) => label.people >= LABEL_PEOPLE)).toBe(true);
  });

  test('people are counted, not interviews', () => {
    expect(offerLabels(Array.from({ length: 9 }, () => sitting(1)))).toEqual({ labels: [], withheld: 9 });
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
    without: ['Foreign official'],
    claims: [
      { proposition: 'It rained', status: 'corroborated' },
      { proposition: 'It snowed', status: 'unattributed' },
    ],
    today: '2024-01',
  };

  test('breakdown-table: rows sum to the total, and small types are merged until nobody is alone', () => {
    expect(breakdownOf(base.sittings)).toEqual({
      rows: [
        { label: 'elder', interviews: 4 },
        { label: 'other', interviews: 4 },
      ],
      total: 8,
      merged: ['cleric', 'trader'],
    });
    expect(breakdownOf(people(2, {}))).toEqual({ rows: [], total: 0, merged: ['elder'] });
  });

  test('count-and-window-of-interviews, evidence-base-statement: number, kinds, provinces as a count, first and last month', () => {
    expect(baseStatement(base)).toBe(
      'This study rests on 8 interviews with 3 kinds of interviewees, held between March 2022 and April 2023 in 2 provinces or regions, and on 1 public document.',
    );
  });

  test('state-limits-no-primary-documents, partial-and-preliminary: what is missing, and as of when', () => {
    expect(limitsStatement(base)).toBe(
      'Most of the evidence is oral. Nothing was heard or read from: Foreign official. 2 interviews without consent to open publication are left out. The last interview is of April 2023; the findings are as of January 2024, and may change.',
    );
  });

  test('distinguish-unverified: what could not be verified is listed; own-table-marked: every table says whose it is', () => {
    expect(unverified(base)).toEqual(['It snowed']);
    expect(ownSource(base)).toBe(
      'Source: own calculation from 8 interviews and 1 public document of this study, as of January 2024.',
    );
  });
});
