import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimId } from '#core/ids.ts';
import { decision } from '#server/db/schema.ts';
import { createClaim } from '#server/store/claim.ts';
import { decide, listDecisions } from '#server/store/decision.ts';
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

describe('a decision', () => {
  test('rests on the assessment that stood when it was made', async () => {
    const claim = await make();
    const lead = await study.place('lead');
    await lead.work((w) => decide(w, claim, { held: 'open', reason: 'Nobody was asked yet.' }));
    await assessed(t.ground, study, claim, { status: 'probable' });
    const second = await assessed(t.ground, study, claim, { status: 'contested' });
    const other = await study.place('lead2');
    await other.work((w) => decide(w, claim, { held: 'contested', reason: ' Wait for the south. ' }));
    await assessed(t.ground, study, claim, { status: 'corroborated' });
    const analyst = await study.place('analyst');
    expect(await analyst.work((w) => listDecisions(w, claim))).toMatchObject([
      { held: 'open', by: { role: 'lead', ordinal: 1 }, assessment: null },
      {
        held: 'contested',
        reason: 'Wait for the south.',
        by: { role: 'lead', ordinal: 2 },
        assessment: second,
      },
    ]);
  });

  test('needs what is held, and a reason', async () => {
    const claim = await make();
    const lead = await study.place('lead');
    const made = await lead.work((w) => decide(w, claim, { held: 'sure', reason: ' ' }));
    expect(made.ok ? [] : made.faults.map((f) => f.field)).toEqual(['held', 'reason']);
    expect(await lead.work((w) => listDecisions(w, claim))).toEqual([]);
  });

  test('is a lead’s: the database refuses an analyst’s (PROTECTION 8)', async () => {
    const claim = await make();
    const analyst = await study.place('analyst');
    await expect(
      analyst.work((w) => decide(w, claim, { held: 'probable', reason: 'So it seems.' })),
    ).rejects.toThrow();
  });

  test('stores its reason sealed, and no reviewer or researcher reads it', async () => {
    const claim = await make();
    const lead = await study.place('lead');
    await lead.work((w) => decide(w, claim, { held: 'probable', reason: 'canary-reason' }));
    const rows = await lead.work(({ tx }) => tx.select().from(decision));
    expect(rows.map((r) => Buffer.from(r.reasonEnc).toString('latin1')).join()).not.toContain('canary');
    for (const who of ['a', 'reviewer', 'auditor'])
      expect(await (await study.place(who)).work((w) => listDecisions(w)), who).toEqual([]);
  });
});
