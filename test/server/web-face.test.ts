/**
 * The web face of the served application under TLS (a proxy's: the origin is https): what its answers carry, what it
 * refuses, and that nothing which comes over HTTP brings it down (attacks 17 and 19).
 */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { describeFault } from '#server/http/fault.ts';
import { createRates } from '#server/http/rates.ts';
import { codeOf } from './authenticator.ts';
import { TestServer } from '../e2e/server.ts';

const ORIGIN = 'https://study.example';
const PASSWORD = 'four unrelated words here';
const EMAIL = 'first@study.example';

const LINK = /\/join\/([\w-]{30,})/;

let server: TestServer;
let invitation = '';
/** Of a lead. */
let cookie = '';
let given: string[] = [];
beforeAll(async () => {
  server = await TestServer.start({
    demo: false,
    env: { ORIGIN, ADDRESS_HEADER: 'X-Forwarded-For', LOG_LEVEL: 'trace', SANAD_REQUESTS: '500' },
  });
  await vi.waitFor(() => expect(server.output).toMatch(LINK), 30_000); // said when all is ready
  invitation = LINK.exec(server.output)?.[1] ?? '';
  const form = { email: EMAIL, password: PASSWORD, study: 'Lapwing', slug: 'lapwing' };
  const joined = await submit(`/join/${invitation}`, form);
  cookie = sessionIn(joined);
  const page = await (await open('/login/second')).text();
  const hidden = (name: string): string =>
    new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(page)?.[1] ?? '';
  const [secret, seal] = [hidden('secret'), hidden('seal')];
  const enrolled = await submit(
    '/login/second?/enrol',
    { secret, seal, code: codeOf(secret, new Date()) },
    { cookie },
  );
  given = [...joined.headers.getSetCookie(), ...enrolled.headers.getSetCookie()];
  cookie = sessionIn(enrolled);
}, 180_000);
afterAll(() => server.stop());

const sessionIn = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .find((one) => one.includes('sid='))
    ?.split(';')[0] ?? '';

type Headers_ = Record<string, string>;

const ask = (path: string, init: RequestInit & { headers?: Headers_ } = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
const open = (path: string, headers: Headers_ = {}): Promise<Response> =>
  ask(path, { headers: { cookie, ...headers } });
const submit = (path: string, fields: Headers_, headers: Headers_ = {}): Promise<Response> =>
  ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: ORIGIN, accept: 'text/html', ...headers },
  });

