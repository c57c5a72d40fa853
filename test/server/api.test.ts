/** /api/v1 over HTTP, on the built application with the demo study. */
import { Agent, request } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type * as Y from 'yjs';
import { z } from 'zod';
import { assess } from '#core/consistency/assess.ts';
import { BASES, STANCES } from '#core/coding.ts';
import { readInterchange } from '#core/consistency/interchange.ts';
import { asId, type ClaimId } from '#core/ids.ts';
import { editAssertion, readAssertions, type AssertionFields } from '#doc/entry.ts';
import { openApiDocument } from '#server/api/openapi.ts';
import { asProblem, PROBLEM_CODES } from '#server/api/problem.ts';
import { DEMO_PASSWORD } from '#server/demo/load.ts';
import { demoEmail } from '#server/demo/people.ts';
import { openClient, type Client } from '../e2e/client.ts';
import { TestServer } from '../e2e/server.ts';

type Who = Parameters<typeof demoEmail>[0];

let server: TestServer;
const tokens = new Map<Who, string>();

beforeAll(async () => {
  server = await TestServer.start({ demo: true });
  const people: Who[] = ['lead', 'analyst', 'researcher-a', 'researcher-b', 'reviewer', 'auditor', 'admin'];
  const made = await server.tokens(people.map((who) => demoEmail(who)));
  for (const who of people) tokens.set(who, made.get(demoEmail(who)) ?? '');
}, 180_000);
afterAll(() => server.stop());

interface Said {
  status: number;
  type: string;
  headers: Headers;
  text: string;
  json: unknown;
}

async function ask(
  who: Who | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Said> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${tokens.get(who)}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    type,
    headers: response.headers,
    text,
    json: type.includes('json') ? JSON.parse(text) : null,
  };
}

const get = (who: Who | null, path: string): Promise<Said> => ask(who, 'GET', path);
const post = (who: Who | null, path: string, body: unknown): Promise<Said> => ask(who, 'POST', path, body);

const Problem = z.object({
  type: z.string(),
  status: z.number(),
  title: z.string(),
  detail: z.string().min(10),
  errors: z.array(z.object({ field: z.string(), message: z.string().min(10) })).optional(),
});

/** The answer's problem, after checking that it is one. */
function problemOf(said: Said): z.infer<typeof Problem> {
  expect(said.type).toBe('application/problem+json');
  const problem = Problem.parse(said.json);
  expect(problem.status).toBe(said.status);
  return problem;
}

const codeOf = (said: Said): string => problemOf(said).type.replace('urn:sanad:problem:', '');
const fieldsOf = (said: Said): string[] => (problemOf(said).errors ?? []).map((e) => e.field);

const Made = z.object({
  code: z.string(),
  rooms: z.object({ field: z.string(), analysis: z.string().optional() }),
});
const List = z.object({ items: z.array(z.looseObject({ code: z.string() })), next: z.string().nullable() });

const RECORDS = '/projects/demo/records';
const least = { sourceType: 'elder', month: '2022-03', language: 'en' };
const spoken = { ...least, text: [{ question: 'Who pays?', answer: 'The dealer.' }] };

async function log(who: Who, body: object = least): Promise<z.infer<typeof Made>> {
  const said = await post(who, RECORDS, body);
  expect(said.status, said.text).toBe(201);
  return Made.parse(said.json);
}

const codesFor = async (who: Who): Promise<string[]> =>
  List.parse((await get(who, `${RECORDS}?limit=1000`)).json).items.map((item) => item.code);

