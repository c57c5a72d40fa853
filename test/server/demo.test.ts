/** The demo study, loaded as `npm run demo` loads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { LEAST_UNITS } from '#core/agreement/krippendorff.ts';
import { assess } from '#core/consistency/assess.ts';
import type { ClaimAssessment } from '#core/consistency/assessment.ts';
import { fallOf } from '#core/consistency/fall.ts';
import { signed } from '#core/consistency/words.ts';
import { obstacleTo } from '#core/disclosure/preparation.ts';
import { checkManuscript } from '#core/manuscript/check.ts';
import { previewResolution } from '#server/analysis/preview.ts';
import { agreementsOf, differencesOf } from '#lib/claims/differences.ts';
import { placeIn } from '#lib/apparatus/base.ts';
import { en } from '#lib/messages/en.ts';
import { judgedOf } from '#lib/claims/judged.ts';
import { createApp, type App } from '#server/app.ts';
import { demoState, loadDemo } from '#server/demo/load.ts';
import { demoEmail, type Person } from '#server/demo/people.ts';
import { demoStudy } from '#server/demo/study.ts';
import { assertion, coding, compartment, memo, project, record } from '#server/db/schema.ts';
import { openPlace, type Place, type Work } from '#server/place.ts';
import { findAccount } from '#server/store/account.ts';
import { assembleAssessments, assessmentHistories, latestVerdicts } from '#server/store/assessment.ts';
import { listClaims } from '#server/store/claim.ts';
import { readKnown } from '#server/store/known.ts';
import { listDecisions } from '#server/store/decision.ts';
import { actsToConfirm } from '#server/store/lead-waits.ts';
import { listOpinions } from '#server/store/opinion.ts';
import { prepareRelease } from '#server/store/outside-preparation.ts';
import { listQuotations, printQuotations } from '#server/store/quotation.ts';
import { listPredictions } from '#server/store/prediction.ts';
import { listRecords } from '#server/store/record.ts';
import { listResolutions } from '#server/store/resolution.ts';
import { listSources } from '#server/store/source.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { freshConfig } from './harness.ts';
import { interchangeOf } from './interchange-file.ts';

let app: App;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshConfig();
  drop = fresh.drop;
  app = await createApp({ ...fresh.config, demo: true });
  expect(await demoState(app)).toBe('absent');
  await loadDemo(app);
}, 300_000);
afterAll(async () => {
  await app.close();
  await drop();
});

async function as(who: Person): Promise<Place> {
  const account = await app.db.asService('auth', (tx) => findAccount(tx, demoEmail(who)));
  const place = account && (await openPlace(app, account.id, 'demo'));
  if (!place) throw new Error(`${who} is no member of the demo`);
  return place;
}

const spans = demoStudy.records
  .filter((r) => r.release)
  .flatMap((r) => r.turns.flatMap((turn) => Object.values(turn.spans ?? {})));

test('it is complete', async () => {
  expect(await demoState(app)).toBe('complete');
});

test('every record, source, claim, code and span of the study is there, at its place', async () => {
  const lead = await as('lead');
  const records = await lead.work((work) => listRecords(work, { limit: 1000 }));
  expect(records.items).toHaveLength(demoStudy.records.length);
  expect(records.items.filter((r) => r.state === 'released')).toHaveLength(
    demoStudy.records.filter((r) => r.release).length,
  );
  expect((await lead.work((work) => listSources(work, { limit: 1000 }))).items).toHaveLength(
    demoStudy.sources.length,
  );
  expect(await lead.work(listClaims)).toHaveLength(demoStudy.claims.length);
  expect(await lead.work(listDecisions)).toHaveLength(demoStudy.decisions.length);
  const rows = await lead.work(async ({ tx }) => ({
    codings: await tx.select().from(coding),
    assertions: await tx.select().from(assertion),
    memos: await tx.select({ n: count() }).from(memo),
  }));
  expect(rows.codings).toHaveLength(spans.flatMap((s) => s.codes ?? []).length);
  expect(rows.codings.filter((row) => row.codeId === null || row.fromBlock === null)).toEqual([]);
  expect(rows.assertions).toHaveLength(spans.filter((s) => s.assertion).length);
  expect(rows.assertions.filter((row) => row.claimId === null || row.fromBlock === null)).toEqual([]);
  const notes = demoStudy.records.flatMap((r) => [
    ...(r.notes ?? []),
    ...r.turns.filter((turn) => turn.note),
  ]);
  expect(rows.memos[0]?.n).toBe(notes.length);
});

test('quoted-words-of-speakers: what two leads let out is printed with its attribution, its edits marked', async () => {
  const lead = await as('lead');
  expect(await listQuotations(app, lead, placeIn(en.interview))).toMatchObject([
    {
      code: expect.any(String),
      outcome: 'done',
      obstacles: [],
      original: expect.stringContaining('for a year'),
    },
  ]);
  const printed = await lead.work((work) => printQuotations(work, placeIn(en.interview)));
  expect(printed).toEqual([
    { printed: demoStudy.quotations[0]?.typed, label: 'interview, IS-K member, 2021-2023' },
  ]);
});

test('D17: what loses least may leave beside its quotation, with the paper’s numbers and without', async () => {
  const lead = await as('lead');
  for (const apparatus of [false, true]) {
    const choice = { kind: 'open-access', steps: null, sensitive: [], again: false, apparatus } as const;
    expect(obstacleTo(await lead.work((work) => prepareRelease(work, choice)))).toBeNull();
  }
});

test('what an analyst coded is an analyst’s, and what a lead coded a lead’s', async () => {
  const byLead = spans.filter((s) => s.by === 'lead').flatMap((s) => s.codes ?? []).length;
  const lead = await as('lead');
  const rows = await lead.work(({ tx }) =>
    tx.select({ n: count() }).from(coding).where(eq(coding.accountId, lead.actor.account)),
  );
  expect(rows[0]?.n).toBe(byLead);
});

test('three researchers do not see one another: each has their own records and sources, and no more', async () => {
  const researcherOf = new Map(demoStudy.sources.map((s) => [s.ref, s.researcher]));
  for (const letter of ['a', 'b', 'c'] as const) {
    const place = await as(`researcher-${letter}`);
    const { items } = await place.work((work) => listRecords(work, { limit: 1000 }));
    const own = demoStudy.records.filter((r) => researcherOf.get(r.source) === letter);
    expect(items).toHaveLength(own.length);
    expect(items.filter((item) => item.researcher !== null)).toEqual([]);
    const sources = await place.work((work) => listSources(work, { limit: 1000 }));
    expect(sources.items).toHaveLength(demoStudy.sources.filter((s) => s.researcher === letter).length);
    const rows = await place.work(({ tx }) =>
      tx
        .select({ owner: compartment.researcherId })
        .from(record)
        .innerJoin(compartment, eq(compartment.objectId, record.id)),
    );
    expect(new Set(rows.map((row) => row.owner))).toEqual(new Set([place.actor.account]));
  }
});

test('what the second lead asks for waits for the first one, and for nobody else', async () => {
  expect(await actsToConfirm(app, await as('lead'))).toMatchObject([{ kind: 'make-lead', standing: 'may' }]);
  expect(await actsToConfirm(app, await as('second-lead'))).toEqual([]);
});

test('its verdicts are computed: assess(interchange) gives what is stored, for every claim', async () => {
  const lead = await as('lead');
  const file = await lead.work(interchangeOf);
  const assembled = await lead.work(assembleAssessments);
  expect(JSON.parse(JSON.stringify(assembled))).toEqual(JSON.parse(JSON.stringify(assess(file))));
  const verdicts = await lead.work(latestVerdicts);
  expect(verdicts).toHaveLength(demoStudy.claims.length);
  expect(new Set(verdicts.map((v) => v.result.status)).size).toBeGreaterThan(4);
});

test('C1, C2: each resolution tests who spoke before it, and without one of them another claim’s status is another', async () => {
  const lead = await as('lead');
  const all = await lead.work((work) => listResolutions(work));
  expect(all.filter((one) => one.kind === 'control')).toHaveLength(demoStudy.known.length);
  const entered = all.filter((one) => one.kind === 'event');
  expect(entered).toHaveLength(demoStudy.resolutions.length);
  expect(entered.filter((one) => one.assessment === null)).toEqual([]);
  const impacts = [];
  for (const { claim } of entered) {
    const preview = await previewResolution({ ground: app, project: lead.project.id }, claim, null, null);
    const { rates = [], boasts = [] } = preview?.impact ?? {};
    expect(rates.length + boasts.length).toBeGreaterThan(0);
    impacts.push(...(preview?.impact.claims ?? []).filter((one) => one.claim !== claim));
  }
  expect(impacts.some(({ from, to }) => from?.status !== to?.status)).toBe(true);
});

test('each decision rests on an assessment, and the reviewer is shown what was decided', async () => {
  const decisions = await (await as('lead')).work(listDecisions);
  expect(decisions.filter((decision) => decision.assessment === null)).toEqual([]);
  const shown = await (await as('reviewer')).work(listClaims);
  expect(new Set(shown.map((claim) => claim.id))).toEqual(
    new Set(decisions.map((decision) => decision.claim)),
  );
});

test('two reviewers have spoken on enough claims for agreement, of figures on too few, and somebody differs', async () => {
  const lead = await as('lead');
  const { claims, decisions, opinions, histories } = await lead.work(async (work) => {
    const given = await listOpinions(work);
    const ids = [...new Set(given.map((opinion) => opinion.claim))];
    return {
      claims: await listClaims(work),
      decisions: await listDecisions(work),
      opinions: given,
      histories: await assessmentHistories(work, ids),
    };
  });
  const { nominal, figures } = agreementsOf(claims, opinions);
  expect(nominal.units).toBeGreaterThanOrEqual(LEAST_UNITS);
  expect(nominal).toMatchObject({ raters: 2, alpha: expect.any(Number), interval: expect.any(Array) });
  expect(figures.units).toBeLessThan(LEAST_UNITS);
  const differing = differencesOf(claims, decisions, opinions, histories);
  const kinds = new Set(differing.flatMap((one) => one.judgements.map((judgement) => judgement.kind)));
  expect(kinds).toEqual(new Set(['decision', 'opinion']));
  expect(await (await as('reviewer')).work(listOpinions)).toEqual([]);
});

test('of what turned out, one is a figure, inside the 80 % range that was stored before its answer was entered', async () => {
  const { claims, predictions } = await (
    await as('lead')
  ).work(async (work) => ({ claims: await listClaims(work), predictions: await listPredictions(work) }));
  const { figures, inside, nominal } = judgedOf(claims, predictions);
  expect(figures).toMatchObject([{ answer: 21, unit: 'deaths/month', inside: true }]);
  expect(inside).toMatchObject({ n: 1, of: 1 });
  expect(nominal.length + figures.length).toBe(demoStudy.resolutions.length);
});

test('a load that was cut off is half, and never taken for the demo', async () => {
  const lead = await as('lead');
  const rename = (slug: string) =>
    app.db.asService('auth', (tx) => tx.update(project).set({ slug }).where(eq(project.id, lead.project.id)));
  await rename('demo-unfinished');
  expect(await demoState(app)).toBe('half');
  await rename('demo');
  expect(await demoState(app)).toBe('complete');
});

const PROPOSITION = 'Hard treatment of Salafis by the Taliban made recruits for IS-K';

/** What is stored is what the engine makes of the interchange file: see above. */
async function wholeOf(work: Work, claim: string): Promise<ClaimAssessment> {
  const result = assess(await interchangeOf(work)).claims.find((one) => one.id === claim);
  if (!result) throw new Error(`the demo does not weigh “${PROPOSITION}”`);
  return result;
}

