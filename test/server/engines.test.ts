/**
 * The engine in threads, which read what they weigh themselves: the same answers as in the process, cancelled at once, and
 * nobody waits behind it.
 */
import { sql as raw } from 'drizzle-orm';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assess } from '#core/consistency/assess.ts';
import { blindSpotsOf, leaningEvidence } from '#core/consistency/blind-spots.ts';
import { coverageOf } from '#core/consistency/coverage.ts';
import type { Project } from '#core/consistency/interchange.ts';
import { overTime } from '#core/consistency/over-time.ts';
import { scorecards } from '#core/consistency/scorecard.ts';
import { unmatchedIn } from '#core/consistency/specificity.ts';
import { wouldChange } from '#core/consistency/would-change.ts';
import type { AccountId, ClaimId, ProjectId } from '#core/ids.ts';
import { materialOf } from '#core/interviewer-material.ts';
import { createAnalysis } from '#server/analysis/analysis.ts';
import type { Engines } from '#server/analysis/engines.ts';
import type { Job } from '#server/analysis/job.ts';
import { slowly } from '#server/analysis/slowly.ts';
import { OwnDatabase } from '#server/analysis/own-database.ts';
import type { Supposition } from '#server/analysis/supposed.ts';
import { Cancelled } from '#server/analysis/thread.ts';
import type { Database, Tx } from '#server/db/client.ts';
import { loginFromUrl } from '#server/db/connect.ts';
import { migrate, SCHEMA } from '#server/db/migrate.ts';
import { openGround } from '#server/ground.ts';
import { newId } from '#server/id.ts';
import { openPlace, type Place } from '#server/place.ts';
import { assembleAssessments } from '#server/store/assessment.ts';
import { listMembers } from '#server/store/membership.ts';
import { resolveClaim } from '#server/store/resolution.ts';
import { writeStudy } from '../bench/matrix/study.ts';
import { freshGround, type TestGround } from './harness.ts';
import { interchangeOf } from './interchange-file.ts';

const SMALL = { claims: 60, types: 8, statements: 5, sourcesOfType: 3 };
const LARGE = { claims: 600, types: 8, statements: 12, sourcesOfType: 12 };

let t: TestGround;
let engines: Engines;
let small: ProjectId, large: ProjectId;
let lead: Place;
/** The small study as anybody is given it, and a claim of it. */
let file: Project;
let claim: ClaimId;

beforeAll(async () => {
  t = await freshGround();
  engines = t.ground.engines;
  small = await writeStudy(t.ground, SMALL, 7, 'small');
  large = await writeStudy(t.ground, LARGE, 7, 'large');
  lead = await leadOf('small');
  await lead.work(async (work) => {
    const [asked, other] = (await interchangeOf(work)).claims.map(({ id }) => id as ClaimId);
    if (asked === undefined || other === undefined) throw new Error('the study has no claims');
    const answer = { answer: { value: 'true' }, month: null, public: false, reference: 'A register' };
    await resolveClaim(work, other, { kind: 'control', ...answer });
    claim = asked;
  });
  file = await lead.work(interchangeOf);
});
afterAll(() => t.close());

