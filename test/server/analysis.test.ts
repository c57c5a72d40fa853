import { desc, eq, sql as raw } from 'drizzle-orm';
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { heardIn } from '#core/assessment-view.ts';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimId, SourceId } from '#core/ids.ts';
import { editAssertion, removeAssertion } from '#doc/entry.ts';
import { assertionsOf } from '#doc/schema.ts';
import { createAnalysis, type Analysis } from '#server/analysis/analysis.ts';
import { assessment, assertion, finding } from '#server/db/schema.ts';
import type { LiveEvent } from '#server/live-event.ts';
import type { Place } from '#server/place.ts';
import { createProjection, type Projection } from '#server/projection/follow.ts';
import {
  assembleAssessments,
  assessmentHistory,
  latestAssessment,
  latestHeard,
  latestVerdicts,
} from '#server/store/assessment.ts';
import { listAssertions } from '#server/store/assertion.ts';
import { editClaim, openClaim } from '#server/store/claim.ts';
import { answerSameEvent } from '#server/store/same-event.ts';
import { openSource } from '#server/store/source.ts';
import { correctInterview } from '#server/store/interview.ts';
import { resolveClaim } from '#server/store/resolution.ts';
import { createSource, editSource } from '#server/store/source-writer.ts';
import { assert, edit, makeClaim, makeReleased, QUANTITY, type ReleasedRecord } from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import { interchangeOf } from './interchange-file.ts';

/** Nothing is found but by what is told. */
const NEVER = 2 ** 31 - 1;

let t: TestGround;
let study: TestStudy;
let projection: Projection;
let analysis: Analysis;
let lead: Place, analyst: Place;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  projection = createProjection(t.ground, () => true, NEVER);
  analysis = createAnalysis(t.ground);
  await projection.start();
  await analysis.start();
  await analysis.caughtUp(); // what there was at the start, before anything happens
  lead = await study.place('lead');
  analyst = await study.place('analyst');
});
afterAll(async () => {
  await projection.close();
  await analysis.close();
  await t.close();
});

async function caughtUp() {
  await projection.caughtUp();
  await analysis.caughtUp();
}

/** What anybody can compute again: the interchange file, decoded as `sanad assess` does. */
async function computedAnew() {
  return JSON.parse(JSON.stringify(assess(await lead.work(interchangeOf)))) as unknown;
}

const stored = () => lead.work(assembleAssessments);
const say = (record: ReleasedRecord, who: string, change: (doc: Y.Doc) => void) =>
  edit(t.ground, record.analysis, study.accounts[who], change);
const AT = { block: 1, from: 0, to: 4 };