async function workedCase() {
  return (await as('lead')).work(async (work) => {
    const claim = (await listClaims(work)).find((one) => one.proposition === PROPOSITION);
    if (!claim) throw new Error(`the demo weighs no claim “${PROPOSITION}”`);
    const labels = new Map((await listSourceTypes(work)).map(({ key, label }) => [key, label]));
    const values = new Map(claim.values.map(({ key, label }) => [key, label]));
    return { result: await wholeOf(work, claim.id), labels, values };
  });
}

/** The section's table, without its column of words. */
function tableIn(readme: string): string[][] {
  const section = /## How a claim is weighed\n(.*?)\n## /s.exec(readme)?.[1] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.replaceAll('**', '').trim()))
    .map((cells) => [...cells.slice(1, 3), ...cells.slice(4, -1)]);
}

test('every line of the README’s worked case weighs what the demo weighs it, and they add up to its sum', async () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const { result, labels, values } = await workedCase();
  const rows = result.steps.flatMap((step) =>
    step.step !== 'line'
      ? []
      : [
          [
            labels.get(step.type) ?? step.type,
            values.get(step.value) ?? step.value,
            (step.role === 'speaks' ? step.w : 0).toFixed(2),
            (step.role === 'speaks' ? step.d : 0).toFixed(2),
            signed(step.adds, 2),
          ],
        ],
  );
  const total = result.steps.find((step) => step.step === 'total');
  const sum = ['Sum', '', '', '', signed(total?.adds ?? NaN, 2)];
  expect(tableIn(readme)).toEqual([...rows, sum]);
});

