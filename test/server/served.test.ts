/**
 * What only the served application can show: its pages are bundled while the thread that reads .docx is not, and
 * the handler of a bundle learns from outside who asks.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { LEFT_COOKIE } from '#core/left.ts';
import { DEMO_PASSWORD } from '#server/demo/load.ts';
import { demoEmail, type Person } from '#server/demo/people.ts';
import { TestServer } from '../e2e/server.ts';
import { demoStudy } from '#server/demo/study.ts';
import { docx, paragraph } from './docx-fixture.ts';

let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await TestServer.start({ demo: true, env: { ADDRESS_HEADER: 'X-Forwarded-For' } });
  const signedIn = await submit('/login', { email: demoEmail('researcher-a'), password: DEMO_PASSWORD });
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}, 180_000);
afterAll(() => server.stop());

function submit(
  path: string,
  fields: Record<string, string | File>,
  more: Record<string, string> = {},
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { origin: server.url, accept: 'application/json', cookie, ...more };
  return fetch(`${server.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
}

async function logRecord(): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/projects/demo/records`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json', cookie },
    body: JSON.stringify({ sourceType: 'elder', month: '2022-03', language: 'en' }),
  });
  return z.object({ code: z.string() }).parse(await response.json()).code;
}

async function bring(name: string, bytes: Uint8Array): Promise<string> {
  const file = new File([new Uint8Array(bytes)], name);
  const response = await submit(`/projects/demo/records/${await logRecord()}?/import`, { file });
  return response.text();
}

test('a .docx is imported through the page', async () => {
  expect(await bring('talk.docx', docx(paragraph('Q: Who pays?') + paragraph('A: The dealer.')))).toContain(
    'imported',
  );
});

test('one that unfolds to millions of elements is refused by name, and the server answers all the while', async () => {
  const refused = bring('bomb.docx', docx('<w:p/>'.repeat(4_000_000)));
  let [longest, isDone] = [0, false];
  const began = performance.now();
  void refused.then(() => (isDone = true));
  do {
    const asked = performance.now();
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    longest = Math.max(longest, performance.now() - asked);
  } while (!isDone);
  expect(await refused).toMatch(/“bomb\.docx”.*Split it/);
  expect(longest).toBeLessThan((performance.now() - began) / 2);
});

test('behind a proxy guessing is slowed for who guesses, not for all who come through it', async () => {
  const guess = async (from: string): Promise<string> => {
    const fields = { email: demoEmail('researcher-b'), password: 'a wrong guess' };
    return (await submit('/login', fields, { cookie: '', 'x-forwarded-for': from })).text();
  };
  for (let i = 0; i < 8; i++) expect(await guess(`forged-${i}, 203.0.113.7`)).toContain('wrong');
  expect(await guess('forged, 203.0.113.7')).toContain('wait');
  expect(await guess('203.0.113.8')).toContain('wrong');
  expect(await guess('203.0.113.8')).not.toContain('wait');
});

test('what only scripts can do waits for them: a lead’s passphrase is not lost by a button pressed before', async () => {
  const signedIn = await submit('/login', { email: demoEmail('lead'), password: DEMO_PASSWORD });
  const lead = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await (await fetch(`${server.url}/projects/demo/vault`, { headers: { cookie: lead } })).text();
  expect(page).toMatch(/<button[^>]* disabled[^>]*>Make my key</);
});

test('an auditor reads what was done and none of its content, and the head that they download verifies', async () => {
  const signedIn = await submit('/login', { email: demoEmail('auditor'), password: DEMO_PASSWORD });
  const auditor = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const open = (path: string): Promise<Response> =>
    fetch(`${server.url}/projects/demo${path}`, { headers: { cookie: auditor }, redirect: 'manual' });
  expect((await open('')).headers.get('location')).toBe('/projects/demo/audit');
  const page = await (await open('/audit?act=release.made')).text();
  expect(page.match(/Record released/g)?.length).toBeGreaterThan(20);
  expect(page).toMatch(/Lead 1/);
  expect(page).not.toMatch(/[RS]-[2-9A-Z]{5}|@demo\.sanad\.test|href="[^"]*\/(records|claims|sources)\//);
  for (const closed of ['/records', '/claims', '/exports', '/team'])
    expect((await open(closed)).status, closed).toBe(403);

  const head = await open('/audit/head');
  expect(head.headers.get('content-disposition')).toMatch(
    /^attachment; filename="demo-audit-head-\d+\.json"$/,
  );
  const file = join(mkdtempSync(join(tmpdir(), 'sanad-head-')), 'head.json');
  writeFileSync(file, await head.text());
  const verified = await server.sanad('audit', 'verify', '--heads', file);
  rmSync(dirname(file), { recursive: true });
  expect(JSON.parse(verified.stdout)).toMatchObject({ sound: true });
  expect(verified.stderr).toContain('as its head says');
  const researcher = await fetch(`${server.url}/projects/demo/audit/head`, { headers: { cookie } });
  expect(researcher.status).toBe(403);
});

test('a request with the mark of having left ends the session before anything else, and takes both cookies away', async () => {
  const signedIn = await submit('/login', { email: demoEmail('researcher-c'), password: DEMO_PASSWORD });
  const session = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const open = (with_: string): Promise<Response> =>
    fetch(`${server.url}/projects/demo/records`, { headers: { cookie: with_ }, redirect: 'manual' });
  expect((await open(session)).status).toBe(200);
  const left = await open(`${session}; ${LEFT_COOKIE}=1`);
  expect(left.status).toBe(303);
  expect(left.headers.get('location')).toMatch(/^\/login/);
  const gone = left.headers.getSetCookie().filter((one) => /=; /.test(one) && one.includes('Max-Age=0'));
  expect(gone.map((one) => one.split('=')[0]).toSorted()).toEqual([LEFT_COOKIE, 'sid']);
  expect((await open(session)).status).toBe(303);
});

test('what does not pass the proxy is answered too: the metrics for this machine', async () => {
  expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
  expect((await fetch(`${server.url}/metrics`, { headers: { 'x-sanad-asker': '9.9.9.9' } })).status).toBe(
    200,
  );
});

test('quoted-words-of-speakers: a quotation leaves as a Word document, its attribution as a footnote, for leads alone', async () => {
  const word = async (who: Person): Promise<Response> => {
    const signedIn = await submit('/login', { email: demoEmail(who), password: DEMO_PASSWORD });
    const own = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return fetch(`${server.url}/projects/demo/exports/quotations/word`, { headers: { cookie: own } });
  };
  const response = await word('lead');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="demo-quotations.docx"');
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const wordsIn = (name: string): string =>
    strFromU8(parts[name] ?? new Uint8Array()).replace(/<[^>]*>/g, '');
  expect(wordsIn('word/document.xml')).toContain(`“${demoStudy.quotations[0]?.typed}”`);
  expect(wordsIn('word/footnotes.xml')).toContain('Interview, IS-K member, 2021-2023.');
  expect((await word('analyst')).status).toBe(403);
});