describe('who asks', () => {
  test('no token and a dead token are 401, with what to send', async () => {
    for (const said of [
      await get(null, '/projects'),
      await ask(null, 'GET', '/projects/demo', undefined, {
        authorization: 'Bearer abcdefghijklmnopqrstuvwxyz',
      }),
      await get(null, `${RECORDS}/R-99999`),
    ]) {
      expect([said.status, codeOf(said)]).toEqual([401, 'sign-in']);
      expect(said.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test('a session’s cookie does as well', async () => {
    const form = new URLSearchParams({ email: demoEmail('lead'), password: DEMO_PASSWORD });
    const signedIn = await fetch(`${server.url}/login`, {
      method: 'POST',
      body: form,
      headers: { origin: server.url },
      redirect: 'manual',
    });
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const said = await ask(null, 'GET', '/projects', undefined, { cookie });
    expect(said.status).toBe(200);
  });

  test('a foreign Origin is refused, with a token too', async () => {
    const said = await ask('lead', 'POST', RECORDS, least, { origin: 'https://elsewhere.test' });
    expect([said.status, codeOf(said)]).toEqual([403, 'foreign-origin']);
  });

  test('a token of one project lists that one, and an admin none', async () => {
    const bound = await server.sanad('token', 'create', '--user', demoEmail('analyst'), '--project', 'demo');
    const said = await ask(null, 'GET', '/projects', undefined, {
      authorization: `Bearer ${bound.stdout.trim()}`,
    });
    expect(said.json).toEqual({ items: [{ slug: 'demo', name: 'Lapwing', role: 'analyst' }], next: null });
    const account = (action: string) =>
      fetch(`${server.url}/account${action}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${bound.stdout.trim()}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'direction=rtl&theme=dark',
        redirect: 'manual',
      });
    expect((await account('?/appearance')).status).toBe(404);
    expect((await account('?/everywhere')).status).toBe(404);
    expect((await get('admin', '/projects')).json).toEqual({ items: [], next: null });
    expect((await get('admin', '/projects/demo')).status).toBe(404);
  });
});

describe('what is hidden answers as what does not exist', () => {
  const sameAs = async (who: Who, method: string, a: string, b: string, body?: unknown): Promise<void> => {
    const [hidden, unknown] = [await ask(who, method, a, body), await ask(who, method, b, body)];
    expect([hidden.status, hidden.text]).toEqual([404, unknown.text]);
    const names = (said: Said): string[] => [...said.headers.keys()].filter((name) => name !== 'date');
    expect(names(hidden)).toEqual(names(unknown));
  };

  test('another researcher’s record, by every verb', async () => {
    const { code } = await log('researcher-a');
    const there = `${RECORDS}/${code}`;
    const nowhere = `${RECORDS}/R-99999`;
    for (const who of ['researcher-b', 'analyst', 'reviewer', 'auditor'] as const) {
      await sameAs(who, 'GET', there, nowhere);
      await sameAs(who, 'PATCH', there, nowhere, { locked: true });
      await sameAs(who, 'POST', `${there}/release`, `${nowhere}/release`, {});
    }
    expect(await codesFor('researcher-b')).not.toContain(code);
    expect(await codesFor('analyst')).not.toContain(code);
  });

  test('a project that one does not belong to, and a claim that one is not shown', async () => {
    await sameAs('admin', 'GET', '/projects/demo/records', '/projects/steady/records');
    const claims = List.extend({ items: z.array(z.looseObject({ id: z.string() })) });
    const all = claims.parse((await get('lead', '/projects/demo/claims?limit=1000')).json).items;
    const shown = claims.parse((await get('reviewer', '/projects/demo/claims')).json).items;
    const hidden = all.find((claim) => !shown.some((s) => s.id === claim.id));
    await sameAs(
      'reviewer',
      'GET',
      `/projects/demo/claims/${hidden?.id}`,
      '/projects/demo/claims/00000000-0000-4000-8000-000000000000',
    );
  });

  test('a collection that is closed to a member is 403', async () => {
    for (const [who, path] of [
      ['reviewer', RECORDS],
      ['auditor', RECORDS],
      ['researcher-a', '/projects/demo/claims'],
      ['analyst', '/projects/demo/interchange'],
      ['researcher-a', '/projects/demo/assessments'],
    ] as const) {
      const said = await get(who, path);
      expect([said.status, codeOf(said)], `${who} ${path}`).toEqual([403, 'forbidden']);
    }
    expect((await post('analyst', RECORDS, least)).status).toBe(403);
  });
});

describe('records', () => {
  test('the least body is enough; the caller is its researcher', async () => {
    const { code, rooms } = await log('researcher-a');
    expect(rooms.field).toMatch(/^[0-9a-f-]{36}\.field\.1$/);
    const own = await get('researcher-a', `${RECORDS}/${code}`);
    expect(own.json).toMatchObject({ code, sourceType: 'elder', month: '2022-03', rooms, consent: null });
    expect(own.text).not.toContain('researcher');
    expect(await codesFor('researcher-a')).toContain(code);
    expect(await codesFor('lead')).toContain(code);
  });

  test('a lead logs for a researcher, with a known source; a researcher only for themselves', async () => {
    const { code } = await log('lead', { ...least, researcher: demoEmail('researcher-b') });
    expect(await codesFor('researcher-b')).toContain(code);
    const source = z
      .object({ source: z.string() })
      .parse((await get('researcher-b', `${RECORDS}/${code}`)).json).source;
    const again = await log('researcher-b', { source, month: '2022-04', language: 'ps' });
    expect((await get('lead', `${RECORDS}/${again.code}`)).json).toMatchObject({ source, language: 'ps' });
    const forAnother = await post('researcher-a', RECORDS, {
      ...least,
      researcher: demoEmail('researcher-b'),
    });
    expect([forAnother.status, codeOf(forAnother)]).toEqual([403, 'forbidden']);
    const forNobody = await post('researcher-a', RECORDS, { ...least, researcher: 'nobody@x.test' });
    expect(forNobody.text).toBe(forAnother.text);
    await log('researcher-a', { ...least, researcher: demoEmail('researcher-a') });
  });

  test.each([
    [{ ...least, month: '2022-13' }, 'month'],
    [{ ...least, language: 'xx' }, 'language'],
    [{ ...least, sourceType: 'nobody' }, 'sourceType'],
    [{ month: '2022-03', language: 'en' }, 'sourceType'],
    [{ ...least, source: 'S-99999' }, 'source'],
    [{ ...least, region: 'atlantis' }, 'region'],
    [{ ...least, text: [{ question: 'Who?' }] }, 'text.0.answer'],
    [{ ...least, mont: '2022-03' }, 'mont'],
    [[], ''],
  ])('%j is refused by its field, and nothing is stored', async (body, field) => {
    const before = (await codesFor('researcher-a')).length;
    const said = await post('researcher-a', RECORDS, body);
    expect([said.status, codeOf(said)]).toEqual([422, 'invalid-body']);
    expect(fieldsOf(said)).toContain(field);
    expect((await codesFor('researcher-a')).length).toBe(before);
  });

  test('what is no JSON is 400, what is too large 413', async () => {
    const malformed = await post('researcher-a', RECORDS, '{ "sourceType": ');
    expect([malformed.status, codeOf(malformed)]).toEqual([400, 'malformed-json']);
    for (const megabytes of [5, 12]) {
      const large = await post('researcher-a', RECORDS, ' '.repeat(megabytes * 1024 * 1024));
      expect([large.status, codeOf(large)]).toEqual([413, 'body-too-large']);
    }
  });

  test('a lead releases with {}; one approval is enough here, and twice is once', async () => {
    const { code } = await log('researcher-a', spoken);
    const early = await post('researcher-a', `${RECORDS}/${code}/release`, {});
    expect([early.status, codeOf(early)]).toEqual([403, 'forbidden']);
    const released = await post('lead', `${RECORDS}/${code}/release`, {});
    expect(released.status).toBe(200);
    expect(Made.parse(released.json).rooms.analysis).toMatch(/\.analysis\.1$/);
    expect((await post('lead', `${RECORDS}/${code}/release`, {})).json).toEqual(released.json);
    const analyst = await get('analyst', `${RECORDS}/${code}`);
    expect(analyst.json).toMatchObject({ rooms: { analysis: Made.parse(released.json).rooms.analysis } });
    expect(Object.keys(z.object({ rooms: z.object({}).loose() }).parse(analyst.json).rooms)).toEqual([
      'analysis',
    ]);
    expect(analyst.text).not.toContain('consent');
    expect((await post('analyst', `${RECORDS}/${code}/release`, {})).status).toBe(403);
    const owner = z
      .object({ rooms: z.looseObject({}) })
      .parse((await get('researcher-a', `${RECORDS}/${code}`)).json);
    expect(Object.keys(owner.rooms)).toEqual(['field']);
  });

  test('an empty record has nothing to release', async () => {
    const { code } = await log('researcher-a');
    const said = await post('lead', `${RECORDS}/${code}/release`, {});
    expect([said.status, codeOf(said)]).toEqual([409, 'conflict']);
  });

  test('only a lead locks, and unlocks', async () => {
    const { code } = await log('researcher-a');
    expect((await ask('researcher-a', 'PATCH', `${RECORDS}/${code}`, { locked: true })).status).toBe(403);
    expect((await ask('lead', 'PATCH', `${RECORDS}/${code}`, { locked: true })).json).toMatchObject({
      locked: true,
    });
    expect((await get('researcher-a', `${RECORDS}/${code}`)).json).toMatchObject({ locked: true });
    expect((await ask('lead', 'PATCH', `${RECORDS}/${code}`, { locked: false })).json).toMatchObject({
      locked: false,
    });
    expect(fieldsOf(await ask('lead', 'PATCH', `${RECORDS}/${code}`, { locked: 'yes' }))).toEqual(['locked']);
  });

  test('pages by cursor give the whole list once, and end with null', async () => {
    const whole = await codesFor('lead');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: z.infer<typeof List> = List.parse(
        (
          await get(
            'lead',
            `${RECORDS}?limit=25${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
          )
        ).json,
      );
      seen.push(...page.items.map((item) => item.code));
      cursor = page.next;
    }
    expect(seen).toEqual(whole);
    const bad = await get('lead', `${RECORDS}?limit=0`);
    expect([bad.status, codeOf(bad), fieldsOf(bad)]).toEqual([422, 'invalid-query', ['limit']]);
  });
});

describe('claims', () => {
  const CLAIMS = '/projects/demo/claims';
  const claim = {
    kind: 'quantity',
    proposition: 'Fighters were paid in spring',
    units: ['USD a month'],
    definitions: ['pay of one fighter'],
    period: { from: '2022-03', to: '2022-05' },
    interest: { isk: { high: 1 } },
  };

  test('an analyst writes one down, and finds it by its id', async () => {
    const made = await post('analyst', CLAIMS, claim);
    expect(made.status, made.text).toBe(201);
    const { id } = z.object({ id: z.string() }).parse(made.json);
    expect((await get('lead', `${CLAIMS}/${id}`)).json).toMatchObject({
      id,
      proposition: claim.proposition,
      units: [{ key: 'u1', label: 'USD a month' }],
      interest: { isk: { high: 1 } },
      decision: null,
    });
  });

  test('a claim without a unit and a period that ends before it begins are named', async () => {
    expect(fieldsOf(await post('analyst', CLAIMS, { ...claim, units: [] }))).toEqual(['unit']);
    const words = { interest: { 'Haji Karim, cmdr': { true: 1 } }, filed: 'free text' };
    expect(fieldsOf(await post('analyst', CLAIMS, { ...claim, ...words }))).toEqual([
      'interest',
      'interest',
      'filed',
    ]);
    const reversed = await post('analyst', CLAIMS, { ...claim, period: { from: '2022-05', to: '2022-03' } });
    expect(fieldsOf(reversed)).toEqual(['period']);
    expect(problemOf(reversed).detail).toMatch(/ends before it begins/);
  });

  test('a reviewer sees what they are shown, without verdict and decision, and writes none', async () => {
    const items = z
      .object({ items: z.array(z.looseObject({ id: z.string() })) })
      .parse((await get('reviewer', CLAIMS)).json).items;
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      for (const kept of ['status', 'p', 'best', 'range', 'decision', 'parts', 'family', 'filed'])
        expect(item).not.toHaveProperty(kept);
      const seen = (await get('lead', `${CLAIMS}/${item.id}`)).json;
      expect(seen).toMatchObject({ status: expect.any(String), decision: { held: expect.any(String) } });
    }
    expect((await post('reviewer', CLAIMS, claim)).status).toBe(403);
  });
});

const Items = z.object({ items: z.array(z.looseObject({ id: z.string(), kind: z.string() })) });

/** On the released record that holds most assertions. */
async function anAnalystsClient(): Promise<Client> {
  let best: Client | null = null;
  for (const { code } of List.parse((await get('analyst', `${RECORDS}?limit=200`)).json).items.slice(0, 12)) {
    const { rooms } = z
      .object({ rooms: z.object({ analysis: z.string() }) })
      .parse((await get('analyst', `${RECORDS}/${code}`)).json);
    const next = await openClient(server.url, rooms.analysis, tokens.get('analyst') ?? '');
    const [worse, better]: [Client | null, Client] =
      best && readAssertions(best.doc).length >= readAssertions(next.doc).length
        ? [next, best]
        : [best, next];
    worse?.close();
    best = better;
  }
  if (!best) throw new Error('nothing is released');
  return best;
}

/** One field of one assertion, at random. */
function editAtRandom(doc: Y.Doc, claims: { id: string }[], at: number): void {
  const all = readAssertions(doc);
  const one = all[at % all.length];
  const claim = claims[at % claims.length]?.id;
  if (!one || !claim) return;
  const edits: AssertionFields[] = [
    { stance: STANCES[at % STANCES.length] ?? null },
    { lo: (at % 900) + 1, hi: null },
    { hops: at % 4, root: at % 2 === 0 ? 'unknown' : null },
    { claim: asId<ClaimId>(claim) },
    { refersTo: { from: '2021-08', to: '2022-06' } },
    { retracted: at % 2 === 0 },
    { basis: BASES[at % BASES.length] ?? null },
  ];
  editAssertion(doc, one.id, edits[at % edits.length] ?? {});
}

describe('the engine’s files', () => {
  test('what a lead computes from /interchange is what /assessments gives', async () => {
    const file = (await get('lead', '/projects/demo/interchange')).json;
    const read = readInterchange(file);
    if (!read.ok) throw new Error(read.errors.map((e) => e.message).join('\n'));
    expect((await get('lead', '/projects/demo/assessments')).json).toEqual(
      JSON.parse(JSON.stringify(assess(read.project))),
    );
  });

  test('and so it is after a random series of edits through the socket', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const client = await anAnalystsClient();
    const claims = Items.parse((await get('lead', '/projects/demo/claims?limit=200')).json).items;
    for (const at of fc.sample(fc.nat(), { numRuns: 40, seed })) editAtRandom(client.doc, claims, at);
    // The last edit is one that can be told from all before it.
    const [last] = readAssertions(client.doc);
    if (!last) throw new Error('the record has no assertion');
    editAssertion(client.doc, last.id, { claim: null });
    const seen = async (): Promise<boolean> => {
      const file = z
        .object({ assertions: z.array(z.object({ id: z.string() })) })
        .parse((await get('lead', '/projects/demo/interchange')).json);
      return !file.assertions.some((one) => one.id === last.id);
    };
    await expect.poll(seen, { timeout: 20_000, message: `seed ${seed}` }).toBe(true);
    const difference = async (): Promise<unknown> => {
      const read = readInterchange((await get('lead', '/projects/demo/interchange')).json);
      if (!read.ok) return read.errors;
      const stored = (await get('lead', '/projects/demo/assessments')).json;
      // The database keeps keys in an order of its own: values are compared.
      return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(assess(read.project))))
        ? null
        : 'they differ';
    };
    await expect.poll(difference, { timeout: 20_000, message: `seed ${seed}` }).toBeNull();
    client.close();
  });

  test('an analyst reads no researcher, and no number that would tell how one is trusted', async () => {
    const said = await get('analyst', '/projects/demo/assessments');
    expect(said.status).toBe(200);
    expect(said.json).not.toHaveProperty('researchers');
    for (const key of ['"researcher"', '"d":', '"rho"', '"g":', '"q":'])
      expect(said.text, key).not.toContain(key);
  });
});

