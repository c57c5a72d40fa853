/** What the manuscript check does with a file that it cannot take, or that is long: a clear word, and nothing half-done. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createTextChecker } from '#server/import/check.ts';
import { createDocxReader, type ReadDocx } from '#server/import/docx.ts';
import { docxText } from '#server/import/docx-text.ts';
import { readManuscriptFile, type ManuscriptRead } from '#server/import/manuscript-file.ts';
import { docx, NOTE, paragraph } from './docx-fixture.ts';

const read = (name: string, bytes: Uint8Array, readDocx: ReadDocx = docxText): Promise<ManuscriptRead> =>
  readManuscriptFile({ name, bytes }, readDocx);

const inserted = (text: string): string =>
  `<w:p><w:ins w:id="9" w:author="Zarlasht"><w:r><w:t>${text}</w:t></w:r></w:ins></w:p>`;
const deleted = '<w:p><w:del w:id="9"><w:r><w:delText>not</w:delText></w:r></w:del></w:p>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Word writes `w:` and UTF-8; what else the format allows is no way around. */
function withBody(xml: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(docx('')), 'word/document.xml': xml });
}
const otherPrefix = withBody(
  strToU8(
    `<x:document ${W.replace('xmlns:w', 'xmlns:x')}><x:body><x:p><x:ins x:id="9"><x:r><x:t>so</x:t></x:r></x:ins></x:p></x:body></x:document>`,
  ),
);
const utf16 = withBody(
  Buffer.from(
    `\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document ${W}><w:body>${inserted('so')}</w:body></w:document>`,
    'utf16le',
  ),
);

describe('a Word document with tracked changes is refused by name, with what to do', () => {
  test.each([
    ['an insertion', docx(paragraph('It is so.') + inserted('It is not.'))],
    ['a deletion', docx(paragraph('It is so.') + deleted)],
    ['one in a footnote', docx(paragraph(`It is so.${NOTE}`), `</w:t></w:r><w:ins w:id="9"/><w:r><w:t>so`)],
    ['a moved passage', docx('<w:p><w:moveFrom w:id="3"><w:r><w:t>so</w:t></w:r></w:moveFrom></w:p>')],
    ['a deleted cell', docx('<w:p><w:pPr><w:cellDel w:id="3"/></w:pPr></w:p>')],
    ['another prefix', otherPrefix],
    ['UTF-16', utf16],
  ])('%s', async (_, bytes) => {
    const answer = await read('paper.docx', bytes);
    expect(answer).toMatchObject({ ok: false, code: 'tracked-changes' });
    expect(answer.ok ? '' : answer.message).toMatch(/“paper\.docx” holds tracked changes.*Accept or reject/);
    expect(JSON.stringify(answer)).not.toContain('Zarlasht');
  });

  test('the words insert, delete and a note beside are none', async () => {
    const bytes = docx(paragraph(`They insert &lt;w:ins&gt; and del.${NOTE}`), 'Move it.');
    expect(await read('paper.docx', bytes)).toMatchObject({ ok: true });
  });
});

test.each([
  ['Latin 1', Buffer.from('Café owners pay.', 'latin1')],
  ['Windows-1256', Uint8Array.of(0xe3, 0xe1, 0xc7, 0x20, 0xda, 0xe3, 0xd1)],
  ['UTF-16', Buffer.from('\ufeffElders said so.', 'utf16le')],
])('a manuscript in %s is refused by name, and none of its letters is guessed', async (_, bytes) => {
  const answer = await read('paper.md', bytes);
  expect(answer).toMatchObject({ ok: false, code: 'not-utf-8' });
  expect(answer.ok ? '' : answer.message).toMatch(/“paper\.md” is not text in UTF-8.*Save it again/);
});

test('a manuscript of 100,000 words is read from Word and checked to its last sentence', async () => {
  const sentence =
    'The smugglers of the river valley kept their boats in the reeds until the water rose again. ';
  const long = Array.from({ length: 1000 }, () => sentence.repeat(6).trim());
  const window = { from: '2021-08', to: '2023-04' };
  const known = { window, interviews: 54, printed: null, claims: [], documents: [] };
  expect(long.join(' ').split(' ').length).toBeGreaterThanOrEqual(100_000);
  const fault = 'Of 40 traders, 10 (20 per cent) paid.';
  const bytes = docx([...long, fault].map((one) => paragraph(one)).join(''));
  const text = await read('paper.docx', bytes, createDocxReader());
  if (!text.ok) throw new Error(text.message);
  const findings = await createTextChecker()(text.text, known);
  expect(findings?.map(({ rule, paragraph: at }) => [rule, at])).toEqual([['percentage', 1001]]);
});
