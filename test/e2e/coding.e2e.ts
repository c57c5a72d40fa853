/** Coding at the browser, by keyboard: what is coded are the words that are selected now, whatever was active before. */
import { expect, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { expectSaved, logInterview, openAbout, type Person, signedIn, stateOf, textOf } from './people.ts';

test.describe.configure({ mode: 'serial' });

const FIRST = 'My cousin went with them last winter.';
const SECOND = 'A brother brings a brother, and money comes after that.';

let analyst: Person;
let code: string;

test.beforeAll(async ({ browser, demo }) => {
  const researcher = await signedIn(browser, demo, 'researcher-a');
  code = await logInterview(researcher.page, { question: 'Whom do you know there?' });
  await textOf(researcher.page).locator('p').first().click();
  await researcher.page.keyboard.type(FIRST);
  for (const key of ['Enter', 'Enter']) await researcher.page.keyboard.press(key);
  await researcher.page.keyboard.type('Why do they go?');
  await researcher.page.keyboard.press('Enter');
  await researcher.page.keyboard.type(SECOND);
  await expectSaved(researcher.page);
  await researcher.context.close();

  const lead = await signedIn(browser, demo, 'lead');
  await lead.page.goto(`/projects/demo/records/${code}`);
  await openAbout(lead.page, code);
  await lead.page.getByRole('link', { name: 'Review for release' }).click();
  await lead.page.getByRole('button', { name: 'Approve and release' }).click();
  await expect(lead.page.getByText('analysis copy')).toBeVisible();
  await lead.page.goto(`/projects/demo/records/${code}`);
  await expect(lead.page.locator('.record')).toHaveAttribute('data-copy', 'analysis');
  await lead.context.close();

  analyst = await signedIn(browser, demo, 'analyst');
  await analyst.page.goto(`/projects/demo/records/${code}`);
  await expect(textOf(analyst.page)).toContainText(SECOND);
});
test.afterAll(() => analyst.context.close());

/** The words under each entry of one kind in the margin, in the order of the text. */
async function wordsOf(page: Page, kind: 'coding' | 'assertion'): Promise<string[]> {
  return page.evaluate((wanted) => {
    const ids = [...document.querySelectorAll(`.margin li.${wanted} [data-entry]`)].map(
      (label) => label.getAttribute('data-entry') ?? '',
    );
    return ids.map((id) =>
      [...document.querySelectorAll(`.transcript [data-entry="${id}"]`)]
        .map((span) => span.textContent)
        .join(''),
    );
  }, kind);
}

async function expectCoded(page: Page, ...words: string[]): Promise<void> {
  await expect.poll(async () => (await wordsOf(page, 'coding')).toSorted()).toEqual(words.toSorted());
}

/** Codes what is selected, by keyboard. */
async function codeAs(page: Page, path: string): Promise<void> {
  await page.keyboard.press('c');
  await page.getByRole('combobox').fill(path);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toHaveCount(0);
}

const block = (page: Page, words: string) => textOf(page).locator('p').filter({ hasText: words });
const bar = (page: Page) => page.locator('.bar');

test('after one place is coded, a click, Home and Shift+End code the other paragraph', async () => {
  const { page } = analyst;
  await block(page, FIRST).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('c');
  await expect(textOf(page).locator('.held')).toHaveText(FIRST); // lit while the code is looked for
  await page.getByRole('combobox').fill('kin');
  await page.keyboard.press('Enter');
  await expectCoded(page, FIRST);
  await expect(bar(page)).toHaveCount(0);

  await block(page, SECOND).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await codeAs(page, 'kin');
  await expectCoded(page, FIRST, SECOND);
});

test('a click on coded words, then Shift+End, acts on the words from that click on', async () => {
  const { page } = analyst;
  await block(page, FIRST).click();
  // At the end of the words, so that it is known what Shift+Home selects; the click makes their coding active.
  await block(page, SECOND).click({ position: { x: 2, y: 12 } });
  await expect(textOf(page).locator('.coded.active')).toHaveText(SECOND);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('1');
  // The same code on the same words by the same coder: it is there already.
  await expectCoded(page, FIRST, SECOND);
  await codeAs(page, 'foreign');
  await expectCoded(page, FIRST, SECOND, SECOND);

  await block(page, FIRST).click({ position: { x: 2, y: 12 } });
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('a');
  await expect(page.locator('input.blank.asking')).toBeFocused();
  expect(await wordsOf(page, 'assertion')).toEqual([FIRST]);
  await page.keyboard.press('Escape');
});

test('codings that overlap are laid by keyboard, each on its own words', async () => {
  const { page } = analyst;
  await block(page, FIRST).click({ position: { x: 2, y: 12 } });
  await page.keyboard.press('Home');
  for (let i = 0; i < 'My cousin went'.length; i++) await page.keyboard.press('Shift+ArrowRight');
  await codeAs(page, 'foreign');
  await expectCoded(page, FIRST, SECOND, SECOND, 'My cousin went');
  await block(page, FIRST).click();
  await page.keyboard.press('Home');
  for (let i = 0; i < 'My '.length; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('1');
  await expectCoded(page, FIRST, SECOND, SECOND, 'My cousin went', FIRST.slice(3));
  await expectSaved(page);
});

test('months that are typed are the months, and what no list holds is typed over', async () => {
  const { page } = analyst;
  await block(page, SECOND).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('a');
  const blank = page.locator('input.blank.asking');
  for (const text of ['affirms', 'Washington sponsors IS-K']) {
    await blank.fill(text);
    await page.keyboard.press('Enter');
  }
  await blank.fill('');
  await page.getByRole('button', { name: 'in which months?' }).last().click();
  await blank.fill('2022');
  await page.keyboard.press('Enter');
  const sentence = page.locator('.margin li.assertion').filter({ hasText: 'Washington sponsors IS-K' });
  await expect(sentence).toContainText('in 2022');
  await expect(sentence).toContainText('1 blank is open');
  await expect(sentence).not.toContainText('does not count yet');
  await blank.fill('camels');
  await page.keyboard.press('Enter');
  await expect(sentence.getByRole('alert')).toHaveText('Choose one from the list.');
  await expect(sentence.getByRole('option').first()).toBeVisible();
  await page.keyboard.type('hearsay'); // replaces what was refused
  await expect(blank).toHaveValue('hearsay');
  await page.keyboard.press('Enter');
  await expect(sentence).not.toContainText('blank is open');
  await expectSaved(page);

  // A claim is made in place by the mouse: its form stands beside the words, and a click in it is its own.
  await block(page, FIRST).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('a');
  for (const text of ['affirms', 'Nobody went from here']) {
    await blank.fill(text);
    await page.keyboard.press('Enter');
  }
  const form = page.getByRole('form', { name: 'New claim' });
  // As in a long record, where text stands beside all of it.
  await textOf(page).evaluate((root) => (root.style.paddingBlockEnd = '600px'));
  await form.getByRole('textbox').first().click();
  await form.getByRole('button', { name: 'Make this claim' }).click();
  await expect(
    page.locator('.margin li.assertion').filter({ hasText: 'Nobody went from here' }),
  ).toBeVisible();
  await expect(form).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('by keyboard alone one enters a field copy where one writes on', async ({ browser, demo }) => {
  const { page, context } = await signedIn(browser, demo, 'researcher-a');
  await logInterview(page, { question: 'Who came first?' });
  await expect(textOf(page)).toContainText('Who came first?');
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(textOf(page)).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.type('The men of the valley.');
  await expect(textOf(page).locator('p').first()).toHaveText('The men of the valley.');
  await expect(textOf(page).getByRole('heading').first()).toHaveText('Who came first?');
  await expectSaved(page);
  await context.close();
});

test('Esc Esc leaves at once: from the text, from a note that is being written, and with words that are not saved', async ({
  browser,
  demo,
}) => {
  for (const from of ['text', 'note', 'unsaved']) {
    const { page, context } = await signedIn(browser, demo, 'researcher-a');
    await page.goto(`/projects/demo/records/${code}?copy=field`);
    await textOf(page).locator('p').first().click();
    if (from === 'note') {
      for (const key of ['Escape', 'n']) await page.keyboard.press(key);
      await expect(page.getByRole('textbox', { name: 'Write a note' })).toBeFocused();
    }
    if (from === 'unsaved') {
      await context.setOffline(true);
      await page.keyboard.type('Not sent.');
      await expect(stateOf(page)).toHaveText(/kept here/);
    }
    for (const key of ['Escape', 'Escape']) await page.keyboard.press(key);
    await expect.poll(() => page.url()).toBe('about:blank');
    await context.close();
  }
});

test('“Leave now” without a network: nothing asks, nothing comes back, and with the network the session is dead', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'researcher-a');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.goto(`/projects/demo/records/${code}?copy=field`);
  await textOf(page).locator('p').first().click();
  await context.setOffline(true);
  await page.keyboard.type('Not sent.');
  await expect(stateOf(page)).toHaveText(/kept here/);
  await page.getByRole('button', { name: 'Leave now' }).click();
  await expect.poll(() => page.url()).toBe('about:blank');
  expect(asked).toEqual([]);
  await context.setOffline(false);
  await page.goto('/projects/demo/records');
  await expect(page).toHaveURL(/\/login/);
  expect((await context.cookies()).map((cookie) => cookie.name)).toEqual([]);
  await context.close();
});

test('on a phone “Assert” opens the sheet with the sentence, and one that is closed unsaid leaves nothing', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'analyst', {
    viewport: { width: 390, height: 844 },
  });
  await page.goto(`/projects/demo/records/${code}`);
  const sheet = page.locator('.sheet');
  const sentences = page.locator('.sheet [data-entry]');
  const assert = async (): Promise<void> => {
    await block(page, FIRST).click({ position: { x: 2, y: 12 } });
    await page.keyboard.press('Shift+End');
    await sheet.getByRole('button', { name: 'Assert' }).click();
    await expect(sheet.getByRole('combobox', { name: /affirms, denies/ })).toBeFocused();
  };
  await assert();
  const before = (await sentences.count()) - 1;
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet.getByRole('combobox')).toHaveCount(0);
  await assert();
  await expect(sentences).toHaveCount(before + 1); // the one that was closed is gone
  await sheet.getByRole('option', { name: 'denies' }).click();
  await expect(sheet.getByRole('combobox', { name: /find a claim/ })).toBeFocused();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.goBack();
  await context.close();
});

test('on a phone the sheet that asks for a code is closed by its word, by Esc and by going back', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'analyst', {
    viewport: { width: 390, height: 844 },
  });
  await page.goto(`/projects/demo/records/${code}`);
  const sheet = page.locator('.sheet');
  const closes = [
    () => sheet.getByRole('button', { name: 'Close' }).click(),
    () => page.keyboard.press('Escape'),
    () => page.goBack(),
  ];
  for (const close of closes) {
    await block(page, FIRST).click({ position: { x: 2, y: 12 } });
    await page.keyboard.press('Shift+End');
    await sheet.getByRole('button', { name: 'Code' }).click();
    await expect(sheet.getByRole('combobox')).toBeFocused();
    await close();
    await expect(sheet.getByRole('combobox')).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`/records/${code}$`));
  }
  await context.close();
});
