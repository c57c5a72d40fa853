import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isCode } from '#core/ids.ts';
import { readBlocks } from '#doc/transcript.ts';
import { consent, document, interview, network, record, source } from '#server/db/schema.ts';
import type { Place } from '#server/place.ts';
import { setConsent, withdrawConsent, writeConsent } from '#server/store/consent.ts';
import { listRecords, openRecord } from '#server/store/record.ts';
import { lockRecord, type NewRecord } from '#server/store/record-writer.ts';
import { openSource } from '#server/store/source.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { faultOf, made } from './record-made.ts';

let t: TestGround;
let study: TestStudy;
let lead: Place, a: Place, b: Place, analyst: Place;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  [lead, a, b, analyst] = (await Promise.all(
    (['lead', 'a', 'b', 'analyst'] as const).map((who) => study.place(who)),
  )) as [Place, Place, Place, Place];
});
afterAll(() => t.close());

/** Everything that one interview could leave behind. */
async function rowCounts() {
  return lead.work(async ({ tx }) => ({
    sources: (await tx.select().from(source)).length,
    interviews: (await tx.select().from(interview)).length,
    consents: (await tx.select().from(consent)).length,
    records: (await tx.select().from(record)).length,
    documents: (await tx.select().from(document)).length,
    networks: (await tx.select().from(network)).length,
  }));
}

describe('a new record', () => {
  test('makes source, interview, record and a field copy whose key is on disk', async () => {
    const { code, rooms, id } = await made(a);
    expect(isCode(code)).toBe(true);
    expect(rooms.field).toBe(`${id}.field.1`);
    const view = await a.work((work) => openRecord(work, code));
    expect(view).toMatchObject({
      code,
      locked: false,
      state: 'field',
      rooms: { field: rooms.field },
      consent: null,
      source: { type: { key: 'elder', letter: 'E', label: 'Elder', camp: 'community' } },
      interview: {
        month: '2022-03',
        mode: 'face-to-face',
        language: 'en',
        country: 'AF',
        audience: 'private',
      },
      access: { owner: study.accounts['a'], released: false, locked: false },
    });
    expect(isCode(view?.source.code ?? '')).toBe(true);
    const [row] = await a.work(({ tx }) => tx.select().from(document).where(eq(document.recordId, id)));
    expect(row && t.ground.keys.has(row.keyId)).toBe(true);
  });

  test('attack 16: of more paragraphs than become rows is refused, with what to do, before anything is made of them', async () => {
    const before = await rowCounts();
    const wrong = await faultOf(a, { text: [{ question: 'How many?', answer: 'a\n'.repeat(900_000) }] });
    expect(wrong).toMatchObject({ field: 'text', message: expect.stringContaining('20,000 paragraphs') });
    expect(await rowCounts()).toEqual(before);
  });

  test('keeps its text as questions and answers in the first row of its log', async () => {
    const { id } = await made(a, {
      text: [{ question: 'How many?', answer: 'About ten.\nPerhaps more.' }, { answer: 'بلی' }],
    });
    const [row] = await a.work(({ tx }) => tx.select().from(document).where(eq(document.recordId, id)));
    expect(row?.headSeq).toBe(1);
    const { doc } = await readDocument(t.ground, row!.id);
    expect(readBlocks(doc)).toEqual([
      { kind: 'question', text: 'How many?' },
      { kind: 'answer', text: 'About ten.' },
      { kind: 'answer', text: 'Perhaps more.' },
      { kind: 'answer', text: 'بلی' },
    ]);
  });

  test('of a known source adds an interview to it', async () => {
    const first = await made(a);
    const code = (await a.work((work) => openRecord(work, first.code)))?.source.code ?? '';
    const second = await made(a, { source: { code }, month: '2023-01' });
    expect((await a.work((work) => openRecord(work, second.code)))?.source.code).toBe(code);
    expect(await a.work((work) => openSource(work, code))).toMatchObject({ interviews: 2 });
  });

  test('logged by a lead for a researcher is that researcher’s own', async () => {
    const { code } = await made(lead, { researcher: study.accounts['b'], text: [{ answer: 'yes' }] });
    expect(await b.work((work) => openRecord(work, code))).toMatchObject({
      access: { owner: study.accounts['b'] },
    });
    expect(await lead.work((work) => openRecord(work, code))).toMatchObject({
      researcher: { role: 'researcher', ordinal: 2 },
    });
    expect(await a.work((work) => openRecord(work, code))).toBeNull();
  });

  test('keeps the day under the project’s key only', async () => {
    const { id } = await made(a, { day: 17 });
    const [row] = await lead.work(({ tx }) =>
      tx
        .select({ day: interview.dayEnc })
        .from(interview)
        .innerJoin(record, eq(record.interviewId, interview.id))
        .where(eq(record.id, id)),
    );
    expect(await lead.work(({ words }) => Promise.resolve(words.open(row!.day!)))).toBe('2022-03-17');
  });

  test.each<[string, Partial<NewRecord>, string]>([
    ['a month that is none', { month: '2022-13' }, 'month'],
    ['a day that the month does not have', { month: '2022-02', day: 29 }, 'day'],
    ['a language off the list', { language: 'xx' }, 'language'],
    ['a mode off the list', { mode: 'dream' }, 'mode'],
    ['a place off the list', { region: 'the old mill' }, 'region'],
    ['a source type off the list', { source: { typeKey: 'prophet' } }, 'typeKey'],
    ['a role band off the list', { source: { typeKey: 'elder', roleBandKey: 'king' } }, 'roleBandKey'],
    [
      'an introducer who is not there',
      { source: { typeKey: 'elder', introducedBy: 'S-22222', networkLabel: 'x' } },
      'introducedBy',
    ],
    ['a source that is not there', { source: { code: 'S-22222' } }, 'source'],
    [
      'a consent to an unknown use',
      { consent: { given: true, covers: ['fame'], expressed: 'oral', language: 'ps', month: '2022-03' } },
      'consent.covers',
    ],
    [
      'a consent without a month',
      { consent: { given: true, covers: [], expressed: 'oral', language: 'ps', month: '' } },
      'consent.month',
    ],
  ])('with %s is refused by name, and nothing is written', async (_title, fields, field) => {
    const before = await rowCounts();
    const fault = await faultOf(lead, fields);
    expect(fault.field).toBe(field);
    expect(fault.message).toMatch(/\. \w.*\.$/);
    expect(await rowCounts()).toEqual(before);
  });

  test('for somebody else is refused to a researcher, and for an outsider to a lead', async () => {
    expect((await faultOf(a, { researcher: study.accounts['b'] })).field).toBe('researcher');
    expect((await faultOf(lead, { researcher: study.accounts['outsider'] })).field).toBe('researcher');
    expect((await faultOf(lead, { researcher: study.accounts['analyst'] })).field).toBe('researcher');
  });

  test('cannot take another researcher’s source: it answers as for a code that is not there', async () => {
    const theirs = await made(b);
    const code = (await b.work((work) => openRecord(work, theirs.code)))?.source.code ?? '';
    const hidden = await faultOf(a, { source: { code } });
    const absent = await faultOf(a, { source: { code: 'S-22222' } });
    expect(hidden.message.replace(code, 'S-22222')).toBe(absent.message);
  });

  test('by an analyst writes nothing: the policies refuse it', async () => {
    await expect(made(analyst)).rejects.toThrow();
  });
});

