/** People of the demo study at their browsers. */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { TestServer } from './server.ts';

export interface Person {
  context: BrowserContext;
  page: Page;
}

/** The password that the demo printed. */
export function demoPassword(server: TestServer): string {
  const found = /password “([^”]+)”/.exec(server.output)?.[1];
  if (!found) throw new Error(`the demo printed no password:\n${server.output}`);
  return found;
}

/** A fresh browser context in which this account of the demo is signed in, on a page that is nowhere yet. */
export async function signedIn(
  browser: Browser,
  server: TestServer,
  who: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Person> {
  const context = await browser.newContext({ baseURL: server.url, ...options });
  const page = await context.newPage();
  const agent = await page.evaluate(() => navigator.userAgent);
  // What the form sends, without its pages: they are walked through in accounts.e2e.ts.
  const answer = await context.request.post('/login', {
    form: { email: `${who}@demo.sanad.test`, password: demoPassword(server), next: '' },
    headers: { origin: server.url, 'user-agent': agent, accept: 'text/html' },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) throw new Error(`${who} was answered ${answer.status()} at the sign-in.`);
  return { context, page };
}

/** From consent to the first words of a new interview. */
export async function consentToWords(page: Page, language = 'English'): Promise<void> {
  await page.getByLabel('Yes, they agree').check();
  await page.getByLabel('analysis, without a name').check();
  await page.getByRole('button', { name: 'Next: where and when' }).click();
  await page.getByLabel('Month', { exact: true }).fill('2023-04');
  await page.getByLabel(language, { exact: true }).check();
  await page.getByRole('button', { name: 'Next: first words' }).click();
}

/** A new elder's interview up to its last step, in which questions are taken along. */
export async function toFirstWords(page: Page, language?: string): Promise<void> {
  await page.goto('/projects/demo/records/new');
  await page.getByLabel('Somebody new').check();
  await page.getByRole('radio', { name: 'E', exact: true }).check();
  await page.getByRole('button', { name: 'Next: consent' }).click();
  await consentToWords(page, language);
}

/** Logs an interview with a new elder through the four steps; answers with the record's code. */
export async function logInterview(
  page: Page,
  fields: { question: string; language?: string },
): Promise<string> {
  await toFirstWords(page, fields.language);
  await page.getByLabel('First questions').fill(fields.question);
  await page.getByRole('button', { name: 'Open the record' }).click();
  await page.waitForURL(/\/records\/R-[0-9A-Z]{5}/);
  return /R-[0-9A-Z]{5}/.exec(page.url())?.[0] ?? '';
}

/** A claim's row in the matrix, found by its words: of many rows only those in sight are drawn. */
export async function rowInMatrix(page: Page, claim: string): Promise<Locator> {
  await page.goto('/projects/demo/claims/matrix');
  const rows = page.locator('tr[data-claim]');
  // Until the page's scripts, which may still be on their way, hear what is typed.
  await expect(async () => {
    await page.getByLabel('Find in claims').fill('');
    await page.getByLabel('Find in claims').fill(claim);
    await expect.poll(() => rows.count(), { timeout: 2_000 }).toBeLessThan(6);
  }).toPass();
  return rows.filter({ hasText: claim });
}

/** The editor's text. */
export const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the record' });

/** The one state of the record's line: Saved, Saving, offline … */
export const stateOf = (page: Page) => page.locator('.line .state');

/** Opens what is told about a record. A click is heard once the page's scripts are there, and they bring the text. */
export async function openAbout(page: Page, code: string): Promise<void> {
  await expect(page.locator('.record .scroll')).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('button', { name: code }).click();
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(stateOf(page)).toHaveText('Saved');
}
