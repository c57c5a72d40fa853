/**
 * Every door onto one thing, for whoever may not see that thing: the answer, to the byte, and the statements that were
 * asked for it, in their order, are those of an id that nobody has. On the built pages, in this process, so that what is
 * asked of the database can be listened to.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, type AccessObject, type Action, type Role } from '#core/access.ts';
import { ROUTES } from '#core/access-routes.ts';
import type { ClaimDraft } from '#core/claim.ts';
import type { ClaimId } from '#core/ids.ts';
import { guessMapping } from '#core/incidents/mapping.ts';
import { makeSet, type IncidentSet } from '#core/incidents/set.ts';
import { createApp, shareApp, type App } from '#server/app.ts';
import { beginSession } from '#server/auth/session.ts';
import type { Place } from '#server/place.ts';
import { keepSet } from '#server/store/incident-set.ts';
import { createAccount } from '#server/store/account.ts';
import { createClaim, showClaim } from '#server/store/claim.ts';
import { decide } from '#server/store/decision.ts';
import { giveOpinion } from '#server/store/opinion.ts';
import { addMember } from '#server/store/project.ts';
import { resolveClaim } from '#server/store/resolution.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { createQuestion } from '#server/store/question.ts';
import { openRecord } from '#server/store/record.ts';
import { approveRelease } from '#server/store/release.ts';
import { DEVICE } from './authenticator.ts';
import { claimDraft, statement } from './claim-fixture.ts';
import { freshConfig, freshStudy, type TestStudy } from './harness.ts';
import { bearer } from './sync-harness.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PEOPLE: Readonly<Record<string, Role>> = {
  analyst: 'analyst',
  a: 'researcher',
  reviewer: 'reviewer',
  auditor: 'auditor',
};

let app: App;
let drop: () => Promise<void>;
let study: TestStudy;
let server: Server;
let origin = '';
/** What each shows of themselves: a token to the API, a session to the pages, whose forms take no token. */
const tokens: Record<string, string> = {};
const cookies: Record<string, string> = {};

/** What somebody has, by the part of an address that names it, and an id of the kind that nobody has. */
interface Thing {
  hidden: string;
  unknown: string;
  object: AccessObject;
}
const things: Record<string, Thing> = {};

