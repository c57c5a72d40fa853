/** Before an answer is entered a lead sees what it changes; what is seen is what then happens. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Interest } from '#core/claim.ts';
import type { ClaimId } from '#core/ids.ts';
import type { ResolutionDraft } from '#core/resolution.ts';
import { createAnalysis, type Analysis } from '#server/analysis/analysis.ts';
import { isAsSeen, previewInterest, previewResolution, stateHeld } from '#server/analysis/preview.ts';
import { cancelRun } from '#server/analysis/progress.ts';
import type { Ground } from '#server/ground.ts';
import type { Work } from '#server/place.ts';
import { latestVerdicts } from '#server/store/assessment.ts';
import { createClaim, editClaim, retaggedTo } from '#server/store/claim.ts';
import { resolveClaim, withdrawResolution } from '#server/store/resolution.ts';
import { claimDraft, statement } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
let analysis: Analysis;
let one: ClaimId, other: ClaimId;

const draft: ResolutionDraft = {
  kind: 'event',
  answer: { value: 'false' },
  month: '2022-07',
  public: true,
  reference: 'A court’s register, July 2022',
};
const supposed = { kind: 'event', answer: { value: 'false' }, month: '2022-07', public: true } as const;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  analysis = createAnalysis(t.ground);
  await analysis.start();
  one = await make();
  other = await make();
  for (const claim of [one, other]) await statement(t.ground, study, { claim, type: 'isk' });
  await analysis.rebuild(study.project);
});
afterAll(async () => {
  await analysis.close();
  await t.close();
});

async function make(): Promise<ClaimId> {
  const made = await (await study.place('lead')).work((w) => createClaim(w, claimDraft()));
  if (!made.ok) throw new Error('no claim');
  return made.id;
}

const where = () => ({ ground: t.ground, project: study.project });
const held = async (claim: ClaimId) => {
  const lead = await study.place('lead');
  const verdicts = await lead.work((w) => latestVerdicts(w));
  const { status, p } = verdicts.find((verdict) => verdict.claim === claim)!.result;
  return { status, p };
};

test('C1, C2: what is shown before an answer is entered is what it then changes, and taking it back undoes it', async () => {
  const before = [await held(one), await held(other)];
  const preview = await previewResolution(where(), one, supposed, null);
  const impact = preview!.impact;
  expect(impact.claims.map(({ claim }) => claim).toSorted()).toEqual([one, other].toSorted());
  expect(impact.rates.map(({ cell }) => cell)).toEqual(['A', 'A']); // the truth hurts both, one was asked
  expect(impact.rates.map(({ checks }) => checks).toSorted()).toEqual([
    [0, 0],
    [0, 1],
  ]);
  const lead = await study.place('lead');
  await lead.work((w) => resolveClaim(w, one, draft));
  await analysis.caughtUp();
  for (const { claim, to } of impact.claims)
    expect(await held(claim as ClaimId)).toMatchObject({ status: to!.status, p: to!.p });
  const back = await previewResolution(where(), one, null, null);
  expect(back!.impact.claims.map(({ claim, to }) => [claim, to?.p])).toEqual(
    impact.claims.map(({ claim, from }) => [claim, from?.p]),
  );
  await lead.work((w) => withdrawResolution(w, one, 'Another court.'));
  await analysis.caughtUp();
  expect([await held(one), await held(other)]).toEqual(before);
});

test('what is shown before whom a claim serves is said otherwise is what that then changes, and it is shown once', async () => {
  const lead = await study.place('lead');
  const turned = claimDraft({ interest: { isk: { true: -1, false: 1 } } });
  const asked = (draft = turned) => lead.work((w) => retaggedTo(w, one, draft, 'Its own office said so.'));
  expect(await asked(claimDraft())).toBeNull(); // nothing is said otherwise
  const interest = (await asked())!;
  const look = (interest: Interest, seen: string) => previewInterest(where(), one, interest, seen, null);
  const preview = await look(interest, '');
  if (preview === null || preview === 'cancelled') throw new Error('nothing was shown');
  const moved = preview.impact.claims.filter(({ claim }) => claim === one);
  expect(moved[0]?.from).toMatchObject(await held(one));
  expect(moved[0]?.to?.p).not.toEqual(moved[0]?.from?.p);
  expect(await look(interest, preview.of)).toBeNull();
  expect(await look({ isk: { true: -1 } }, preview.of)).not.toBeNull();
  await lead.work((w) => editClaim(w, one, turned, 'Its own office said so.'));
  await analysis.caughtUp();
  expect(await held(one)).toMatchObject({ status: moved[0]!.to!.status, p: moved[0]!.to!.p });
  await lead.work((w) => editClaim(w, one, claimDraft(), 'It was somebody else.'));
  await analysis.caughtUp();
  // What was seen of another state is shown anew.
  await statement(t.ground, study, { claim: other, type: 'elder' });
  expect(await look(interest, preview.of)).not.toBeNull();
});

test('the state that was seen is known again, and is another once anybody has changed anything', async () => {
  const lead = await study.place('lead');
  const preview = await previewResolution(where(), one, supposed, null);
  expect(await lead.work(stateHeld)).toBe(preview!.state);
  await statement(t.ground, study, { claim: other, type: 'elder' });
  expect(await lead.work(stateHeld)).not.toBe(preview!.state);
});

test('from the look at the state to the commit, whoever changes something waits', async () => {
  const lead = await study.place('lead');
  let state = '';
  const late = await lead.work(async (work) => {
    state = await stateHeld(work);
    const made = make();
    await expect.poll(waiting).toBe(1);
    expect(await stateHeld(work)).toBe(state);
    return { made };
  });
  await late.made;
  expect(await lead.work(stateHeld)).not.toBe(state);
});

test('as whom other interests were seen by, an analyst too, they are known again until somebody changes something', async () => {
  const analyst = await study.place('analyst');
  const preview = await previewInterest(where(), one, { isk: { true: -1 } }, '', null);
  if (preview === null || preview === 'cancelled') throw new Error('nothing was shown');
  const look = (w: Work) => isAsSeen(w, one, { isk: { true: -1 } }, preview.of);
  expect(await analyst.work(look)).toBe(true);
  await statement(t.ground, study, { claim: other, type: 'elder' });
  expect(await analyst.work(look)).toBe(false);
});

async function waiting(): Promise<number> {
  const { sql } = t.ground.db;
  const rows = await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`;
  return rows.length;
}

test('a lead who cancels a preview is answered, from whichever process, and nobody else’s run ends', async () => {
  const lead = await study.place('lead');
  const [mine, theirs] = [randomUUID(), randomUUID()];
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const { engines } = t.ground;
  const late: Ground = {
    ...t.ground,
    engines: { ...engines, alone: (...run) => begun.then(() => engines.alone(...run)) },
  };
  const at = { ground: late, project: study.project };
  const runs = [mine, theirs].map((run) => previewResolution(at, one, supposed, run));
  const retagged = previewInterest(at, one, { isk: { false: 1 } }, '', mine);
  await lead.work((w) => cancelRun(w, mine));
  await t.ground.live.settle();
  begin();
  const [cancelled, kept] = await Promise.all(runs);
  expect(cancelled).toBeNull();
  expect(await retagged).toBe('cancelled');
  expect(kept?.impact.claims.length).toBeGreaterThan(0);
});
