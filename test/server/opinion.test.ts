import { sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimDraft } from '#core/claim.ts';
import type { ClaimId } from '#core/ids.ts';
import type { OpinionDraft } from '#core/opinion.ts';
import { getClaim, getClaims } from '#server/api/claims.ts';
import { eventStream } from '#server/http/event-stream.ts';
import { publish } from '#server/live.ts';
import { opinion } from '#server/db/schema.ts';
import { createAccount } from '#server/store/account.ts';
import { createClaim, showClaim, unshowClaim } from '#server/store/claim.ts';
import { decide } from '#server/store/decision.ts';
import { afterOpinions, giveOpinion, listOpinions } from '#server/store/opinion.ts';
import { addMember } from '#server/store/project.ts';
import { assessed, claimDraft } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  await t.ground.db.asService('auth', async (tx) => {
    const id = await createAccount(tx, { email: 'second@study.test', passwordHash: 'x', admin: false });
    if (id === null) throw new Error('no second reviewer');
    await addMember(tx, study.project, id, 'reviewer');
    study.accounts['reviewer2'] = id;
  });
});
afterAll(() => t.close());

const REVIEWERS = ['reviewer', 'reviewer2'] as const;

/** A claim that reviewers are shown. */
async function make(draft: Partial<ClaimDraft> = {}): Promise<ClaimId> {
  const lead = await study.place('lead');
  return lead.work(async (w) => {
    const made = await createClaim(w, claimDraft(draft));
    if (!made.ok) throw new Error('no claim');
    for (const who of REVIEWERS) await showClaim(w, made.id, study.accounts[who]!);
    return made.id;
  });
}

const drawn = (draft: Partial<OpinionDraft> = {}): OpinionDraft => ({
  value: 'true',
  lo: null,
  hi: null,
  likelihood: 'likely',
  reason: 'It fits what was seen elsewhere.',
  ...draft,
});

async function give(who: string, claim: ClaimId, draft: Partial<OpinionDraft> = {}): Promise<void> {
  const place = await study.place(who);
  const given = await place.work((w) => giveOpinion(w, claim, drawn(draft)));
  if (!given?.ok) throw new Error(JSON.stringify(given));
}

/** A claim that the engine, a lead and the second reviewer hold something about; `held` are words of it. */
async function weighed(): Promise<{ claim: ClaimId; held: string[] }> {
  const claim = await make();
  const lead = await study.place('lead');
  await assessed(t.ground, study, claim, {
    status: 'contested',
    best: 'false',
    p: { true: 0.3141, false: 0.6859 },
  });
  await lead.work((w) => decide(w, claim, { held: 'probable', reason: 'canary-decision' }));
  await give('reviewer2', claim, { value: 'false', likelihood: 'very likely', reason: 'canary-opinion' });
  return { claim, held: ['contested', '0.3141', 'probable', 'canary', 'very likely'] };
}

