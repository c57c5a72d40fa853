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

const base: PrintedBase = {
  sittings,
  leftOut: 1,
  documents: 2,
  without: ['Trader'],
  claims: [
    { id: 'c-1', proposition: 'It rained', status: 'probable', likelihood: 0.81, confidence: 'low' },
    { id: 'c-2', proposition: 'It snowed', status: 'open', likelihood: null, confidence: null },
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
  expect(html).toContain('<p>81 %</p></td><td><p>low</p>');
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
