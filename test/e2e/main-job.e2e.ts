/**
 * The main job, by four people at four browsers: log an interview, co-edit it, release it, code it, assert what
 * contradicts a claim, see the verdict move, decide, export. And a fifth who must learn nothing of it.
 */
import { expect, type APIResponse } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { test } from './demo.ts';
import {
  expectSaved,
  logInterview,
  openAbout,
  type Person,
  rowInMatrix,
  signedIn,
  textOf,
} from './people.ts';
import type { TestServer } from './server.ts';

test.describe.configure({ mode: 'serial' });

const CLAIM = 'Washington sponsors IS-K';
const WORDS = 'Nobody here believes that. We saw no foreigner and no foreign money with them.';
const NOWHERE = 'R-22222';

let server: TestServer;
let a: Person;
let b: Person;
let lead: Person;
let analyst: Person;
let code: string;
let room: string;

test.beforeAll(async ({ browser, demo }) => {
  server = demo;
  [a, b, lead, analyst] = [
    await signedIn(browser, server, 'researcher-a'),
    await signedIn(browser, server, 'researcher-b'),
    await signedIn(browser, server, 'lead'),
    await signedIn(browser, server, 'analyst'),
  ];
});
test.afterAll(async () => {
  for (const person of [a, b, lead, analyst]) await person.context.close();
});

const recordPage = (copy?: string): string => `/projects/demo/records/${code}${copy ? `?copy=${copy}` : ''}`;

test('a researcher logs an interview and types while a lead edits the same field copy', async () => {
  code = await logInterview(a.page, { question: 'Who stands behind them?' });
  await expect(textOf(a.page)).toContainText('Who stands behind them?');
  await textOf(a.page).locator('p').first().click();
  await a.page.keyboard.type(WORDS);
  await expectSaved(a.page);

  await lead.page.goto(recordPage());
  await expect(textOf(lead.page)).toContainText(WORDS);
  await textOf(lead.page).locator('p').first().click();
  await lead.page.keyboard.press('End');
  // The caret stays where it was put, though words of somebody else arrive in the same moment.
  await Promise.all([
    lead.page.keyboard.type(' Asked twice, by two of us, on two days.'),
    (async () => {
      await textOf(a.page).getByRole('heading').first().click();
      await a.page.keyboard.press('End');
      await a.page.keyboard.type(' Say it plainly.');
    })(),
  ]);
  for (const { page } of [a, lead]) {
    await expect(textOf(page)).toContainText('Asked twice, by two of us, on two days.');
    await expect(textOf(page)).toContainText('Who stands behind them? Say it plainly.');
    await expectSaved(page);
  }
  await expect(a.page.locator('header').getByText('Lead 1')).toBeVisible();
  await expect(lead.page.locator('header').getByText('Researcher', { exact: true })).toBeVisible();
});

test('what was typed is kept nowhere in the browser', async () => {
  const kept = await a.page.evaluate(async () => ({
    stores: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    texts: [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage)).join(' '),
  }));
  expect(kept).toMatchObject({ stores: [], caches: [], workers: 0 });
  for (const word of [...WORDS.split(' '), code]) if (word.length > 4) expect(kept.texts).not.toContain(word);
  const page = await a.page.request.get(recordPage());
  expect(page.headers()['cache-control']).toBe('no-store');
});

test('attack 7: another researcher finds no trace of it: list, search, address, socket, API', async () => {
  const answer = await lead.page.request.get(`/api/v1/projects/demo/records/${code}`);
  room = ((await answer.json()) as { rooms: { field: string } }).rooms.field;

  await b.page.goto('/projects/demo/records');
  await expect(b.page.getByRole('heading', { name: 'My interviews' })).toBeVisible();
  expect(await b.page.content()).not.toContain(code);
  await b.page.goto(`/projects/demo/records?code=${code}`);
  await expect(b.page.getByText('No record fits this filter.')).toBeVisible();

  for (const path of ['/projects/demo/records/', '/api/v1/projects/demo/records/']) {
    const hidden = await b.page.request.get(path + code);
    const unknown = await b.page.request.get(path + NOWHERE);
    expect(await told(hidden, code)).toEqual(await told(unknown, NOWHERE));
    expect(hidden.status()).toBe(404);
  }
  const nowhere = `00000000-0000-4000-8000-000000000000.field.1`;
  expect(await closeCode(b, room)).toEqual(await closeCode(b, nowhere));
  expect((await closeCode(b, room)).code).toBe(4404);
});

test('what was logged wrongly is put right, by its researcher until it is released', async () => {
  await openAbout(a.page, code);
  await a.page.getByRole('button', { name: 'Put this right' }).click();
  await a.page.getByLabel('Month', { exact: true }).fill('2023-14');
  await a.page.getByLabel('Province or region').selectOption('kunar');
  await a.page.getByLabel('How did you talk?').selectOption('telephone');
  await a.page.getByRole('button', { name: 'Save what is right' }).click();
  await expect(a.page.getByText('“2023-14” is not a month. Write it as 2022-03.')).toBeVisible();
  await expect(a.page.getByLabel('Month', { exact: true })).toBeFocused();
  await expect(a.page.getByLabel('Province or region')).toHaveValue('kunar');
  await a.page.getByLabel('Month', { exact: true }).fill('2023-03');
  await a.page.getByRole('button', { name: 'Save what is right' }).click();
  await expect(a.page.getByText('The interview is put right.')).toBeVisible();
  await expect(a.page.getByRole('definition').filter({ hasText: 'Kunar, Afghanistan' })).toBeVisible();
  await expect(a.page.getByRole('definition').filter({ hasText: 'March 2023' })).toBeVisible();
  await expect(a.page.getByRole('button', { name: 'Put this right' })).toBeFocused();
});

