import { monitorEventLoopDelay } from 'node:perf_hooks';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentId } from '#core/ids.ts';
import { QUESTION_NOT_KNOWN } from '#core/transcript-import.ts';
import { readBlocks, type Block } from '#doc/transcript.ts';
import { document, updateLog } from '#server/db/schema.ts';
import { createDocxReader } from '#server/import/docx.ts';
import { importTranscript, type Imported } from '#server/import/import.ts';
import { createRecord, lockRecord } from '#server/store/record-writer.ts';
import { appendUpdate, readDocument } from '#server/sync/update-log.ts';
import { eq } from 'drizzle-orm';
import { docx, NOTE, paragraph } from './docx-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

interface Logged {
  code: string;
  document: DocumentId;
}

async function log(who: string, text?: { question: string; answer: string }[]): Promise<Logged> {
  const place = await study.place(who);
  const made = await place.work((work) =>
    createRecord(work, { source: { typeKey: 'elder' }, month: '2022-03', language: 'en', text }),
  );
  if (!made.ok) throw new Error(made.fault.message);
  const [row] = await t.ground.db.asService('log', (tx) =>
    tx.select({ id: document.id }).from(document).where(eq(document.recordId, made.id)),
  );
  return { code: made.code, document: row!.id };
}

async function bring(who: string, code: string, name: string, bytes: string | Uint8Array): Promise<Imported> {
  const file = { name, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes };
  return importTranscript(t.ground, await study.place(who), code, file);
}

async function blocksOf({ document: id }: Logged): Promise<Block[]> {
  const { doc } = await readDocument(t.ground, id);
  const blocks = readBlocks(doc);
  doc.destroy();
  return blocks;
}

const logRows = (id: DocumentId): Promise<number> =>
  t.ground.db.asService('log', (tx) => tx.$count(updateLog, eq(updateLog.documentId, id)));

const faultOf = (done: Imported): string => (done.ok ? 'imported' : done.fault.code);
const wordsOf = (done: Imported): string => (done.ok ? '' : done.fault.message);

const manyAttributes = (count: number): string =>
  Array.from({ length: count }, (_, i) => `a${i.toString(36)}=""`).join(' ');

function withParts(count: number, part: Uint8Array): Uint8Array {
  const more = Object.fromEntries(Array.from({ length: count }, (_, i) => [`word/${i}.xml`, part]));
  return zipSync({ ...unzipSync(docx('')), ...more });
}

/** Runs it, and answers for which share of its time, at the longest, nothing else could run on this thread. */
async function whileWatched<T>(work: () => Promise<T>): Promise<{ result: T; blocked: number }> {
  const began = performance.now();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const result = await work();
  delay.disable();
  return { result, blocked: delay.max / 1e6 / Math.max(1_000, performance.now() - began) }; // in less, nobody waits
}

test('a .txt is appended behind what is there, as one row of the log, and its turns are counted', async () => {
  const record = await log('a', [{ question: 'Where?', answer: 'In Kunar.' }]);
  const before = await logRows(record.document);
  expect(
    await bring('a', record.code, 'talk.txt', 'Q: Who pays?\nA: The dealer.\nQ: When?\nA: Spring.'),
  ).toEqual({
    ok: true,
    code: record.code,
    turns: 2,
  });
  expect(await logRows(record.document)).toBe(before + 1);
  expect((await blocksOf(record)).map((b) => b.text)).toEqual([
    'Where?',
    'In Kunar.',
    'Who pays?',
    'The dealer.',
    'When?',
    'Spring.',
  ]);
});

test('a file without questions answers none that the record asked: it stands apart, or first in an empty record', async () => {
  const asked = await log('a', [{ question: 'Where?', answer: 'In Kunar.' }]);
  expect(await bring('a', asked.code, 'notes.txt', 'He came late.\nNobody else did.')).toMatchObject({
    turns: 1,
  });
  expect((await blocksOf(asked)).map((b) => b.text)).toEqual([
    'Where?',
    'In Kunar.',
    QUESTION_NOT_KNOWN,
    'He came late.',
    'Nobody else did.',
  ]);
  const empty = await log('a');
  await bring('a', empty.code, 'notes.txt', 'He came late.');
  expect((await blocksOf(empty)).map((b) => b.text)).toEqual(['He came late.']);
});

