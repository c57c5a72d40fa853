import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isCode } from '#core/ids.ts';
import { readBlocks } from '#doc/transcript.ts';
import { consent, document, interview, network, record, source } from '#server/db/schema.ts';
import type { Place } from '#server/place.ts';
import { setConsent, withdrawConsent } from '#server/store/consent.ts';
import { readOpened } from '#core/interview-draft.ts';
import { correctInterview } from '#server/store/interview.ts';
import { listRecords, openRecord } from '#server/store/record.ts';
import { createRecord, lockRecord, type NewRecord } from '#server/store/record-writer.ts';
import { listSources, openSource } from '#server/store/source.ts';
import { createSource, editSource } from '#server/store/source-writer.ts';
import { readDocument } from '#server/sync/update-log.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

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

const least: NewRecord = { source: { typeKey: 'elder' }, month: '2022-03', language: 'en' };

async function made(place: Place, fields: Partial<NewRecord> = {}) {
  const result = await place.work((work) => createRecord(work, { ...least, ...fields }));
  if (!result.ok) throw new Error(result.fault.message);
  return result;
}

async function faultOf(place: Place, fields: Partial<NewRecord>) {
  const result = await place.work((work) => createRecord(work, { ...least, ...fields }));
  if (result.ok) throw new Error('nothing was wrong');
  return result.fault;
}

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

describe('the register of sources', () => {
  test('gives leads all, analysts handle and type, researchers their own', async () => {
    const introducer = await a.work((work) => createSource(work, { typeKey: 'elder' }));
    if (!introducer.ok) throw new Error(introducer.fault.message);
    const result = await a.work((work) =>
      createSource(work, {
        typeKey: 'isk',
        roleBandKey: 'cadre',
        region: 'nangarhar',
        introduction: 'friend',
        introducedBy: introducer.code,
      }),
    );
    if (!result.ok) throw new Error(result.fault.message);
    await lead.work((work) => editSource(work, result.code, { networkLabel: 'eastern cells' }));
    const seen = (place: Place) => place.work((work) => openSource(work, result.code));
    const type = { key: 'isk', letter: 'K', label: 'IS-K member', camp: 'isk' };
    expect(await seen(analyst)).toEqual({ audience: 'analyst', id: result.id, code: result.code, type });
    expect(await seen(b)).toBeNull();
    const own = await seen(a);
    expect(own).toMatchObject({
      audience: 'researcher',
      affiliation: 'isk',
      roleBand: { key: 'cadre', label: 'cadre' },
      region: 'nangarhar',
      introduction: 'friend',
      introducedBy: introducer.code,
    });
    expect(own).not.toHaveProperty('network');
    expect(own).not.toHaveProperty('researcher');
    expect(await seen(lead)).toMatchObject({
      audience: 'lead',
      network: 'eastern cells',
      researcher: { role: 'researcher', ordinal: 1 },
    });
    const codes = async (place: Place) =>
      (await place.work((work) => listSources(work))).items.map((item) => item.code);
    expect(await codes(b)).not.toContain(result.code);
    expect(await codes(analyst)).toEqual(await codes(lead));
  });

  test('lets two sources of one network share it by its name, and only leads name it', async () => {
    const make = (place: Place, networkLabel: string) =>
      place.work((work) => createSource(work, { typeKey: 'isk', networkLabel }));
    await make(lead, 'same');
    await make(lead, ' same ');
    expect(await make(a, 'same')).toMatchObject({ ok: false, fault: { field: 'networkLabel' } });
    const views = (await lead.work((work) => listSources(work))).items;
    expect(views.filter((view) => view.audience === 'lead' && view.network === 'same')).toHaveLength(2);
    const rows = await lead.work(({ tx }) => tx.select().from(network));
    expect(rows).toHaveLength(2); // this one, and that of the test before
  });

  test('lets a researcher choose among the parties in use, and only a lead name a new one (PROTECTION 5)', async () => {
    const named = (affiliation: string) => ({ typeKey: 'elder', affiliation });
    const refused = await a.work((work) => createSource(work, named('haji-karim')));
    expect(refused).toMatchObject({ ok: false, fault: { field: 'affiliation' } });
    const made = await a.work((work) => createSource(work, named('isk')));
    if (!made.ok) throw new Error(made.fault.message);
    const edit = (place: Place, affiliation: string) =>
      place.work((work) => editSource(work, made.code, { affiliation }));
    expect(await edit(a, 'haji-karim')).toMatchObject({ ok: false, fault: { field: 'affiliation' } });
    expect(await edit(lead, 'jirga')).toMatchObject({ ok: true });
    expect(await edit(a, 'jirga')).toMatchObject({ ok: true }); // what stands there may stay
  });

  test('keeps an introduction that its researcher does not see when they save the form', async () => {
    const [own, other] = [
      await a.work((work) => createSource(work, { typeKey: 'elder' })),
      await b.work((work) => createSource(work, { typeKey: 'elder' })),
    ];
    if (!own.ok || !other.ok) throw new Error('no sources');
    const introducer = async () => {
      const view = await lead.work((work) => openSource(work, own.code));
      return view?.audience === 'lead' ? view.introducedBy : undefined;
    };
    await lead.work((work) => editSource(work, own.code, { introducedBy: other.code }));
    expect(await a.work((work) => openSource(work, own.code))).toMatchObject({ introducedBy: null });
    await a.work((work) => editSource(work, own.code, { introducedBy: '', region: 'kunar' }));
    expect(await introducer()).toBe(other.code);
    await lead.work((work) => editSource(work, own.code, { introducedBy: null }));
    expect(await introducer()).toBeNull();
  });

  test('takes the type’s affiliation unless it is given one, or none', async () => {
    const result = await lead.work((work) => createSource(work, { typeKey: 'taliban-official' }));
    if (!result.ok) throw new Error(result.fault.message);
    const affiliation = async () => {
      const view = await lead.work((work) => openSource(work, result.code));
      return view?.audience === 'lead' ? view.affiliation : undefined;
    };
    const edit = (fields: Parameters<typeof editSource>[2]) =>
      lead.work((work) => editSource(work, result.code, fields));
    expect(await affiliation()).toBe('taliban');
    await edit({ unaffiliated: true });
    expect(await affiliation()).toBeNull();
    await edit({ affiliation: 'nrf' });
    expect(await affiliation()).toBe('nrf');
    await edit({ affiliation: null });
    expect(await affiliation()).toBe('taliban');
    expect(await edit({ affiliation: 'Not A Key' })).toMatchObject({ fault: { field: 'affiliation' } });
    expect(await edit({ introducedBy: result.code })).toMatchObject({ fault: { field: 'introducedBy' } });
  });
});