describe('an opinion', () => {
  test('is an answer or a range with how likely it is and why; later ones stand beside the first', async () => {
    const claim = await make();
    await give('reviewer', claim, { reason: ' First. ' });
    await give('reviewer', claim, { value: 'partly', likelihood: 'roughly even chance', reason: 'Second.' });
    const lead = await study.place('lead');
    expect(await lead.work((w) => listOpinions(w, claim))).toMatchObject([
      {
        answer: { value: 'true', lo: null, hi: null },
        likelihood: 'likely',
        reason: 'First.',
        first: true,
        ordinal: 1,
      },
      { answer: { value: 'partly' }, likelihood: 'roughly even chance', reason: 'Second.', first: false },
    ]);
    const figure = await make({
      kind: 'quantity',
      units: [{ key: '', label: 'persons' }],
      definitions: [{ key: '', label: 'all members' }],
    });
    await give('reviewer', figure, { value: null, lo: 2000, hi: 4000, likelihood: 'likely' });
    const analyst = await study.place('analyst');
    expect(await analyst.work((w) => listOpinions(w, figure))).toMatchObject([
      { answer: { value: null, lo: 2000, hi: 4000 }, ordinal: null },
    ]);
    const own = await (await study.place('reviewer')).work((w) => listOpinions(w, figure));
    expect(own, 'nor do they learn their own number, which counts reviewers').toMatchObject([
      { ordinal: null },
    ]);
  });

  test('without an answer, a likelihood that can be, and a reason is refused in words', async () => {
    const claim = await make();
    const reviewer = await study.place('reviewer');
    const refused = await reviewer.work((w) =>
      giveOpinion(w, claim, drawn({ value: 'v9', likelihood: 'very unlikely', reason: ' ' })),
    );
    expect(refused).toMatchObject({
      ok: false,
      faults: [{ field: 'value' }, { field: 'likelihood' }, { field: 'reason' }],
    });
    expect(await reviewer.work((w) => listOpinions(w, claim))).toEqual([]);
  });

  test('is kept for good and sealed, and is given by reviewers, on claims that they are shown (PROTECTION 5, 8)', async () => {
    const claim = await make();
    await give('reviewer', claim, { reason: 'canary-reason' });
    const lead = await study.place('lead');
    const rows = await lead.work(({ tx }) => tx.select().from(opinion));
    expect(rows.map((r) => Buffer.from(r.reasonEnc).toString('latin1')).join()).not.toContain('canary');
    for (const change of [raw`update opinion set likelihood = 'unlikely'`, raw`delete from opinion`])
      await expect(lead.work((w) => w.tx.execute(change))).rejects.toMatchObject({
        cause: { code: '42501' },
      });
    for (const who of ['lead', 'analyst'])
      await expect(
        (await study.place(who)).work((w) => giveOpinion(w, claim, drawn())),
        who,
      ).rejects.toMatchObject({
        cause: { code: '42501' },
      });
    await lead.work((w) => unshowClaim(w, claim, study.accounts['reviewer']!));
    const reviewer = await study.place('reviewer');
    expect(await reviewer.work((w) => giveOpinion(w, claim, drawn()))).toBeNull();
    for (const who of ['a', 'auditor', 'outsider']) {
      const seen = await t.ground.db.asUser(study.accounts[who]!, (tx) => tx.select().from(opinion));
      expect(seen, who).toEqual([]);
    }
  });
});

