/** Every page of every role: no serious fault by axe, no error in the console, in both directions, wide and narrow. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { signedIn } from './people.ts';

const P = '/projects/demo';

/** Addresses that a role opens; those with a pattern are found on the page before. */
const PAGES: Record<string, string[]> = {
  lead: [
    '/projects',
    '/account',
    '/account/second-factor',
    P,
    `${P}/records`,
    `${P}/records/R-`,
    `${P}/records/R-/release`,
    `${P}/records/new`,
    `${P}/sources`,
    `${P}/sources/S-`,
    `${P}/sources/scorecards`,
    `${P}/questions`,
    `${P}/questions/#`,
    `${P}/questions/new`,
    `${P}/codebook`,
    `${P}/claims`,
    `${P}/claims/matrix`,
    `${P}/claims/coverage`,
    `${P}/claims/rules`,
    `${P}/claims/blind-spots`,
    `${P}/claims/opinions`,
    `${P}/claims/calibration`,
    `${P}/claims/#`,
    `${P}/claims/#/why`,
    `${P}/claims/#/resolve`,
    `${P}/claims/new`,
    `${P}/incidents`,
    `${P}/incidents/new`,
    `${P}/incidents/#`,
    `${P}/exports`,
    `${P}/exports/outside`,
    `${P}/exports/quotations`,
    `${P}/exports/thresholds`,
    `${P}/exports/apparatus`,
    `${P}/vault`,
    `${P}/manuscript`,
    `${P}/team`,
    `${P}/team/interviewers`,
    `${P}/audit`,
    `${P}/settings`,
    `${P}/purge?record=R-00000`,
  ],
  analyst: [
    P,
    `${P}/exports/quotations`,
    `${P}/records`,
    `${P}/records/R-`,
    `${P}/claims/matrix`,
    `${P}/claims/#`,
    `${P}/claims/#/why`,
  ],
  'researcher-a': [
    P,
    `${P}/records`,
    `${P}/records/R-`,
    `${P}/records/new`,
    `${P}/questions`,
    `${P}/sources`,
  ],
  reviewer: [P, `${P}/claims`, `${P}/claims/#`],
  'reviewer-b': [`${P}/claims/#`],
  auditor: [P, `${P}/audit?act=release.made`],
  admin: ['/projects', '/accounts'],
};

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
/** What the second look can change: colours and what scrolls. The rest axe has said of the first. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];

/** Who is looked at again so: the others' pages are made of the same parts. */
const AGAIN: ReadonlySet<string> = new Set(['lead', 'researcher-a']);

// Nothing is changed by looking: so many pages a test, that two browsers share the work.
test.describe.configure({ mode: 'parallel' });
const AT_ONCE = 12;

for (const [role, addresses] of Object.entries(PAGES))
  for (let from = 0; from < addresses.length; from += AT_ONCE)
    test(`the pages of ${role} from the ${from + 1}. are sound, ${AGAIN.has(role) ? 'wide and light, narrow, dark and from right to left' : 'wide and light'}`, async ({
      browser,
      demo,
    }) => {
      test.setTimeout(240_000);
      const { page, context } = await signedIn(browser, demo, role, { viewport: WIDE, colorScheme: 'light' });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error')
          errors.push(`${page.url()}: ${message.text()} ${message.location().url}`);
      });
      for (const address of addresses.slice(from, from + AT_ONCE)) {
        const found = await find(page, address);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize(WIDE);
        await soundAt(page, found, role);
        if (!AGAIN.has(role)) continue;
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize(NARROW);
        // What stands left to right is too wide to its right, which a page from right to left does not show.
        expect(await overflow(page), `${found} is wider than a phone`).toBeLessThanOrEqual(1);
        await soundAt(page, withDirection(found), role, OF_LOOKS);
      }
      expect(errors).toEqual([]);
      await context.close();
    });

test('the doors that need nobody signed in are sound', async ({ browser, demo }) => {
  const context = await browser.newContext({ baseURL: demo.url });
  const page = await context.newPage();
  for (const address of ['/login', '/login?dir=rtl', '/join/no-such-link', '/no-such-page']) {
    await page.goto(address);
    expect(await faults(page), address).toEqual([]);
  }
  await context.close();
});

const withDirection = (address: string): string => `${address}${address.includes('?') ? '&' : '?'}dir=rtl`;

/** "…/records/R-" stands for the third record of the list, "…/claims/#" for the first claim. */
async function find(page: Page, address: string): Promise<string> {
  const below = /^(.*\/(?:claims\/#|records\/R-))(\/.+)$/.exec(address);
  if (below) return `${await find(page, below[1] ?? '')}${below[2]}`;
  const pattern = /\/(records\/R-|sources\/S-|claims\/#|questions\/#|incidents\/#)$/.exec(address)?.[1];
  if (!pattern) return address;
  const list = address.slice(0, address.lastIndexOf('/'));
  await page.goto(list);
  const wanted = pattern.endsWith('#')
    ? new RegExp(`/${pattern.slice(0, -1)}[0-9a-f-]{36}`)
    : new RegExp(`/${pattern}[0-9A-Z]{5}`);
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  const fitting = links.filter((href) => wanted.test(href));
  const found = fitting[2] ?? fitting[0];
  if (found === undefined) throw new Error(`${list} links to nothing like ${pattern}`);
  return found;
}

async function soundAt(page: Page, address: string, role: string, rules?: string[]): Promise<void> {
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('dir', rules ? 'rtl' : 'ltr');
  await expect(page.locator('h1').first()).toBeAttached();
  await settled(page);
  expect(await faults(page, rules), `axe on ${address} for ${role}`).toEqual([]);
  expect(await overflow(page), `${address} is wider than the screen`).toBeLessThanOrEqual(1);
}

/** Nothing more is to come: axe looks at the page in several steps, and a text that arrives between them misleads it. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

async function faults(page: Page, rules?: string[]): Promise<string[]> {
  // In the page itself and not by a second one: no frame is foreign here.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