describe('consent', () => {
  const given = {
    given: true,
    covers: ['analysis', 'open-access'],
    expressed: 'oral',
    language: 'ps',
    month: '2022-03',
    told: 'It goes into a publication that anybody can read.',
  };

  test('is recorded with what was told, and seen by its researcher and leads', async () => {
    const { code } = await made(a, { consent: given });
    for (const place of [a, lead])
      expect((await place.work((work) => openRecord(work, code)))?.consent).toMatchObject({
        ...given,
        withdrawnAt: null,
      });
  });

  test('can be recorded later, mended, and withdrawn once', async () => {
    const { code } = await made(a);
    expect(await a.work((work) => withdrawConsent(work, code))).toBe(false);
    expect(await a.work((work) => setConsent(work, code, given))).toEqual({ ok: true });
    expect(await lead.work((work) => setConsent(work, code, { ...given, covers: ['analysis'] }))).toEqual({
      ok: true,
    });
    expect((await a.work((work) => openRecord(work, code)))?.consent?.covers).toEqual(['analysis']);
    expect(await a.work((work) => withdrawConsent(work, code))).toBe(true);
    expect(await a.work((work) => withdrawConsent(work, code))).toBe(false);
    expect((await lead.work((work) => openRecord(work, code)))?.consent?.withdrawnAt).toBeInstanceOf(Date);
    const again = await a.work((work) => setConsent(work, code, given));
    expect(again, 'a withdrawal is not undone').toMatchObject({ ok: false, fault: { field: 'given' } });
    await lead.work(async (work) => {
      const { id } = (
        await work.tx.select({ id: record.interviewId }).from(record).where(eq(record.code, code))
      )[0]!;
      await writeConsent(work, id, study.accounts['a']!, given); // who had looked before it was withdrawn
    });
    expect((await lead.work((work) => openRecord(work, code)))?.consent?.withdrawnAt).toBeInstanceOf(Date);
  });

  test('of another researcher’s record is nothing that one could record', async () => {
    const { code } = await made(b);
    expect(await a.work((work) => setConsent(work, code, given))).toBeNull();
    const other = await b.work(({ tx }) => tx.select().from(interview));
    await expect(
      a.work(({ tx, project }) =>
        tx.insert(consent).values({
          projectId: project,
          interviewId: other[0]!.id,
          given: true,
          covers: [],
          expressed: 'oral',
          language: 'en',
          month: '2022-03',
          takenBy: study.accounts['a']!,
        }),
      ),
    ).rejects.toThrow();
  });
});