describe('independent-validators-anonymous: a reviewer who has given no opinion yet', () => {
  /** Everything that SQL gives the application when it acts for this account. */
  const bySql = (who: string): Promise<string> =>
    t.ground.db.asUser(study.accounts[who]!, async (tx) => {
      const rows: unknown[] = [];
      for (const from of [
        raw`assessment`,
        raw`decision`,
        raw`opinion`,
        raw`resolution`,
        raw`verdicts_after_opinion(${study.project})`,
        raw`decisions_after_opinion(${study.project})`,
        raw`opinions_after_opinion(${study.project})`,
      ])
        rows.push(...(await tx.execute(raw`select * from ${from}`)));
      return JSON.stringify(rows);
    });

  test('reads neither verdict nor decision nor another opinion as SQL, and after their own all three of that claim alone', async () => {
    const { claim } = await weighed();
    const other = await weighed();
    expect(await bySql('reviewer')).not.toContain(claim);
    await give('reviewer', claim);
    const seen = await bySql('reviewer');
    expect(seen).toContain('0.3141');
    expect(seen).not.toContain(other.claim);
    for (const hidden of ['steps', study.accounts['lead']!, study.accounts['reviewer2']!])
      expect(seen, hidden).not.toContain(hidden);
    const reviewer = await study.place('reviewer');
    const told = await reviewer.work(afterOpinions);
    expect(told.get(claim)).toMatchObject({
      verdict: { status: 'contested', best: 'false', p: { true: 0.3141 } },
      decisions: [{ held: 'probable' }],
      others: [{ answer: { value: 'false' }, likelihood: 'very likely', reason: 'canary-opinion' }],
    });
    expect(told.has(other.claim)).toBe(false);
  });

  test('is told none of it by the claims of the API, and afterwards without handles', async () => {
    const { claim, held } = await weighed();
    const reviewer = await study.place('reviewer');
    const asked = async (): Promise<string> =>
      JSON.stringify([
        await getClaim(reviewer, claim),
        (await getClaims(reviewer, { limit: 1000 })).items.filter((item) => item.id === claim),
      ]);
    const before = await asked();
    for (const secret of [...held, '"decision"', '"opinions"', '"best"', '"p"'])
      expect(before, secret).not.toContain(secret);
    await give('reviewer', claim);
    const after = await asked();
    for (const told of ['contested', '0.3141', 'probable', 'canary-opinion'])
      expect(after, told).toContain(told);
    for (const hidden of ['canary-decision', 'ordinal', study.accounts['reviewer2']!, 'family', 'filed'])
      expect(after, hidden).not.toContain(hidden);
  });

  test('hears nothing of it in the stream of events', async () => {
    const { claim } = await weighed();
    const account = study.accounts['reviewer']!;
    let admitted = true;
    const stream = eventStream(t.ground, await study.place('reviewer'), {
      admitted: () => Promise.resolve(admitted),
      since: Infinity, // nothing from before
      signal: new AbortController().signal,
    });
    await t.ground.db.asService('engine', async (tx) => {
      const project = study.project;
      for (const noun of ['claim', 'decision', 'opinion', 'resolution'] as const)
        await publish(tx, { kind: 'changed', project, noun, id: claim });
      await publish(tx, { kind: 'assessed', project, claims: [claim] });
    });
    admitted = false;
    await t.ground.db.asService('engine', (tx) => publish(tx, { kind: 'revoked', account, version: 2 }));
    let heard = '';
    for await (const text of stream) heard += text;
    expect(heard).toBe('retry: 1000\n\ndata: {"kind":"ended"}\n\n');
  });

  test('loses it again with the claim, when it is no longer shown', async () => {
    const { claim } = await weighed();
    await give('reviewer', claim);
    const lead = await study.place('lead');
    await lead.work((w) => unshowClaim(w, claim, study.accounts['reviewer']!));
    const reviewer = await study.place('reviewer');
    const told = (await reviewer.work(afterOpinions)).get(claim);
    expect(told).toMatchObject({ verdict: null, decisions: [], others: [] });
    expect(await getClaim(reviewer, claim)).toMatchObject({ ok: false });
  });

  test('tells nothing of one period of a question by another that they have an opinion on already', async () => {
    const family = randomUUID();
    const [then, now] = [
      await make({ family, state: true }),
      await make({ family, state: true, period: { from: '2023-01', to: '2023-06' } }),
    ];
    const superseded = { status: 'superseded', best: 'true', p: { true: 0.9118, false: 0.0882 } };
    await assessed(t.ground, study, then, superseded);
    const lead = await study.place('lead');
    await lead.work((w) => decide(w, then, { held: 'probable', reason: 'Two saw it.' }));
    await give('reviewer2', then, { reason: 'canary-then' });
    await give('reviewer', then);
    const reviewer = await study.place('reviewer');
    const told = async () => (await reviewer.work(afterOpinions)).get(then);
    const asked = async () => JSON.stringify([await bySql('reviewer'), await getClaim(reviewer, then)]);
    expect(await told()).toMatchObject({
      ...{ awaits: true, verdict: null, decisions: [] },
      others: [{ reason: 'canary-then' }],
    });
    expect(await asked()).not.toMatch(/superseded|0\.9118/);
    await give('reviewer', now);
    expect(await told()).toMatchObject({
      ...{ awaits: false, verdict: superseded, decisions: [{ held: 'probable' }] },
    });
    expect(await asked()).toMatch(/superseded.*0\.9118/);
  });

  test('sees of a reviewer who spoke twice what they hold last, once', async () => {
    const { claim } = await weighed();
    await give('reviewer2', claim, { value: 'partly', reason: 'I have thought again.' });
    await give('reviewer', claim);
    const reviewer = await study.place('reviewer');
    const told = await reviewer.work(afterOpinions);
    expect(told.get(claim)?.others.map(({ reason }) => reason)).toEqual(['I have thought again.']);
  });
});