describe('assessments', () => {
  test('follow an assertion, each stored with its cause and never overwritten', async () => {
    const claim = await makeClaim(study);
    await caughtUp();
    const record = await makeReleased(t.ground, study);
    await say(record, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'affirms' }, 'a1'));
    await caughtUp();
    await say(record, 'analyst', (doc) => editAssertion(doc, 'a1', { stance: 'denies' }));
    await caughtUp();
    const history = await lead.work((work) => assessmentHistory(work, claim));
    expect(history.map((one) => [one.cause.kind, one.result.best])).toEqual([
      ['claim', null],
      ['record', 'true'],
      ['record', 'false'],
    ]);
    expect(history[1]?.cause.id).toBe(record.id);
    expect(history.every((one) => !('steps' in one.result))).toBe(true);
    const [latest] = (await lead.work(latestVerdicts)).filter((one) => one.claim === claim);
    expect(latest).toEqual(history.at(-1));
    // Lists count the very lines that the page derives it from.
    const whole = await lead.work((work) => latestAssessment(work, claim));
    const heard = (await lead.work(latestHeard)).get(claim);
    expect(heard).toEqual(heardIn(whole?.result ?? null));
    expect([...(heard ?? [])]).toEqual([['a1', { sign: 0, copy: false }]]);
  });

  test('are stored once while nothing changes: a rebuild of the same evidence adds none', async () => {
    await caughtUp();
    const count = () => lead.work(async ({ tx }) => (await tx.select().from(assessment)).length);
    const before = await count();
    await analysis.rebuild(study.project);
    expect(await count()).toBe(before);
  });

  test('are told to everybody who listens, by claim', async () => {
    const claim = await makeClaim(study);
    const record = await makeReleased(t.ground, study);
    await caughtUp();
    const heard: LiveEvent[] = [];
    const stop = t.ground.live.subscribe((event) => heard.push(event));
    await say(record, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'affirms' }));
    await expect
      .poll(() => heard.find((e) => e.kind === 'assessed' && e.claims?.includes(claim)))
      .toBeTruthy();
    stop();
  });

  test('follow a claim and a source that are edited', async () => {
    const claim = await makeClaim(study, { interest: { isk: { true: 1, false: -1 } } });
    const record = await makeReleased(t.ground, study, { source: { typeKey: 'isk' } });
    await say(record, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'affirms' }));
    await caughtUp();
    const status = async () =>
      (await lead.work(latestVerdicts)).find((one) => one.claim === claim)?.result.p?.['true'];
    const self = await status();
    await lead.work((work) => editSource(work, record.source, { unaffiliated: true }));
    await caughtUp();
    const unattached = await status();
    expect(unattached).toBeGreaterThan(self ?? 1);
    const view = await lead.work((work) => openClaim(work, claim));
    await lead.work((work) =>
      editClaim(work, claim, { ...view!, period: { from: '2020-01', to: '2020-02' } }),
    );
    await say(record, 'analyst', (doc) => {
      for (const id of assertionsOf(doc).keys())
        editAssertion(doc, id, { refersTo: { from: '2022-01', to: '2022-02' } });
    });
    await caughtUp();
    expect((await lead.work(latestVerdicts)).find((one) => one.claim === claim)?.result.status).toBe(
      'no evidence',
    );
  });

  test('follow an interview whose month is put right: its statement becomes the earlier one (C3)', async () => {
    const claim = await makeClaim(study);
    const first = await makeReleased(t.ground, study, { month: '2022-03' });
    const second = await makeReleased(t.ground, study, {
      source: { code: first.source },
      month: '2022-05',
    });
    await say(first, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'affirms' }));
    await say(second, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'denies' }));
    await caughtUp();
    const best = async () =>
      (await lead.work(latestVerdicts)).find((one) => one.claim === claim)?.result.best;
    expect(await best()).toBe('false');
    const right = { month: '2022-01', region: 'kunar', mode: 'telephone', language: 'ps' };
    expect(await lead.work((work) => correctInterview(work, second.code, right))).toEqual({ ok: true });
    await caughtUp();
    expect(await best()).toBe('true');
    const history = await lead.work((work) => assessmentHistory(work, claim));
    expect(history.at(-1)?.cause).toEqual({ kind: 'record', id: second.id });
    expect(await stored()).toEqual(await computedAnew());
    const file = await lead.work(interchangeOf);
    expect(file.assertions.find((one) => one.claim === claim && one.value === 'false')).toMatchObject({
      date: '2022-01',
    });
  });

  test('follow whether two accounts are of one event: what is of another opposes nobody (C7)', async () => {
    const claim = await makeClaim(study, { event: true });
    const [one, other] = [await makeReleased(t.ground, study), await makeReleased(t.ground, study)];
    await say(one, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'affirms' }, 'e1'));
    await say(other, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'denies' }, 'e2'));
    await caughtUp();
    const disputed = async () =>
      (await lead.work(latestVerdicts)).find((verdict) => verdict.claim === claim)?.result.disputed;
    expect(await disputed()).toHaveLength(1);
    const answer = async (held: string) => {
      const pair = { claim, statements: ['e1', 'e2'] as const };
      await analyst.work((work) => answerSameEvent(work, pair, { answer: held, reason: 'A month apart.' }));
      await caughtUp();
    };
    await answer('other');
    expect(await disputed()).toEqual([]);
    expect(await stored()).toEqual(await computedAnew());
    await answer('same');
    expect(await disputed()).toHaveLength(1);
  });

  test('show analysts the decibels to 0.1 and nothing that tells how an interviewer is trusted', async () => {
    const claim = await makeClaim(study);
    for (const who of ['a', 'b'])
      await say(await makeReleased(t.ground, study, {}, who), 'analyst', (doc) =>
        assert(doc, AT, { claim, stance: 'affirms' }),
      );
    await caughtUp();
    const whole = await lead.work((work) => latestAssessment(work, claim));
    const seen = await analyst.work((work) => latestAssessment(work, claim));
    const lineOf = (one: typeof seen) => one?.result.steps.find((step) => step.step === 'line');
    expect(lineOf(whole)).toHaveProperty('researcher');
    for (const hidden of ['researcher', 'd', 'rho', 'fidelity', 'w', 'x', 'y'])
      expect(lineOf(seen)).not.toHaveProperty(hidden);
    const line = lineOf(seen);
    const adds = line?.step === 'line' ? line.adds : NaN;
    expect(Math.round(adds * 10) / 10).toBe(adds);
    const all = await analyst.work(assembleAssessments);
    expect(all).not.toHaveProperty('researchers');
    expect(JSON.stringify(all)).not.toMatch(/"(researcher|rho|fidelity|d|g|q|w|nEff|chi2|se)":/);
    // Of one interviewer or of two would show in how many independent lines they come to.
    expect(JSON.stringify(await analyst.work((work) => latestVerdicts(work)))).not.toContain('nEff');
    const policies = await analyst.work(({ tx }) => tx.select().from(finding));
    expect(policies.filter((row) => row.kind === 'researchers')).toEqual([]);
  });

  test('and assertions are seen by no researcher, reviewer or auditor (PROTECTION 8)', async () => {
    for (const who of ['a', 'b', 'reviewer', 'auditor', 'outsider'])
      await t.ground.db.asUser(study.accounts[who]!, async (tx) => {
        expect(await tx.select().from(assessment)).toEqual([]);
        expect(await tx.select().from(finding)).toEqual([]);
        expect(await tx.select().from(assertion)).toEqual([]);
      });
  });

  test('count only what was released: words of a field copy move nothing', async () => {
    const before = await computedAnew();
    const claim = await makeClaim(study);
    const record = await makeReleased(t.ground, study);
    await edit(t.ground, record.field, study.accounts['a'], (doc) =>
      assert(doc, AT, { claim, stance: 'affirms' }),
    );
    await caughtUp();
    const after = await lead.work((work) => latestAssessment(work, claim));
    expect(after?.result.status).toBe('no evidence');
    expect(before).toBeTruthy();
  });
});

