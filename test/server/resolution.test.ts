import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClaimDraft } from '#core/claim.ts';
import type { ClaimId } from '#core/ids.ts';
import type { ResolutionDraft } from '#core/resolution.ts';
import { resolution } from '#server/db/schema.ts';
import { createClaim } from '#server/store/claim.ts';
import { listResolutions, resolveClaim, withdrawResolution } from '#server/store/resolution.ts';
import { assessed, claimDraft, statement } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { interchangeOf } from './interchange-file.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

async function make(draft: Partial<ClaimDraft> = {}): Promise<ClaimId> {
  const lead = await study.place('lead');
  const made = await lead.work((w) => createClaim(w, claimDraft(draft)));
  if (!made.ok) throw new Error('no claim');
  return made.id;
}

const drawn = (draft: Partial<ResolutionDraft> = {}): ResolutionDraft => ({
  kind: 'event',
  answer: { value: 'true' },
  month: '2022-07',
  public: true,
  reference: 'A court’s register, July 2022',
  ...draft,
});

const inFile = async (claim: ClaimId) => {
  const lead = await study.place('lead');
  const file = await lead.work(interchangeOf);
  return file.claims.find((one) => one.id === claim);
};

test('C1: what a claim turned out to be is in the file, the latest holds, and what is taken back leaves it open', async () => {
  const claim = await make();
  const lead = await study.place('lead');
  const first = await assessed(t.ground, study, claim, { status: 'probable' });
  await lead.work((w) => resolveClaim(w, claim, drawn()));
  expect((await inFile(claim))?.resolved).toEqual({
    value: 'true',
    date: '2022-07',
    known: false,
    public: true,
  });
  await lead.work((w) => resolveClaim(w, claim, drawn({ kind: 'control', answer: { value: 'partly' } })));
  expect(await inFile(claim)).toMatchObject({
    kind: 'category',
    values: ['true', 'partly', 'false'],
    resolved: { value: 'partly', date: null, known: true },
  });
  await lead.work((w) => withdrawResolution(w, claim, 'Another court, another case.'));
  expect((await inFile(claim))?.resolved).toBeNull();
  const analyst = await study.place('analyst');
  expect(await analyst.work((w) => listResolutions(w, claim))).toMatchObject([
    { kind: 'event', answer: { value: 'true' }, month: '2022-07', assessment: first, by: { role: 'lead' } },
    { kind: 'control', answer: { value: 'partly' }, month: null },
    { kind: 'withdrawn', answer: null, reason: 'Another court, another case.' },
  ]);
});

test('a quantity resolves to a figure, and what does not fit the claim is refused in words', async () => {
  const claim = await make({
    kind: 'quantity',
    units: [{ key: '', label: 'persons' }],
    definitions: [{ key: '', label: 'all members' }],
  });
  const lead = await study.place('lead');
  const refused = await lead.work((w) => resolveClaim(w, claim, drawn({ month: null, reference: ' ' })));
  expect(refused).toMatchObject({
    ok: false,
    faults: [{ field: 'answer' }, { field: 'month' }, { field: 'reference' }],
  });
  await lead.work((w) => resolveClaim(w, claim, drawn({ answer: { figure: 4000 } })));
  expect((await inFile(claim))?.resolved).toMatchObject({ value: 4000 });
  expect(await lead.work((w) => withdrawResolution(w, claim, ''))).toMatchObject({
    ok: false,
    faults: [{ field: 'reason' }],
  });
  const open = await make();
  expect(await lead.work((w) => withdrawResolution(w, open, 'It is open.'))).toMatchObject({
    ok: false,
    faults: [{ field: 'answer' }],
  });
});

test('answers lie sealed, and as SQL no researcher or reviewer sees one, and no analyst gives one (PROTECTION 1, 8)', async () => {
  const claim = await make();
  await statement(t.ground, study, { claim });
  const lead = await study.place('lead');
  await lead.work((w) => resolveClaim(w, claim, drawn({ kind: 'control', answer: { value: 'false' } })));
  const [row] = await lead.work((w) => w.tx.select().from(resolution));
  expect(Buffer.from(row?.answerEnc ?? []).toString('latin1')).not.toContain('false');
  for (const who of ['a', 'reviewer', 'outsider']) {
    const rows = await t.ground.db.asUser(study.accounts[who]!, (tx) => tx.select().from(resolution));
    expect(rows, who).toEqual([]);
  }
  const analyst = await study.place('analyst');
  await expect(analyst.work((w) => resolveClaim(w, claim, drawn()))).rejects.toMatchObject({
    cause: { code: '42501' },
  });
  await expect(
    lead.work((w) => w.tx.execute(raw`update resolution set public = true`)),
  ).rejects.toMatchObject({ cause: { code: '42501' } });
});
