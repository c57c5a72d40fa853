import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAnalysis } from '#server/analysis/analysis.ts';
import { readBlindSpots, readCoverage, weighedNow } from '#server/analysis/coverage.ts';
import { createClaim } from '#server/store/claim.ts';
import { latestResearchers } from '#server/store/assessment.ts';
import { claimDraft, statement } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

test('how many researchers met a claim’s sources is told to leads alone (PROTECTION 1, C9)', async () => {
  const lead = await study.place('lead');
  const made = await lead.work((w) => createClaim(w, claimDraft({ interest: {} })));
  if (!made.ok) throw new Error('no claim');
  await statement(t.ground, study, { claim: made.id, stance: 'affirms' });
  const analysis = createAnalysis(t.ground);
  await analysis.start();
  await analysis.caughtUp();
  await analysis.close();
  const voices = async (who: 'lead' | 'analyst'): Promise<string[]> => {
    const place = await study.place(who);
    const weighed = await place.work(weighedNow);
    const found = await readCoverage({ ground: t.ground, project: study.project }, who, weighed);
    return found.flatMap((one) => one.lacks.map(({ voice }) => voice));
  };
  expect(await voices('lead')).toContain('second-researcher');
  expect(await voices('analyst')).not.toContain('second-researcher');
  const analyst = await study.place('analyst');
  expect(await lead.work(latestResearchers)).toHaveLength(1);
  expect(await analyst.work(latestResearchers)).toEqual([]);
});

test('nobody is sent to ask a document', async () => {
  const place = await study.place('lead');
  const { kinds } = await place.work(weighedNow);
  expect(kinds.map(({ type }) => type)).toContain('expert');
  expect(kinds.map(({ type }) => type)).not.toContain('public-document');
});

test('blind spots name the party that speaks without a tag', async () => {
  const lead = await study.place('lead');
  const made = await lead.work((w) => createClaim(w, claimDraft()));
  if (!made.ok) throw new Error('no claim');
  await statement(t.ground, study, { claim: made.id, type: 'taliban-official', stance: 'denies' });
  const { spots } = await readBlindSpots({ ground: t.ground, project: study.project });
  expect(spots).toEqual([{ kind: 'untagged', claim: made.id, party: 'taliban', statements: 1 }]);
});
