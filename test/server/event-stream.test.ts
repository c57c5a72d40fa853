import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dependencesOf, ToldShape, type Told } from '#core/event.ts';
import type { ClaimId, ProjectId, RecordId } from '#core/ids.ts';
import { tellProgress } from '#server/analysis/progress.ts';
import { signOut } from '#server/auth/revoke.ts';
import { beginSession } from '#server/auth/session.ts';
import { record as records, session } from '#server/db/schema.ts';
import type { Ground } from '#server/ground.ts';
import { admittedTo, eventStream } from '#server/http/event-stream.ts';
import { newId } from '#server/id.ts';
import { publish } from '#server/live.ts';
import type { LiveEvent } from '#server/live-event.ts';
import { CLOCKS_MS, RecentEvents } from '#server/recent-events.ts';
import { handOut, takeBack } from '#server/store/asking.ts';
import { markImpossible } from '#server/store/asked-question.ts';
import { createQuestion } from '#server/store/question.ts';
import { createClaim } from '#server/store/claim.ts';
import { DEVICE } from './authenticator.ts';
import { claimDraft, statement } from './claim-fixture.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';

let t: TestGround;
let study: TestStudy;
beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
});
afterAll(() => t.close());

interface Ear {
  /** The next thing that is told. */
  next(): Promise<Told>;
  ended: Promise<void>;
  leave(): void;
}

/** Nothing is told from before the stream began. */
const FROM_NOW = Infinity;

async function follow(
  who: string,
  { admitted = (): Promise<boolean> => Promise.resolve(true), since = FROM_NOW, ground = t.ground } = {},
): Promise<Ear> {
  const gone = new AbortController();
  const asked = { admitted, since, signal: gone.signal };
  const reader = eventStream(ground, await study.place(who), asked).getReader();
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const waiting: ((told: Told) => void)[] = [];
  const heard: Told[] = [];
  const pump = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return end();
      const data = /^data: (.*)\n\n$/.exec(value)?.[1];
      if (data === undefined) continue;
      const told = ToldShape.parse(JSON.parse(data));
      const first = waiting.shift();
      if (first) first(told);
      else heard.push(told);
    }
  };
  void pump();
  return {
    next: () => {
      const first = heard.shift();
      return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
    },
    ended,
    leave: () => gone.abort(),
  };
}

async function tell(...events: LiveEvent[]): Promise<void> {
  await t.ground.db.asService('engine', async (tx) => {
    for (const event of events) await publish(tx, event);
  });
}

const project = (): ProjectId => study.project;

/** Until what was told by now has been looked up: what comes of it comes before what is told next. */
async function lookedUp(): Promise<void> {
  await t.ground.live.settle();
  const lead = await study.place('lead');
  for (let n = 0; n < 5; n++) await lead.work(({ tx }) => tx.select().from(records));
}

