/** The vault as three people have it: two leads compare keys, a researcher seals, one asks, the other grants, it is read. */
import { expect, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { logInterview, signedIn, toFirstWords } from './people.ts';

const NAME = 'Zarghuna Wardaki';
const PASSPHRASE = 'heron walnut copper evening ladder';

const vault = (page: Page) => page.goto('/projects/demo/vault');

async function makeKey(page: Page): Promise<string> {
  await vault(page);
  await page.getByLabel('Vault passphrase').fill(PASSPHRASE);
  await page.getByLabel('The same again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make my key' }).click();
  return page.getByRole('region', { name: 'Your key' }).locator('code').innerText();
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Vault passphrase').first().fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeVisible();
}

async function compare(page: Page, who: string, fingerprint: string): Promise<void> {
  await page.getByLabel(`What ${who} reads to you`).fill(fingerprint.toLowerCase());
  await page.getByRole('button', { name: 'These are the same: sign' }).click();
}

test('a name is sealed by a researcher, read by two leads together, and shredded; no request holds a byte of it', async ({
  browser,
  demo,
}) => {
  const [first, second, field] = await Promise.all([
    signedIn(browser, demo, 'lead'),
    signedIn(browser, demo, 'second-lead'),
    signedIn(browser, demo, 'researcher-a'),
  ]);
  const sent: string[] = [];
  const streams: string[] = [];
  for (const { page } of [first, second, field])
    page.on('request', (request) =>
      sent.push(request.url(), request.postDataBuffer()?.toString('latin1') ?? ''),
    );

  second.page.on('request', (request) => {
    if (request.url().includes('/events?')) streams.push(request.url());
  });

  // Two keys, compared: a wrong fingerprint is refused.
  const firstKey = await makeKey(first.page);
  const secondKey = await makeKey(second.page);
  await compare(first.page, 'Lead 2', secondKey.slice(0, 9));
  await expect(first.page.getByText('has 24 signs, and these are 8')).toBeVisible();
  await compare(first.page, 'Lead 2', firstKey);
  await expect(first.page.getByText('somebody has swapped a key')).toBeVisible();
  await compare(first.page, 'Lead 2', secondKey);
  await expect(second.page.getByText('Waits for a second lead')).toBeVisible();
  await compare(second.page, 'Lead 1', firstKey);
  const keys = second.page.getByRole('region', { name: 'The leads’ keys' });
  await expect(keys.getByText('This is the list that you know')).toBeVisible();
  const listed = await keys.locator('code').first().innerText();

  // The researcher hears the list's fingerprint, and seals.
  const code = await logInterview(field.page, { question: 'How is the road to where Zarghoona lives?' });
  await field.page.goto(`/projects/demo/records/${code}`);
  const source = /S-[0-9A-Z]{5}/.exec(await field.page.content())?.[0] ?? '';
  await field.page.goto(`/projects/demo/sources/${source}`);
  await field.page.getByLabel('Fingerprint of the list').fill(listed);
  await field.page.getByRole('button', { name: 'Compare' }).click();
  await field.page.getByLabel('Name').fill(NAME);
  await field.page.getByRole('button', { name: 'Seal it' }).click();
  await expect(field.page.getByText('It is safe.')).toBeVisible();
  await expect(field.page.getByText(`stands in ${code}, turn 1`)).toBeVisible();
  expect(await field.page.content()).not.toContain(NAME);

  // With a new interview: held on the page until its record is there.
  await toFirstWords(field.page);
  await field.page.getByLabel('First questions').fill('Does Zarghoona come?');
  await field.page.getByText('Who this is').click();
  await field.page.getByLabel('Anything needed to find them again').fill('The third house.');
  await field.page.getByRole('button', { name: 'Open the record' }).click();
  await expect(field.page.getByText('Write a name as well')).toBeVisible();
  await field.page.getByLabel('Name').fill(NAME);
  await field.page.getByRole('button', { name: 'Open the record' }).click();
  await expect(field.page.getByText(/Who S-[0-9A-Z]{5} is was sealed/)).toBeVisible();
  await expect(field.page.getByText(/stands in R-[0-9A-Z]{5}, turn 1/)).toBeVisible();

  // One lead asks and says why, the other sees it and grants, the first reads.
  const row = first.page.getByRole('row').filter({ hasText: source }).first();
  await row.getByRole('button', { name: 'Ask to open' }).click();
  await first.page.getByLabel('What for?').fill('Somebody threatens them.');
  await first.page.getByRole('button', { name: 'Ask a second lead' }).first().click();
  await expect(second.page.getByText('Somebody threatens them.')).toBeVisible();
  await second.page.getByRole('button', { name: 'Grant' }).click();
  await first.page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(first.page.getByText(NAME)).toBeVisible();
  await expect(second.page.getByRole('cell', { name: `opened ${source}` })).toBeVisible();
  await first.page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(first.page.getByText(NAME)).toHaveCount(0);
  await unlock(first.page);

  // Before a release the sealed names are looked for in the record, in the first lead's browser.
  await first.page.getByLabel('Record', { exact: true }).fill(code);
  await first.page.getByLabel('Record', { exact: true }).press('Enter');
  await second.page.getByRole('button', { name: 'Grant' }).click();
  await first.page.getByRole('link', { name: `Go on with the review of ${code}` }).click();
  await first.page.getByRole('button', { name: 'Look for the names' }).click();
  await expect(first.page.getByText('sealed identities were opened')).toBeVisible();
  // It was sealed twice, and the scan has found it too.
  await expect(first.page.getByText('2 places among the hits above')).toBeVisible();

  // A page that is opened anew holds no secret; a known list stays known.
  await vault(first.page);
  await expect(first.page.getByText(NAME)).toBeHidden();
  await unlock(first.page);
  await expect(first.page.getByText('This is the list that you know')).toBeVisible();
  await first.page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(first.page.getByText(NAME)).toBeVisible();

  // Shredded by the other lead, it goes from the page that has it open.
  const theirs = second.page.getByRole('row').filter({ hasText: source }).first();
  await theirs.getByText('Shred', { exact: true }).click();
  await theirs.getByRole('button', { name: `Shred who ${source} is` }).click();
  await expect(first.page.getByRole('cell', { name: `shredded an identity ${source}` })).toBeVisible();
  await expect(first.page.getByText(NAME)).toHaveCount(0);
  await expect(first.page.getByText('asks to open an identity that is destroyed')).toBeVisible();

  for (const part of ['Zarghuna', 'Wardaki', 'heron', 'AGE-SECRET-KEY'])
    for (const text of [
      part,
      encodeURIComponent(part),
      Buffer.from(part).toString('hex'),
      Buffer.from(part).toString('base64').slice(0, -2),
    ])
      expect(sent.filter((body) => body.includes(text))).toEqual([]);
  expect(sent.length).toBeGreaterThan(20);
  // The desk's, which it came from, and the vault's: one stream a page, however often what it shows was read anew.
  expect(streams.length).toBeLessThanOrEqual(2);
  for (const { context } of [first, second, field]) await context.close();
});
