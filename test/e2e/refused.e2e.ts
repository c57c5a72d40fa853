/** What a tab keeps and forgets when it is sent away: a new epoch, a session that ended, a grant that ended. */
import { expect } from '@playwright/test';
import { test } from './demo.ts';
import { demoPassword, expectSaved, logInterview, signedIn, stateOf, textOf, type Person } from './people.ts';
import { rebuildField } from './rebuild.ts';
import { clientOf, takeOver } from './takeover.ts';

test.describe.configure({ mode: 'serial' });

const SAVED = 'Four came down from the pass.';
const UNSAVED = ' One of them was ill.';
const LATER = ' They went on at dawn.';

let researcher: Person;
let code: string;

test.beforeAll(async ({ browser, demo }) => {
  researcher = await signedIn(browser, demo, 'researcher-b');
  code = await logInterview(researcher.page, { question: 'Who came?' });
  await textOf(researcher.page).locator('p').first().click();
  await researcher.page.keyboard.type(SAVED);
  await expectSaved(researcher.page);
});
test.afterAll(() => researcher.context.close());

test('a copy that was rebuilt (4410) opens by itself; what was unsaved is offered as text and never merged', async ({
  demo,
}) => {
  const { page } = researcher;
  demo.wire.cut();
  await expect(stateOf(page)).toContainText('offline');
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(UNSAVED);
  await rebuildField(demo, code);
  demo.wire.mend();

  await expect(page.getByText('This record was rebuilt while you wrote')).toContainText(
    'A lead may have taken out words that lead to a person.',
  );
  // Until the new copy opens the old one offers them too.
  const kept = page.getByRole('textbox', { name: /hold changes that were not saved/ });
  await expect(kept).toHaveCount(1);
  await expect(kept).toHaveValue(UNSAVED);
  await expectSaved(page);
  await expect(textOf(page)).toContainText(SAVED);
  await expect(textOf(page)).not.toContainText(UNSAVED.trim());
  // Whoever wrote goes on where they were, without a click.
  await page.keyboard.type(' All');
  await expect(textOf(page).locator('p').first()).toHaveText(`${SAVED} All`);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace');
  await expectSaved(page);
  // The history of the old document is gone with it: an undo takes back nothing.
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('Control+z');
  await expect(textOf(page)).toContainText(SAVED);
  await page.getByRole('button', { name: 'Put this away' }).click();
  await page.keyboard.press('Tab');
});

test('a tab that was signed out (4401) keeps its work, and goes on when its writer signs in in another tab', async ({
  demo,
}) => {
  const { page, context } = researcher;
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  demo.wire.cut();
  await expect(stateOf(page)).toContainText('offline');
  await page.keyboard.type(UNSAVED);
  const cookies = await context.cookies();
  await context.clearCookies();
  demo.wire.mend();
  await expect(page.getByText('You are signed out. Sign in again')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /hold changes that were not saved/ })).toHaveValue(
    SAVED + UNSAVED,
  );
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveAttribute('target', '_blank');

  await context.addCookies(cookies);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expectSaved(page);
  await expect(textOf(page)).toContainText(SAVED + UNSAVED);
});

test('a sign-out in another tab shows nothing more of the record and keeps what is not saved until its writer is back', async ({
  demo,
}) => {
  const { page, context } = researcher;
  const cut = await page.context().newCDPSession(page);
  const offline = (is: boolean) =>
    cut.send('Network.emulateNetworkConditions', {
      offline: is,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await offline(true);
  await expect(stateOf(page)).toContainText('offline');
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(LATER);

  const other = await context.newPage();
  await other.goto('/account');
  await other.getByRole('button', { name: 'Sign out', exact: true }).click();
  await other.waitForURL(/\/login\?out$/);
  await offline(false);
  await expect(page.getByText('You signed out in another tab.')).toBeVisible();
  await expect(textOf(page)).toHaveCount(0);
  await expect(page.getByText('access to this record has ended')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: /hold changes that were not saved/ })).toHaveValue(
    new RegExp(`${LATER}$`),
  );

  await other.getByLabel('E-mail').fill('researcher-b@demo.sanad.test');
  await other.getByLabel('Password', { exact: true }).fill(demoPassword(demo));
  await other.getByRole('button', { name: 'Continue' }).click();
  await other.waitForURL((url) => !url.pathname.startsWith('/login'));
  await other.close();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expectSaved(page);
  await expect(textOf(page)).toContainText(SAVED + UNSAVED + LATER);
});

test('words under a clientID that somebody took meanwhile (G3) are offered as text and not called saved', async ({
  demo,
}) => {
  const { page } = researcher;
  const speaks = clientOf(page);
  await page.reload();
  await expectSaved(page);
  const client = await speaks;
  demo.wire.cut();
  await expect(stateOf(page)).toContainText('offline');
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' And one came back.');
  await takeOver(demo, code, client);
  demo.wire.mend();

  await expect(page.getByText('(rule G3)')).toBeVisible();
  const kept = page.getByRole('textbox', { name: /hold changes that were not saved/ });
  await expect(kept).toHaveValue(/ And one came back\.$/);
  await page.reload();
  await expectSaved(page);
  await expect(textOf(page)).not.toContainText('And one came back.');
});

test('a tab whose grant ended (4403) keeps nothing and offers nothing, nor does a list', async ({ demo }) => {
  const { page } = researcher;
  const list = await researcher.context.newPage();
  await list.goto('/projects/demo/records');
  await expect(list.getByRole('link', { name: code })).toBeVisible();
  const done = await demo.sanad('user', 'suspend', '--user', 'researcher-b@demo.sanad.test');
  expect(done.code, done.stderr).toBe(0);
  await expect(page.getByText('Your access to this record has ended')).toBeVisible();
  await expect(page.locator('body')).not.toContainText(SAVED);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(list.getByText('Nothing of it is kept in this tab.')).toBeVisible();
  expect(await list.content()).not.toContain(code);
  await demo.sanad('user', 'restore', '--user', 'researcher-b@demo.sanad.test');
});