beforeAll(async () => {
  spawnSync(process.execPath, [join(ROOT, 'server', 'ensure-build.ts')]);
  const fresh = await freshConfig();
  drop = fresh.drop;
  app = await createApp(fresh.config);
  shareApp(app);
  study = await freshStudy(app);
  await app.db.asService('auth', async (tx) => {
    const account = { email: `reviewer2@${study.slug}.test`, passwordHash: 'x', admin: false };
    const id = await createAccount(tx, account);
    if (id === null) throw new Error('no second reviewer');
    await addMember(tx, study.project, id, 'reviewer');
    study.accounts['reviewer2'] = id;
  });
  await makeThings();
  for (const who of Object.keys(PEOPLE)) {
    tokens[who] = await bearer(app, study, who);
    const { name, value } = await beginSession(app, study.accounts[who]!, { device: DEVICE, passed: true });
    cookies[who] = `${name}=${value}`;
  }
  process.env['ORIGIN'] = fresh.config.origins[0] ?? '';
  server = createServer(await pages());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 180_000);
afterAll(async () => {
  server.close();
  await app.close();
  await drop();
});

async function pages(): Promise<RequestListener> {
  const built: unknown = await import(join(ROOT, 'build', 'handler.js'));
  return (built as { handler: RequestListener }).handler;
}

async function makeThings(): Promise<void> {
  const [b, lead] = [await study.place('b'), await study.place('lead')];
  const owner = study.accounts['b'] ?? '';
  const made = await b.work(async (work) => {
    const one = await createRecord(work, { source: { typeKey: 'elder' }, month: '2022-03', language: 'ps' });
    if (!one.ok) throw new Error(one.fault.message);
    return openRecord(work, one.code);
  });
  const { claim, question, set } = await lead.work(async (work) => {
    const one = await createClaim(work, claimDraft());
    if (!one.ok) throw new Error('no claim');
    const asked = await createQuestion(work, {
      purpose: 'open',
      text: 'Who came?',
      claim: null,
      put: null,
      from: null,
    });
    if (!asked.ok) throw new Error('no question');
    const set = await keepSet(work, incidents());
    return { claim: one.id, question: asked.id, set };
  });
  things['records'] = { hidden: made?.code ?? '', unknown: 'R-22222', object: { owner, released: false } };
  things['sources'] = { hidden: made?.source.code ?? '', unknown: 'S-22222', object: { owner } };
  things['claims'] = { hidden: claim, unknown: randomUUID(), object: { shown: false } };
  things['incidents'] = { hidden: set, unknown: randomUUID(), object: {} };
  things['questions'] = { hidden: question, unknown: randomUUID(), object: {} };
}

function incidents(): IncidentSet {
  const table = { columns: ['date', 'type'], rows: [{ line: 2, cells: ['2022-03-09', 'raid'] }] };
  const made = makeSet('A set', table, guessMapping(table));
  if (!made.ok) throw new Error('no set');
  return made.set;
}

const ofOne = Object.entries(ROUTES).flatMap(([route, row]) => {
  const noun = /\/([a-z]+)\/\[(?:code|id|claim)\]/.exec(route)?.[1];
  if (noun === undefined) return [];
  return Object.entries(row).flatMap(([door, action]) => (action ? [{ route, door, action, noun }] : []));
});

test('of every kind of thing that has an address something is hidden here', () => {
  expect([...new Set(ofOne.map(({ noun }) => noun))].filter((noun) => !(noun in things))).toEqual([]);
  expect(ofOne.length).toBeGreaterThan(30);
});

const isHiddenFrom = (role: Role, action: Action, { object }: Thing): boolean =>
  can({ kind: 'member', account: 'me', role }, action, object) !== 'allow';

describe.each(Object.keys(PEOPLE))('attack 7: for %s', (who) => {
  test('what is hidden gives the answer of what there is not, and asks the same of the database', async () => {
    const [wrong, statuses]: [string[], number[]] = [[], []];
    for (const { route, door, action, noun } of ofOne) {
      const thing = things[noun];
      if (!thing || !isHiddenFrom(PEOPLE[who] ?? 'auditor', action, thing)) continue;
      const unknown = await knock(who, route, door, thing.unknown);
      const hidden = await knock(who, route, door, thing.hidden);
      statuses.push(hidden.status);
      if (JSON.stringify(hidden) !== JSON.stringify(unknown))
        wrong.push(`${route} ${door}: ${difference(hidden, unknown)}`);
    }
    expect(wrong).toEqual([]);
    // 400: a form of the page that is about nothing in it.
    expect(statuses.filter((status) => ![400, 403, 404].includes(status))).toEqual([]);
    expect(statuses).toContain(404);
  });
});

/** Answer for as long as they stand, give figures of the machine, draw a secret for each time that they are opened. */
const NEVER_THE_SAME = ['/projects/[project]/events', '/metrics', '/account/second-factor'];

/** Every page and call that answers this person, as it stands now. `[code]` is their own. */
async function all(who: string, own: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [route, row] of Object.entries(ROUTES))
    for (const door of Object.keys(row)) {
      if ((door !== 'load' && door !== 'GET') || NEVER_THE_SAME.includes(route)) continue;
      const noun = /\/([a-z]+)\/\[/.exec(route.replace('/projects/[project]', ''))?.[1];
      if (noun !== undefined && !(noun in own)) continue;
      const said = await knock(who, route, door, own[noun ?? ''] ?? 'none');
      found.set(`${route} ${door}`, `${said.status} ${said.body}`);
    }
  return found;
}

test('attack 7: whatever others do, every page and call gives a researcher the same bytes as before', async () => {
  const [a, b, lead] = [await study.place('a'), await study.place('b'), await study.place('lead')];
  const log = async (place: Place): Promise<string> => {
    const fields = { source: { typeKey: 'elder' }, month: '2022-03', language: 'ps' };
    const made = await place.work((work) => createRecord(work, fields));
    if (!made.ok) throw new Error(made.fault.message);
    return made.code;
  };
  const code = await log(a);
  const source = await a.work((work) => openRecord(work, code));
  const own = { records: code, sources: source?.source.code ?? '' };
  const before = await all('a', own);
  expect([...before.values()].filter((said) => said.startsWith('200')).length).toBeGreaterThan(8);
  for (const place of [b, b, lead]) await log(place);
  await lead.work((work) => createClaim(work, claimDraft({ proposition: 'The bridge was closed' })));
  await approveRelease(app, lead, await log(b));
  const after = await all('a', own);
  expect([...before].filter(([door, said]) => after.get(door) !== said).map(([door]) => door)).toEqual([]);
  const [words, theirs] = [[...after.values()].join(), things];
  for (const { hidden } of Object.values(theirs)) expect(words).not.toContain(hidden);
  for (const who of ['b', 'analyst', 'reviewer', 'auditor', 'lead'])
    for (const name of [study.accounts[who] ?? '', `${who}@${study.slug}.test`])
      expect(words).not.toContain(name);
});

test('whatever others hold, every page and call gives a reviewer the same bytes until their own opinion is stored', async () => {
  const [reviewer, other, lead] = [
    await study.place('reviewer'),
    await study.place('reviewer2'),
    await study.place('lead'),
  ];
  const family = randomUUID();
  const make = (proposition: string, shown: boolean, more: Partial<ClaimDraft> = {}): Promise<ClaimId> =>
    lead.work(async (work) => {
      const made = await createClaim(work, claimDraft({ proposition, family, state: true, ...more }));
      if (!made.ok) throw new Error('no claim');
      for (const who of shown ? [reviewer, other] : []) await showClaim(work, made.id, who.actor.account);
      return made.id;
    });
  const claims = [
    await make('The road was shut', true),
    await make('The road was shut a year later', true, { period: { from: '2023-01', to: '2023-06' } }),
  ];
  const hidden = await make('The canary road was shut', false);
  const read = async (): Promise<Map<string, string>> =>
    new Map(
      (await Promise.all(claims.map((id) => all('reviewer', { claims: id })))).flatMap((pages, i) =>
        [...pages].map(([door, said]) => [`${door} ${i}`, said.replaceAll(/new Date\(\d+\)/g, 'DATE')]),
      ),
    );
  const before = await read();
  expect([...before.values()].filter((said) => said.startsWith('200')).length).toBeGreaterThan(12);
  const opine = (of: Place, claim: ClaimId, reason: string) =>
    of.work(async (work) => {
      const draft = { value: 'false', lo: null, hi: null, likelihood: 'very likely', reason };
      if ((await giveOpinion(work, claim, draft))?.ok !== true) throw new Error('no opinion');
    });
  const [first, second] = claims;
  if (first === undefined || second === undefined) throw new Error('no claims');
  for (const claim of [...claims, hidden]) {
    await statement(app, study, { claim, stance: 'denies' });
    await statement(app, study, { claim, type: 'cleric', stance: 'qualifies', value: 'partly' });
    await lead.work((work) => decide(work, claim, { held: 'contested', reason: 'canary decision' }));
    if (claim !== hidden) await opine(other, claim, 'canary opinion');
  }
  await app.analysis.rebuild(study.project);
  const resolved = { kind: 'event', answer: { value: 'false' }, month: '2023-09', public: true } as const;
  const done = await lead.work((work) =>
    resolveClaim(work, second, { ...resolved, reference: 'canary press' }),
  );
  expect(done?.ok).toBe(true);
  await app.analysis.caughtUp();
  const changed = async (): Promise<string[]> => {
    const now = await read();
    for (const [door, said] of now) expect(said, door).not.toMatch(/canary (road|decision|press)/);
    return [...before].filter(([door, said]) => now.get(door) !== said).map(([door]) => door);
  };
  expect(await changed()).toEqual([]);
  await opine(reviewer, first, 'So it seemed.');
  const told = await changed();
  expect(told).toContain('/projects/[project]/claims/[id] load 0');
  expect(told.filter((door) => /\[(id|claim)\] \w+ 1$/.test(door))).toEqual([]);
});

/** What tells the two apart, and not all that they have in common. */
function difference(hidden: Said, unknown: Said): string {
  if (hidden.status !== unknown.status) return `${hidden.status}, and not ${unknown.status}`;
  if (hidden.body !== unknown.body) return `says ${hidden.body}, and not ${unknown.body}`;
  const only = (of: Said, than: Said): string[] => of.asked.filter((one) => !than.asked.includes(one));
  return `asks ${only(hidden, unknown).join(' | ')}, and not ${only(unknown, hidden).join(' | ')}`;
}

interface Said {
  status: number;
  body: string;
  asked: string[];
}

async function knock(who: string, route: string, door: string, id: string): Promise<Said> {
  const path = route.replace('[project]', study.slug).replace(/\[(code|id|claim)\]/, id);
  const form = door.startsWith('action:');
  const name = door.slice('action:'.length);
  const method = form ? 'POST' : door === 'load' ? 'GET' : door;
  const listening = listenFor(study.accounts[who] ?? '');
  const response = await fetch(`${origin}${path}${form && name !== 'default' ? `?/${name}` : ''}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(route.startsWith('/api/')
        ? { authorization: `Bearer ${tokens[who]}` }
        : { cookie: cookies[who] ?? '', origin: app.config.origins[0] ?? '' }),
      ...(form ? { accept: 'application/json', 'x-sveltekit-action': 'true' } : {}),
      ...(method === 'GET' || form ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body: form ? new URLSearchParams() : '{}' }),
  });
  const text = await response.text();
  const asked = listening.end();
  return { status: statusOf(response, text), body: told(text, id), asked };
}

/** An action's answer is an envelope: its own status says how it went. */
function statusOf(response: Response, text: string): number {
  const inner = /"status":(\d+)/.exec(text)?.[1];
  return inner === undefined ? response.status : Number(inner);
}

/** Without what the asker named, what is drawn for each page, and when it was read. */
const told = (text: string, id: string): string =>
  text
    .replaceAll(id, 'ID')
    .replace(/nonce="[^"]*"/g, 'nonce')
    .replace(/readAt:\d+/g, 'readAt');

/**
 * All transactions that run for this account, each with its statements in their order, on whatever connection: other work
 * goes on meanwhile. The layout's and the page's run side by side, so they are put in an order of their own.
 */
function listenFor(account: string): { end(): string[] } {
  const done: string[] = [];
  const open = new Map<number, string[]>();
  const { options } = app.db.sql;
  options.debug = (connection, query, parameters) => {
    if (/set_config\('app\./.test(query)) {
      if (parameters.includes(account)) open.set(connection, []);
      else open.delete(connection);
    }
    open.get(connection)?.push(query);
    if (!/^(commit|rollback)/.test(query)) return;
    done.push((open.get(connection) ?? []).join('; '));
    open.delete(connection);
  };
  return {
    end() {
      options.debug = false;
      return done.filter((asked) => asked !== '').toSorted();
    },
  };
}