test('each is stored with what moved it, whatever else happened before it was weighed', async () => {
  const interest = { isk: { true: 1, false: -1 } } as const;
  const swayed = await makeClaim(study, { interest });
  const [said, answered] = [await makeClaim(study), await makeClaim(study)];
  const mine = await makeReleased(t.ground, study, { source: { typeKey: 'isk' } });
  const other = await makeReleased(t.ground, study);
  await say(mine, 'analyst', (doc) => assert(doc, AT, { claim: swayed, stance: 'affirms' }));
  await say(other, 'analyst', (doc) => assert(doc, AT, { claim: answered, stance: 'affirms' }, 'before'));
  await caughtUp();
  const source = await lead.work((work) => openSource(work, mine.source));
  await t.ground.db.asService('engine', async (tx) => {
    // While this is held nothing is weighed: all of it comes to one run, which has heard of the first alone.
    await tx.execute(
      raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.analysis ${study.project}`}, 0))`,
    );
    await lead.work((work) => editSource(work, mine.source, { unaffiliated: true }));
    await say(other, 'analyst', (doc) => assert(doc, AT, { claim: said, stance: 'denies' }, 'late'));
    const answer = { answer: { value: 'true' }, month: '2023-01', public: true, reference: 'A report' };
    await lead.work((work) => resolveClaim(work, answered, { kind: 'event', ...answer }));
    await projection.caughtUp();
    await t.ground.live.settle();
  });
  await caughtUp();
  const causes = async (claim: ClaimId) =>
    (await lead.work((work) => assessmentHistory(work, claim))).at(-1)?.cause;
  expect(await causes(swayed)).toEqual({ kind: 'source', id: source?.id });
  expect(await causes(said)).toEqual({ kind: 'record', id: other.id });
  expect(await causes(answered)).toEqual({ kind: 'resolution', id: answered });
  expect(await stored()).toEqual(await computedAnew());
});

