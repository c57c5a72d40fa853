/** Claims at the browser: the matrix by keyboard, a claim's ledger and decision, and what each role is not told. */
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { rowInMatrix, signedIn, type Person } from './people.ts';
import type { TestServer } from './server.ts';

test.describe.configure({ mode: 'serial' });

const DEFECTIONS = 'Large numbers of Taliban went over to IS-K in the first months';

let server: TestServer;
let lead: Person;
let analyst: Person;
test.beforeAll(async ({ browser, demo }) => {
  server = demo;
  lead = await signedIn(browser, server, 'lead');
  analyst = await signedIn(browser, server, 'analyst');
});
test.afterAll(async () => {
  await lead.context.close();
  await analyst.context.close();
});

/** Presses a key until the page, whose script may still be on its way, has answered it. */
async function pressUntil(page: Page, key: string, answered: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(answered).toBeVisible({ timeout: 500 });
  }).toPass();
}

test('the matrix is walked by arrows, shows what a cell says, and leads to why', async () => {
  const { page } = lead;
  const row = await rowInMatrix(page, DEFECTIONS);
  await expect(
    row.getByRole('gridcell', { name: 'IS-K members: 1 affirms, 2 qualify against interest, 9' }),
  ).toBeVisible();
  await row.getByRole('link').focus();
  await page.keyboard.press('ArrowRight');
  await expect(row.locator('[data-column="1"]')).toBeFocused();
  const margin = page.getByRole('complementary', { name: 'What was said' });
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('gridcell', { name: /^IS-K members/ })).toBeFocused();
  await expect(margin).toContainText('three voices');
  await expect(margin.getByRole('article')).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expect(margin.getByRole('article').first().getByRole('link')).toBeFocused();
  await expect(margin.getByRole('article').first().getByRole('link')).toHaveAttribute(
    'href',
    /\/records\/R-[0-9A-Z]{5}\?copy=analysis#a-/,
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('w');
  await expect(page.getByRole('heading', { name: DEFECTIONS })).toBeVisible();
});

test('the ledger filters by what stands in its address, and finds by words', async () => {
  const { page } = analyst;
  await page.goto('/projects/demo/claims?status=contested');
  const rows = page.locator('tbody tr');
  await expect(rows.filter({ hasText: 'contested' })).toHaveCount(await rows.count());
  await page.goto('/projects/demo/claims');
  await pressUntil(page, 'f', page.locator('input[type=search]:focus'));
  await page.keyboard.type('taliban went over');
  await expect(rows).toHaveCount(1);
  expect(page.url()).not.toContain('taliban'); // no log of a server or proxy has it
  await rows.getByRole('link').first().click();
  await expect(page).toHaveURL(/claims\/[0-9a-f-]{36}/);
  await page.goBack();
  await expect(page.getByLabel('Find in claims')).toHaveValue('taliban went over');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Find in claims').fill('nothing like this');
  await expect(page.getByText('No claim is like this.')).toBeVisible();
});

test('a claim’s column of decibels adds up in view to its sum', async () => {
  const { page } = lead;
  await page.goto('/projects/demo/claims');
  await page.getByRole('link', { name: 'Hard treatment of Salafis' }).click();
  await expect(page.getByRole('heading', { name: 'How it is weighed' })).toBeVisible();
  const figures = (await page.locator('td.adds').allInnerTexts()).flatMap((text) => {
    const [figure] = text.replace('−', '-').match(/-?\d+\.\d+/) ?? [];
    return figure === undefined ? [] : [Number(figure)];
  });
  const sum = figures.pop() ?? NaN;
  expect(Math.abs(figures.reduce((a, b) => a + b, 0) - sum)).toBeLessThan(0.05);
});

test('an analyst reads what a line adds, and nothing that tells of an interviewer', async () => {
  await analyst.page.goto('/projects/demo/claims');
  const href = await analyst.page
    .getByRole('link', { name: 'Hard treatment of Salafis' })
    .getAttribute('href');
  const data = await analyst.context.request.get(`${href}/__data.json`);
  expect(data.status()).toBe(200);
  const text = await data.text();
  for (const secret of ['researcher', 'fidelity', 'rho', 'is new', 'interviewer', 'doubt'])
    expect(text, secret).not.toContain(secret);
  const full = await lead.context.request.get(`${href}/__data.json`);
  expect(await full.text()).toContain('is new');
});

test('a claim without a unit, and a period that ends before it begins, are said at their fields', async () => {
  const { page } = analyst;
  await page.goto('/projects/demo/claims/new');
  await page.getByLabel('The claim, in one sentence').fill('Fighters were paid in 2022');
  await page.getByLabel('A figure', { exact: false }).first().check();
  await page.getByLabel('From').fill('2022-06');
  await page.getByLabel('To', { exact: true }).fill('2022-01');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByText('A figure needs a unit.')).toBeVisible();
  await expect(page.getByText('The period ends (2022-01) before it begins (2022-06).')).toBeVisible();
  await expect(page.getByLabel('The claim, in one sentence')).toHaveValue('Fighters were paid in 2022');
  await expect(page.getByLabel('Units')).toBeFocused();
  await page.getByLabel('Units').fill('USD a month');
  await page.getByLabel('What exactly is counted').fill('pay of a fighter');
  await page.getByLabel('To', { exact: true }).fill('2022-12');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByRole('heading', { name: 'Fighters were paid in 2022' })).toBeVisible();
});

