/** The paper's notes of every kind: as they are printed, and read back. */
import { describe, expect, test } from 'vitest';
import type { Attribution } from '#core/attribution/fields.ts';
import { parseAttribution } from '#core/attribution/parse.ts';
import { printCitation, printNotes, type Citation } from '#core/apparatus/citation.ts';
import { readNotes } from '#core/apparatus/read-notes.ts';
import { cslJson, labelsMarkdown } from '#core/apparatus/csl.ts';
import { chance, seeds } from '../disclosure/random.ts';

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

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
/** A note cites in a fixed order. */
const printOrder = (note: readonly Citation[]): Citation[] =>
  ['interview', 'post', 'document', 'calculation'].flatMap((kind) => note.filter((one) => one.kind === kind));

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

  test('footnote-ibid-op-cit: of an author of whom two works are cited op. cit. says which', () => {
    if (report.kind !== 'document') throw new Error('it is one');
    const other: Citation = { ...report, id: 'other', title: 'Rivers' };
    const later: Citation = { ...report, id: 'later', date: 'May 2023' };
    const notes = [[report], [other], [report], [other, clerics], [later], [report]];
    expect(printNotes(notes)).toEqual([
      'Hill, “Boats”, May 2021.',
      'Hill, “Rivers”, May 2021.',
      'Hill, “Boats”, op. cit.',
      'Interviews, clerics, Herat, March-May 2022; Hill, “Rivers”, op. cit.',
      'Hill, “Boats”, May 2023.',
      'Hill, “Boats”, May 2021.', // of this title there are two
    ]);
    const cited = notes.map((note) => printOrder(note).map(({ id: _, ...one }) => one));
    expect(readNotes(printNotes(notes))).toEqual(cited);
  });

  test('own-calculation-note, mixed-evidence-in-one-note, footnote-ibid-op-cit: notes read back as what they cite', () => {
    const notes = [
      [sum, report, post, elders],
      [sum],
      [sum],
      [report],
      [elders, clerics],
      [report, clerics],
      [post],
    ];
    const cited = notes.map((note) => printOrder(note).map(({ id: _, ...one }) => one));
    expect(readNotes(printNotes(notes))).toEqual(cited);
    expect(
      readNotes(['Ibid.', 'Hill, op. cit.', 'Own calculation from incident data.', 'Nothing at all.']),
    ).toEqual(Array.from({ length: 4 }, () => null));
    const [first] = readNotes([
      'Interviews, elders, Kunar, May 2022; own calculation from ACLED, attacks, in May and June, 2021.',
    ]);
    expect(first?.map(({ kind }) => kind)).toEqual(['interview', 'calculation']);
    expect(first?.[1]).toMatchObject({
      selection: 'attacks, in May and June',
      window: { from: '2021', to: '2021' },
    });
    expect(readNotes([...printNotes([[elders, report]]), 'Ibid.'])[1], 'ibid. of two').toBeNull();
  });

  test.each(seeds(40))('notes of every kind read back (seed %i)', (seed) => {
    const at = chance(seed);
    const pool = [
      sum,
      report,
      post,
      elders,
      clerics,
      { ...report, id: 'f', author: 'Rain and Co', title: 'Boats; and nets' },
    ];
    const notes = range(8).map(() => range(1 + at.below(3)).map(() => at.of([sum, ...pool])));
    const distinct = notes.map((note) => printOrder([...new Set(note)]));
    const cited = distinct.map((note) => note.map(({ id: _, ...one }) => one));
    expect(readNotes(printNotes(distinct))).toEqual(cited);
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

  test('secondary-interviews-marked: an interview by another organisation says whose it was', () => {
    const theirs = fields({ organisation: 'Crisis Group' });
    expect(printCitation({ id: 'x', kind: 'interview', fields: theirs })).toBe(
      'Crisis Group interviews, elders, Kunar, March-May 2022',
    );
    expect(printNotes([[{ id: 'x', kind: 'interview', fields: theirs }, elders]])).toEqual([
      'Crisis Group interviews, elders, Kunar, March-May 2022; interviews, elders, Kunar, March-May 2022.',
    ]);
  });
});
