/** The matrix at the browser: rows come and go as it is scrolled, and nobody who walks it by keyboard falls out. */
import { expect, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { signedIn, type Person } from './people.ts';

test.describe.configure({ mode: 'serial' });

let lead: Person;
test.beforeAll(async ({ browser, demo }) => {
  lead = await signedIn(browser, demo, 'lead', { viewport: { width: 1100, height: 460 } });
});
test.afterAll(() => lead.context.close());

const drawn = (page: Page): Promise<number> => page.locator('tr[data-claim]').count();
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.activeElement?.closest('tr[data-claim]')?.getAttribute('aria-rowindex') ?? null,
  );

test('only rows in sight are drawn, all are counted, and heads and claims stay where they are', async () => {
  const { page } = lead;
  await page.goto('/projects/demo/claims/matrix');
  const grid = page.getByRole('grid', { name: 'Matrix' });
  const all = Number(await grid.getAttribute('aria-rowcount')) - 3;
  expect(all).toBeGreaterThan(36);
  await expect.poll(() => drawn(page)).toBeLessThan(all);
  const head = page.getByRole('columnheader', { name: 'Status' });
  const before = await head.boundingBox();
  const scroller = page.locator('.scroll');
  await scroller.evaluate((el) => el.scrollTo({ top: el.scrollHeight, left: 300 }));
  await expect(page.locator(`tr[aria-rowindex="${all + 2}"]`)).toBeInViewport();
  expect((await head.boundingBox())?.y).toBe(before?.y);
  const claim = await page.locator(`tr[aria-rowindex="${all + 2}"] th`).boundingBox();
  expect(claim?.x).toBe((await scroller.boundingBox())?.x);
  await expect(page.locator('tfoot')).toBeInViewport();
});

test('the focus keeps its cell however far it is scrolled away, and arrows go on from there', async () => {
  const { page } = lead;
  await page.goto('/projects/demo/claims/matrix');
  await page.locator('tr[data-claim] a').first().focus();
  // Until the page's script, which may still be on its way, hears them.
  await expect(async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page), { timeout: 500 }).toBe('4');
  }).toPass();
  await page.locator('.scroll').evaluate((el) => el.scrollTo({ top: el.scrollHeight }));
  const all = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 3;
  await expect(page.locator(`tr[aria-rowindex="${all + 2}"]`)).toBeVisible();
  expect(await focused(page)).toBe('4');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused(page)).toBe('5');
  await expect(page.locator('tr[aria-rowindex="5"]')).toBeInViewport();
  await page.keyboard.press('Control+End');
  await expect.poll(() => focused(page)).toBe(String(all + 2));
  await expect(page.locator(`tr[aria-rowindex="${all + 2}"] th a`)).toBeFocused();
  await page.keyboard.press('Control+Home');
  await expect(page.locator('tr[aria-rowindex="3"] th a')).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await focused(page))).toBeGreaterThan(5);
});

test('the first arrow enters the grid, and does not scroll its first row away under the head', async () => {
  const { page } = lead;
  await page.goto('/projects/demo/claims/matrix');
  await expect(page.locator('tr[data-claim]').first()).toBeVisible();
  await expect(async () => {
    await page.evaluate(() =>
      window.addEventListener('keydown', (e) => document.body.classList.toggle('taken', e.defaultPrevented), {
        once: true,
      }),
    );
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('3');
  }).toPass();
  await expect(page.locator('body')).toHaveClass(/taken/);
});

test('what the columns come to begins at the row’s own edge, from right to left too', async () => {
  const { page } = lead;
  await page.goto('/projects/demo/claims/matrix');
  const label = page.locator('tfoot th');
  for (const dir of ['ltr', 'rtl'] as const) {
    await page.evaluate((to) => (document.documentElement.dir = to), dir);
    const apart = await label.evaluate((cell, from) => {
      const words = document.createRange();
      words.selectNodeContents(cell);
      const [inner, outer] = [words.getBoundingClientRect(), cell.getBoundingClientRect()];
      return from === 'rtl' ? outer.right - inner.right : inner.left - outer.left;
    }, dir);
    expect(Math.abs(apart), dir).toBeLessThan(2);
  }
});

test('no words that were said travel with the matrix; a cell’s are read when it is looked at', async () => {
  const { page, context } = lead;
  const words = 'Since you ask for cases';
  const data = await context.request.get('/projects/demo/claims/matrix/__data.json');
  expect(await data.text()).not.toContain(words);
  await page.goto('/projects/demo/claims/matrix');
  // Typed anew until the page hears it.
  await expect(async () => {
    await page.getByLabel('Find in claims').fill('');
    await page.getByLabel('Find in claims').fill('taliban went over');
    await expect(page.locator('tr[data-claim]')).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await page.locator('tr[data-claim] a').first().focus();
  await expect(page.getByRole('complementary', { name: 'What was said' })).toContainText(words);
});

test('filters by code and by how few must fall, each in its address', async () => {
  const { page } = lead;
  await page.goto('/projects/demo/claims/matrix');
  await page.getByLabel('Code').selectOption({ label: 'defections › with men' });
  await expect(page).toHaveURL(/code=/);
  const rows = page.locator('tr[data-claim]');
  await expect(rows.filter({ hasText: 'Large numbers of Taliban went over' })).toBeVisible();
  await expect(rows.filter({ hasText: 'Washington' })).toHaveCount(0);
  // Which claims these are changes with what other journeys assert; none is in two of them.
  const shown = async (fall: string): Promise<string[]> => {
    await page.goto(`/projects/demo/claims/matrix?fall=${fall}`);
    await expect(page.getByLabel('Must fall')).toHaveValue(fall);
    await expect(rows.first()).toBeVisible();
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-claim') ?? ''));
  };
  const [one, more] = [await shown('1'), new Set(await shown('3'))];
  expect(one.filter((claim) => more.has(claim))).toEqual([]);
});

test('a denial stays in sight beside the status, with who denies and what they gain', async () => {
  const { page } = lead;
  await page.goto('/projects/demo/claims/matrix?status=corroborated');
  const row = page.locator('tr[data-claim]').filter({ hasText: 'Hard treatment of Salafis' });
  await expect(row.locator('.status')).toContainText(/disputed by S-[0-9A-Z]{5} \(Taliban /);
  await expect(row.locator('.status')).toContainText('who gains if it is believed');
});

test('dataset-reliability-caveat: a letter stands at the figure that rests on the material, with its words beneath, in matrix and ledger', async () => {
  const { page } = lead;
  for (const [view, row] of [
    ['/matrix', 'tr[data-claim]'],
    ['', 'tbody tr'],
  ] as const) {
    await page.goto(`/projects/demo/claims${view}?status=contested`);
    const found = page.locator(row).filter({ hasText: 'set off Islamist violence' });
    const mark = found.locator('sup');
    await expect(mark).toHaveText(/^[a-z]$/);
    const letter = await mark.innerText();
    await expect(found).toContainText(`keep in mind ${letter}`);
    const words = new RegExp(`^${letter}\\s+Keep in mind of S-[0-9A-Z]{5}\\. .*press`);
    await expect(page.locator('.caveat').filter({ hasText: words }).first()).toBeVisible();
    const others = page.locator(row).filter({ hasText: 'The senior Salafi clerics' });
    await expect(others.locator('sup')).toHaveCount(0);
    await expect(others).toHaveCount(1);
  }
});