test('the README’s worked case names the demo’s status, likelihood, independent lines and what must fall', async () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const { result } = await workedCase();
  const p = (result.p?.[result.best ?? ''] ?? 0).toFixed(2).slice(1);
  const told =
    `**${result.status}**: likelihood ${p}, ${result.confidence} confidence, ` +
    `${result.nEff?.toFixed(1)} independent lines, ${fallOf(result).length} must fall`;
  expect(readme).toContain(told);
});

test('a manuscript of the study with 12 planted faults has all 12 found and none of 30 clean sentences flagged', async () => {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/manuscript/demo-12-faults.md'), 'utf8');
  const lines = text.split('\n');
  const at = (words: string): number => lines.findIndex((line) => line.includes(words)) + 1;
  const known = await (await as('analyst')).work(readKnown);
  const found = checkManuscript(text, known).map(({ line, rule }) => `${line} ${rule}`);
  const planted = [
    [at('An elder from Achin'), 'identifier'],
    [at('On 14 March 2022'), 'identifier'],
    [at('The police chief of Kunar'), 'identifier'],
    [at('Mullah Abdul Karim'), 'identifier'],
    [at('said in June 2024'), 'month'],
    [at('over 8,000'), 'figure'],
    [at('45 per cent'), 'percentage'],
    [at('together 14'), 'total'],
    [at('killed 47 people'), 'toll'],
    [at('undoubtedly sponsors'), 'firmness'],
    [at('[^4]: ACLED'), 'origin'],
    [at('[^5]: Hassan, op. cit.'), 'short-form'],
  ].map(([line, rule]) => `${line} ${rule}`);
  expect(planted.filter((one) => !found.includes(one))).toEqual([]);
  const clean = [at('## Clean'), at('## With faults')] as const;
  const sentences = lines.slice(...clean).filter((line) => /^\w/.test(line));
  expect(sentences).toHaveLength(30);
  expect(found.filter((one) => Number.parseInt(one, 10) < clean[1])).toEqual([]);
});

