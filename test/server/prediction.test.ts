import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClaimId } from '#core/ids.ts';
import type { ResolutionDraft } from '#core/resolution.ts';
import { createClaim } from '#server/store/claim.ts';
import { listPredictions, type Prediction } from '#server/store/prediction.ts';
import { resolveClaim, withdrawResolution } from '#server/store/resolution.ts';
import { assessed, claimDraft } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

async function make(): Promise<ClaimId> {
  const lead = await study.place('lead');
  const made = await lead.work((w) => createClaim(w, claimDraft()));
  if (!made.ok) throw new Error('no claim');
  return made.id;
}

async function resolve(claim: ClaimId, draft: Partial<ResolutionDraft> = {}): Promise<void> {
  const lead = await study.place('lead');
  const whole: ResolutionDraft = {
    kind: 'event',
    answer: { value: 'true' },
    month: '2022-07',
    public: true,
    reference: 'A register',
    ...draft,
  };
  const made = await lead.work((w) => resolveClaim(w, claim, whole));
  if (!made?.ok) throw new Error(JSON.stringify(made));
  await assessed(t.ground, study, claim, { status: 'resolved', best: 'true', p: { true: 1, false: 0 } });
}

async function predictionOf(claim: ClaimId): Promise<Prediction | undefined> {
  const analyst = await study.place('analyst');
  return (await analyst.work(listPredictions)).find((one) => one.claim === claim);
}

const weigh = (claim: ClaimId, p: number): Promise<string> =>
  assessed(t.ground, study, claim, { status: 'probable', best: 'true', p: { true: p, false: 1 - p } });

test('what counts is the last assessment that was stored before the resolution was entered', async () => {
  const claim = await make();
  await weigh(claim, 0.6);
  const last = await weigh(claim, 0.8);
  await resolve(claim);
  await resolve(claim, { answer: { value: 'false' } }); // corrected
  expect(await predictionOf(claim)).toMatchObject({
    answer: { value: 'false' },
    month: '2022-07',
    held: { id: last, result: { p: { true: 0.8 } } },
  });
});

test('control questions were never predicted and stay out, and so does what was taken back', async () => {
  const [control, later, back] = [await make(), await make(), await make()];
  for (const claim of [control, later, back]) await weigh(claim, 0.7);
  await resolve(control, { kind: 'control', month: null });
  await resolve(later, { kind: 'control', month: null });
  await resolve(later);
  await resolve(back);
  const lead = await study.place('lead');
  await lead.work((w) => withdrawResolution(w, back, 'Another case.'));
  for (const claim of [control, later, back]) expect(await predictionOf(claim)).toBeUndefined();
  await resolve(back); // before the engine has weighed it anew: what is stored last is the answer itself
  expect(await predictionOf(back)).toMatchObject({ held: { result: { p: { true: 0.7 } } } });
});

test('a claim that nothing was held of has no prediction, and researchers and reviewers read none', async () => {
  const claim = await make();
  await resolve(claim);
  expect(await predictionOf(claim)).toMatchObject({ held: null });
  for (const who of ['a', 'reviewer'])
    expect(await (await study.place(who)).work(listPredictions), who).toEqual([]);
});