test('the lead releases it, and the analyst asserts what contradicts a claim', async () => {
  await lead.page.goto(recordPage());
  await openAbout(lead.page, code);
  await lead.page.getByRole('link', { name: 'Review for release' }).click();
  await expect(lead.page.getByRole('heading', { name: 'No hits' })).toBeVisible();
  await lead.page.getByRole('button', { name: 'Approve and release' }).click();
  await expect(lead.page.getByText('analysis copy')).toBeVisible();
  await a.page.reload();
  await openAbout(a.page, code);
  await expect(a.page.getByRole('heading', { name: 'Interview', exact: true })).toBeVisible();
  await expect(a.page.getByRole('button', { name: 'Put this right' })).toHaveCount(0);

  const row = await rowInMatrix(lead.page, CLAIM);
  const before = await row.innerText();

  await analyst.page.goto(recordPage());
  await expect(textOf(analyst.page)).toContainText(WORDS);
  await selectWords(analyst, 'Nobody here believes that.');
  await analyst.page.keyboard.press('c');
  await analyst.page.getByRole('combobox').fill('foreign');
  await analyst.page.keyboard.press('Enter');
  await expect(analyst.page.getByRole('button', { name: 'narrative › foreign hand' }).first()).toBeVisible();

  await selectWords(analyst, 'We saw no foreigner and no foreign money with them.');
  await analyst.page.keyboard.press('a');
  await fillBlank(analyst, 'denies');
  await fillBlank(analyst, CLAIM);
  await fillBlank(analyst, '2022');
  await fillBlank(analyst, 'first-hand');
  await analyst.page.keyboard.press('Escape');
  await expectSaved(analyst.page);

  // No reload: the lead's page hears of it.
  await expect(row).not.toHaveText(before);
  await expect(row.getByRole('gridcell', { name: /Elder.*1 denies/ })).toBeVisible();
});

test('the lead decides and exports, and the zip holds the row', async () => {
  await lead.page.getByRole('row').filter({ hasText: CLAIM }).getByRole('link').first().click();
  await lead.page.waitForURL(/\/claims\/[0-9a-f-]{36}/);
  await expect(lead.page.getByRole('heading', { name: CLAIM, level: 1 })).toBeVisible();
  await expect(lead.page.getByText('We saw no foreigner').first()).toBeVisible();
  await lead.page.keyboard.press('d');
  await lead.page.getByLabel('What you hold').selectOption('refuted');
  await lead.page
    .getByLabel('Why')
    .fill('Those who affirm it all profit from it; an elder who does not denies it.');
  await lead.page.getByRole('button', { name: 'Record the decision' }).click();
  await expect(lead.page.getByText('Held as refuted.')).toBeVisible();

  await lead.page.goto('/projects/demo/exports');
  const download = lead.page.waitForEvent('download');
  await lead.page.getByRole('button', { name: 'Export coded data' }).click();
  const files = unzipSync(readFileSync(await (await download).path()));
  const text = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name.split('/').at(-1), strFromU8(bytes)]),
  );
  expect(text['assertions.csv']).toMatch(new RegExp(`^${code},.*,denies,`, 'm'));
  expect(text['codings.csv']).toMatch(new RegExp(`^${code},`, 'm'));
  const all = Object.values(text).join('\n');
  expect(all.toLowerCase()).toContain('internal, not disclosure-controlled');
  for (const secret of ['foreigner', 'researcher-a', 'Asked twice', CLAIM]) expect(all).not.toContain(secret);
});

/** Status, body and header names, without what must differ: the id asked for, nonces, dates. */
async function told(answer: APIResponse, asked: string): Promise<unknown> {
  const body = (await answer.text())
    .replaceAll(asked, 'CODE')
    .replace(/nonce="[^"]*"|nonce-[\w+/=]+|__sveltekit_\w+/g, 'NONCE');
  return { status: answer.status(), body, headers: Object.keys(answer.headers()).toSorted() };
}

async function closeCode(person: Person, name: string): Promise<{ code: number; reason: string }> {
  const cookies = (await person.context.cookies()).map((c) => `${c.name}=${c.value}`).join('; ');
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${name}`, {
    headers: { cookie: cookies },
    origin: server.url,
  });
  return new Promise((resolve, reject) => {
    socket.on('close', (close, reason) => resolve({ code: close, reason: reason.toString() }));
    socket.on('error', reject);
  });
}

/** Selects a run of words in the text, as a mouse would. */
async function selectWords({ page }: Person, words: string): Promise<void> {
  await textOf(page).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
    const whole = nodes.map((node) => node.data).join('');
    const at = whole.indexOf(wanted);
    if (at < 0) throw new Error(`the text does not hold “${wanted}”`);
    const place = (offset: number): [Text, number] => {
      let left = offset;
      for (const node of nodes) {
        if (left <= node.length) return [node, left];
        left -= node.length;
      }
      throw new Error('past the end');
    };
    root.focus();
    const [start, from] = place(at);
    const [end, to] = place(at + wanted.length);
    document.getSelection()?.setBaseAndExtent(start, from, end, to);
  }, words);
  await expect(page.getByRole('button', { name: /^Assert/ }).first()).toBeVisible();
}

/** Types into the blank that asks, takes what was found, and goes on to the next. */
async function fillBlank({ page }: Person, text: string): Promise<void> {
  const blank = page.locator('input.blank.asking');
  await blank.fill(text);
  await page.keyboard.press('Tab');
}