describe('the event stream', () => {
  test('tells leads and analysts of new assessments and of what changed', async () => {
    const ears = [await follow('lead'), await follow('analyst')];
    const claim = newId<ClaimId>();
    await tell({ kind: 'assessed', project: project(), claims: [claim] });
    for (const ear of ears) expect(await ear.next()).toEqual({ kind: 'assessed', claims: [claim] });
    const lead = await study.place('lead');
    const made = await lead.work((w) => createClaim(w, claimDraft()));
    for (const ear of ears)
      expect(await ear.next()).toEqual({ kind: 'changed', noun: 'claim', id: made.ok ? made.id : null });
    ears.forEach((ear) => ear.leave());
  });

  test('tells leads of the bank of questions, and a researcher of what they themselves are handed (PROTECTION 2)', async () => {
    const lead = await study.place('lead');
    const [ear, own, other] = [await follow('lead'), await follow('a'), await follow('b')];
    const about = { kind: 'changed', noun: 'question', id: null } as const;
    const draft = { text: 'Who governed?', purpose: 'open', claim: null, put: null, from: null } as const;
    const made = await lead.work((w) => createQuestion(w, draft));
    expect(await ear.next()).toEqual(about);
    if (!made.ok) throw new Error('the question was not made');
    const handed = await lead.work((w) => handOut(w, made.id, { researcher: study.accounts['a']! }));
    expect(await ear.next()).toEqual(about);
    expect(await own.next()).toEqual(about);
    if (!handed?.ok) throw new Error('the question was not handed out');
    const a = await study.place('a');
    await a.work((w) => markImpossible(w, handed.id, 'They had gone.'));
    expect([await ear.next(), await own.next()]).toEqual([about, about]);
    await lead.work((w) => takeBack(w, handed.id));
    expect([await ear.next(), await own.next()]).toEqual([about, about]);
    expect(dependencesOf(about)).toEqual(['sanad:questions']);
    // The other researcher heard of none of it: the first that comes is a record of their own.
    const claim = await lead.work((w) => createClaim(w, claimDraft()));
    if (!claim.ok) throw new Error('the claim was not made');
    const { record } = await statement(t.ground, study, { claim: claim.id, researcher: 'b' });
    await tell({ kind: 'changed', project: project(), noun: 'record', id: record });
    expect(await other.next()).toEqual({ kind: 'changed', noun: 'record', id: record });
    for (const one of [ear, own, other]) one.leave();
  });

  test('tells a researcher of their own records only, without claims (PROTECTION 2)', async () => {
    const lead = await study.place('lead');
    const made = await lead.work((w) => createClaim(w, claimDraft()));
    if (!made.ok) throw new Error('no claim');
    const { record } = await statement(t.ground, study, { claim: made.id });
    const [own, other] = [await follow('a'), await follow('b')];
    await tell(
      { kind: 'assessed', project: project(), claims: [made.id] },
      { kind: 'changed', project: project(), noun: 'claim', id: made.id },
      { kind: 'changed', project: project(), noun: 'codebook', id: newId() },
      { kind: 'changed', project: project(), noun: 'export', id: newId() },
      { kind: 'changed', project: project(), noun: 'record', id: null },
      { kind: 'changed', project: project(), noun: 'record', id: newId() },
      { kind: 'changed', project: project(), noun: 'interview', id: newId() },
      { kind: 'log', heads: [[newId(), 1]] },
      { kind: 'projected', project: project(), record, copy: 'field', claims: [made.id] },
    );
    expect(await own.next()).toEqual({ kind: 'projected', record, claims: [] });
    // Nor when analysts work in the other copy of it.
    await tell({ kind: 'projected', project: project(), record, copy: 'analysis', claims: [made.id] });
    await lookedUp();
    await tell({ kind: 'changed', project: project(), noun: 'record', id: record });
    expect(await own.next()).toEqual({ kind: 'changed', noun: 'record', id: record });
    // What follows is the first thing that B hears: nothing of all that was B's.
    const mine = await statementOf('b', made.id);
    await tell({ kind: 'changed', project: project(), noun: 'record', id: mine });
    expect(await other.next()).toEqual({ kind: 'changed', noun: 'record', id: mine });
    own.leave();
    other.leave();
  });

  test('attack 7: whatever changed, a researcher hears of nothing that is not theirs, and an analyst of what their pages show', async () => {
    type Noun = Extract<LiveEvent, { kind: 'changed' }>['noun'];
    const analysts = {
      ...{ claim: true, decision: true, opinion: true, resolution: true, codebook: true, project: true },
      ...{ source: true, record: false, interview: false, question: false, export: false, vault: false },
    } satisfies Record<Noun, boolean>;
    const [analyst, researcher] = [await follow('analyst'), await follow('b')];
    const nouns = Object.keys(analysts) as Noun[];
    await tell(
      ...nouns.map((noun): LiveEvent => {
        const of = { kind: 'changed', project: project(), id: null } as const;
        return noun === 'question' ? { ...of, noun, whom: null } : { ...of, noun };
      }),
      { kind: 'assessed', project: project(), claims: null },
    );
    const due = nouns.filter((noun) => analysts[noun]);
    const heard: Told[] = [];
    while (heard.length <= due.length) heard.push(await analyst.next());
    const named = heard.map((told) => (told.kind === 'changed' ? told.noun : told.kind));
    expect(named.toSorted()).toEqual([...due, 'assessed'].toSorted());
    const made = await (await study.place('lead')).work((w) => createClaim(w, claimDraft()));
    if (!made.ok) throw new Error('no claim');
    const own = await statementOf('b', made.id);
    await tell({ kind: 'changed', project: project(), noun: 'record', id: own });
    expect(await researcher.next()).toEqual({ kind: 'changed', noun: 'record', id: own });
    analyst.leave();
    researcher.leave();
  });

  test('tells that a long run goes on and that it has ended; a short one to nobody, and a preview to leads and whoever asked for it', async () => {
    const [lead, analyst] = [await follow('lead'), await follow('analyst')];
    tellProgress(t.ground, { project: project(), run: null }).end(); // it took no second
    const run = newId();
    await tell({ kind: 'running', project: project(), run, share: 0.2 });
    expect(await lead.next()).toEqual({ kind: 'running', run, share: 0.2 });
    // An analyst’s own: the first that they hear.
    const theirs = newId();
    await tell({
      kind: 'running',
      project: project(),
      run: theirs,
      whom: study.accounts['analyst'],
      share: 0.3,
    });
    for (const ear of [lead, analyst])
      expect(await ear.next()).toEqual({ kind: 'running', run: theirs, share: 0.3 });
    const long = tellProgress(t.ground, { project: project(), run: null });
    long.watch(0.5);
    for (const ear of [lead, analyst])
      expect(await ear.next()).toEqual({ kind: 'running', run: null, share: 0.5 });
    long.end();
    for (const ear of [lead, analyst]) {
      let told = await ear.next();
      while (told.kind === 'running' && told.share === 0.5) told = await ear.next();
      expect(told).toEqual({ kind: 'running', run: null, share: null });
      expect(dependencesOf(told)).toEqual([]);
      ear.leave();
    }
  });

  test('tells an analyst nothing of a record that was not released, nor that somebody writes in a field copy', async () => {
    const lead = await study.place('lead');
    const made = await lead.work((w) => createClaim(w, claimDraft()));
    if (!made.ok) throw new Error('no claim');
    const hidden = await statement(t.ground, study, { claim: made.id, released: false });
    const open = await statement(t.ground, study, { claim: made.id });
    const ear = await follow('analyst');
    await tell(
      { kind: 'projected', project: project(), record: hidden.record, copy: 'analysis', claims: [made.id] },
      { kind: 'changed', project: project(), noun: 'record', id: hidden.record },
      { kind: 'projected', project: project(), record: open.record, copy: 'field', claims: [made.id] },
      { kind: 'changed', project: project(), noun: 'export', id: newId() },
    );
    await lookedUp();
    await tell({ kind: 'changed', project: project(), noun: 'codebook', id: null });
    expect(await ear.next()).toEqual({ kind: 'changed', noun: 'codebook', id: null });
    await tell({
      kind: 'projected',
      project: project(),
      record: open.record,
      copy: 'analysis',
      claims: [made.id],
    });
    expect(await ear.next()).toEqual({ kind: 'projected', record: open.record, claims: [made.id] });
    ear.leave();
  });

  test('lets go at its next beat of whom it admits no more, though nothing told of it: a session runs out', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      let is = true;
      const ear = await follow('lead', { admitted: () => Promise.resolve(is) });
      is = false;
      vi.advanceTimersByTime(15_000);
      expect(await ear.next()).toEqual({ kind: 'ended' });
      await ear.ended;
    } finally {
      vi.useRealTimers();
    }
  });

  test('begins with what was told since the page was read, by the same rules, and says when that is too long ago', async () => {
    const lead = await study.place('lead');
    const made = await lead.work((w) => createClaim(w, claimDraft()));
    if (!made.ok) throw new Error('no claim');
    const [mine, other] = [await statementOf('a', made.id), await statementOf('b', made.id)];
    await t.ground.live.settle();
    const read = Date.now() + 1;
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(read));
    const since = read + CLOCKS_MS; // by a server whose clock runs ahead
    await tell(
      { kind: 'changed', project: project(), noun: 'record', id: other },
      { kind: 'changed', project: project(), noun: 'record', id: mine },
      { kind: 'assessed', project: project(), claims: [made.id] },
    );
    await t.ground.live.settle();
    const ears = [await follow('a', { since }), await follow('analyst', { since })];
    await tell({ kind: 'changed', project: project(), noun: 'record', id: mine });
    expect(await ears[0]?.next()).toEqual({ kind: 'changed', noun: 'record', id: mine });
    expect(await ears[0]?.next(), 'of B’s nothing was told').toEqual({
      kind: 'changed',
      noun: 'record',
      id: mine,
    });
    const told = [await ears[1]?.next(), await ears[1]?.next(), await ears[1]?.next()];
    expect(told).toContainEqual({ kind: 'assessed', claims: [made.id] });
    const long = await follow('a', { since: 0 });
    expect(await long.next()).toEqual({ kind: 'missed' });
    for (const ear of [...ears, long]) ear.leave();
  });

  test('says nothing of another project', async () => {
    const ear = await follow('lead');
    const claim = newId<ClaimId>();
    await tell(
      { kind: 'assessed', project: newId(), claims: [newId()] },
      { kind: 'assessed', project: project(), claims: [claim] },
    );
    expect(await ear.next()).toEqual({ kind: 'assessed', claims: [claim] });
    ear.leave();
  });

  test('ends when the account’s grant ends, and not when another’s does (PROTECTION 4.7)', async () => {
    let admitted = true;
    const ear = await follow('analyst', { admitted: () => Promise.resolve(admitted) });
    const account = study.accounts['analyst'] ?? newId();
    await tell({ kind: 'revoked', account: newId(), version: 2 }, { kind: 'revoked', account, version: 2 });
    await tell({ kind: 'assessed', project: project(), claims: [] });
    expect(await ear.next()).toEqual({ kind: 'assessed', claims: [] }); // still admitted
    admitted = false;
    await tell({ kind: 'revoked', account, version: 3 });
    expect(await ear.next(), 'the page is told that nothing of it may stay').toEqual({ kind: 'ended' });
    await ear.ended;
  });

  test('that may have missed the end of a grant asks before it tells anything more (PROTECTION 4.7)', async () => {
    const ears: { wake: () => void; answer: (admitted: boolean) => void; told: Promise<Told>; ear: Ear }[] =
      [];
    for (let i = 0; i < 2; i++) {
      let [wake, answer]: [() => void, (admitted: boolean) => void] = [() => undefined, () => undefined];
      const ground: Ground = {
        ...t.ground,
        onWake: (listener) => {
          wake = listener;
          return () => undefined;
        },
      };
      const asked = new Promise<boolean>((resolve) => (answer = resolve));
      const ear = await follow('analyst', { ground, admitted: () => asked });
      ears.push({ wake: () => wake(), answer, told: ear.next(), ear });
    }
    for (const { wake } of ears) wake();
    await tell({ kind: 'assessed', project: project(), claims: [] });
    await t.ground.live.settle();
    const [staying, going] = ears;
    staying?.answer(true);
    expect([await staying?.told, await staying?.ear.next()]).toEqual([
      { kind: 'missed' },
      { kind: 'assessed', claims: [] },
    ]);
    going?.answer(false);
    expect(await going?.told).toEqual({ kind: 'ended' });
    await going?.ear.ended;
    staying?.ear.leave();
  });

  test('keeps no session alive: at its beat it is looked at and not renewed, and an ended one is not admitted', async () => {
    const account = study.accounts['lead2'] ?? newId();
    const { name, value } = await beginSession(t.ground, account, { device: DEVICE, passed: true });
    const expiresAt = new Date(Date.now() + 3_600_000); // beyond its half, where a use would renew it
    const mine = eq(session.accountId, account);
    await t.ground.db.asService('auth', (tx) => tx.update(session).set({ expiresAt }).where(mine));
    const cookie = `${name}=${value}`;
    const admitted = admittedTo(t.ground, await study.place('lead2'), { cookie });
    expect(await admitted()).toBe(true);
    const [row] = await t.ground.db.asService('auth', (tx) => tx.select().from(session).where(mine));
    expect(row?.expiresAt).toEqual(expiresAt);
    expect(await admittedTo(t.ground, await study.place('lead'), { cookie })(), 'somebody else').toBe(false);
    await signOut(t.ground, cookie);
    expect(await admitted()).toBe(false);
  });

  test('that ends while an event is looked up says nothing more, and throws nothing', async () => {
    const ear = await follow('lead');
    const stop = t.ground.live.subscribe((event) => {
      if (event.kind === 'assessed') ear.leave(); // the stream has begun to look
    });
    const thrown: unknown[] = [];
    const note = (reason: unknown): void => void thrown.push(reason);
    process.on('unhandledRejection', note);
    await tell({ kind: 'assessed', project: project(), claims: [newId()] });
    await ear.ended;
    await t.ground.live.settle();
    process.off('unhandledRejection', note);
    stop();
    expect(thrown).toEqual([]);
  });

  test('ends when the page goes, and when asking fails', async () => {
    const ear = await follow('lead');
    ear.leave();
    await ear.ended;
    const other = await follow('lead', { admitted: () => Promise.reject(new Error('no database')) });
    await tell({ kind: 'revoked', account: study.accounts['lead'] ?? newId(), version: 2 });
    await other.ended;
  });
});