/** Sends raw bytes; what came back before the end, or before a moment of silence. */
async function raw(bytes: Uint8Array | string): Promise<string> {
  const socket = connect(Number(server.environment()['PORT']), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.end(bytes);
  await new Promise((resolve) => socket.once('close', resolve)); // also after a reset
  return answer;
}

const PAGES = [
  '/projects',
  '/account',
  ...['', '/records', '/claims', '/codebook', '/team', '/audit', '/settings'].map(
    (p) => `/projects/lapwing${p}`,
  ),
];

describe('what a page may do', () => {
  test('CSP with a nonce that is drawn for each answer; no script without it, no handler in an attribute', async () => {
    const nonces = new Set<string>();
    for (const path of [...PAGES, '/login', '/no-such-page']) {
      const answer = await (path === '/login' ? ask(path) : open(path));
      const html = await answer.text();
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([^']{16,})'/.exec(policy)?.[1] ?? '';
      expect(nonce, `${path}: ${policy}`).not.toBe('');
      for (const script of html.match(/<script\b[^>]*>/g) ?? [])
        expect(script.includes(`nonce="${nonce}"`) || script.includes(' src="/'), `${path}: ${script}`).toBe(
          true,
        );
      expect(html, path).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i);
      expect(html, path).not.toMatch(/(href|src|action)="javascript:/i);
      expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
      for (const rule of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ])
        expect(policy, path).toContain(rule);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(PAGES.length + 2);
  });

  test('no page and no file of the build asks anything of another host', async () => {
    const foreign = /(?:src|href|action|poster)="(?:https?:)?\/\/[^"]*"|url\(["']?(?:https?:)?\/\/|@import/gi;
    for (const path of PAGES) expect((await (await open(path)).text()).match(foreign), path).toBeNull();
    const build = join(import.meta.dirname, '..', '..', 'build', 'client');
    const files = readdirSync(build, { recursive: true, encoding: 'utf8' });
    const styles = files.filter((name) => name.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    for (const name of styles)
      expect(readFileSync(join(build, name), 'utf8').match(foreign), name).toBeNull();
    const calls = /(?:fetch|import|new WebSocket|new EventSource)\(\s*["'`](?:https?|wss?):\/\//;
    for (const name of files.filter((one) => one.endsWith('.js')))
      expect(calls.test(readFileSync(join(build, name), 'utf8')), name).toBe(false);
  });

  test('HSTS, nosniff, no frame, no referrer to others, on pages, the API, redirects and files alike; no cache', async () => {
    const file = /\/_app\/immutable\/[\w./-]+\.js/.exec(await (await ask('/login')).text())?.[0] ?? '';
    for (const path of [
      '/login',
      '/projects/lapwing',
      '/api/v1/projects',
      '/',
      '/no-such-page',
      '/icon.svg',
      file,
    ]) {
      const { headers } = await open(path);
      expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('x-powered-by'), path).toBeNull();
    }
    for (const path of ['/login', '/projects/lapwing', '/api/v1/projects', '/projects/lapwing/audit/head']) {
      const { headers } = await open(path);
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    }
  });

  test('the session’s cookie is bound to the host, out of reach of scripts and of other sites, over TLS alone', async () => {
    expect(given).toHaveLength(2); // half-way in, and in
    for (const one of given)
      expect(one).toMatch(/^__Host-sid=[\w-]{40,}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const others = [
      ...(await open('/projects/lapwing')).headers.getSetCookie(),
      ...(
        await submit('/account?/appearance', { direction: 'ltr', theme: 'dark' }, { cookie })
      ).headers.getSetCookie(),
    ];
    expect(others.length).toBeGreaterThan(1);
    for (const one of others) expect(one).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  });
});

describe('what is refused', () => {
  test('a form over 11 MB and a call over 4 MB, and the server goes on', async () => {
    const large = new FormData();
    large.set('file', new File([new Uint8Array(12 * 1024 * 1024)], 'talk.txt'));
    const headers = { origin: ORIGIN, cookie };
    const form = await ask('/projects/lapwing/settings?/study', { method: 'POST', body: large, headers });
    expect(form.status).toBe(413);
    const call = await ask('/api/v1/projects/lapwing/records', {
      method: 'POST',
      body: JSON.stringify({ text: 'x'.repeat(5 * 1024 * 1024) }),
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect(call.status).toBe(413);
    expect((await open('/projects/lapwing')).status).toBe(200);
  });

  test('who asks too much waits, by account or by address; a flood stops nobody who is signed in, nor who asks from elsewhere', async () => {
    const from = '203.0.113.7';
    const line = `GET /health/live HTTP/1.1\r\nHost: study.example\r\nX-Forwarded-For: ${from}\r\n`;
    const answers = await raw(`${line}\r\n`.repeat(599) + `${line}Connection: close\r\n\r\n`);
    expect(answers.match(/HTTP\/1\.1 200/g)?.length).toBeGreaterThanOrEqual(500);
    expect(answers.match(/HTTP\/1\.1 429/g)?.length).toBeGreaterThan(0);
    expect(answers).toMatch(/retry-after: \d/i);
    const call = await ask('/api/v1/openapi.json', { headers: { 'x-forwarded-for': from } });
    expect([call.status, call.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    expect(call.headers.get('strict-transport-security')).not.toBeNull();
    expect((await open('/projects', { 'x-forwarded-for': from })).status).toBe(200); // the victim, behind that address
    expect((await ask('/login', { headers: { 'x-forwarded-for': '203.0.113.8' } })).status).toBe(200);

    const rates = createRates({ requests: 2 });
    const takes = async (who: Parameters<typeof rates.take>[0]): Promise<boolean> =>
      (await rates.take(who)) === 0;
    const mine = { account: 'a' };
    expect([await takes(mine), await takes(mine), await takes(mine)]).toEqual([true, true, false]);
    expect([await takes({ account: 'b' }), await takes({ address: from })]).toEqual([true, true]);
  });

  test('attack 19: a foreign Origin, on pages, forms and the API, with the cookie', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://study.example', `${ORIGIN}.evil.example`]) {
      for (const path of ['/projects/lapwing', '/api/v1/projects'])
        expect((await open(path, { origin })).status, `${path} from ${origin}`).toBe(403);
      const form = await submit('/account?/everywhere', {}, { origin, cookie });
      expect(form.status, origin).toBe(403);
    }
    expect((await open('/projects/lapwing')).status).toBe(200); // nobody was signed out
  });
});

/** What a stack or a path of ours would look like. */
const STACK = /\bat [\w.<>]+ \(|node:internal|node_modules|\.ts:\d|\/build\/|file:\/\//;

describe('attack 17: over HTTP', () => {
  /** A small generator, so that a run can be repeated. */
  function randomBytes(seed: number, length: number): Uint8Array {
    let state = seed;
    return Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
  }

  test('attack 17: random bytes, broken heads and truncated bodies get an answer without a stack, or none, and it lives', async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const head = (first: string, ...more: string[]): string =>
      `${first}\r\nHost: study.example\r\n${more.map((line) => `${line}\r\n`).join('')}\r\n`;
    const signed = [`Cookie: ${cookie}`, `Origin: ${ORIGIN}`];
    const form = 'Content-Type: application/x-www-form-urlencoded';
    const pieces: (Uint8Array | string)[] = [
      ...Array.from({ length: 20 }, (_, i) => randomBytes(seed + i, 20 + i * 40)),
      ...['GET', 'POST', 'BREW'].map((verb) => `${verb} / HTTP/9.9\r\n\r\n`),
      head('GET /%ff%fe%00 HTTP/1.1', 'Connection: close'),
      head('GET /projects/%E0%A4%A HTTP/1.1', 'Connection: close', ...signed),
      head('GET //evil.example/%2e%2e/etc/passwd HTTP/1.1', 'Connection: close'),
      head('GET http://evil.example/login HTTP/1.1', 'Connection: close'),
      head('GET / HTTP/1.1', `X-Long: ${'x'.repeat(40_000)}`),
      head('POST /login HTTP/1.1', 'Content-Length: 500', form, ...signed) + 'email=half',
      head('POST /login HTTP/1.1', 'Transfer-Encoding: chunked', form, ...signed) + 'ffff\r\nemail',
      head('POST /login HTTP/1.1', 'Transfer-Encoding: chunked', 'Content-Length: 3', form) + 'zz\r\n',
      head(
        'POST /api/v1/projects/lapwing/records HTTP/1.1',
        'Content-Length: 90',
        'Content-Type: application/json',
        ...signed,
      ) + '{"sourceType":',
      head('GET /sync/x HTTP/1.1', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x'),
    ];
    let answered = 0;
    for (const [i, piece] of pieces.entries()) {
      const answer = await raw(piece);
      expect(answer, `piece ${i}, seed ${seed}`).not.toMatch(STACK);
      expect(answer, `piece ${i}, seed ${seed}`).toMatch(/^$|^HTTP\/1\.1 [34]\d\d /);
      if (answer !== '') answered += 1;
    }
    expect(answered).toBeGreaterThan(20);
    expect((await ask('/health/ready')).status).toBe(200);
  }, 60_000);

  test('attack 17: bad JSON, bad forms and bad multipart are the sender’s fault, with no stack, signed in or not', async () => {
    const bodies: [string, string | Uint8Array<ArrayBuffer>][] = [
      ['application/json', '{"sourceType":'],
      ['application/json', '[[[['.repeat(20_000)],
      ['application/json', new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
      ['application/json', '{"__proto__":{"admin":true},"constructor":1}'],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'],
      ['multipart/form-data', 'no boundary at all'],
      ['application/x-www-form-urlencoded', '%ff%fe=%zz&&&=&email=%00'],
      ['application/x-www-form-urlencoded', `email=${'x'.repeat(1_000)}&password=y`],
      ['text/plain', 'plain'],
      ['application/octet-stream', new Uint8Array([1, 2, 3])],
    ];
    const paths = [
      '/api/v1/projects/lapwing/records',
      '/login',
      '/account?/password',
      '/projects/lapwing/settings?/study',
    ];
    for (const path of paths)
      for (const [type, body] of bodies)
        for (const who of [{ cookie }, {}] as Headers_[]) {
          const headers = { ...who, origin: ORIGIN, accept: 'text/html', 'content-type': type };
          const answer = await ask(path, { method: 'POST', body, headers });
          const text = await answer.text();
          expect(answer.status, `${path} ${type}: ${text.slice(0, 200)}`).toBeLessThan(500);
          expect(answer.status, `${path} ${type}`).toBeGreaterThanOrEqual(300);
          expect(text, path).not.toMatch(STACK);
        }
    expect((await open('/projects/lapwing')).status).toBe(200);
  }, 60_000);
});

test('the log is told of an error without a line of its message, also where what was typed looks like a line of a stack', () => {
  const typed = 'We met\n    at the house of Haji Nasir (near:1:1)\n    at noon';
  const fault = describeFault(new TypeError(`Failed query: …\nparams: ${typed}`));
  expect(fault).toMatchObject({ name: 'TypeError', code: null });
  expect(fault.at[0]).toContain('web-face.test.ts');
  expect(JSON.stringify(fault)).not.toMatch(/Nasir|noon/);
  const renamed = Object.assign(new Error('another'), { message: typed });
  renamed.stack = `Error: We met\n    at the house of Haji Nasir`;
  expect(describeFault(renamed).at, 'of which message it is the stack, nobody can tell').toEqual([]);
});

test('no secret that passed through it is in what the server wrote, at the finest level of its log', async () => {
  const token = (await server.sanad('token', 'create', '--user', EMAIL)).stdout.trim();
  expect(token.length).toBeGreaterThan(40);
  await ask('/api/v1/projects', { headers: { authorization: `Bearer ${token}` } });
  await ask(`/api/v1/projects?token=${token}`, { headers: { authorization: `Bearer ${token}x` } });
  await submit('/login', { email: 'somebody@study.example', password: 'a wrong password of somebody' });
  // The link of the first lead is what it is asked to print, once.
  const written = server.output.replace(`/join/${invitation}`, '');
  const secrets = [
    token,
    PASSWORD,
    'a wrong password',
    EMAIL,
    'somebody@',
    cookie.split('=')[1] ?? '',
    invitation,
  ];
  for (const secret of secrets) expect(written.includes(secret), secret.slice(0, 8)).toBe(false);
});

/** Who needs no second factor, and has a desk: the session of a new one. */
async function reviewer(email: string): Promise<string> {
  const invited = await submit('/projects/lapwing/team?/invite', { role: 'reviewer' }, { cookie });
  const link = LINK.exec(await invited.text())?.[0] ?? '';
  return sessionIn(await submit(link, { email, password: PASSWORD }));
}

test.each([
  ['/logout', '/login?out'],
  ['/account?/everywhere', '/login'],
])('signing out by %s takes back every cookie that was sent, and what pages kept', async (way, to) => {
  const own = await reviewer(`reviewer${way.length}@study.example`);
  const desk = await ask('/projects/lapwing', { headers: { cookie: own } });
  const looks = await submit('/account?/appearance', { direction: 'ltr', theme: 'dark' }, { cookie: own });
  const sent = [desk, looks].flatMap(({ headers }) => headers.getSetCookie());
  const nameOf = (one: string): string => one.split('=')[0] ?? '';
  expect(sent.map(nameOf)).toEqual([expect.stringMatching(/^before-/), 'dir', 'theme']);
  expect(sent.every((one) => one.includes('Path=/;') && !one.includes('lapwing'))).toBe(true);
  const held = [own, ...sent.map((one) => one.split(';')[0])].join('; ');
  const answer = await submit(way, {}, { cookie: held });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, to]);
  const taken = answer.headers
    .getSetCookie()
    .filter((one) => /Path=\/; .*Max-Age=0|Max-Age=0; Path=\//.test(one));
  expect(taken.map(nameOf).toSorted()).toEqual([own, ...sent].map(nameOf).toSorted());
  expect(answer.headers.get('clear-site-data')).toBe('"storage"');
});

test('attack 19: after sign-out the cookie opens nothing any more: no page, no call, no form', async () => {
  expect((await open('/projects/lapwing')).status).toBe(200);
  expect((await submit('/logout', {}, { cookie })).status).toBe(303);
  expect((await open('/projects/lapwing')).headers.get('location')).toMatch(/^\/login/);
  expect((await open('/api/v1/projects')).status).toBe(401);
  expect(
    (await open('/api/v1/projects', { authorization: `Bearer ${cookie.split('=')[1] ?? ''}` })).status,
  ).toBe(401);
  const form = await submit(
    '/projects/lapwing/settings?/study',
    { name: 'Mine', approvals: '1' },
    { cookie },
  );
  expect(form.headers.get('location')).toMatch(/^\/login/);
});
