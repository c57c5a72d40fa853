/** Events and audiences at the browser: the question before a contradiction, and what was said in public and in private. */
import { expect } from '@playwright/test';
import { test } from './demo.ts';
import { signedIn } from './people.ts';

test('the same event is asked with its sides beside each other, and each answer stays', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'analyst');
  await page.goto('/projects/demo/claims');
  await page.getByRole('link', { name: 'Three of the commanders' }).click();
  const event = page.getByRole('region', { name: 'The event' });
  await expect(event).toContainText('Held to be the same event differ in what is counted');
  await expect(event.getByRole('row', { name: 'numbers 3 commanders 70 fighters' })).toBeVisible();
  await event.getByText('Answer anew').click();
  await event.getByLabel('Another event').check();
  await event.getByRole('button', { name: 'Record the answer' }).click();
  await expect(event.getByText('An answer needs its reason.', { exact: false })).toBeVisible();
  await event.getByLabel('Why').fill('The elder’s commander led seventy; none of the three did.');
  await event.getByRole('button', { name: 'Record the answer' }).click();
  await expect(event).toContainText('Held to be another event: no contradiction');
  await expect(event).toContainText('The same event Lead 2');
  await context.close();
});

test('audience-of-statement: public and private words of one source stand against each other, on claim and source', async ({
  browser,
  demo,
}) => {
  const lead = await signedIn(browser, demo, 'lead');
  const { page } = lead;
  await page.goto('/projects/demo/claims');
  await page.getByRole('link', { name: 'The senior Salafi clerics' }).click();
  const audiences = page.getByRole('region', { name: 'To different audiences' });
  await expect(audiences.getByRole('row').filter({ hasText: 'In private' }).first()).toContainText(
    'qualifies',
  );
  await expect(audiences.getByRole('row').filter({ hasText: 'In public' }).first()).toContainText('affirms');
  const code = await audiences.locator('h3 .code').first().innerText();
  await page.goto(`/projects/demo/sources/${code}`);
  await expect(page.getByRole('region', { name: 'To different audiences' })).toContainText(
    'goes further before one than before another',
  );
  for (const who of ['researcher-a', 'researcher-b', 'researcher-c']) {
    const researcher = await signedIn(browser, demo, who);
    const answer = await researcher.context.request.get(`/projects/demo/sources/${code}/__data.json`);
    expect(await answer.text(), who).not.toContain('swore loyalty');
    await researcher.context.close();
  }
  await lead.context.close();
});

test('public-private-contradiction: what one kind of source affirms in public and denies in private is flagged', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'analyst');
  await page.goto('/projects/demo/claims');
  await page.getByRole('link', { name: 'IS-K was getting larger throughout' }).click();
  await expect(page.getByRole('region', { name: 'To different audiences' })).toContainText(
    'IS-K members: what one affirms to one audience, another denies to another',
  );
  await context.close();
});
