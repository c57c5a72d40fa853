/** Right-to-left words on a bad day: the network is cut, the server dies by kill -9, and nothing acknowledged is lost. */
import { expect } from '@playwright/test';
import { test } from './demo.ts';
import { expectSaved, logInterview, openAbout, signedIn, stateOf, textOf, type Person } from './people.ts';

test.describe.configure({ mode: 'serial' });

const SAVED = 'در ماه حمل سه حواله بود، یکی 20,000 USD.';
const OFFLINE = ' بعد از آن هیچ نیامد.';
const LATE = ' و یکی دیگر.';
const [ONCE, TWICE] = [' سوم هم بود.', ' چهارم نه.'];
const KILLED = ' دا زه په خپله نه یم لیدلی.';
const NOTE = 'نمی‌خواست بنشیند.';
const AFTER = ' یک بار دیگر پرسیدم.';

let researcher: Person;
let lead: Person;
let code: string;

test.beforeAll(async ({ browser, demo }) => {
  researcher = await signedIn(browser, demo, 'researcher-b');
  lead = await signedIn(browser, demo, 'second-lead');
});
test.afterAll(async () => {
  await researcher.context.close();
  await lead.context.close();
});

test('a researcher writes in Dari on a page that runs from right to left', async () => {
  const { page } = researcher;
  code = await logInterview(page, { question: 'ماهانه چند حواله می‌آمد؟', language: 'Dari' });
  await page.goto(`/projects/demo/records/${code}?dir=rtl`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await textOf(page).locator('p').first().click();
  await page.keyboard.insertText(SAVED);
  await expectSaved(page);
  const answer = textOf(page).locator('p').first();
  expect(await answer.evaluate((p) => getComputedStyle(p).direction)).toBe('rtl');
  await expect(answer).toContainText(SAVED);
});

test('with the network cut the line says what is kept here, and mending it sends all by itself', async ({
  demo,
}) => {
  const { page } = researcher;
  await lead.page.goto(`/projects/demo/records/${code}`);
  await expect(textOf(lead.page)).toContainText(SAVED);
  // When it is back the shell is read anew, and twice that breaks off: no error takes the place of the words.
  let readings = 0;
  await page.route(`**/${code}/__data.json*`, (route) =>
    ++readings > 2 ? route.continue() : route.abort('connectionreset'),
  );
  demo.wire.cut();
  await expect(stateOf(page)).toContainText('offline');
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(OFFLINE);
  await expect(stateOf(page)).toHaveText(/offline, \d+ changes? kept here/);
  await expect(textOf(page).locator('.unsent')).toContainText([OFFLINE.trim()]); // the ring beside it
  const unsent = page.getByText('in this open tab only').filter({ visible: true });
  await expect(unsent).toBeVisible();
  const cut = await unsent.evaluate((sentence) => {
    const own = sentence.getBoundingClientRect();
    const room = sentence.parentElement?.getBoundingClientRect();
    return !room || own.left < room.left - 1 || own.right > room.right + 1;
  });
  expect(cut, 'the sentence is cut').toBe(false);
  // Whoever has nothing to lose stays too: a link finds no way, and says so.
  await lead.page.getByRole('link', { name: 'Records' }).first().click();
  await expect(lead.page.getByText('that page could not be opened, and this one stays')).toBeVisible();
  await expect(textOf(lead.page)).toContainText(SAVED);
  await lead.page.getByRole('button', { name: 'Put this away' }).click();
  // Leaving would lose them: the page asks, and Escape stays.
  await page.getByRole('link', { name: 'My interviews' }).first().click();
  const asks = page.getByRole('dialog', { name: 'Not everything is saved' });
  await expect(asks.getByRole('button', { name: 'Stay here' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(asks).toBeHidden();
  await expect(textOf(page)).toBeFocused();
  await expect(textOf(page)).toContainText(OFFLINE.trim());
  demo.wire.mend();
  await expectSaved(page);
  await expect(textOf(page).locator('.unsent')).toHaveCount(0);
  await expect(textOf(lead.page)).toContainText(OFFLINE.trim());
  await expect.poll(() => readings).toBeGreaterThan(2);
  await expect(textOf(page)).toContainText(OFFLINE.trim());
});

test('who types on while the next page is on its way is asked, and nothing is lost', async ({ demo }) => {
  const { page } = researcher;
  const [fetched, arriving] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('**/projects/demo/records/__data.json*', async (route) => {
    const response = await route.fetch();
    fetched.resolve();
    await arriving.promise;
    await route.fulfill({ response });
  });
  await page.getByRole('link', { name: 'My interviews' }).first().click();
  await fetched.promise;
  demo.wire.cut();
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(LATE);
  const asks = page.getByRole('dialog', { name: 'Not everything is saved' });
  await expect(asks).toBeVisible();
  arriving.resolve();
  await page.keyboard.press('Escape');
  await expect(asks).toBeHidden();
  await expect(textOf(page)).toContainText(LATE.trim());
  demo.wire.mend();
  await expectSaved(page);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('once all is saved the page goes by itself, and who types on meanwhile is asked again', async ({
  demo,
}) => {
  const { page } = researcher;
  const [fetched, arriving] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('**/projects/demo/records/__data.json*', async (route) => {
    const response = await route.fetch();
    fetched.resolve();
    await arriving.promise;
    await route.fulfill({ response });
  });
  const asks = page.getByRole('dialog', { name: 'Not everything is saved' });
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  demo.wire.cut();
  await page.keyboard.insertText(ONCE);
  await page.getByRole('link', { name: 'My interviews' }).first().click();
  await expect(asks).toBeVisible();
  demo.wire.mend();
  await expect(asks).toBeHidden();
  await fetched.promise;
  demo.wire.cut();
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(TWICE);
  await expect(asks).toBeVisible();
  arriving.resolve();
  await page.keyboard.press('Escape');
  await expect(asks).toBeHidden();
  for (const words of [ONCE, TWICE]) await expect(textOf(page)).toContainText(words.trim());
  demo.wire.mend();
  await expectSaved(page);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a note that is begun is asked for before one leaves, and is there to be copied when a lead locks the record', async () => {
  const { page } = researcher;
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Write a note' }).filter({ visible: true });
  await note.fill(NOTE);
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await page.getByRole('link', { name: 'My interviews' }).first().click();
  const asks = page.getByRole('dialog', { name: 'Not everything is saved' });
  await expect(asks).toContainText('Something that you began to write here');
  await asks.getByRole('button', { name: 'Stay here' }).click();
  await expect(note).toBeFocused();
  await openAbout(lead.page, code);
  await lead.page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(page.getByText('What you began here is not kept yet')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /hold changes that were not saved/ })).toHaveValue(NOTE);
  await lead.page.getByRole('button', { name: 'Unlock' }).click();
  await expectSaved(page);
  await page.getByRole('button', { name: 'Keep note' }).filter({ visible: true }).click();
  await expect(page.getByRole('region', { name: 'Codings, assertions and notes' })).toContainText(NOTE);
  await expectSaved(page);
});

test('with the server killed in the middle, what it acknowledged is there and what it had not arrives', async ({
  demo,
}) => {
  const { page } = researcher;
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(KILLED);
  await expectSaved(page);
  await demo.kill();
  await expect(stateOf(page)).toContainText('offline');
  await page.keyboard.insertText(AFTER);
  await demo.up();
  await expectSaved(page);
  await expect(textOf(lead.page)).toContainText(AFTER.trim(), { timeout: 30_000 });

  // Somebody who was not there reads it from the log.
  await lead.page.reload();
  for (const words of [SAVED, OFFLINE, KILLED, AFTER])
    await expect(textOf(lead.page)).toContainText(words.trim());
});