test('a .docx comes with its line breaks, tables, automatic numbers and notes', async () => {
  const record = await log('a');
  const body = [
    paragraph('Who pays?', { numbered: true }),
    paragraph(`The dealer.<w:br/>Nobody else.${NOTE}`),
    paragraph('Since when?', { numbered: true }),
    '<w:tbl><w:tr><w:tc>' + paragraph('Since spring') + '</w:tc></w:tr></w:tbl>',
  ].join('');
  expect(await bring('a', record.code, 'talk.docx', docx(body, 'He said so twice.'))).toMatchObject({
    ok: true,
    turns: 2,
  });
  expect(await blocksOf(record)).toEqual([
    { kind: 'question', text: '1. Who pays?' },
    { kind: 'answer', text: 'The dealer.' },
    { kind: 'answer', text: 'Nobody else.' },
    { kind: 'answer', text: 'He said so twice.' },
    { kind: 'question', text: '2. Since when?' },
    { kind: 'answer', text: 'Since spring' },
  ]);
});

test('Dari comes in as it was written', async () => {
  const record = await log('a');
  await bring('a', record.code, 'گفتگو.txt', 'س: کی پول می‌دهد؟\nج: صراف، در بهار.');
  expect(await blocksOf(record)).toEqual([
    { kind: 'question', text: 'کی پول می‌دهد؟' },
    { kind: 'answer', text: 'صراف، در بهار.' },
  ]);
});

test('what colleagues typed meanwhile stays', async () => {
  const record = await log('a', [{ question: 'Where?', answer: 'In Kunar.' }]);
  const { doc } = await readDocument(t.ground, record.document);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getXmlFragment('transcript').delete(1, 1);
  for (const update of updates)
    await appendUpdate(t.ground, record.document, study.accounts['lead']!, update);
  await bring('a', record.code, 'more.txt', 'And more.');
  expect((await blocksOf(record)).map((b) => b.text)).toEqual(['Where?', QUESTION_NOT_KNOWN, 'And more.']);
});

