/** Why a claim stands where it does: from a number to its rule, sums that add up in view, and what each role is not told. */
import { expect } from '@playwright/test';
import { test } from './demo.ts';
import { signedIn, type Person } from './people.ts';
import type { TestServer } from './server.ts';

test.describe.configure({ mode: 'serial' });

const SALAFIS = 'Hard treatment of Salafis';

let server: TestServer;
let lead: Person;
let address: string;
test.beforeAll(async ({ browser, demo }) => {
  server = demo;
  lead = await signedIn(browser, server, 'lead');
  await lead.page.goto('/projects/demo/claims');
  address = (await lead.page.getByRole('link', { name: SALAFIS }).first().getAttribute('href')) ?? '';
});
test.afterAll(async () => {
  await lead.context.close();
});

test('a weight of the ledger is asked why, and its place in the tree opens with rule, rates and what survived', async () => {
  const { page } = lead;
  await page.goto(address);
  await page.locator('td.part a').first().click();
  await expect(page).toHaveURL(/\/why#line-.+\.weight$/);
  const asked = page.locator('details.here');
  await expect(asked).toHaveAttribute('open', '');
  await expect(asked).toContainText('rule C4');
  await expect(asked).toContainText('Says so when it is true (x)');
  await expect(asked).toContainText('Kept from 0 to 12 dB.');
});

test('decibels add up in view, and the tests of the status stand with their thresholds', async () => {
  const { page } = lead;
  await page.goto(`${address}/why`);
  const figureOf = async (key: string): Promise<number> =>
    Number(
      (await page.locator(`[id="${key}"] > :is(summary, .head) > .figure`).innerText())
        .replace('−', '-')
        .replace(' dB', ''),
    );
  const parts = [await figureOf('begins'), await figureOf('for'), await figureOf('against')];
  const rounding = (await page.locator('#rounding').count()) > 0 ? await figureOf('rounding') : 0;
  expect(parts.reduce((a, b) => a + b, rounding)).toBeCloseTo(await figureOf('sum'), 5);
  await expect(page.locator('[id="status.corroborated.p"]')).toContainText('Must be .90 or more.');
  await expect(page.locator('[id="status.corroborated.met"]')).toContainText('Must be 2 or more.');
});

test('the graph is walked by arrows, tells what a line shares, and has its table behind it', async () => {
  const { page } = lead;
  const graph = page.getByRole('group', { name: 'What is independent of what' });
  const nodes = graph.getByRole('link');
  await nodes.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(nodes.nth(1)).toBeFocused();
  await expect(page.locator('.about')).toContainText('the same interviewer 0.10');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Shares with those above' })).toBeVisible();
});

test('what would change it names voices with what the engine would then say', async () => {
  const margin = lead.page.getByRole('complementary', { name: 'What would change this' });
  await expect(margin).toContainText(/If S-[0-9A-Z]{5} fell/);
  await expect(margin).toContainText(/, who has no stake: none has spoken at first hand/);
  await expect(margin).toContainText(/→ \.\d\d, \w+ if it says “true”/);
});

/** The page’s data, and what it asks for once it stands. */
async function served({ context }: Person): Promise<string> {
  const texts: string[] = [];
  for (const part of ['__data.json', 'change']) {
    const answer = await context.request.get(`${address}/why/${part}`);
    expect(answer.status(), part).toBe(200);
    texts.push((await answer.text()).replaceAll('\\"', '"'));
  }
  return texts.join('\n');
}

test('an analyst reads why without weight, novelty, rate, network, interviewer or figure of what would change', async ({
  browser,
}) => {
  const analyst = await signedIn(browser, server, 'analyst');
  const text = await served(analyst);
  for (const secret of ['"researcher"', '"network"', '"fidelity"', 'in 100', 'is new', '"falls"', '"moves"'])
    expect(text, secret).not.toContain(secret);
  for (const secret of ['"oneInterviewer"', 'same interviewer', 'doubt', '× ', '.weight', '.new'])
    expect(text, secret).not.toContain(secret);
  await analyst.page.goto(`${address}/why`);
  await expect(analyst.page.locator('[id="status.corroborated.met"]')).toContainText(
    'Only leads see the count.',
  );
  const margin = analyst.page.getByRole('complementary', { name: 'What would change this' });
  await expect(margin.getByText('→').first()).toBeVisible();
  const told = await margin.innerText();
  expect(told).not.toMatch(/\.\d\d/);
  const full = await served(lead);
  for (const whole of ['in 100', 'is new', '"falls"', '"oneInterviewer"', '.weight'])
    expect(full).toContain(whole);
  await analyst.context.close();
});

test('to a reviewer and a researcher the derivation is closed', async ({ browser }) => {
  for (const who of ['reviewer', 'researcher-a']) {
    const person = await signedIn(browser, server, who);
    for (const door of ['why', 'why/change', 'over-time'])
      expect(
        (await person.context.request.get(`${address}/${door}`, { maxRedirects: 0 })).status(),
        `${who} ${door}`,
      ).toBe(403);
    await person.context.close();
  }
});
