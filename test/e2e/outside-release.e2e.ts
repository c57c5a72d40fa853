/** A data set for a paper: two leads let it out, its zip is opened, and one that differs by one person stays. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './demo.ts';
import { signedIn, type Person } from './people.ts';

let lead: Person;
let second: Person;
/** “323 codings”, as the preview has it. */
let seen: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser, demo }) => {
  [lead, second] = await Promise.all([
    signedIn(browser, demo, 'lead'),
    signedIn(browser, demo, 'second-lead'),
  ]);
});
test.afterAll(async () => {
  await Promise.all([lead.context.close(), second.context.close()]);
});

const prepare = async (page: Page): Promise<void> => {
  await page.goto('/projects/demo/exports');
  await page.getByRole('link', { name: 'Prepare a release for outside use' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prepare a release for outside use');
};

/** Shows it with this column printed so. */
const print = async (page: Page, column: string, step: string): Promise<void> => {
  await page.getByLabel(column, { exact: true }).selectOption({ label: step });
  await page.getByRole('button', { name: 'Look' }).click();
};

test('a lead sees what is withheld, changes a column, and proposes it', async () => {
  const { page } = lead;
  await prepare(page);
  await expect(page.getByText('No other way loses less.')).toBeVisible();
  await print(page, 'When', 'by quarter');
  await expect(
    page
      .getByRole('table')
      .getByText(/and 5 are the least/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Propose this release' })).toHaveCount(0);
  await page.getByRole('link', { name: 'What loses least' }).click();
  await expect(page.getByText('No other way loses less.')).toBeVisible();
  await print(page, 'How', 'not told');
  await expect(page).toHaveURL(/mode=window/);
  const codings = page.getByRole('listitem').filter({ hasText: /^\s*\d+ codings\s*$/ });
  seen = ((await codings.textContent()) ?? '').replace(/\s+/g, ' ').trim();
  expect(seen).toMatch(/^\d+ codings$/);
  await page.getByRole('button', { name: 'Propose this release' }).click();
  await expect(page.getByText('Waits for a second lead.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download' })).toHaveCount(0);
});

test('a second lead lets it out, and the first downloads a whole data set', async () => {
  await second.page.goto('/projects/demo/exports');
  await second.page.getByText('Let it out', { exact: true }).click();
  await second.page.getByRole('button', { name: 'Let this release out' }).click();
  await expect(second.page.getByText(/Let out by Lead \d/)).toBeVisible();
  await expect(second.page.getByRole('button', { name: 'Download' })).toHaveCount(0);
  await lead.page.goto('/projects/demo/exports');
  await expect(lead.page.getByRole('row').filter({ hasText: 'for outside use' })).toContainText(seen);
  const begun = lead.page.waitForEvent('download');
  await lead.page.getByRole('button', { name: 'Download' }).click();
  const files = unzipSync(await readFile(await (await begun).path()));
  const sums = strFromU8(files['SHA256SUMS'] ?? new Uint8Array())
    .trim()
    .split('\n');
  expect(sums.length).toBeGreaterThan(20);
  for (const [sum, name] of sums.map((line) => line.split('  ')))
    expect(
      createHash('sha256')
        .update(files[name ?? ''] ?? '')
        .digest('hex'),
      name,
    ).toBe(sum);
  expect(strFromU8(files['data/interviews.csv'] ?? new Uint8Array()).split('\n')[0]).not.toContain('mode');
});

test('attack 12: one that differs by one person is blocked, and says what would do', async ({ demo }) => {
  const { page } = lead;
  const headers = { origin: demo.url };
  const records = '/api/v1/projects/demo/records';
  const consent = { given: true, covers: ['analysis', 'open-access'], expressed: 'oral' };
  const text = [{ question: 'How many came?', answer: 'They were many.' }];
  const more = { sourceType: 'elder', month: '2022-03', language: 'en', consent, text };
  const made = await page.request.post(records, { headers, data: more });
  const { code } = (await made.json()) as { code: string };
  expect((await page.request.post(`${records}/${code}/release`, { headers, data: {} })).status()).toBe(200);
  await prepare(page);
  // What is chosen may be set back meanwhile: the new record is still being read, and the page follows.
  await expect(async () => {
    await print(page, 'How', 'not told');
    await expect(page.getByRole('link', { name: 'What loses least' })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(page.getByText(/^Blocked: whoever has the earlier files too/)).toBeVisible();
  await expect(page.getByText(/^1 person stands \(D13\)/)).toContainText(
    'take only interviews that left before',
  );
  await expect(page.getByRole('button', { name: 'Propose this release' })).toHaveCount(0);
  await page.getByLabel('Only interviews that left before').check();
  await print(page, 'How', 'not told');
  await expect(page.getByRole('button', { name: 'Propose this release' })).toBeVisible();
});

test('a manuscript with 12 planted faults has all 12 found, and none of 30 clean sentences flagged', async () => {
  const { page } = lead;
  const file = join(import.meta.dirname, '../fixtures/manuscript/demo-12-faults.md');
  const lines = (await readFile(file, 'utf8')).split('\n');
  const from = (words: string): number => lines.findIndex((line) => line.includes(words)) + 1;
  await page.goto('/projects/demo/manuscript');
  await page.getByLabel('Manuscript', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText(/findings in demo-12-faults\.md/)).toBeVisible();
  const rows = await page.getByRole('table').first().getByRole('row').allInnerTexts();
  const found = rows.flatMap((row) => /^line (\d+)\s+(.+?)\s*[\t\n]/.exec(row)?.slice(1, 3).join(' ') ?? []);
  const planted = [
    ['An elder from Achin', 'identifier'],
    ['On 14 March 2022', 'identifier'],
    ['The police chief of Kunar', 'identifier'],
    ['Mullah Abdul Karim', 'identifier'],
    ['said in June 2024', 'month'],
    ['over 8,000', 'figure'],
    ['45 per cent', 'percentage'],
    ['together 14', 'total'],
    ['killed 47 people', 'toll'],
    ['undoubtedly sponsors', 'firmness'],
    ['[^4]: ACLED', 'one origin'],
    ['[^5]: Hassan, op. cit.', 'short form'],
  ].map(([words = '', rule]) => `${from(words)} ${rule}`);
  expect(planted.filter((one) => !found.includes(one))).toEqual([]);
  const clean = lines.slice(from('## Clean'), from('## With faults')).filter((line) => /^\w/.test(line));
  expect(clean).toHaveLength(30);
  expect(found.filter((one) => Number.parseInt(one, 10) < from('## With faults'))).toEqual([]);
});