describe('a file that cannot be read is named with the remedy, and nothing is written', () => {
  const cases: [string, string, string | Uint8Array, string, RegExp][] = [
    [
      'an unreadable .docx',
      'talk.docx',
      'this is no zip',
      'unreadable',
      /“talk\.docx”.*save it as \.docx or \.txt/,
    ],
    ['a .docx cut off', 'cut.docx', docx(paragraph('a')).slice(0, 300), 'unreadable', /“cut\.docx”/],
    ['a zip that is no document', 'z.docx', zipSync({ 'a.xml': strToU8('<a/>') }), 'unreadable', /“z\.docx”/],
    ['another type', 'talk.pdf', 'x', 'wrong-type', /“talk\.pdf” is neither \.docx nor \.txt/],
    ['an empty file', 'talk.txt', '', 'empty', /“talk\.txt” is empty/],
    ['a file without text', 'talk.txt', ' \n\n ', 'empty', /holds no text/],
    ['invalid UTF-8', 'talk.txt', Uint8Array.of(0x51, 0x3a, 0xff, 0xfe), 'not-utf-8', /Plain text, UTF-8/],
    ['more than 10 MB', 'talk.txt', new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61), 'too-large', /10 MB/],
    ['more than a record takes', 'talk.txt', 'a '.repeat(600_000), 'too-long', /Split it/],
    ['a line for each of many letters', 'talk.txt', 'a\n'.repeat(20_001), 'too-long', /20,001 paragraphs/],
  ];
  test.each(cases)('%s', async (_what, name, bytes, code, words) => {
    const record = await log('a', [{ question: 'Where?', answer: 'In Kunar.' }]);
    const before = await logRows(record.document);
    const done = await bring('a', record.code, name, bytes);
    expect(faultOf(done)).toBe(code);
    expect(wordsOf(done)).toMatch(words);
    expect(await logRows(record.document)).toBe(before);
  });

  test.each([
    ['one part of 120 MB', zipSync({ 'word/document.xml': new Uint8Array(120 * 1024 * 1024) })],
    ['4 million empty paragraphs', docx('<w:p/>'.repeat(4_000_000))],
    ['1 million empty paragraphs, within the size', docx('<w:p/>'.repeat(1_000_000))],
    ['1 million attributes', docx(`<w:p ${manyAttributes(1_000_000)}/>`)],
    ['many parts within the size of one', withParts(4, new Uint8Array(7 * 1024 * 1024))],
  ])('a small .docx that unfolds to too much: %s', async (_what, bytes) => {
    const record = await log('a');
    expect(bytes.length).toBeLessThan(6 * 1024 * 1024);
    const { result: done, blocked } = await whileWatched(() => bring('a', record.code, 'bomb.docx', bytes));
    expect(faultOf(done)).toBe('too-large');
    expect(wordsOf(done)).toMatch(/“bomb\.docx”.*Split it.*\.txt/);
    expect(blocked).toBeLessThan(0.8);
  });

  test('a part that is called otherwise than .xml is not read, whoever refers to it', async () => {
    const record = await log('a');
    const parts = unzipSync(docx(''));
    const rels = strFromU8(parts['_rels/.rels']!).replace('word/document.xml', 'word/d.bin');
    const bytes = zipSync({
      ...parts,
      '_rels/.rels': strToU8(rels),
      'word/d.bin': strToU8(`<w:document><w:body>${' '.repeat(200 * 1024 * 1024)}</w:body></w:document>`),
    });
    const { result: done, blocked } = await whileWatched(() => bring('a', record.code, 'bomb.docx', bytes));
    expect(faultOf(done)).toBe('empty'); // the part that Word would write was read instead
    expect(blocked).toBeLessThan(0.8);
  });

  test('a .docx that exhausts the time or the memory of its thread is too large, and the next one is read', async () => {
    const long = docx(paragraph('The dealer pays.').repeat(15_000));
    const hasty = createDocxReader({ memoryMb: 256, patienceMs: 20 });
    expect(await hasty(long)).toEqual({ ok: false, why: 'too-large' });
    const poor = createDocxReader({ memoryMb: 30, patienceMs: 15_000 });
    expect(await poor(long)).toEqual({ ok: false, why: 'too-large' });
    expect(await poor(docx(paragraph('Yes.')))).toEqual({ ok: true, text: 'Yes.' });
  });

  test('the densest .docx within the limits is read or refused, and the server stays up', async () => {
    const read = createDocxReader({ memoryMb: 256, patienceMs: 50_000 }); // the tests share their processors
    const elements = await read(docx('<w:p/>'.repeat(199_000)));
    expect(elements.ok).toBe(true);
    await read(docx(`<w:p ${manyAttributes(399_000)}/>`));
    await read(docx('<w:p>'.repeat(190_000)));
  }, 120_000);

  test('notes that refer to themselves are written once', async () => {
    const record = await log('a');
    const bytes = docx(paragraph(`Q: Who pays?${NOTE}`), `The dealer.${NOTE}`);
    expect(faultOf(await bring('a', record.code, 'talk.docx', bytes))).toBe('imported');
  });

  test('a .docx of what a record takes is read within the limits of its thread', async () => {
    const record = await log('a');
    const body = paragraph('The dealer pays in spring, and the cousin of the dealer.').repeat(16_000);
    const done = await bring('a', record.code, 'long.docx', docx(body));
    expect(faultOf(done), wordsOf(done)).toBe('imported');
  });
});

describe('whoever may write the field copy may import, and nobody else', () => {
  test('a lead may; another researcher gets the answer of a code that does not exist', async () => {
    const record = await log('a');
    expect(faultOf(await bring('lead', record.code, 'x.txt', 'a'))).toBe('imported');
    const hidden = await bring('b', record.code, 'x.txt', 'a');
    const unknown = await bring('b', 'R-99999', 'x.txt', 'a');
    expect(wordsOf(hidden)).toBe(wordsOf(unknown).replace('R-99999', record.code));
    expect(faultOf(await bring('analyst', record.code, 'x.txt', 'a'))).toBe('hidden');
    expect(faultOf(await bring('reviewer', record.code, 'x.txt', 'a'))).toBe('hidden');
  });

  test('into a locked record only leads may', async () => {
    const record = await log('a');
    await (await study.place('lead')).work((work) => lockRecord(work, record.code, true));
    expect(faultOf(await bring('a', record.code, 'x.txt', 'a'))).toBe('locked');
    expect(faultOf(await bring('lead', record.code, 'x.txt', 'a'))).toBe('imported');
  });
});
