/** An outside release by the server's own commands: prepared, proposed, let out by a second lead, downloaded, compared. */
import { eq } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { obstacleTo, type Choice } from '#core/disclosure/preparation.ts';
import { FACTS } from '#core/apparatus/stated.ts';
import { OUTSIDE, type Thresholds } from '#core/disclosure/thresholds.ts';
import { listSourceTypes } from '#server/store/source-type.ts';
import { cancelRun } from '#server/analysis/progress.ts';
import {
  audit,
  exportTable,
  interview,
  outsideFile,
  outsideRelease,
  source,
  thresholdChange,
} from '#server/db/schema.ts';
import { createApp } from '#server/app.ts';
import type { Tx } from '#server/db/client.ts';
import type { Ground } from '#server/ground.ts';
import type { ReleaseData } from '#core/release/data.ts';
import type { Work } from '#server/place.ts';
import { editClaim, listClaims, openClaim } from '#server/store/claim.ts';
import { readApparatus } from '#server/store/apparatus.ts';
import {
  confirmThresholds,
  listThresholdChanges,
  proposeThresholds,
  readAgreed,
} from '#server/store/threshold.ts';
import { countWaits, leavingToConfirm } from '#server/store/lead-waits.ts';
import { withdrawConsent } from '#server/store/consent.ts';
import { listExports } from '#server/store/export.ts';
import { createQuestion } from '#server/store/question.ts';
import { makeDataSet, type MadeDataSet } from '#server/store/inside-data-set.ts';
import { downloadFile, FILE_DAYS, keepFile, listFiles } from '#server/store/outside-file.ts';
import {
  prepareInside,
  prepareRelease,
  viewOf,
  type Preparation,
} from '#server/store/outside-preparation.ts';
import { readLedger } from '#server/store/outside-ledger.ts';
import {
  confirmRelease,
  listReleases,
  proposeRelease,
  turnDownRelease,
  type Confirmed,
  type Proposed,
} from '#server/store/outside-release.ts';
import { purge } from '#server/purge/purge.ts';
import { makeClaim, makeRecord, makeReleased, type ReleasedRecord } from './collection.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
const made: ReleasedRecord[] = [];

const open = {
  given: true,
  covers: ['analysis', 'open-access'],
  expressed: 'oral',
  language: 'en',
  month: '2022-03',
};
const best: Choice = { kind: 'open-access', steps: null, sensitive: [], again: false, apparatus: false };
const add = async (month = '2022-01', region = 'kunar'): Promise<ReleasedRecord> => {
  const one = await makeReleased(
    t.ground,
    study,
    { consent: open, month, region },
    made.length % 2 === 0 ? 'a' : 'b',
  );
  made.push(one);
  return one;
};
const look = async (choice: Partial<Choice> = {}): Promise<Preparation> =>
  (await study.place('lead')).work((work) => prepareRelease(work, { ...best, ...choice }));
const propose = async (choice: Partial<Choice> = {}, who = 'lead'): Promise<Proposed> =>
  (await study.place(who)).work((work) => proposeRelease(work, { ...best, ...choice }));
const confirm = async (id: string, who = 'lead2', ground: Ground = t.ground): Promise<Confirmed> =>
  confirmRelease(ground, await study.place(who), id);
const download = async (id: string, who = 'lead'): Promise<Uint8Array | null> =>
  (await study.place(who)).work((work) => downloadFile(work, id));
/** What stands on a lead's desk, and its count in the rail. */
const toLetOut = async (who: string) => {
  const place = await study.place(who);
  const list = (await leavingToConfirm(t.ground, place)).map(({ kind, id, by }) => ({ kind, id, by }));
  return { list, count: (await place.work(countWaits)).exports };
};
const idOf = (answer: Proposed): string => {
  if (answer.kind !== 'proposed') throw new Error(answer.why);
  return answer.id;
};
const acts = async (): Promise<string[]> => {
  const rows = await (await study.place('lead')).work(({ tx }) => tx.select().from(audit));
  return rows.toSorted((a, b) => a.seq - b.seq).map(({ act }) => act);
};

