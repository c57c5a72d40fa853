/** The network is cut while three people type in one record, from right to left and by keyboard alone: nothing is lost. */
import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { test } from './demo.ts';
import { expectSaved, logInterview, signedIn, stateOf, textOf, type Person } from './people.ts';

test.describe.configure({ mode: 'serial' });

/** Each one's words before the cut, while it lasts, and after it. */
const WORDS = [
  ['اول کسی نیامد. ', 'بعد دو نفر آمدند. ', 'شب رفتند. '],
  ['Nobody asked them. ', 'They came on foot. ', 'They left at night. '],
  ['موږ ونه پوښتل. ', 'دوی پیاده راغلل. ', 'سهار لاړل. '],
] as const;

const LOST = 'هیچ کس ندید.';
const LATE = 'سپس برف آمد.';

const Created = z.object({ code: z.string() });

let people: Person[] = [];
let code: string;

test.beforeAll(async ({ browser, demo }) => {
  people = await Promise.all(
    ['researcher-c', 'lead', 'second-lead'].map((who) => signedIn(browser, demo, who)),
  );
  const [researcher] = people;
  if (researcher) code = await logInterview(researcher.page, { question: 'Who came?', language: 'Dari' });
});
test.afterAll(async () => {
  for (const { context } of people) await context.close();
});

const all = (act: (page: Page, who: number) => Promise<void>): Promise<void[]> =>
  Promise.all(people.map(({ page }, who) => act(page, who)));

const words = (who: number, when: number): string => WORDS[who]?.[when] ?? '';

/** The text without the carets and handles of others, which stand in it. */
const plainText = (page: Page): Promise<string> =>
  textOf(page).evaluate((text) => {
    const copy = document.createElement('div');
    copy.append(...[...text.childNodes].map((node) => node.cloneNode(true)));
    for (const caret of copy.querySelectorAll('.their-caret')) caret.remove();
    return [...copy.children].map((block) => block.textContent).join('\n');
  });