describe('an interview that was logged wrongly', () => {
  const right = {
    month: '2022-02',
    region: 'kunar',
    country: 'PK',
    mode: 'telephone',
    language: 'ps',
    audience: 'public',
    groupInterview: true,
  };
  const correct = (place: Place, code: string, fields = {}) =>
    place.work((work) => correctInterview(work, code, { ...right, ...fields }));

  test('is put right by its researcher and by leads; another’s is not there', async () => {
    const { code } = await made(a);
    expect(await correct(a, code)).toEqual({ ok: true });
    expect((await lead.work((work) => openRecord(work, code)))?.interview).toEqual(right);
    expect(await correct(lead, code, { region: null })).toEqual({ ok: true });
    expect((await a.work((work) => openRecord(work, code)))?.interview).toEqual({ ...right, region: null });
    expect(await correct(b, code)).toBeNull();
    expect(await correct(analyst, code)).toBeNull();
  });

  test('by two at once keeps what each changed; where both changed the same, the second is told and nothing is set back', async () => {
    const { code } = await made(a);
    await correct(a, code, { month: '2022-01' });
    const { month: _month, groupInterview: group, ...rest } = right;
    const opened = readOpened(JSON.stringify({ ...rest, month: '2022-01', group }));
    expect(opened).not.toBeNull();
    const from = (place: Place, fields: object) =>
      place.work((work) => correctInterview(work, code, { ...right, month: '2022-01', ...fields }, opened));
    const shown = () => lead.work(async (work) => (await openRecord(work, code))?.interview);
    expect(await from(a, { month: '2022-02' })).toEqual({ ok: true });
    expect(await from(lead, { region: null })).toEqual({ ok: true });
    expect(await shown()).toEqual({ ...right, month: '2022-02', region: null });
    expect(await from(lead, { month: '2022-03', mode: 'messaging' })).toEqual({
      ok: false,
      clashes: ['month'],
      now: { ...opened, month: '2022-02', region: null },
    });
    expect(await shown()).toEqual({ ...right, month: '2022-02', region: null });
    expect(await from(lead, { month: '2022-02' })).toEqual({ ok: true });
  });

  test('once it is released, is no researcher’s to change, past every page too', async () => {
    const { code } = await made(a);
    await lead.work(({ tx }) =>
      tx.update(record).set({ releasedAt: new Date() }).where(eq(record.code, code)),
    );
    expect(await correct(a, code)).toBeNull();
    expect(await correct(lead, code)).toEqual({ ok: true });
  });

  test('forgets the day with its month, and keeps it otherwise', async () => {
    const { code, id } = await made(a, { day: 17 });
    const days = () =>
      a.work(async ({ tx, words }) => {
        const rows = await tx
          .select({ day: interview.dayEnc })
          .from(interview)
          .innerJoin(record, eq(record.interviewId, interview.id))
          .where(eq(record.id, id));
        return rows.map(({ day }) => (day === null ? null : words.open(day)));
      });
    await correct(a, code, { month: '2022-03' });
    expect(await days()).toEqual(['2022-03-17']);
    await correct(a, code);
    expect(await days()).toEqual([null]);
  });

  test.each([
    ['a month that is none', { month: '2022-13' }, 'month'],
    ['no month', { month: '' }, 'month'],
    ['a month that has not come', { month: '2099-01' }, 'month'],
    ['a place off the list', { region: 'the old mill' }, 'region'],
    ['a mode off the list', { mode: 'dream' }, 'mode'],
    ['a language off the list', { language: 'xx' }, 'language'],
  ])('with %s is refused by name and with a remedy, and stays as it was', async (_title, fields, field) => {
    const { code } = await made(a);
    const before = await a.work((work) => openRecord(work, code));
    const answer = await correct(a, code, fields);
    expect(answer).toMatchObject({ ok: false, fault: { field } });
    expect(answer && 'fault' in answer ? answer.fault.message : '').toMatch(/\. (Write|Choose) .*\.$/);
    expect(await a.work((work) => openRecord(work, code))).toEqual(before);
  });
});