test('of further texts on the study, every faulty sentence is found and no clean one is flagged', async () => {
  const known = await (await as('lead')).work(readKnown);
  const read = (name: string): string =>
    readFileSync(join(import.meta.dirname, '../fixtures/manuscript', name), 'utf8');
  expect(checkManuscript(read('demo-more-clean.md'), known)).toEqual([]);
  const faulty = read('demo-more-faults.md');
  const found = new Set(checkManuscript(faulty, known).map(({ line }) => line));
  const lines = faulty.split('\n').map((line, i) => ({ line, number: i + 1 }));
  // A fault is in the sentence, or in the note to which it points.
  const noted = (line: string): number[] =>
    [...line.matchAll(/\[\^\d\]/g)].map(
      (mark) => lines.findIndex((one) => one.line.startsWith(`${mark[0]}:`)) + 1,
    );
  const missed = lines.filter(
    ({ line, number }) =>
      /^\w/.test(line) && !line.includes('(ibid.)') && ![number, ...noted(line)].some((at) => found.has(at)),
  );
  expect(missed).toEqual([]);
});

test('of 40 faulty and 43 clean sentences each breaks its rule, and none breaks another’s', async () => {
  const known = await (await as('lead')).work(readKnown);
  const path = join(import.meta.dirname, '../fixtures/manuscript/demo-third.json');
  const { faulty, clean } = z
    .object({ faulty: z.array(z.tuple([z.string(), z.string()])), clean: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(path, 'utf8')));
  expect([faulty.length, clean.length]).toEqual([40, 43]);
  const rules = (text: string): string[] => checkManuscript(text, known).map(({ rule }) => rule);
  expect(faulty.filter(([rule, text]) => !rules(text).includes(rule))).toEqual([]);
  expect(clean.filter((text) => rules(text).length > 0)).toEqual([]);
});
