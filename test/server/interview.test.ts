/** What was logged of an interview, put right later. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interview, record } from '#server/db/schema.ts';
import type { Place } from '#server/place.ts';
import { readOpened } from '#core/interview-draft.ts';
import { correctInterview } from '#server/store/interview.ts';
import { openRecord } from '#server/store/record.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { made } from './record-made.ts';

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

describe('an interview that was logged wrongly', () => {
  const right = {
    month: '2022-02',
    region: 'kunar',
    country: 'PK',
    mode: 'telephone',
    language: 'ps',
    audience: 'public',
    groupInterview: true,
    unsaid: ['type', 'place'],
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
    expect(await from(lead, { unsaid: ['month'] })).toEqual({ ok: true });
    expect(await from(a, { unsaid: [] })).toMatchObject({ ok: false, clashes: ['unsaid'] });
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
    ['a part of a label off the list', { unsaid: ['name'] }, 'unsaid'],
  ])('with %s is refused by name and with a remedy, and stays as it was', async (_title, fields, field) => {
    const { code } = await made(a);
    const before = await a.work((work) => openRecord(work, code));
    const answer = await correct(a, code, fields);
    expect(answer).toMatchObject({ ok: false, fault: { field } });
    expect(answer && 'fault' in answer ? answer.fault.message : '').toMatch(/\. (Write|Choose) .*\.$/);
    expect(await a.work((work) => openRecord(work, code))).toEqual(before);
  });
});