test('a lead decides with a reason, and the analyst’s open page hears of it', async () => {
  await lead.page.goto('/projects/demo/claims');
  const href = await lead.page.getByRole('link', { name: 'Washington sponsors IS-K' }).getAttribute('href');
  await analyst.page.goto(href ?? '');
  await lead.page.goto(href ?? '');
  await pressUntil(lead.page, 'd', lead.page.getByLabel('What you hold'));
  await lead.page.getByLabel('What you hold').selectOption('open');
  await lead.page.getByRole('button', { name: 'Record the decision' }).click();
  await expect(lead.page.getByText('A decision needs its reason.')).toBeVisible();
  await lead.page.getByLabel('Why', { exact: true }).fill('All who say so gain by it.');
  await lead.page.getByRole('button', { name: 'Record the decision' }).click();
  await expect(lead.page.getByText('Held as open.').first()).toBeVisible();
  await expect(analyst.page.getByText('All who say so gain by it.').first()).toBeVisible();
  await expect(analyst.page.getByRole('button', { name: 'Decide' })).toHaveCount(0);
});

test('a reviewer sees the claims they are shown without what they came to; others are closed to claims', async ({
  browser,
}) => {
  const reviewer = await signedIn(browser, server, 'reviewer');
  await reviewer.page.goto('/projects/demo/claims');
  await reviewer.page.getByRole('link', { name: DEFECTIONS }).click();
  await expect(reviewer.page.getByRole('heading', { name: DEFECTIONS })).toBeVisible();
  const text = await (await reviewer.context.request.get(`${reviewer.page.url()}/__data.json`)).text();
  for (const secret of ['refuted', 'Held as', 'inflated', '"status"', 'handful'])
    expect(text, secret).not.toContain(secret);
  const status = async (person: Person, path: string): Promise<number> =>
    (await person.context.request.get(`/projects/demo${path}`, { maxRedirects: 0 })).status();
  expect(await status(reviewer, '/claims/matrix')).toBe(403);
  expect(await status(reviewer, '/events')).toBe(403);
  const hidden = await lead.page.locator('h1').innerText();
  expect(hidden).toBe('Washington sponsors IS-K');
  const unshown = new URL(lead.page.url()).pathname.replace('/projects/demo', '');
  expect(await status(reviewer, unshown)).toBe(404);
  const researcher = await signedIn(browser, server, 'researcher-a');
  for (const path of ['/claims', '/claims/matrix', '/codebook', unshown])
    expect(await status(researcher, path), path).toBe(403);
  await reviewer.context.close();
  await researcher.context.close();
});

test('codes are added, moved and reworded by keyboard, with their versions', async () => {
  const { page } = analyst;
  await page.goto('/projects/demo/codebook');
  const labels = page.locator('tbody a');
  await pressUntil(page, 'k', page.getByRole('heading', { name: 'strength', exact: true }));
  await page.keyboard.press('n');
  await page.getByLabel('Label').fill('hired men');
  await page.keyboard.press('Enter');
  await expect(labels.filter({ hasText: 'hired men' })).toBeVisible();
  await labels.filter({ hasText: 'hired men' }).click();
  await expect(page.getByRole('heading', { name: 'strength › hired men' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(labels.nth(4)).toHaveText('hired men');
  await page.keyboard.press('e');
  await page.getByLabel('Definition').fill('Paid by the day.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Version 2, Analyst 1/)).toBeVisible();
});

test('what a claim lacks becomes a question for a researcher; tags and interviewers have their pages', async () => {
  const { page } = lead;
  await page.goto('/projects/demo/claims');
  await page.getByRole('link', { name: 'What is missing' }).click();
  await page
    .getByRole('link', { name: /Elder$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/questions\/new\?claim=.*&type=elder/);
  await page.goto('/projects/demo/claims/blind-spots');
  const untagged = page.getByRole('row').filter({ hasText: 'The river’s water was the cause' });
  await expect(untagged.first()).toBeVisible();
  await untagged.first().getByRole('link', { name: 'Look at its interests' }).click();
  await expect(page).toHaveURL(/\/edit$/);
  // What other interests change is shown before they are saved; here they are not.
  await page.getByRole('combobox', { name: 'If it is false, Taliban' }).selectOption('serves');
  await page.getByLabel('If you change whom it serves: why').fill('Its ministry said so.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const changes = page.getByRole('status', { name: 'What it changes' });
  await expect(changes.getByRole('row').nth(1)).toContainText('this claim');
  await expect(page.getByRole('button', { name: 'Save it so' })).toBeVisible();
  await page.goto('/projects/demo/team');
  await page.getByRole('link', { name: 'How interviews were taken' }).click();
  await expect(page.getByRole('rowheader', { name: /Known questions/ })).toBeVisible();
  await page
    .getByRole('link', { name: /^Known questions, .*What stands behind it$/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^The material of/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /S-[0-9A-Z]{5}/ }).first()).toHaveAttribute(
    'href',
    /\/records\/R-.*#a-/,
  );
  expect((await analyst.page.goto(page.url()))?.status()).toBe(403);
  expect((await page.goto('/projects/demo/team/interviewers/r-nobody'))?.status()).toBe(404);
  await analyst.page.goto('/projects/demo/claims/coverage');
  await expect(analyst.page.getByText('Without a stake.').first()).toBeVisible();
  await expect(analyst.page.getByText('A second researcher.')).toHaveCount(0);
});