describe('the list', () => {
  test('shows a researcher only their own, an analyst nothing unreleased, a lead all', async () => {
    await made(a);
    await made(b);
    const codes = async (place: Place) =>
      (await place.work((work) => listRecords(work))).items.map((item) => item.code);
    const [mine, theirs, all] = [await codes(a), await codes(b), await codes(lead)];
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.filter((code) => theirs.includes(code))).toEqual([]);
    expect(all).toEqual(expect.arrayContaining([...mine, ...theirs]));
    expect(await codes(analyst)).toEqual([]);
    expect(await codes(await study.place('reviewer'))).toEqual([]);
  });

  test('gives pages that miss and repeat nothing', async () => {
    const whole = await lead.work((work) => listRecords(work));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await lead.work((work) => listRecords(work, { limit: 3, cursor }));
      seen.push(...page.items.map((item) => item.code));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(whole.items.map((item) => item.code));
    expect(whole.next).toBeNull();
  });

  test('filters by type, month, place, state, code and source', async () => {
    const { code } = await made(a, {
      source: { typeKey: 'cleric' },
      month: '2021-11',
      region: 'kunar',
    });
    const list = async (filter: Parameters<typeof listRecords>[1]) =>
      (await lead.work((work) => listRecords(work, filter))).items.map((item) => item.code);
    expect(await list({ types: ['cleric'] })).toEqual([code]);
    expect(await list({ months: ['2021-11'] })).toEqual([code]);
    expect(await list({ regions: ['kunar'] })).toEqual([code]);
    expect(await list({ code: code.slice(2, 6).toLowerCase(), types: ['cleric'] })).toEqual([code]);
    expect(await list({ state: 'field', types: ['cleric'] })).toEqual([code]);
    expect(await list({ state: 'released' })).toEqual([]);
    const met = (await lead.work((work) => openRecord(work, code)))?.source.code ?? '';
    expect(await list({ source: met })).toEqual([code]);
  });

  test('locks for a lead, and for nobody else', async () => {
    const { code } = await made(a);
    expect(await a.work((work) => lockRecord(work, code, true))).toBe(false);
    expect(await lead.work((work) => lockRecord(work, code, true))).toBe(true);
    expect(await a.work((work) => openRecord(work, code))).toMatchObject({ locked: true });
    expect(await lead.work((work) => lockRecord(work, 'R-22222', true))).toBe(false);
  });
});

test('of a researcher’s interview nobody but its owner and leads can select a row: the policies are a second wall (PROTECTION 8)', async () => {
  const consented = { given: true, covers: [], expressed: 'oral', language: 'ps', month: '2022-03' };
  const { id, code } = await made(a, { consent: consented, text: [{ answer: 'yes' }] });
  const [row] = await lead.work(({ tx }) => tx.select().from(record).where(eq(record.code, code)));
  const seen = async (who: string): Promise<Record<string, number>> =>
    t.ground.db.asUser(study.accounts[who]!, async (tx) => {
      const interviewId = row!.interviewId;
      const met = await tx.select().from(interview).where(eq(interview.id, interviewId));
      return {
        records: (await tx.select().from(record).where(eq(record.id, id))).length,
        interviews: met.length,
        consents: (await tx.select().from(consent).where(eq(consent.interviewId, interviewId))).length,
        documents: (await tx.select().from(document).where(eq(document.recordId, id))).length,
      };
    });
  const all = { records: 1, interviews: 1, consents: 1, documents: 1 };
  const none = { records: 0, interviews: 0, consents: 0, documents: 0 };
  for (const who of ['a', 'lead', 'lead2']) expect(await seen(who)).toEqual(all);
  for (const who of ['b', 'analyst', 'reviewer', 'auditor', 'outsider'])
    expect(await seen(who)).toEqual(none);
});
