import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { labelsDocx, tablesDocx, type PrintedBase } from '#core/apparatus/docx.ts';
import { labelsMarkdown } from '#core/apparatus/csl.ts';
import { OUTSIDE } from '#core/disclosure/thresholds.ts';
import { offerLabels } from '#core/apparatus/labels.ts';
import { en } from '#lib/messages/en.ts';
import { docxText } from '#server/import/docx-text.ts';

const sittings = Array.from({ length: 8 }, (_, i) => ({
  source: `S-${i}`,
  researcher: i % 2 === 0 ? 'a' : 'b',
  type: i < 5 ? 'elder' : 'judge & “qadi” <senior>',
  camp: 'society',
  month: '2022-03',
  place: 'Kunar',
  country: 'AF',
  mode: 'telephone',
  language: 'ps',
}));
const labels = offerLabels(sittings, { people: 3, researchers: 2 }).labels.map(({ fields }) => fields);

const claim = (proposition: string, fields: Partial<PrintedBase['claims'][number]>) => ({
  ...{ id: proposition, proposition, status: null, held: null, range: null, likelihood: null },
  ...{ confidence: null, caveats: [], ...fields },
});

const base: PrintedBase = {
  sittings,
  leftOut: 1,
  documents: 2,
  file: null,
  dataSets: [],
  without: ['Trader'],
  claims: [
    claim('It rained', { status: 'probable', held: 'false', likelihood: 0.81, confidence: 'low' }),
    claim('It snowed', { status: 'open' }),
    claim('So many were wet', { status: 'single-source', range: { lo: 6912, hi: 8088, unit: 'people' } }),
    claim('It was cold', { status: 'corroborated', held: 'true', likelihood: 0.9981, confidence: 'high' }),
    claim('So many died', { status: 'resolved', range: { lo: 21, hi: 21, unit: 'deaths' } }),
    claim('It thawed', { status: 'resolved', held: 'true', likelihood: 1 }),
  ],
  bands: [{ label: 'cadre', definition: 'Has a standing task.' }],
  today: '2024-01',
  thresholds: OUTSIDE,
  confirmed: [],
  untold: [],
};

const files = {
  labels: labelsDocx(labels, en.apparatus, 'in-ledger'),
  tables: tablesDocx(base, en.apparatus, 'in-ledger'),
};

test.each(Object.entries(files))(
  '%s: every part is well-formed, and none has a date or an author',
  (_, bytes) => {
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      const faults: string[] = [];
      const parser = new DOMParser({
        errorHandler: (_level: string, message: string) => faults.push(message),
      });
      parser.parseFromString(strFromU8(part), 'text/xml');
      expect(faults, name).toEqual([]);
      expect(name).not.toMatch(/docProps/);
    }
    expect(bytes).toEqual(
      _ === 'labels'
        ? labelsDocx(labels, en.apparatus, 'in-ledger')
        : tablesDocx(base, en.apparatus, 'in-ledger'),
    );
  },
);

describe('labels', () => {
  test('stand as real footnotes, word for word as in Markdown', async () => {
    const read = await docxText(files.labels, 'manuscript');
    if (!read.ok) throw new Error(read.why);
    const notes = read.text.split('\n\n').filter((line) => line.startsWith('[^'));
    expect(notes.map((line) => line.replace('footnote-', ''))).toEqual(
      labelsMarkdown(labels).trim().split('\n'),
    );
    expect(read.text).toContain('Label 1[^footnote-1]');
  });

  test('where none may stand, the document says so', async () => {
    const read = await docxText(labelsDocx([], en.apparatus, 'in-ledger'), 'manuscript');
    expect(read).toEqual({ ok: true, text: `${en.apparatus.labels}\n\n${en.apparatus.noLabels}` });
  });
});

test('breakdown-table, own-table-marked: tables are tables, each with its source line, likelihood and confidence apart', async () => {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(files.tables) });
  expect(html.match(/<table>/g), 'four breakdowns and the claims').toHaveLength(5);
  expect(html).toContain('<p>elder</p></td><td><p>5</p>');
  expect(html).toContain('judge &amp; “qadi” &lt;senior&gt;');
  expect(html).toContain('<p>Total</p></td><td><p>8</p>');
  // Of each what is likeliest, a value or a range: how likely alone would be read as that it is so.
  const row = (...cells: string[]): string => cells.map((cell) => `<td><p>${cell}</p></td>`).join('');
  expect(html).toContain(row('It rained', 'false', '81 %', 'low'));
  expect(html).toContain(row('It was cold', 'true', 'over 99 %', 'high'));
  expect(html).toMatch(/So many were wet<\/p><\/td><td><p>6,900 to 8,100 people \(80 % range\)<\/p>/);
  expect(html).toMatch(/So many died<\/p><\/td><td><p>21 deaths<\/p>/);
  expect(html).toMatch(/It thawed<\/p><\/td><td><p>true<\/p>/);
  expect(html).not.toContain('100 %');
  expect(html.match(/Source: own calculation from 8 interviews and 2 public documents/g)).toHaveLength(5);
  expect(html.match(/<h1>/g)).toHaveLength(7);
});

test('what is made of no release says so first, and what is made of one does not', async () => {
  const says = `${en.apparatus.internal} ${en.apparatus.internalWhy}`;
  const begins = async (bytes: Uint8Array): Promise<boolean> => {
    const read = await docxText(bytes, 'manuscript');
    if (!read.ok) throw new Error(read.why);
    return read.text.startsWith(says);
  };
  expect(await begins(labelsDocx(labels, en.apparatus, 'internal'))).toBe(true);
  expect(await begins(tablesDocx(base, en.apparatus, 'internal'))).toBe(true);
  for (const bytes of Object.values(files)) expect(await begins(bytes)).toBe(false);
});