/** The third paragraph of the answer is the third person's, and so on: the caret goes there by keyboard. */
async function toOwnParagraph(page: Page, who: number): Promise<void> {
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
  for (let down = 0; down <= who; down++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

test('three write in one record, each a paragraph, on pages that run from right to left', async () => {
  const [first] = people;
  if (!first) throw new Error('nobody is here');
  await all(async (page) => {
    await page.goto(`/projects/demo/records/${code}?dir=rtl`);
    await expect(textOf(page)).toContainText('Who came?');
  });
  await toOwnParagraph(first.page, 0);
  for (const mark of ['۱ ', '2 ']) {
    await first.page.keyboard.type(mark);
    await first.page.keyboard.press('Enter');
  }
  await first.page.keyboard.type('۳ ');
  await expectSaved(first.page);
  await all(async (page, who) => {
    await expect(textOf(page).locator('p')).toHaveCount(3);
    await toOwnParagraph(page, who);
    await page.keyboard.type(words(who, 0));
  });
  await all((page) => expectSaved(page));
});

test('cut off while they type, each goes on; mended, every word of all is with all, and undo takes only one’s own', async ({
  demo,
}) => {
  const typing = all((page, who) => page.keyboard.type(words(who, 1), { delay: 15 }));
  demo.wire.cut();
  await typing;
  await all(async (page, who) => {
    await expect(stateOf(page)).toHaveText(/offline, \d+ changes? kept here/);
    await expect(textOf(page)).toContainText(words(who, 1).trim());
  });
  demo.wire.mend();
  await all((page, who) => page.keyboard.type(words(who, 2)));
  await all((page) => expectSaved(page));
  await all(async (page) => {
    for (const one of WORDS.flat()) await expect(textOf(page)).toContainText(one.trim());
  });

  const [first, second] = people;
  if (!first || !second) throw new Error('nobody is here');
  await expect(async () => {
    await second.page.keyboard.press('Control+z');
    await expect(textOf(second.page)).not.toContainText(words(1, 2).trim(), { timeout: 300 });
  }).toPass();
  await expectSaved(second.page);
  await all(async (page) => {
    await expect(textOf(page)).not.toContainText(words(1, 2).trim());
    for (const who of [0, 2])
      for (const one of WORDS[who] ?? []) await expect(textOf(page)).toContainText(one.trim());
  });
  await expect.poll(() => plainText(first.page)).toBe(await plainText(second.page));
});

test('who types fast, line after line, finds every letter where it was typed', async ({ browser, demo }) => {
  const writer = await signedIn(browser, demo, 'researcher-b');
  await logInterview(writer.page, { question: 'Who typed?' });
  await textOf(writer.page).locator('p').first().click();
  const lines = Array.from(
    { length: 8 },
    (_, i) => `Some words ${i} that run over the line and fill the page.`,
  );
  for (const line of lines) {
    await writer.page.keyboard.type(line);
    await writer.page.keyboard.press('Enter');
  }
  await expectSaved(writer.page);
  expect(await textOf(writer.page).locator('p').allTextContents()).toEqual([...lines, '']);
  await writer.context.close();
});

test('in a long text what is out of view waits while one types, and each letter stands where the caret was put', async ({
  browser,
  demo,
}) => {
  const { page, context } = await signedIn(browser, demo, 'lead');
  const text = Array.from({ length: 100 }, (_, i) => ({ question: `What of ${i}?`, answer: `Words ${i}.` }));
  const source = { sourceType: 'elder', month: '2022-03', language: 'en' };
  const made = await page.request.post('/api/v1/projects/demo/records', {
    headers: { origin: demo.url },
    data: { ...source, text },
  });
  await page.goto(`/projects/demo/records/${Created.parse(await made.json()).code}`);
  const said = textOf(page).locator('p');
  const asked = textOf(page).locator('h2');
  await said.nth(50).click();
  await page.keyboard.press('End');

  await typeOn(page, ' one');
  await page.keyboard.press('End'); // the caret stays, and could have gone anywhere
  await expectLaidOut(page);
  await page.keyboard.press('Enter');
  await typeOn(page, 'and two');
  await page.keyboard.press('Control+End');
  await typeOn(page, ' three');
  await page.keyboard.press('Control+Home');
  await typeOn(page, 'four ');
  await page.getByRole('button', { name: 'What of 90?' }).click();
  await typeOn(page, 'five ');
  await page.keyboard.press('Shift+Control+End');
  await page.keyboard.press('Delete');
  await typeOn(page, 'and six');
  await page.getByRole('button', { name: 'What of 10?' }).evaluate((one: HTMLElement) => one.click());
  await expectLaidOut(page);

  await expectSaved(page);
  await expect(said.nth(50)).toHaveText('Words 50. one');
  await expect(said.nth(51)).toHaveText('and two');
  await expect(asked.first()).toHaveText('four What of 0?');
  await expect(asked.last()).toHaveText('five and six');
  await expect(asked).toHaveCount(91);
  await expect(said).toHaveCount(91);
  await context.close();
});

const isRun = (page: Page): Promise<boolean> =>
  textOf(page).evaluate((text) => text.classList.contains('run'));

/** At once: by itself it would be so some seconds later. */
const expectLaidOut = async (page: Page): Promise<void> => expect(await isRun(page)).toBe(false);

/** All is laid out as it begins; its last letter comes when what is far from it is not. */
async function typeOn(page: Page, letters: string): Promise<void> {
  await expectLaidOut(page);
  await page.keyboard.type(letters.slice(0, -1));
  await expect.poll(() => isRun(page)).toBe(true);
  await page.keyboard.type(letters.slice(-1));
}

test('a click beyond the end of a line where somebody’s caret stands puts one’s own into the words, not into it', async () => {
  const [first, second] = people;
  if (!first || !second) throw new Error('nobody is here');
  await toOwnParagraph(first.page, 1);
  const line = textOf(second.page).locator('p').nth(1);
  await expect(line.locator('.their-caret')).toHaveCount(1);
  const box = await line.boundingBox();
  if (!box) throw new Error('the line is not drawn');
  await second.page.evaluate(() => {
    const inCaret = (node: Node | null): boolean =>
      (node instanceof Element ? node : (node?.parentElement ?? null))?.closest('.their-caret') !== null;
    addEventListener('mouseup', () => {
      document.documentElement.dataset['fell'] = String(inCaret(getSelection()?.anchorNode ?? null));
    });
  });
  const beyond = { ltr: box.x + box.width - 4, rtl: box.x + 4 };
  for (const [way, x] of Object.entries(beyond)) {
    await second.page.mouse.click(x, box.y + box.height / 2);
    await second.page.keyboard.type(` ${way}.`);
    expect(await second.page.locator('html').getAttribute('data-fell')).toBe('false');
    await expect(line).toContainText(`${way}.`);
  }
  await expectSaved(second.page);
});

test('words that one wrote offline in a paragraph that another took out meanwhile are offered, not lost', async () => {
  const [first, second] = people;
  if (!first || !second) throw new Error('nobody is here');
  // Only one of them is cut off.
  await first.context.setOffline(true);
  await expect(stateOf(first.page)).toContainText('offline');
  await toOwnParagraph(first.page, 2);
  await first.page.keyboard.type(LOST);
  await toOwnParagraph(second.page, 2);
  const lines = await textOf(second.page).locator('p').count();
  await second.page.keyboard.press('Shift+Home');
  await expect(async () => {
    await second.page.keyboard.press('Backspace');
    await expect(textOf(second.page).locator('p')).toHaveCount(lines - 1, { timeout: 300 });
  }).toPass();
  await expectSaved(second.page);
  await first.context.setOffline(false);

  await expect(first.page.getByText('before what you wrote in it was saved')).toBeVisible();
  const offered = first.page.getByRole('textbox', { name: /hold changes that were not saved/ });
  await expect(offered).toHaveValue(LOST);
  await expectSaved(first.page);
  await first.page.getByRole('link', { name: 'My interviews' }).first().click();
  const asks = first.page.getByRole('dialog', { name: 'Not everything is saved' });
  await asks.getByRole('button', { name: 'Stay here' }).click();
  await first.page.getByRole('button', { name: 'Put this away' }).click();
  await expect(offered).toHaveCount(0);
  // Whoever took it out reads them too: their writer may be gone by then.
  await expect(second.page.getByRole('textbox', { name: /hold changes that were not saved/ })).toHaveValue(
    LOST,
  );
  await second.page.getByRole('button', { name: 'Put this away' }).click();
});

test('words that another wrote, and saved, in a paragraph that one joined to the one before meanwhile are offered to whoever joined it', async () => {
  const [first, second] = people;
  if (!first || !second) throw new Error('nobody is here');
  await second.context.setOffline(true);
  await expect(stateOf(second.page)).toContainText('offline');
  const lines = await textOf(second.page).locator('p').count();
  await toOwnParagraph(second.page, 1);
  await second.page.keyboard.press('Home');
  await second.page.keyboard.press('Backspace');
  await expect(textOf(second.page).locator('p')).toHaveCount(lines - 1);
  await toOwnParagraph(first.page, 1);
  await first.page.keyboard.type(LATE);
  await expectSaved(first.page);
  await second.context.setOffline(false);

  await expect(second.page.getByText('Somebody worked on a paragraph, a note')).toBeVisible();
  await expect(second.page.getByRole('textbox', { name: /hold changes that were not saved/ })).toHaveValue(
    LATE,
  );
  await expectSaved(second.page);
  await second.page.getByRole('button', { name: 'Put this away' }).click();
});
