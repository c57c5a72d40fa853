/**
 * A record of its own goes out: a lead settles what the scan finds, a second lead confirms, an analyst reads the words
 * that stand in its place; and what the field copy gains afterwards is taken over as a difference.
 */
import { expect, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { expectSaved, openAbout, type Person, signedIn, textOf } from './people.ts';

test.describe.configure({ mode: 'serial' });

let lead: Person;
let second: Person;
let analyst: Person;
let code: string;

test.beforeAll(async ({ browser, demo }) => {
  [lead, second, analyst] = [
    await signedIn(browser, demo, 'lead'),
    await signedIn(browser, demo, 'second-lead'),
    await signedIn(browser, demo, 'analyst'),
  ];
  await approvals(lead.page, '2');
});
test.afterAll(async () => {
  // What lowers it needs two as well.
  await approvals(lead.page, '1', 'The lower number waits for a second lead');
  await second.page.goto('/projects/demo/team');
  await second.page.getByText('Confirm', { exact: true }).click();
  await second.page.getByRole('button', { name: 'Confirm: One lead is enough to approve a release' }).click();
  await expect(second.page.getByText('Confirmed, and done.')).toBeVisible();
  for (const person of [lead, second, analyst]) await person.context.close();
});

async function approvals(page: Page, n: string, said = 'Saved.'): Promise<void> {
  await page.goto('/projects/demo/settings');
  await page.getByLabel('Leads who approve a release').fill(n);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText(said)).toBeVisible();
}

const review = (): string => `/projects/demo/records/${code}/release`;
const recordPage = (copy: string): string => `/projects/demo/records/${code}?copy=${copy}`;

test('a lead replaces, masks and dismisses what the scan finds; nothing leaves before', async ({ demo }) => {
  const made = await lead.page.request.post('/api/v1/projects/demo/records', {
    headers: { origin: demo.url },
    data: {
      sourceType: 'elder',
      month: '2023-05',
      language: 'en',
      text: [
        { question: 'کی آمد؟', answer: 'حاجی گل‌محمد آمد.' },
        { question: 'Who led the prayer?', answer: 'Mullah Zabardast did, and Mullah Zabardast still does.' },
        { question: 'How do you reach them?', answer: 'By +93 799 555 010, or through Watapur.' },
      ],
    },
  });
  code = ((await made.json()) as { code: string }).code;
  const { page } = lead;
  await page.goto(recordPage('field'));
  await openAbout(page, code);
  await page.getByRole('link', { name: 'Review for release' }).click();
  await expect(page.getByRole('heading', { name: '5 hits, 5 open' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { name: '5 hits, 4 open' })).toBeVisible();
  // What is said of the bar is English, and turns no paragraph round.
  await expect(page.locator('p[data-block]').first()).toHaveCSS('direction', 'rtl');
  await page.keyboard.press('g');
  await page.getByLabel('Say instead').fill('Haji Gul');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The scan finds something in the replacement itself.')).toBeVisible();
  await page.getByLabel('Say instead').fill('a cleric');
  await page.keyboard.press('Enter');
  // Wherever these words stand.
  await expect(page.getByRole('heading', { name: '5 hits, 2 open' })).toBeVisible();
  // G leads into the field here: an M soon after it masks, and goes to no place of that letter.
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await page.getByLabel('Say instead').blur();
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { name: '5 hits, 1 open' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss, with a reason' }).click();
  await page.getByLabel('Why it points at nobody').fill('a whole district');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '5 hits, none open' })).toBeVisible();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('1 of 2 leads approve these words.')).toBeVisible();
  expect((await analyst.page.request.get(`/api/v1/projects/demo/records/${code}`)).status()).toBe(404);
});

test('a second lead sees what was decided and confirms, and the analyst reads the replaced words alone', async () => {
  await second.page.goto('/projects/demo');
  await second.page.getByRole('link', { name: code }).click();
  await expect(second.page.getByText('Dismissed: a whole district')).toBeVisible();
  await second.page.getByRole('button', { name: 'Approve and release' }).click();
  await expect(second.page.getByText('analysis copy')).toBeVisible();
  await analyst.page.goto(recordPage('analysis'));
  await expect(textOf(analyst.page)).toContainText('a cleric did, and a cleric still does.');
  await expect(textOf(analyst.page)).toContainText('By █████, or through Watapur.');
  await expect(textOf(analyst.page)).not.toContainText('Zabardast');
});

test('what the field copy gains afterwards is taken over as a difference, by two leads', async () => {
  const { page } = lead;
  await page.goto(recordPage('field'));
  await textOf(page).locator('p').last().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Nobody else knows the way.');
  await expectSaved(page);
  await page.goto(review());
  await expect(page.getByRole('heading', { name: '1 change', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Take over', exact: true }).click();
  // The paragraph was changed: what stands in it is decided again.
  for (const open of ['2 hits, 2 open', '2 hits, 1 open']) {
    await expect(page.getByRole('heading', { name: open })).toBeVisible();
    await page.getByRole('button', { name: 'Mask', exact: true }).click();
  }
  await expect(page.getByRole('heading', { name: '2 hits, none open' })).toBeVisible();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('1 of 2 leads approve these words.')).toBeVisible();
  await expect(textOf(analyst.page)).not.toContainText('Nobody else');
  await second.page.goto(review());
  await second.page.getByRole('button', { name: 'Approve and take over' }).click();
  await expect(second.page.getByText('Taken over. Analysts read it now.')).toBeVisible();
  await expect(second.page.getByRole('heading', { name: 'Nothing changed since the release' })).toBeVisible();
  await expect(second.page.getByText(/leads approve these words|The scan found nothing/)).toHaveCount(0);
  // In the copy that stands open.
  await expect(textOf(analyst.page)).toContainText('through █████. Nobody else knows the way.');
});