describe('the frame', () => {
  test('a refusal sent before the body was read leaves the connection good for the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const once = (method: string, body: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const call = request(`${server.url}/api/v1${RECORDS}`, { method, agent }, (response) => {
          response.resume().on('end', () => resolve(response.statusCode));
        });
        call.on('error', reject).end(body);
      });
    expect(await once('POST', JSON.stringify({ text: 'x'.repeat(200_000) }))).toBe(401);
    expect(await once('GET', '')).toBe(401);
    agent.destroy();
  });

  test('an unknown address and a wrong verb are problems too', async () => {
    const unknown = await get('lead', '/project');
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'not-found']);
    const verb = await ask('lead', 'DELETE', RECORDS);
    expect([verb.status, codeOf(verb)]).toEqual([405, 'method-not-allowed']);
    expect(verb.headers.get('allow')).toMatch(/GET.*POST/);
  });

  test('the OpenAPI document is served to anybody and is the one that is generated', async () => {
    const said = await get(null, '/openapi.json');
    expect(said.status).toBe(200);
    expect(said.json).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  test('the OpenAPI document holds every route with its verbs, and no other', () => {
    const folder = join(import.meta.dirname, '..', '..', 'src', 'routes', 'api', 'v1');
    const doors = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name === '+server.ts')
      .flatMap((entry) => {
        const path = `/${relative(folder, entry.parentPath)}`.replaceAll('[', '{').replaceAll(']', '}');
        const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
        return [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
          (verb) => `${verb[1]} ${path}`,
        );
      });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(openApiDocument());
    const documented = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((key) => key !== 'parameters')
        .map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(documented.toSorted()).toEqual(doors.toSorted());
  });

  test('what a framework says by itself becomes a problem with a stable type; what is none stays', async () => {
    for (const status of new Set(
      Object.values(PROBLEM_CODES).filter((s) => s < 500 && ![409, 422].includes(s)),
    )) {
      const made = asProblem(
        new Response('<h1>no</h1>', { status, headers: { 'content-type': 'text/html' } }),
      );
      expect(await made.json()).toMatchObject({ status, type: expect.stringMatching(/^urn:sanad:problem:/) });
    }
    const fine = new Response('yes');
    expect(asProblem(fine)).toBe(fine);
  });
});