async function statementOf(who: string, claim: Parameters<typeof statement>[2]['claim']): Promise<RecordId> {
  const said = await statement(t.ground, study, { claim, researcher: who });
  return said.record;
}

test('what was told within the clocks’ distance before a page’s reading is told to it too, and no more', () => {
  const recent = new RecentEvents(0);
  const event = { kind: 'assessed', project: newId<ProjectId>(), claims: null } as const;
  recent.add(event, 10_000);
  expect(recent.since(10_000 + CLOCKS_MS, 11_000)).toEqual([event]);
  expect(recent.since(10_001 + CLOCKS_MS, 11_000)).toEqual([]);
  expect(recent.since(10_000, 40_000), 'half a minute is kept').toEqual([event]);
  expect(recent.since(10_000, 40_001)).toBeNull();
  expect(recent.since(CLOCKS_MS - 1, 11_000), 'before it began to hear').toBeNull();
});

test('a page reads anew what it shows, and all of it when something was missed', () => {
  expect(dependencesOf({ kind: 'assessed', claims: null })).toEqual(['sanad:claims']);
  expect(dependencesOf({ kind: 'changed', noun: 'decision', id: null })).toEqual(['sanad:claims']);
  expect(dependencesOf({ kind: 'projected', record: newId(), claims: [] })).toEqual(['sanad:records']);
  expect(dependencesOf({ kind: 'missed' })).toContain('sanad:codebook');
});