const control = { text: 'What became of it?', purpose: 'control' as const, put: null, from: null };

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  for (const month of ['2022-01', '2022-02', '2022-03', '2022-01', '2022-04']) await add(month);
  const claim = await makeClaim(study, { proposition: 'The mill burnt down' });
  await (await study.place('lead')).work((work) => createQuestion(work, { ...control, claim }));
});
afterAll(() => t.close());

describe('a data set for the team', () => {
  /** What is made, and nothing stays of it: what follows begins with an empty ledger. */
  const make = async (): Promise<MadeDataSet> => {
    const answers: MadeDataSet[] = [];
    const undone = (await study.place('lead')).work(async (work) => {
      answers.push(await makeDataSet(work));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const [answer] = answers;
    if (!answer) throw new Error('nothing was answered');
    return answer;
  };

  test('D2: three people in a class do, it says that it is not to be passed on, and its ids are new each time', async () => {
    const first = await make();
    const again = await make();
    if (first.kind === 'refused' || again.kind === 'refused') throw new Error('refused');
    expect(first.made.counts).toMatchObject({ interviews: 5, claims: 0 });
    const files = unzipSync(first.made.zip);
    expect(strFromU8(files['README.md'] ?? new Uint8Array())).toContain('Do not pass it on');
    expect(strFromU8(files['codebook.md'] ?? new Uint8Array())).toContain('at least 3 people');
    const ids = (zip: Uint8Array): string[] =>
      strFromU8(unzipSync(zip)['data/interviews.csv'] ?? new Uint8Array()).match(/I-\w{12}/g) ?? [];
    expect(ids(first.made.zip)).toHaveLength(5);
    expect(ids(first.made.zip).filter((id) => ids(again.made.zip).includes(id))).toEqual([]);
  });
});

describe('looking', () => {
  test('D2, D5: five people met by two researchers are a class, told as finely as it goes', async () => {
    const { file, thresholds, release } = await look();
    expect(thresholds).toMatchObject({ k: 5, researchers: 2 });
    expect(file).toMatchObject({
      kind: 'possible',
      interviews: 5,
      people: 5,
      smallest: 5,
      best: { steps: { month: 'half-year', place: 'province', type: 'type', mode: 'mode' }, withheld: 0 },
    });
    expect(release).toMatchObject({ smallest: 5, withheld: [] });
    expect(release?.loss).toBeCloseTo(file.kind === 'possible' ? file.best.loss : NaN, 12);
  });

  test('consent-scope-vs-output, consent-open-access: what consent does not cover and what is not released is left out and counted, by kind of output', async () => {
    await makeReleased(t.ground, study, { consent: { ...open, covers: ['analysis', 'reuse'] } });
    await makeRecord(study, { consent: open });
    const { release, leftOut } = await look();
    expect(release?.printed).toHaveLength(5);
    expect(leftOut).toMatchObject({ withoutConsent: 1, notReleased: 1 });
    const reuse = await look({ kind: 'reuse' });
    expect(reuse.file).toMatchObject({ kind: 'too-few', interviews: 1 });
    expect(reuse.leftOut).toMatchObject({ withoutConsent: 6 });
  });

  test('strip-identifying-data, D4: a finer level withholds the classes that are too small, each with why, and too many may not leave', async () => {
    const finer = await look({ steps: { ...(await look()).release!.steps, month: 'quarter' } });
    const view = viewOf(finer);
    expect(view.release?.withheld).toHaveLength(2);
    expect(view.release?.withheld.map(({ people }) => people).toSorted()).toEqual([1, 4]);
    expect(obstacleTo(finer)).toBe('too-few');
    expect(await propose({ steps: finer.release!.steps })).toEqual({ kind: 'refused', why: 'too-few' });
  });
});

describe('two leads', () => {
  let id: string;

  test('who proposed cannot let it out, nor can anybody but a lead; until then there is no file', async () => {
    id = idOf(await propose());
    expect(await confirm(id, 'lead')).toEqual({ kind: 'refused', why: 'own' });
    await expect(confirm(id, 'analyst')).resolves.toEqual({ kind: 'refused', why: 'gone' });
    expect(await download(id)).toBeNull();
    const [own] = await listReleases(t.ground, await study.place('lead'));
    const [other] = await listReleases(t.ground, await study.place('lead2'));
    expect([own?.standing, other?.standing]).toEqual(['own', 'may']);
    expect(await toLetOut('lead2'), 'it waits on the desk of another').toEqual({
      list: [{ kind: 'release', id, by: 1 }],
      count: 1,
    });
    expect(await toLetOut('lead')).toEqual({ list: [], count: 0 });
    expect(await toLetOut('analyst'), 'and on nobody else’s').toEqual({ list: [], count: 0 });
    const forced = (await study.place('lead')).work(({ tx }) =>
      tx
        .update(outsideRelease)
        .set({ outcome: 'done', settledBy: study.accounts['lead']!, settledAt: new Date() })
        .where(eq(outsideRelease.id, id)),
    );
    await expect(forced, 'nor with SQL').rejects.toMatchObject({ cause: { code: '23514' } });
  });

  test('while the file is made the leads hear how far it is, and any of them cancels it: nothing leaves, and it waits on', async () => {
    // It is made as far as somebody has cancelled it.
    const pack: Ground['pack'] = async (data, run) => {
      run?.watch?.(0.4);
      await new Promise((aborted) => run?.signal?.addEventListener('abort', aborted));
      return t.ground.pack(data, run);
    };
    const heard: unknown[] = [];
    const running = new Promise<void>((resolve) => {
      t.ground.live.subscribe((event) => {
        if (event.kind !== 'running') return;
        heard.push([event.run, event.share]);
        resolve();
      });
    });
    const answer = confirm(id, 'lead2', { ...t.ground, pack });
    await running;
    await (await study.place('lead')).work((work) => cancelRun(work, id));
    expect(await answer).toEqual({ kind: 'refused', why: 'cancelled' });
    expect(heard[0]).toEqual([id, 0.4]);
    await vi.waitFor(() => expect(heard.at(-1), 'its end is told').toEqual([id, null]));
    expect(await download(id)).toBeNull();
    const [waits] = await listReleases(t.ground, await study.place('lead2'));
    expect(waits).toMatchObject({ id, outcome: null, standing: 'may' });
  });

  /** Does it once, in between what is asked of the study's people and what is read of its claims. */
  const meanwhile = (act: () => Promise<unknown>): void => {
    const alone = t.ground.engines.alone.bind(t.ground.engines);
    vi.spyOn(t.ground.engines, 'alone').mockImplementationOnce(async (...asked) => {
      await act();
      return alone(...asked);
    });
  };

  test('what leaves is of one moment, whatever is edited while it is read; nor does what became a control question leave', async () => {
    const packed: ReleaseData[] = [];
    const asLead = async (run: (work: Work) => Promise<unknown>) => (await study.place('lead')).work(run);
    const pack: Ground['pack'] = async (data) => {
      packed.push(data);
      await asLead((work) => createQuestion(work, { ...control, claim: later }));
      return { kind: 'packed', zip: new Uint8Array([1]) };
    };
    const later = await makeClaim(study, { proposition: 'The bridge stood' });
    meanwhile(() =>
      asLead(async (work) => {
        const now = await openClaim(work, later);
        return now && editClaim(work, later, { ...now, proposition: 'The bridge fell' });
      }),
    );
    expect(await confirm(id, 'lead2', { ...t.ground, pack })).toEqual({ kind: 'refused', why: 'changed' });
    expect(packed[0]?.claims.map(({ proposition }) => proposition)).toEqual(['The bridge stood']);
    const claims = await (await study.place('lead')).work(listClaims);
    expect(claims.map(({ proposition }) => proposition)).toContain('The bridge fell');
  });

  test('attack 2: a purge while the file is made takes that file too: nothing leaves, and it waits on', async () => {
    const pack: Ground['pack'] = async (data, run) => {
      const zip = await t.ground.pack(data, run);
      const [record] = made;
      const asked = { project: study.project, record: record!.id, phrase: null, by: '', chosen: null };
      expect(await purge(t.ground, { ...asked, actor: study.accounts['lead']! })).toMatchObject({
        kind: 'done',
      });
      return zip;
    };
    expect(await confirm(id, 'lead2', { ...t.ground, pack })).toEqual({ kind: 'refused', why: 'changed' });
    expect(await download(id)).toBeNull();
    const [waits] = await listReleases(t.ground, await study.place('lead2'));
    expect(waits).toMatchObject({ id, outcome: null, standing: 'may' });
  });

  test('let out by a second lead, the file is the first lead’s alone, and each download stands in the audit', async () => {
    const shares: number[] = [];
    const pack: Ground['pack'] = (data) => t.ground.pack(data, { watch: (share) => shares.push(share) });
    expect(await confirm(id, 'lead2', { ...t.ground, pack })).toEqual({ kind: 'done' });
    expect(shares.at(-1), 'told out of its thread').toBe(1);
    expect(await toLetOut('lead2')).toEqual({ list: [], count: 0 });
    expect(await confirm(id), 'once').toEqual({ kind: 'refused', why: 'gone' });
    expect(await download(id, 'lead2')).toBeNull();
    const rows = await (await study.place('lead2')).work(({ tx }) => tx.select().from(outsideFile));
    expect(rows, 'nor with SQL').toEqual([]);
    const zip = await download(id);
    const [csv = ''] = Object.entries(unzipSync(zip ?? new Uint8Array()))
      .filter(([name]) => name.endsWith('interviews.csv'))
      .map(([, bytes]) => strFromU8(bytes));
    expect(csv.trim().split('\n')).toHaveLength(6);
    expect(Object.keys(unzipSync(zip ?? new Uint8Array())), 'a whole data set').toEqual(
      expect.arrayContaining(['datapackage.json', 'parquet/interviews.parquet', 'SHA256SUMS']),
    );
    for (const { code, source } of made) for (const own of [code, source]) expect(csv).not.toContain(own);
    const told = (await acts()).filter((act) => !/^(purge|key)\./.test(act));
    expect(told.slice(-3)).toEqual(['outside.proposed', 'export.made', 'export.downloaded']);
    const [entry] = await (await study.place('lead')).work(({ tx }) => tx.select().from(exportTable));
    expect(entry).toMatchObject({ id, marking: 'outside', accountId: study.accounts['lead2'] });
    const [listed] = await (await study.place('lead2')).work(listExports);
    expect(
      listed,
      'by the consent that it took, and with the control questions that it leaves out',
    ).toMatchObject({
      kind: 'open-access',
      counts: { interviews: 5, claims: 0, controlClaims: 2 },
    });
  });

  test('after seven days it is gone, also where nobody looks', async () => {
    const lead = await study.place('lead');
    const files = await lead.work(listFiles);
    expect([...files.keys()]).toEqual([id]);
    const left = (files.get(id)?.getTime() ?? 0) - Date.now();
    expect(Math.ceil(left / 86_400_000)).toBe(FILE_DAYS);
    const asPurge = <T>(work: (tx: Tx) => Promise<T>) => t.ground.db.asService('purge', work);
    await asPurge((tx) => tx.update(outsideFile).set({ expiresAt: new Date(Date.now() - 1) }));
    expect(await lead.work(listFiles)).toEqual(new Map());
    expect(await download(id)).toBeNull();
    const app = await createApp(t.config);
    await expect.poll(() => asPurge((tx) => tx.select().from(outsideFile))).toEqual([]);
    await app.close();
    expect(await lead.work(readLedger), 'what it was made of stays').toMatchObject([{ id }]);
  });

  test('attack 2: nor does it outlive a purge, wherever its words stood', async () => {
    const [lead, lead2] = [await study.place('lead'), await study.place('lead2')];
    const file = { id, owner: lead.actor.account, zip: new TextEncoder().encode('a file with Zmaray in it') };
    await lead2.work((work) => keepFile(work, file));
    expect([...(await lead.work(listFiles)).keys()]).toEqual([id]);
    const asked = { project: study.project, record: made[0]!.id, phrase: null, by: '', chosen: null };
    expect(await purge(t.ground, { ...asked, actor: lead.actor.account })).toMatchObject({ kind: 'done' });
    expect(await lead.work(listFiles)).toEqual(new Map());
    expect(await download(id)).toBeNull();
  });

  test('the ledger says nothing in clear of whom it holds', async () => {
    const [row] = await (await study.place('lead')).work(({ tx }) => tx.select().from(outsideRelease));
    const kept = Buffer.from(row?.madeOfEnc ?? []).toString('latin1');
    for (const { id: record } of made) expect(kept).not.toContain(record);
  });
});

describe('attack 12: two exports that differ by one person', () => {
  test('attack 12, D13: one more person than before is blocked, with what would do', async () => {
    await add();
    const { verdict } = await look();
    expect(verdict).toMatchObject({
      kind: 'blocked',
      differences: [{ rule: 'D13', people: 1, remedy: 'wait' }],
    });
    expect(await propose()).toEqual({ kind: 'refused', why: 'differs' });
    expect(obstacleTo(await look({ again: true })), 'only who left before').toBeNull();
  });

  test('attack 12, D13, D15: labels, table and number of a paper are entries of the ledger, and made of the release alone', async () => {
    const { steps } = (await (await study.place('lead')).work(readLedger))[0]!.madeOf;
    expect(obstacleTo(await look({ steps, apparatus: true })), 'the number is one more').toBe('differs');
    const own = await look({ steps, again: true, apparatus: true });
    expect(own.madeOf?.statements.map(({ of }) => of)).toEqual([
      'interviews.csv',
      'labels',
      'interviews by type',
      'interviews by country',
      'interviews by mode',
      'interviews by language',
      'interviews by type, as camps',
      'number of interviews',
    ]);
    const paper = async () => (await study.place('lead')).work(readApparatus);
    expect(await paper()).toMatchObject({ beside: null, sittings: { length: 7 } });
    expect(await confirm(idOf(await propose({ steps, again: true, apparatus: true })))).toEqual({
      kind: 'done',
    });
    expect(await paper()).toMatchObject({ sittings: { length: 5 }, untold: [] });
    expect((await paper()).beside).toBeInstanceOf(Date);
    const [kept] = (await (await study.place('lead')).work(readLedger)).slice(-1);
    expect(kept?.madeOf.stated).toMatchObject({ facts: [...FACTS], of: { length: 5 } });
    const corrected = (await study.place('lead')).work(async (work) => {
      await work.tx.update(interview).set({ region: 'kabul' });
      throw new Error((await readApparatus(work)).beside === null ? 'not as it left' : 'as it left');
    });
    await expect(corrected, 'a place put right since').rejects.toThrow('not as it left');
    const leftOut = (await study.place('lead')).work(async (work) => {
      const [cleric] = (await listSourceTypes(work)).filter(({ key }) => key === 'cleric');
      const of = eq(source.code, made.at(-1)!.source);
      const moved = await work.tx.update(source).set({ typeId: cleric!.id }).where(of).returning();
      const { without, beside } = await readApparatus(work);
      throw new Error([moved.length, beside !== null, without.includes(cleric!.label)].join());
    });
    await expect(
      leftOut,
      'of a type whose only interview is left out nobody reads that there is one',
    ).rejects.toThrow('1,true,true');
    const hushed = (await study.place('lead')).work(async (work) => {
      await work.tx.update(interview).set({ unsaid: ['place'] });
      const { madeOf } = await prepareRelease(work, { ...best, steps, again: true, apparatus: true });
      const labels = madeOf?.statements.find(({ of }) => of === 'labels')?.printed ?? [];
      const asItLeft = (await readApparatus(work)).beside !== null;
      throw new Error([asItLeft, ...new Set(labels.flatMap(([, label]) => label))].join());
    });
    await expect(
      hushed,
      'place-coarsening-in-attribution: a label that says less is another',
    ).rejects.toThrow('false,interviews, elders, 2022');
    const [listed] = await (await study.place('lead')).work(listExports);
    const another = (await study.place('lead')).work(async (work) => {
      const of = eq(source.code, made.at(-1)!.source);
      const [own] = await work.tx.select({ id: source.id }).from(source).where(of);
      await work.tx.update(interview).set({ mode: 'document' }).where(eq(interview.sourceId, own!.id));
      const { file, documents } = await readApparatus(work);
      throw new Error([file === listed?.sha256, documents].join());
    });
    await expect(another, 'own-table-marked: of the file that left, and its documents').rejects.toThrow(
      'true,0',
    );
    for (const month of ['2022-02', '2022-03', '2022-05', '2022-06']) await add(month);
    expect(await confirm(idOf(await propose({ steps, apparatus: true })))).toEqual({ kind: 'done' });
    expect(await paper(), 'two were met later than those of the first').toMatchObject({
      sittings: { length: 10 },
      untold: ['window'],
    });
  });

  test('attack 12: nor does one leave that was proposed before the other had left', async () => {
    const [first] = await (await study.place('lead')).work(readLedger);
    const wide = { ...first!.madeOf.steps, month: 'year' } as const;
    const again = idOf(await propose({ again: true, steps: wide }));
    for (let i = 0; i < 5; i++) await add();
    const more = idOf(await propose({ steps: first!.madeOf.steps }, 'lead2'));
    await add();
    expect(await confirm(more, 'lead'), 'it would not be what was seen').toMatchObject({ kind: 'refused' });
    expect(await confirm(again)).toEqual({ kind: 'done' });
  });

  test('attack 12, D16: with a withdrawn consent k − 1 more are held back, drawn by nobody, and stay so', async () => {
    for (let i = 0; i < 4; i++) await add();
    const { steps } = (await (await study.place('lead')).work(readLedger))[0]!.madeOf;
    const before = await look({ steps });
    expect(obstacleTo(before)).toBeNull();
    expect(await confirm(idOf(await propose({ steps })))).toEqual({ kind: 'done' });
    const left = before.release!.printed.length;
    await (await study.place('a')).work((work) => withdrawConsent(work, made[0]!.code));
    const after = await look({ steps });
    expect(after.leftOut.heldBack).toBe(4);
    expect(after.release!.printed).toHaveLength(left - 5);
    expect(after.verdict).toEqual({ kind: 'clear' });
    const held = new Set(after.madeOf?.held);
    expect((await look({ steps })).madeOf?.held, 'the same at each look').toEqual(after.madeOf?.held);
    expect(await confirm(idOf(await propose({ steps })))).toEqual({ kind: 'done' });
    const [listed] = await (await study.place('lead')).work(listExports);
    expect(listed?.counts, 'the ledger says how many').toMatchObject({ withheld: 4, interviews: left - 5 });
    expect(new Set((await look({ steps })).madeOf?.held)).toEqual(held);
  });
});

describe('thresholds', () => {
  test('a change takes a reason and another lead, and every release is held to it from then on', async () => {
    const { steps } = (await (await study.place('lead')).work(readLedger))[0]!.madeOf;
    const waits = idOf(await propose({ steps }));
    const wanted = { ...OUTSIDE, k: 12 };
    const change = await (
      await study.place('lead')
    ).work((work) => proposeThresholds(work, wanted, 'a small district'));
    expect((await toLetOut('lead2')).list.map(({ kind }) => kind)).toEqual(['release', 'thresholds']);
    expect(await confirmThresholds(t.ground, await study.place('lead'), change)).toBe('own');
    expect((await look({ steps })).thresholds.k, 'until then the old one holds').toBe(5);
    expect(await confirmThresholds(t.ground, await study.place('lead2'), change)).toBe('done');
    expect((await look({ steps })).thresholds).toEqual(wanted);
    expect(await confirm(waits), 'nor what waited').toMatchObject({ kind: 'refused' });
    expect((await acts()).slice(-2)).toEqual(['threshold.proposed', 'threshold.changed']);
    const [listed] = await listThresholdChanges(t.ground, await study.place('lead'));
    expect(listed).toMatchObject({
      reason: 'a small district',
      outcome: 'done',
      thresholds: wanted,
      before: OUTSIDE,
    });
    const rows = await (await study.place('lead')).work(({ tx }) => tx.select().from(thresholdChange));
    expect(Buffer.from(rows[0]!.reasonEnc).toString('latin1')).not.toContain('district');
    const forced = (await study.place('lead')).work(({ tx }) => tx.update(thresholdChange).set({ k: 3 }));
    await expect(forced, 'nor with SQL').rejects.toMatchObject({ cause: { code: '42501' } });
    const back = await (
      await study.place('lead2')
    ).work((work) => proposeThresholds(work, { ...wanted, k: 5 }, 'as it was'));
    expect(await confirmThresholds(t.ground, await study.place('lead'), back)).toBe('done');
    const [last] = await listThresholdChanges(t.ground, await study.place('lead'));
    expect(last, 'told by what it changes').toMatchObject({ before: wanted, thresholds: OUTSIDE });
  });

  test('the highest risk of a record is one of them: each class holds as many people as it asks for', async () => {
    const agree = async (wanted: Thresholds): Promise<void> => {
      const id = await (
        await study.place('lead')
      ).work((work) => proposeThresholds(work, wanted, 'a larger risk'));
      expect(await confirmThresholds(t.ground, await study.place('lead2'), id)).toBe('done');
    };
    await agree({ ...OUTSIDE, risk: 0.07, insideRisk: 0.1 });
    expect(await (await study.place('lead')).work(readAgreed), 'as it was asked for').toMatchObject({ k: 5 });
    const { thresholds, release } = await look();
    expect(thresholds).toMatchObject({ k: 15, risk: 0.07 });
    expect(release === null || release.printed.length === 0 || release.smallest >= 15).toBe(true);
    const inside = await (await study.place('lead')).work((work) => prepareInside(work, false));
    expect(inside.thresholds.k).toBe(10);
    expect((await acts()).slice(-2)).toEqual(['threshold.changed', 'threshold.changed']);
    await agree(OUTSIDE);
    expect((await look()).thresholds).toEqual(OUTSIDE);
  });
});

test('a release is turned down by another lead, and taken back by who proposed it', async () => {
  const { steps } = (await (await study.place('lead')).work(readLedger))[0]!.madeOf;
  const [one, two] = [idOf(await propose({ steps })), idOf(await propose({ steps }))];
  const by = async (who: string, id: string): Promise<boolean> =>
    (await study.place(who)).work((work) => turnDownRelease(work, id));
  expect(await by('lead2', one)).toBe(true);
  expect(await by('lead', two)).toBe(true);
  expect(await by('lead', two)).toBe(false);
  const outcomes = new Map(
    (await listReleases(t.ground, await study.place('lead'))).map(({ id, outcome }) => [id, outcome]),
  );
  expect([outcomes.get(one), outcomes.get(two)]).toEqual(['declined', 'withdrawn']);
});
