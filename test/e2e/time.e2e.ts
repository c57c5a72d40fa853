/** Tests by time at the browser: an answer and all that it changes, taken back again; belief as of a month; a family. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { signedIn, type Person } from './people.ts';

test.describe.configure({ mode: 'serial' });

const RAIDS = 'In raids on city cells the Taliban killed relatives';
const RECRUITS = 'IS-K was attracting new members vigorously in 2022';

let lead: Person;
test.beforeAll(async ({ browser, demo }) => {
  lead = await signedIn(browser, demo, 'lead');
});
test.afterAll(() => lead.context.close());

async function open(page: Page, proposition: string): Promise<void> {
  await page.goto('/projects/demo/claims');
  await page.getByRole('link', { name: proposition }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: proposition })).toBeVisible();
}

const serious = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);

test('a lead sees everything that an answer changes before it is entered, and takes it back with a reason', async () => {
  const { page } = lead;
  await open(page, RECRUITS);
  await page.getByRole('link', { name: 'Resolve', exact: true }).click();
  await page.getByRole('button', { name: 'Show what it changes' }).click();
  await expect(page.getByText('No answer is chosen.')).toBeVisible();
  await page.getByLabel('The answer').selectOption({ label: 'partly' });
  await page.getByLabel('The month in which it became known').fill('2023-10');
  await page.getByLabel('From where it is known').fill('RUSI, October 2023');
  await page.getByRole('button', { name: 'Show what it changes' }).click();
  const changes = page.getByRole('region', { name: 'What it changes' });
  await expect(changes).toContainText(/sources’ hit rates/);
  await expect(changes.getByRole('table', { name: 'Claims' }).getByRole('row').nth(1)).toContainText(
    /this claim.*resolved: partly/,
  );
  expect(
    await changes.getByRole('table', { name: 'How often sources are right' }).getByRole('row').count(),
  ).toBeGreaterThan(2);
  expect(await serious(page)).toEqual([]);
  await changes.getByRole('button', { name: 'Enter the answer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: RECRUITS })).toBeVisible();
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Resolved: partly');
  await expect(history).toContainText('its answer was entered');

  await page.getByRole('link', { name: 'Resolve', exact: true }).click();
  await page.getByLabel('Why it is taken back').fill('The report counts departures too.');
  await page.getByRole('button', { name: 'Show what it changes' }).click();
  await page.getByRole('button', { name: 'Take the answer back' }).click();
  await expect(history).toContainText('its answer was taken back');
  await expect(history).toContainText('The answer was taken back');
  await expect(history).toContainText('The report counts departures too.');
});

async function previewRaids(page: Page): Promise<void> {
  await open(page, RAIDS);
  await page.getByRole('link', { name: 'Resolve', exact: true }).click();
  await page.getByLabel('The answer').selectOption({ label: 'true' });
  await page.getByLabel('The month in which it became known').fill('2023-10');
  await page.getByLabel('From where it is known').fill('A court’s register');
  await page.getByRole('button', { name: 'Show what it changes' }).click();
  await expect(page.getByRole('button', { name: 'Enter the answer' })).toBeVisible();
}

test('what changed since the preview is shown before anything is entered', async ({ browser, demo }) => {
  const { page } = lead;
  await previewRaids(page);
  await page.getByLabel('The answer').selectOption({ label: 'false' }); // what is shown is not of this answer
  await expect(page.getByText('Something was typed since.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enter the answer' })).toHaveCount(0);
  await page.getByLabel('The answer').selectOption({ label: 'true' });
  await page.getByRole('button', { name: 'Show what it changes' }).click();
  await expect(page.getByRole('button', { name: 'Enter the answer' })).toBeVisible();
  const other = await signedIn(browser, demo, 'second-lead');
  await open(other.page, RECRUITS);
  await other.page.getByRole('link', { name: 'Resolve', exact: true }).click();
  await other.page.getByLabel('The answer').selectOption({ label: 'partly' });
  await other.page.getByLabel('The month in which it became known').fill('2023-10');
  await other.page.getByLabel('From where it is known').fill('RUSI, October 2023');
  await other.page.getByRole('button', { name: 'Show what it changes' }).click();
  await other.page.getByRole('button', { name: 'Enter the answer' }).click();
  await expect(other.page.getByRole('heading', { level: 1, name: RECRUITS })).toBeVisible();
  await page.getByRole('button', { name: 'Enter the answer' }).click();
  await expect(page.getByRole('alert')).toContainText('The project changed since you looked.');
  await expect(page).toHaveURL(/resolve/);

  // What has no part in it is not asked about.
  await other.page.goto('/projects/demo/claims/new');
  await other.page.getByLabel('The claim, in one sentence').fill('A bridge was built in Kunar');
  await other.page.getByRole('button', { name: 'Write it down' }).click();
  await expect(other.page.getByRole('heading', { level: 1, name: 'A bridge was built' })).toBeVisible();
  await page.getByRole('button', { name: 'Enter the answer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: RAIDS })).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Resolved: true');

  await open(other.page, RAIDS);
  await other.page.getByRole('link', { name: 'Resolve', exact: true }).click();
  await other.page.getByLabel('Why it is taken back').fill('Another court.');
  await other.page.getByRole('button', { name: 'Show what it changes' }).click();
  await other.page.getByRole('button', { name: 'Take the answer back' }).click();
  await expect(other.page.getByRole('heading', { level: 1, name: RAIDS })).toBeVisible();
  await other.context.close();
});

test('an answer that another lead has entered meanwhile is not written over, and what was typed stays', async ({
  browser,
  demo,
}) => {
  const { page } = lead;
  const other = await signedIn(browser, demo, 'second-lead');
  for (const one of [page, other.page]) await previewRaids(one);
  await other.page.getByRole('button', { name: 'Enter the answer' }).click();
  await expect(other.page.getByRole('heading', { level: 1, name: RAIDS })).toBeVisible();
  await page.getByRole('button', { name: 'Enter the answer' }).click();
  await expect(page.getByText('An answer has been entered meanwhile.')).toBeVisible();
  await expect(page.getByLabel('From where it is known')).toHaveValue('A court’s register');
  await other.page.getByRole('link', { name: 'Resolve', exact: true }).click();
  await other.page.getByLabel('Why it is taken back').fill('Another court.');
  await other.page.getByRole('button', { name: 'Show what it changes' }).click();
  await other.page.getByRole('button', { name: 'Take the answer back' }).click();
  await expect(other.page.getByRole('heading', { level: 1, name: RAIDS })).toBeVisible();
  await other.context.close();
});

test('an analyst sees no way to resolve, and is refused the page', async ({ browser, demo }) => {
  const analyst = await signedIn(browser, demo, 'analyst');
  await open(analyst.page, RAIDS);
  await expect(analyst.page.getByRole('link', { name: 'Resolve', exact: true })).toHaveCount(0);
  const response = await analyst.page.goto(`${analyst.page.url()}/resolve`);
  expect(response?.status()).toBe(403);
  await analyst.context.close();
});

test('as of a month the claim stands at what had come in, by keyboard; two months are compared line by line', async () => {
  const { page } = lead;
  await open(page, 'Hard treatment of Salafis');
  const belief = page.getByRole('region', { name: 'Belief over time' });
  const slider = belief.getByRole('slider', { name: 'As of' });
  const now = await slider.getAttribute('aria-valuetext');
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /no evidence/);
  await expect(belief.getByText('Nobody had spoken on it by then.')).toBeVisible();
  await slider.press('ArrowRight');
  await expect(belief.getByRole('table', { name: 'The lines then' }).getByRole('row')).not.toHaveCount(0);
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', now ?? '');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).not.toHaveValue((await slider.getAttribute('max')) ?? '');
  const compared = belief.getByRole('table', { name: 'Between two months' });
  const all = await compared.getByRole('row').count();
  expect(all).toBeGreaterThan(3);
  await belief.getByLabel('to the end of').selectOption({ index: 1 });
  expect(await compared.getByRole('row').count()).toBeLessThan(all);
  // The months stand in the address: it can be passed on, and going back leads to the present.
  await expect(page).toHaveURL(/month=\d{4}-\d\d&to=\d{4}-\d\d/);
  const [then, fewer] = [
    await slider.getAttribute('aria-valuetext'),
    await compared.getByRole('row').count(),
  ];
  await page.reload();
  await expect(slider).toHaveAttribute('aria-valuetext', then ?? '');
  await expect(compared.getByRole('row')).toHaveCount(fewer);
  await page.goBack();
  await expect(page).not.toHaveURL(/month=/);
  await expect(slider).toHaveAttribute('aria-valuetext', now ?? '');
  expect(await serious(page)).toEqual([]);
});

test('a claim’s page stands before its months are worked out, and they can be stopped and asked for again', async () => {
  const { page } = lead;
  await page.route('**/over-time', () => undefined); // never answered
  await open(page, 'Hard treatment of Salafis');
  await expect(page.getByRole('heading', { name: /^How it is weighed/ })).toBeVisible();
  const belief = page.getByRole('region', { name: 'Belief over time' });
  await expect(belief.getByRole('progressbar')).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await belief.getByRole('button', { name: 'Stop' }).click();
  await expect(belief.getByRole('status')).toContainText('Stopped.');
  await page.unroute('**/over-time');
  await belief.getByRole('button', { name: 'Work it out' }).click();
  await expect(belief.getByRole('slider', { name: 'As of' })).toBeVisible();
  await expect(belief.getByRole('progressbar')).toHaveCount(0);
});

test('one question over its periods is one picture with its list', async () => {
  const { page } = lead;
  await open(page, 'IS-K still had just under 8,000');
  const family = page.getByRole('table', { name: 'The same question in other periods' });
  await expect(family.getByRole('row')).toHaveCount(3);
  await expect(family).toContainText('this claim');
  await family.getByRole('link', { name: /IS-K had up to 8,000/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /had up to 8,000 people/ })).toBeVisible();
});
