/** The preview of an outside release: who may leave, in what shape, and what is left out. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawConsent } from '#server/store/consent.ts';
import { previewOutside, type OutsidePreview } from '#server/store/outside-preview.ts';
import { makeRecord, makeReleased, type ReleasedRecord } from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let last: ReleasedRecord;

const open = {
  given: true,
  covers: ['analysis', 'open-access'],
  expressed: 'oral',
  language: 'en',
  month: '2022-03',
};
const look = async (): Promise<OutsidePreview> => (await study.place('lead')).work(previewOutside);

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  for (const [i, month] of ['2022-01', '2022-02', '2022-03', '2022-01', '2022-04'].entries())
    last = await makeReleased(
      t.ground,
      study,
      { consent: open, month, region: 'kunar' },
      i % 2 === 0 ? 'a' : 'b',
    );
});
afterAll(() => t.close());

test('D2, D5: five people met by two researchers are a class, told as finely as it goes', async () => {
  const { file, thresholds } = await look();
  expect(thresholds).toMatchObject({ k: 5, researchers: 2 });
  expect(file).toMatchObject({
    kind: 'possible',
    interviews: 5,
    people: 5,
    smallest: 5,
    best: { steps: { month: 'half-year', place: 'province', type: 'type', mode: 'mode' }, withheld: 0 },
  });
});

test('consent-scope-vs-output: what consent does not cover and what is not released is left out and counted', async () => {
  await makeReleased(t.ground, study, { consent: { ...open, covers: ['analysis'] } });
  await makeRecord(study, { consent: open });
  const { file, leftOut } = await look();
  expect(file).toMatchObject({ kind: 'possible', interviews: 5 });
  expect(leftOut).toEqual({ withoutConsent: 1, notReleased: 1 });
});

test('D2: when one of the five withdraws there is no such file any more, and it says what there is', async () => {
  await (await study.place('a')).work((work) => withdrawConsent(work, last.code));
  expect((await look()).file).toEqual({ kind: 'too-few', interviews: 4, people: 4, researchers: 2 });
});
