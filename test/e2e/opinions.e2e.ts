/** Opinions at the browser: given blind, then shown what others hold; disagreement, agreement and calibration for leads. */
import { expect } from '@playwright/test';
import { test } from './demo.ts';
import { signedIn } from './people.ts';

const SALAFIS = 'Hard treatment of Salafis by the Taliban made recruits for IS-K';
const P = '/projects/demo/claims';

test('a reviewer gives an opinion before the verdict is theirs to see, and then sees what others hold', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'reviewer');
  await page.goto(P);
  const row = page.getByRole('row').filter({ hasText: SALAFIS });
  await expect(row).toContainText('not given yet');
  await row.getByRole('link').click();
  const text = async (): Promise<string> =>
    (await context.request.get(`${new URL(page.url()).pathname}/__data.json`)).text();
  for (const secret of ['probable', 'corroborated', 'likely', 'Pressure on a whole community'])
    expect(await text(), secret).not.toContain(secret);

  await page.getByRole('button', { name: 'Give your opinion' }).click();
  await expect(page.getByText('No answer is chosen yet.')).toBeVisible();
  await expect(page.getByText('An opinion needs its reason.')).toBeVisible();
  await page.getByLabel('true', { exact: true }).check();
  await page.getByLabel('How likely is it?').selectOption('very unlikely');
  await page.getByLabel('Why').fill('It has been so elsewhere.');
  await page.getByRole('button', { name: 'Give your opinion' }).click();
  await expect(page.getByText('at least 33 % likely')).toBeVisible();
  await expect(page.getByLabel('Why')).toHaveValue('It has been so elsewhere.');
  await page.getByLabel('How likely is it?').selectOption('likely');
  await page.getByRole('button', { name: 'Give your opinion' }).click();

  const others = page.getByRole('region', { name: 'What others hold' });
  await expect(others).toBeVisible();
  await expect(others.getByRole('row').filter({ hasText: 'A lead' })).toContainText('probable');
  await expect(others.getByRole('row').filter({ hasText: 'A reviewer' })).toHaveCount(2);
  await expect(others).toContainText('Pressure on a whole community');
  for (const hidden of ['Two officials complain', 'account', 'derivation', 'fidelity'])
    expect(await text(), hidden).not.toContain(hidden);

  await page.getByRole('button', { name: 'Give a later opinion' }).click();
  await page.getByLabel('partly', { exact: true }).check();
  await page.getByLabel('How likely is it?').selectOption('likely');
  await page.getByLabel('Why').fill('The others have a point.');
  await page.getByRole('button', { name: 'Give your opinion' }).click();
  const own = page.getByRole('region', { name: 'Your opinion' });
  await expect(own).toContainText('after seeing it');
  await expect(own).toContainText('It has been so elsewhere.');
  await page.goto(P);
  await expect(page.getByRole('row').filter({ hasText: SALAFIS })).not.toContainText('not given yet');
  for (const closed of [`${P}/opinions`, `${P}/calibration`])
    expect((await context.request.get(closed)).status(), closed).toBe(403);
  await context.close();
});

test('a lead reads who differs from the engine and why, how far reviewers agree, and how well the study judged', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'lead');
  await page.goto(P);
  await page.getByRole('navigation', { name: 'Claims' }).getByRole('link', { name: 'Opinions' }).click();
  const differ = page.getByRole('region', { name: 'Where people and engine differ' });
  await expect(differ).toContainText('Reviewer ');
  await expect(differ).toContainText('Lead ');
  await expect(differ).toContainText('2 words or more');
  const agreement = page.getByRole('region', { name: 'Agreement among reviewers' });
  await expect(agreement.getByRole('row').filter({ hasText: 'one of several answers' })).toContainText(
    /\.\d\d/,
  );
  await expect(agreement.getByRole('row').filter({ hasText: 'figures' })).toContainText('too few');
  await expect(agreement).toContainText('seed 2013');
  await page
    .getByRole('navigation', { name: 'Claims' })
    .getByRole('link', { name: 'How well we judge' })
    .click();
  await expect(page).toHaveURL(/\/calibration$/);
  await expect(page.getByText('Control questions were never predicted')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Figures within their 80 % range' })).toContainText(
    'fewer than 30: the share is chance',
  );
  await page.goto(P);
  await page.getByRole('link', { name: 'No prominent Taliban commander' }).click();
  await expect(page.getByRole('complementary', { name: 'Decisions' })).toContainText('Reviewer 2');
  const claim = new URL(page.url()).pathname;
  await context.close();

  const analyst = await signedIn(browser, demo, 'analyst');
  await analyst.page.goto(claim);
  await expect(analyst.page.getByRole('complementary', { name: 'Decisions' })).toContainText(
    'before seeing the verdict',
  );
  const data = await (await analyst.context.request.get(`${claim}/__data.json`)).text();
  expect(data).not.toContain('Reviewer 2');
  await expect(analyst.page.getByRole('complementary', { name: 'Decisions' })).not.toContainText(
    'Reviewer 2',
  );
  await analyst.context.close();
});
