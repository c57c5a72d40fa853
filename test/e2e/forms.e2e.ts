/** Forms as people meet them: what is wrong is said at its field, nothing typed is lost, and no browser bubble asks. */
import { expect, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { consentToWords, logInterview, openAbout, signedIn } from './people.ts';

const BAD = '.faulty .error';

/** What is pressed next goes to the field that was not taken: it has the focus a moment after its fault is there. */
const atFault = (page: Page) => expect(page.locator('.faulty :focus')).toHaveCount(1);

/** The sentence stands between the label and its field, and the field has the focus. */
async function expectFault(page: Page, label: string, sentence: string): Promise<void> {
  await expect(page.locator(BAD)).toHaveText([sentence]);
  await expect(page.getByLabel(label, { exact: true })).toBeFocused();
  await expect(page.getByLabel(label, { exact: true })).toHaveAttribute('aria-invalid', 'true');
}

test('an empty field is said by the server at its place, with what was typed kept', async ({
  browser,
  demo,
}) => {
  const context = await browser.newContext({ baseURL: demo.url });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectFault(page, 'E-mail', 'Enter the e-mail of your account.');
  await page.getByLabel('E-mail').fill('not an address');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectFault(page, 'Password', 'Enter your password.');
  await expect(page.getByLabel('E-mail')).toHaveValue('not an address');
  await context.close();

  const lead = await signedIn(browser, demo, 'second-lead');
  await lead.page.goto('/projects/demo/settings?type=new');
  await lead.page.getByLabel('Letter').fill('Q');
  await lead.page.getByLabel('Definition').fill('Who teaches.');
  await lead.page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(lead.page.locator(BAD)).toHaveText(['Give it a name of at most 60 characters.']);
  await expect(lead.page.locator('.faulty input')).toBeFocused();
  await expect(lead.page.getByLabel('Letter')).toHaveValue('Q');
  await expect(lead.page.getByLabel('Definition')).toHaveValue('Who teaches.');

  await lead.page.goto('/projects/demo/settings');
  await lead.page.getByLabel('Leads who approve a release').fill('9');
  await lead.page.getByRole('button', { name: 'Save' }).click();
  await expectFault(lead.page, 'Leads who approve a release', 'Choose a number from 1 to 5.');

  await lead.page.goto('/projects/demo/team');
  await lead.page.getByRole('button', { name: 'Make a link' }).click();
  await expect(lead.page.locator(BAD)).toHaveText(['Choose the role that the link gives.']);
  await lead.context.close();
});

test('a network that breaks while a form is sent costs nothing', async ({ browser, demo }) => {
  const { page, context } = await signedIn(browser, demo, 'researcher-c');
  await page.goto('/projects/demo/records/new');
  await page.getByLabel('Somebody new').check();
  await expect(page.getByRole('radio', { name: /Elder/ })).toHaveCount(0); // nothing on the screen names the subject until it is asked for
  await page.getByRole('button', { name: 'Say the words' }).click();
  await page.getByRole('radio', { name: /Elder/ }).check();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Next: consent' }).click();
  await expect(page.getByText('nobody can say here whether this has arrived')).toBeVisible();
  await expect(page.getByRole('radio', { name: /Elder/ })).toBeChecked();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Next: consent' }).click();
  await expect(page.getByRole('heading', { name: 'Consent' })).toBeVisible();
  await consentToWords(page);

  // A part of a page that breaks off on the way is the connection's fault, and what was typed is there to be copied.
  const typed = 'What did he carry?';
  await page.getByLabel('First questions').fill(typed);
  await page.route(/immutable\/nodes/, (route) => route.abort('connectionreset'));
  await page.getByRole('link', { name: 'New interview' }).click();
  await expect(page.getByRole('heading', { name: 'The page did not arrive whole' })).toBeVisible();
  await expect(page.getByLabel('What you had typed')).toHaveValue(typed);
  await page.unroute(/immutable\/nodes/);
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'Go on' }).first().click();
  await expect(page.getByText('Step 4 of 4', { exact: true })).toBeVisible();

  // The record is made, and the answer that says so is lost: sent again, it leads to that record.
  const made = Promise.withResolvers<void>();
  await page.route(
    /\?\/finish/,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
      made.resolve();
    },
    { times: 1 },
  );
  const finish = page.getByRole('button', { name: 'Open the record' });
  await finish.click();
  await made.promise;
  await expect(page.getByText('nobody can say here whether this has arrived')).toBeVisible();
  await finish.click();
  await page.waitForURL(/\/records\/R-[0-9A-Z]{5}$/);
  await context.close();
});

test('a new interview goes by keyboard alone, and a finished step survives a closed tab', async ({
  browser,
  demo,
}) => {
  const options = { viewport: { width: 390, height: 844 } };
  const { page, context } = await signedIn(browser, demo, 'researcher-c', options);
  await page.goto('/projects/demo/records/new');
  await page.getByLabel('Somebody I met before').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator(BAD)).toHaveText(['Choose the type of the new source.']);
  await atFault(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Consent' })).toBeVisible();
  await page.close();

  const again = await context.newPage();
  await again.goto('/projects/demo/records');
  await again.getByRole('link', { name: 'Go on' }).first().click();
  await expect(again.getByText('Step 2 of 4', { exact: true })).toBeVisible();
  await expect(again.getByText('Step 1 is kept on the server as a draft.')).toBeVisible();
  await again.getByLabel('Yes, they agree').focus();
  await again.keyboard.press('Space');
  await again.keyboard.press('Enter');
  await expect(again.locator(BAD)).toHaveText(['Choose at least one use that they agree to.']);
  await atFault(again);
  await again.keyboard.press('Space');
  await again.keyboard.press('Enter');
  await expect(again.getByText('Step 3 of 4')).toBeVisible();
  await again.keyboard.press('Enter'); // nothing is focused: nothing happens
  await again.getByLabel('Month', { exact: true }).focus();
  await again.keyboard.type('2023-05');
  await again.keyboard.press('Enter');
  await expect(again.locator(BAD)).toHaveText(['Nothing was chosen. Choose one to go on.']);
  await atFault(again);
  await again.keyboard.press('Space');
  await again.keyboard.press('Enter');
  await expect(again.getByText('Step 4 of 4')).toBeVisible();
  await again.getByText('Throw this draft away', { exact: true }).focus();
  await again.keyboard.press('Enter');
  await expect(again.getByRole('button', { name: 'Throw this draft away for good' })).toBeVisible();
  await again.keyboard.press('Escape');
  await expect(again.getByRole('button', { name: 'Throw this draft away for good' })).toBeHidden();
  await again.keyboard.press('Enter');
  await again.keyboard.press('Tab');
  await again.keyboard.press('Enter');
  await again.waitForURL(/\/records$/);
  await context.close();
});

test('consent is withdrawn only after its record is named, and Escape leaves it as it is', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'researcher-c');
  const code = await logInterview(page, { question: 'May we go on?' });
  await openAbout(page, code);
  const ask = page.getByText('Withdraw consent', { exact: true });
  const go = page.getByRole('button', { name: `Withdraw the consent of ${code}` });
  await ask.focus();
  await page.keyboard.press('Enter');
  await expect(go).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(go).toBeHidden();
  await expect(ask).toBeFocused();
  await page.keyboard.press('Enter');
  await go.click();
  await expect(page.getByText(/^Withdrawn in /)).toBeVisible();
  await context.close();
});
