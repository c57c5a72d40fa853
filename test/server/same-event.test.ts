import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClaimId } from '#core/ids.ts';
import { sameEvent } from '#server/db/schema.ts';
import { createClaim } from '#server/store/claim.ts';
import { answerSameEvent, listSameEvent, pairOf } from '#server/store/same-event.ts';
import { claimDraft } from './claim-fixture.ts';
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
  const made = await lead.work((w) => createClaim(w, claimDraft({ event: true })));
  if (!made.ok) throw new Error('no claim');
  return made.id;
}

test('an answer stands on both claims, a later one beside it, and none is overwritten', async () => {
  const [claim, other] = [await make(), await make()];
  const [lead, analyst] = [await study.place('lead'), await study.place('analyst')];
  const same = { answer: 'same', reason: ' One night, one village. ' };
  expect(await lead.work((w) => answerSameEvent(w, { claim, other }, same))).toMatchObject({ ok: true });
  const not = { answer: 'other', reason: 'Two weeks lie between them.' };
  expect(await analyst.work((w) => answerSameEvent(w, { claim: other, other: claim }, not))).toMatchObject({
    ok: true,
  });
  for (const id of [claim, other])
    expect(await analyst.work((w) => listSameEvent(w, id))).toMatchObject([
      { pair: pairOf(claim, other), same: true, reason: 'One night, one village.', by: { role: 'lead' } },
      { pair: pairOf(other, claim), same: false, by: { role: 'analyst' } },
    ]);
  await expect(lead.work(({ tx }) => tx.update(sameEvent).set({ same: true }))).rejects.toThrow();
});

test('of two statements it stands on their claim; without a choice and a reason nothing is kept', async () => {
  const claim = await make();
  const lead = await study.place('lead');
  const pair = { claim, statements: ['a1', 'a2'] as const };
  const made = await lead.work((w) => answerSameEvent(w, pair, { answer: '', reason: '' }));
  expect(made.ok ? [] : made.faults.map((f) => f.field)).toEqual(['answer', 'reason']);
  await lead.work((w) => answerSameEvent(w, pair, { answer: 'other', reason: 'canary-reason' }));
  expect(await lead.work((w) => listSameEvent(w, claim))).toMatchObject([{ pair: 'a1 a2', same: false }]);
  const rows = await lead.work(({ tx }) => tx.select().from(sameEvent));
  expect(rows.map((r) => Buffer.from(r.reasonEnc).toString('latin1')).join()).not.toContain('canary');
});

test('is read and written by leads and analysts alone (PROTECTION 8)', async () => {
  const claim = await make();
  const pair = { claim, statements: ['a1', 'a2'] as const };
  for (const who of ['a', 'reviewer', 'auditor']) {
    const place = await study.place(who);
    await expect(
      place.work((w) => answerSameEvent(w, pair, { answer: 'same', reason: 'So it seems.' })),
      who,
    ).rejects.toThrow();
    expect(await place.work((w) => listSameEvent(w, claim)), who).toEqual([]);
  }
});