describe('the interchange file', () => {
  test('names researchers by ids that are nobody’s account, and documents by nobody', async () => {
    const claim = await makeClaim(study);
    const met = await makeReleased(t.ground, study);
    const read = await makeReleased(t.ground, study, {
      source: { typeKey: 'public-document', title: 'A report' },
      mode: 'document',
    });
    for (const record of [met, read])
      await say(record, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'affirms' }));
    await caughtUp();
    const file = await lead.work(interchangeOf);
    const bySource = new Map(
      file.assertions.filter((a) => a.claim === claim).map((a) => [a.source, a.researcher]),
    );
    expect(bySource.get(met.source)).toMatch(/^r-[0-9a-f]{10}$/);
    expect(bySource.get(read.source)).toBeNull();
    const text = JSON.stringify(file);
    for (const account of Object.values(study.accounts)) expect(text).not.toContain(account);
  });

  test('after a random series of edits through the log gives what is stored, by `assess`', async () => {
    const seed = randomInt(1_000_000);
    const random = mulberry(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const family = crypto.randomUUID();
    const interest = { isk: { true: 1, false: -1 }, taliban: { true: -1, false: 1 } } as const;
    const claims: ClaimId[] = [
      await makeClaim(study, { interest, filed: 'true' }),
      await makeClaim(study, { kind: 'trend', period: { from: '2021-01', to: '2021-12' }, family }),
      await makeClaim(study, {
        kind: 'trend',
        period: { from: '2022-01', to: '2022-12' },
        family,
        state: true,
      }),
      await makeClaim(study, { ...QUANTITY, interest: { isk: { high: 1 } }, headline: 500 }),
    ];
    const types = ['isk', 'taliban-official', 'elder', 'cleric', 'former-isk'];
    const records: ReleasedRecord[] = [];
    for (let i = 0; i < 6; i++)
      records.push(
        await makeReleased(
          t.ground,
          study,
          { source: { typeKey: pick(types) }, month: pick(['2021-11', '2022-05', '2023-02']) },
          pick(['a', 'b']),
        ),
      );
    const external = await lead.work((work) =>
      createSource(work, { typeKey: 'public-document', external: true }),
    );
    if (!external.ok) throw new Error(external.fault.message);
    const ids: SourceId[] = [external.id];
    for (const record of records) {
      const view = await lead.work((work) => openSource(work, record.source));
      if (view) ids.push(view.id);
    }
    const fields = () => ({
      claim: pick(claims),
      stance: pick(['affirms', 'denies', 'qualifies', null] as const),
      value: pick(['up', 'flat', 'down', null]),
      lo: pick([null, 40, 300, 2000]),
      hi: pick([null, 400, 3000]),
      bound: pick(['about', 'at-least', 'at-most', null] as const),
      unit: pick(['u1', 'u9', null]),
      definition: pick(['d1', 'd2', null]),
      basis: pick(['first-hand', 'hearsay', null] as const),
      root: pick([null, null, 'unknown' as const, ...ids]),
      hops: pick([0, 0, 1, 2]),
      confrontedWith: pick([null, ...ids]),
      probed: random() < 0.3,
      cases: pick([null, 2, 50]),
      forecast: random() < 0.2,
      retracted: random() < 0.1,
      refersTo: pick([null, { from: '2022-01', to: '2022-06' }]),
    });
    for (let round = 0; round < 50; round++) {
      await say(pick(records), pick(['analyst', 'analyst2', 'lead']), (doc) => {
        const there = [...assertionsOf(doc).keys()];
        const roll = random();
        if (there.length > 0 && roll < 0.15) removeAssertion(doc, pick(there));
        else if (there.length > 0 && roll < 0.5) editAssertion(doc, pick(there), fields());
        else assert(doc, AT, fields(), random() < 0.05 ? 'twice' : crypto.randomUUID());
      });
      if (round % 12 === 5)
        await lead.work((work) =>
          editSource(work, pick(records).source, { affiliation: pick(['isk', 'taliban', null]) }),
        );
      if (round % 10 === 9) {
        await caughtUp();
        expect(await stored(), `seed ${seed}`).toEqual(await computedAnew());
      }
    }
    await caughtUp();
    const before = await stored();
    expect(before, `seed ${seed}`).toEqual(await computedAnew());
    await analysis.rebuild(study.project);
    expect(await stored()).toEqual(before);
    const listed = await lead.work((work) => listAssertions(work));
    const file = await lead.work(interchangeOf);
    const names = new Set(listed.map((a) => a.id));
    expect(names.size).toBe(listed.length);
    expect(file.assertions.filter((a) => !names.has(a.id))).toEqual([]);
  });

  test('a keystroke reaches its verdict by notifications alone', async () => {
    const claim = await makeClaim(study);
    const record = await makeReleased(t.ground, study);
    await say(record, 'analyst', (doc) => assert(doc, AT, { claim, stance: 'affirms' }, 'k'));
    await caughtUp();
    await t.ground.live.settle();
    for (let i = 0; i < 3; i++) {
      const told = new Promise<void>((resolve) => {
        const stop = t.ground.live.subscribe((event) => {
          if (event.kind !== 'assessed' || !event.claims?.includes(claim)) return;
          stop();
          resolve();
        });
      });
      await say(record, 'analyst', (doc) =>
        editAssertion(doc, 'k', { stance: i % 2 === 0 ? 'denies' : 'affirms' }),
      );
      await told;
    }
  });
});

