/** Incident data: looked at before it is kept, counted, asked about, drawn, and tied to a claim; then taken away again. */
import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { test } from './demo.ts';
import { signedIn } from './people.ts';

const HEAD = 'what,event_date,location,latitude,longitude,who';
const csv = (...rows: string[]): Buffer => Buffer.from(`${[HEAD, ...rows].join('\n')}\n`);
const choose = (page: Page, buffer: Buffer): Promise<void> =>
  page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'made-up.csv', mimeType: 'text/csv', buffer });

test('a lead imports a file, counts it, draws it, links it to a claim, and removes it', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'lead');
  await page.goto('/projects/demo/incidents');
  await page.getByRole('link', { name: 'Import a file' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import incidents');

  await choose(page, csv('bomb,9/3/2022,Kama,34.4,70.6,IS-K', 'raid,10/3/2022,Kama,134.4,70.6,'));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByText('line 3, column “latitude”')).toBeVisible();
  await expect(page.getByLabel('Order in which a day is written')).toHaveValue('DMY');
  await expect(page.getByLabel('Type', { exact: true })).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Import these incidents' })).toHaveCount(0);

  await choose(page, csv('bomb,9/3/2022,Kama,34.4,70.6,IS-K', 'bomb,10/3/2022,Kama,34.4,70.6,'));
  await page.getByLabel('Type', { exact: true }).selectOption('what');
  await page.getByLabel('To whom it is laid').selectOption('who');
  await page.getByLabel('What it is called in print').fill('Two made-up rows');
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByText('All 2 rows can be read.')).toBeVisible();
  await expect(page.getByRole('cell', { name: '2022-03-09' })).toBeVisible();
  await page.getByRole('button', { name: 'Import these incidents' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two made-up rows');

  await expect(page.getByText('2 incidents counted')).toBeVisible();
  await page.getByRole('button', { name: 'Leave out line 3' }).click();
  await expect(page.getByText('1 incident counted')).toBeVisible();

  const begun = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNG' }).first().click();
  const png = await readFile(await (await begun).path());
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1920); // twice as wide as the chart

  await page.getByLabel('Line of the file').fill('2');
  await page
    .getByLabel('Claim', { exact: true })
    .selectOption({ label: 'One commander took five sub-commanders and 70 fighters to IS-K in Nangarhar' });
  await page.getByRole('button', { name: 'Link them' }).click();
  await page.getByRole('link', { name: 'One commander took five' }).click();
  await expect(page.getByRole('complementary').getByText('line 2: 2022-03-09; bomb; Kama')).toBeVisible();
  await page.getByRole('link', { name: 'Two made-up rows' }).click();

  // A form that was not taken closes all the same, and the focus is where it began.
  const write = page.getByRole('button', { name: 'Write what to keep in mind' });
  await write.click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Say what is to be kept in mind.')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(write).toBeFocused();

  await page.getByText('Remove this data set').click();
  await page.getByRole('button', { name: 'Remove Two made-up rows' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incidents');
  await expect(page.getByText('Two made-up rows')).toHaveCount(0);
  await context.close();
});