async function leadOf(slug: string): Promise<Place> {
  const [account] = await t.ground.db.asService('auth', (tx) =>
    tx.execute<{ id: Place['actor']['account'] }>(
      raw`select id from account where email = ${`lead@${slug}.sanad.test`}`,
    ),
  );
  const place = account && (await openPlace(t.ground, account.id, slug));
  if (!place) throw new Error(`the study ${slug} has no lead`);
  return place;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const NOTHING_TOLD = { claims: new Map(), told: [] };
const open = (of: ClaimId): Supposition => ({ claim: of, answer: null });

test('a question to a thread, which reads the study itself, has the answer that its function has in the process', async () => {
  const kinds = [{ type: file.sources[0]!.type, party: null }];
  const { claims, leanings } = assess(file);
  const cards = await engines.alone('scorecards', { kind: 'scorecards', project: small });
  expect(cards.length).toBeGreaterThan(0);
  expect(plain(cards)).toEqual(plain(scorecards(file)));
  const held = await engines.alone('over-time', { kind: 'over-time', project: small, claim });
  expect(held.length).toBeGreaterThan(1);
  expect(plain(held)).toEqual(plain(overTime(file, claim)));
  const change = await engines.alone('would-change', { kind: 'would-change', project: small, claim, kinds });
  expect(change).not.toBeNull();
  expect(plain(change)).toEqual(plain(wouldChange(file, claim, kinds)));
  const coverage = { kind: 'coverage', project: small, claims, leanings, kinds } as const;
  expect(plain(await engines.alone('coverage', coverage))).toEqual(
    plain(coverageOf(file, claims, leanings, kinds)),
  );
  expect(plain(await engines.alone('blind-spots', { kind: 'blind-spots', project: small }))).toEqual(
    plain({ spots: blindSpotsOf(file), leanings: leaningEvidence(file), unmatched: unmatchedIn(file) }),
  );
  const researcher = file.researchers[0]!;
  expect(plain(await engines.alone('material', { kind: 'material', project: small, researcher }))).toEqual(
    plain(materialOf(file, researcher)),
  );
});

test('a run stores what the engine makes of the file, in as many statements as it takes, and again nothing', async () => {
  const of = await leadOf('large');
  const run = { kind: 'run', project: large, told: NOTHING_TOLD, anew: false } as const;
  await engines.atDesk(run);
  const stored = await of.work(assembleAssessments);
  expect(stored.claims).toHaveLength(LARGE.claims);
  expect(plain(stored)).toEqual(plain(assess(await of.work(interchangeOf))));
  const rows = () =>
    t.ground.db.asService('engine', (tx) => tx.execute(raw`select count(*)::int as n from assessment`));
  const before = await rows();
  await engines.atDesk(run);
  await engines.atDesk({ ...run, anew: true });
  expect(await rows()).toEqual(before);
});

test('what is weighed is neither read by this thread nor sent through it: a job and its answer are small', async () => {
  const sent: Job[] = [];
  const services: string[] = [];
  const asService: Database['asService'] = (service, work) => {
    services.push(service);
    return t.ground.db.asService(service, work);
  };
  const watched = {
    ...t.ground,
    db: { ...t.ground.db, asService },
    engines: {
      ...engines,
      atDesk: async (...[job, watch]: Parameters<Engines['atDesk']>) => {
        sent.push(job);
        const answer = await engines.atDesk(job, watch);
        expect(answer).toBeNull();
        return answer;
      },
    },
  };
  const analysis = createAnalysis(watched);
  await analysis.start();
  await analysis.caughtUp();
  await analysis.rebuild(large);
  await analysis.close();
  expect(services).toEqual(['engine']); // which studies there are
  expect(sent.filter((job) => job.kind === 'run' && job.project === large).length).toBeGreaterThan(1);
  for (const job of sent) expect(serialize(job).length).toBeLessThan(1_000);
});

test('what a thread reads as a member is what this member may read, and nothing can be written with it', async () => {
  const [outsider] = await leadOf('large').then((of) => of.work(listMembers));
  const readAs = (member: AccountId) =>
    engines.alone('interchange', { kind: 'interchange', project: small, member });
  await expect(readAs(outsider!.account)).rejects.toThrow('the engine failed');
  expect(new TextDecoder().decode(await readAs(lead.actor.account))).toContain('"claims":[{');
  const { config, ground } = t;
  const secret = ground.keys.derive('database app login');
  const login = await migrate(
    loginFromUrl(config.databaseUrl ?? ''),
    secret,
    join(import.meta.dirname, '..', '..', 'migrations'),
  );
  const own = new OwnDatabase({ login, schema: SCHEMA, keys: config.keys }, 1);
  const write = own.read(small, ({ sql }) => sql`delete from assessment where project_id = ${small}`);
  await expect(write).rejects.toThrow('read-only transaction');
});

/** As a page reads it, line by line. */
async function linesOf(stream: ReadableStream<string>): Promise<unknown[]> {
  const lines: unknown[] = [];
  for await (const line of stream) lines.push(JSON.parse(line));
  return lines;
}

test('what a page asks for is told as it goes on, then answered; where there is no answer it says so', async () => {
  const log = { error: () => undefined };
  const job = { kind: 'over-time', project: small, claim } as const;
  const may = () => Promise.resolve(true);
  const told = await linesOf(slowly({ log }, (run) => engines.alone('over-time', job, run), may));
  expect(told[0]).toEqual({ share: 0 });
  expect(told.at(-1)).toEqual({ answer: plain(overTime(file, claim)) });
  const broken = slowly({ log }, () => Promise.reject(new Error('a sentence of somebody')), may);
  expect(await linesOf(broken)).toEqual([{ share: 0 }, { failed: true }]);
});

test('attack 6: whose access ended while the engine was asked is told nothing of the answer', async () => {
  const log = { error: () => undefined };
  let is = true;
  const admitted = () => Promise.resolve(is);
  const work = () => {
    is = false;
    return Promise.resolve('a sentence of somebody');
  };
  expect(await linesOf(slowly({ log }, work, admitted))).toEqual([{ share: 0 }, { failed: true }]);
  const unknown = slowly(
    { log },
    () => Promise.resolve(1),
    () => Promise.reject(new Error('no database')),
  );
  expect(await linesOf(unknown)).toEqual([{ share: 0 }, { failed: true }]);
});

async function claimOfLarge(): Promise<string> {
  const whole = await (await leadOf('large')).work(interchangeOf);
  return whole.claims[0]!.id;
}

test('whoever asked and goes away cancels the run, and its thread is free for the next', async () => {
  const one = await claimOfLarge();
  let outcome: Promise<unknown> = Promise.resolve();
  const stream = slowly(
    { log: { error: () => undefined } },
    (run) => {
      const held = engines.alone('over-time', { kind: 'over-time', project: large, claim: one }, run);
      outcome = held.catch((error: unknown) => error);
      return held;
    },
    () => Promise.resolve(true),
  );
  const reader = stream.getReader();
  await reader.read();
  await reader.read(); // it is under way
  await reader.cancel();
  expect(await outcome).toBeInstanceOf(Cancelled);
  const job = { kind: 'impact', project: small, supposition: open(claim) } as const;
  expect(await engines.alone('impact', job)).toBeTruthy();
});

test('a fault in a thread is an error here that quotes nothing, and the thread goes on', async () => {
  const run = { kind: 'run', project: newId<ProjectId>(), told: NOTHING_TOLD, anew: false } as const;
  await expect(engines.atDesk(run)).rejects.toThrow(/^the engine failed: Error$/);
  expect(await engines.atDesk({ ...run, project: small })).toBeNull();
});

test('a run goes on in steps, is cancelled at once, and what comes after it runs', async () => {
  const one = await claimOfLarge();
  const short = () => engines.alone('scorecards', { kind: 'scorecards', project: small });
  await Promise.all([short(), short()]); // threads that wait for a run
  const cancel = new AbortController();
  const shares: number[] = [];
  let begun: () => void = () => undefined;
  const isUnderWay = new Promise<void>((resolve) => (begun = resolve));
  const watch = (share: number): void => {
    shares.push(share);
    begun();
  };
  const job = { kind: 'over-time', project: large, claim: one } as const;
  const run = engines.alone('over-time', job, { signal: cancel.signal, watch });
  let ended = false;
  const outcome = run.catch((error: unknown) => error).finally(() => (ended = true));
  await isUnderWay;
  // While it goes on, this thread turns freely, and another run is answered.
  const meanwhile = await short();
  expect(meanwhile.length).toBeGreaterThan(1);
  expect(ended).toBe(false);
  cancel.abort();
  expect(await outcome).toBeInstanceOf(Cancelled);
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const after = { kind: 'impact', project: small, supposition: open(claim) } as const;
  expect((await engines.alone('impact', after)).impact?.claims).toEqual([]);
});

/** How many wait for a lock that says by its number what it is of. */
async function waiting(tx: Tx): Promise<number | undefined> {
  const [row] = await tx.execute<{ n: number }>(
    raw`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`,
  );
  return row?.n;
}

test('a thread that ends in the middle of a run is made anew, and what it was to weigh is weighed', async () => {
  const threads: Worker[] = [];
  const note = (thread: Worker): void => void threads.push(thread);
  process.on('worker', note);
  const other = await openGround(t.config, { poolSize: 2 });
  const analysis = createAnalysis(other.ground);
  await t.ground.db.asService('engine', async (tx) => {
    // While this is held the run waits, within its transaction.
    await tx.execute(raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.analysis ${small}`}, 0))`);
    await analysis.start();
    await expect.poll(() => waiting(tx)).toBe(1);
    expect(threads).toHaveLength(1);
    await threads[0]!.terminate();
  });
  await analysis.caughtUp();
  process.off('worker', note);
  expect(threads).toHaveLength(2);
  expect(plain(await lead.work(assembleAssessments))).toEqual(plain(assess(file)));
  await analysis.close();
  await other.close();
});

test('what is cancelled before its turn never begins, and a close ends what goes on', async () => {
  const job = { kind: 'impact', project: small, supposition: open(claim) } as const;
  await expect(engines.alone('impact', job, { signal: AbortSignal.abort() })).rejects.toThrow(Cancelled);
  const other = await openGround(t.config, { poolSize: 2 });
  const runs = [1, 2, 3].map(() => other.ground.engines.alone('impact', job));
  const outcomes = Promise.allSettled(runs);
  await other.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