describe('assertions as pages read them', () => {
  test('carry source, month, words and place; an origin by its code', async () => {
    const claim = await makeClaim(study, QUANTITY);
    const record = await makeReleased(t.ground, study, { month: '2022-06' });
    const origin = await lead.work((work) =>
      createSource(work, { typeKey: 'public-document', external: true }),
    );
    if (!origin.ok) throw new Error(origin.fault.message);
    await say(record, 'analyst', (doc) =>
      assert(
        doc,
        { block: 1, from: 10, to: 27 },
        {
          claim,
          stance: 'affirms',
          lo: 300,
          unit: 'u1',
          definition: 'd1',
          basis: 'hearsay',
          root: origin.id,
          hops: 1,
          refersTo: { from: '2021-01', to: '2021-12' },
        },
        's1',
      ),
    );
    await caughtUp();
    const list = await analyst.work((work) => listAssertions(work, { claim }));
    expect(list).toEqual([
      expect.objectContaining({
        id: 's1',
        entry: 's1',
        record: record.code,
        source: expect.objectContaining({ code: record.source, party: null }),
        interview: { month: '2022-06', audience: 'private' },
        claim,
        stance: 'affirms',
        lo: 300,
        unit: 'u1',
        root: origin.code,
        refersTo: { from: '2021-01', to: '2021-12' },
        quote: 'three hundred men',
        span: { fromBlock: 1, fromOffset: 10, toBlock: 1, toOffset: 27 },
        incomplete: [],
      }),
    ]);
    expect(await analyst.work((work) => listAssertions(work, { record: record.code }))).toEqual(list);
    expect(await (await study.place('a')).work((work) => listAssertions(work, { claim }))).toEqual([]);
  });

  test('lie sealed in the database: no word of a quotation or an answer stands in clear', async () => {
    const rows = await t.ground.db.asService('projection', (tx) =>
      tx.execute(raw`select encode(quote_enc, 'escape') as quote from assertion where quote_enc is not null`),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/hundred|They/);
  });
});

test('two processes store each change of a verdict once', async () => {
  const other = createAnalysis(t.ground);
  await other.start();
  const claim = await makeClaim(study);
  const record = await makeReleased(t.ground, study);
  for (const stance of ['affirms', 'denies', 'affirms'] as const) {
    await say(record, 'analyst', (doc) => assert(doc, AT, { claim, stance }, 'a1'));
    await caughtUp();
    await other.caughtUp();
  }
  const rows = await lead.work(({ tx }) =>
    tx.select().from(assessment).where(eq(assessment.claimId, claim)).orderBy(desc(assessment.createdAt)),
  );
  expect(rows).toHaveLength(4); // no evidence, then three changes
  await other.close();
});

/** A small seeded generator (Mulberry32): printed seeds give the same series again. */
function mulberry(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let x = Math.imul(a ^ (a >>> 15), 1 | a);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}
