/** Accounts as a browser has them: the first lead's link, sign-in, invitation, suspension, and what answers say. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Cookie, type Page } from '@playwright/test';
import { Authenticator } from './second-step.ts';
import { TestServer } from './server.ts';

const PASSWORD = 'four unrelated words here';
const LEAD = 'lead@example.org';

test.describe.configure({ mode: 'serial' });

let server: TestServer;
/** The first lead's. */
let app: Authenticator;
test.beforeAll(async () => {
  server = await TestServer.start({ demo: false });
});
test.afterAll(() => server.stop());

const newContext = (browser: Browser): Promise<BrowserContext> => browser.newContext({ baseURL: server.url });

async function join(page: Page, link: string, email: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Leads with their second factor, by a recovery code: one of the app's is good only every half minute. */
async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await givePassword(page, email, password);
  if (email !== LEAD || password !== PASSWORD) return;
  await page.waitForURL(/\/login\/second/);
  await app.recover(page);
}

async function givePassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function sessionOf(context: BrowserContext): Promise<Cookie | undefined> {
  return (await context.cookies()).find(({ name }) => name === 'sid');
}

async function inviteAs(page: Page, role: string): Promise<string> {
  await page.goto('/projects/lapwing/team');
  await page.getByLabel(role, { exact: true }).check();
  await page.getByRole('button', { name: 'Make a link' }).click();
  return page.getByLabel('Link for').inputValue();
}

test('an empty instance prints a link with which the first lead names and leads a study, with a second factor', async ({
  browser,
}) => {
  const context = await newContext(browser);
  const page = await context.newPage();
  const link = /http:\/\/\S+\/join\/\S+/.exec(server.output)?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('Name of the study').fill('Lapwing');
  await page.getByLabel('Short name for addresses').fill('lapwing');
  await page.getByLabel('E-mail').fill(LEAD);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  app = await Authenticator.setUp(page);
  await expect(page).toHaveURL(/\/projects\/lapwing$/);
  await page.goto('/projects/lapwing/team');
  await expect(page.getByRole('complementary')).toContainText('Lead 1');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link is not good any more' })).toBeVisible();
  await context.close();
});

test('a wrong password says that nothing is locked, and the right one opens', async ({ browser }) => {
  const context = await newContext(browser);
  const page = await context.newPage();
  await signIn(page, LEAD, 'surely not this one');
  await expect(page.getByText('Nothing is locked: try again.')).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(page.getByLabel('E-mail')).toHaveValue(LEAD);
  await signIn(page, LEAD);
  await expect(page).toHaveURL(/\/projects\/lapwing$/);
  await context.close();
});

test('a code opens once: the same one again is refused, and a recovery code opens in its place (attack 19)', async ({
  browser,
}) => {
  const [one, two] = [await newContext(browser), await newContext(browser)];
  const [first, second] = [await one.newPage(), await two.newPage()];
  await givePassword(first, LEAD);
  await expect(first.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  const sid = (await sessionOf(one))?.value;
  const asked = await fetch(`${server.url}/api/v1/projects`, { headers: { cookie: `sid=${sid}` } });
  expect(asked.status, 'the password alone').toBe(401);
  const code = app.next();
  await app.enter(first, code);
  await expect(first).toHaveURL(/\/projects\/lapwing$/);
  await givePassword(second, LEAD);
  await app.enter(second, code);
  await expect(second.getByText('or was used already')).toBeVisible();
  const used = app.codes[0] ?? '';
  await app.recover(second);
  await expect(second).toHaveURL(/\/projects\/lapwing$/);
  await second.goto('/account');
  await expect(second.getByText(`${app.codes.length} recovery codes are left.`)).toBeVisible();
  await second.getByRole('button', { name: 'Sign out', exact: true }).click();
  await givePassword(second, LEAD);
  await app.enter(second, used);
  await expect(second.getByText('or was used already')).toBeVisible();
  await one.close();
  await two.close();
});

test('a page asked for before sign-in is the one that sign-in opens', async ({ browser }) => {
  const context = await newContext(browser);
  const page = await context.newPage();
  await page.goto('/projects/lapwing/settings');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('E-mail').fill(LEAD);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await app.recover(page);
  await expect(page).toHaveURL(/\/projects\/lapwing\/settings$/);
  await context.close();
});

test('what is typed, chosen or unfolded before the scripts have come, as on a slow line, stays so', async ({
  browser,
}) => {
  const context = await newContext(browser);
  const page = await context.newPage();
  const held = Promise.withResolvers<void>();
  await page.route('**/_app/**/*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto('/login', { waitUntil: 'commit' });
  await page.getByLabel('E-mail').fill(LEAD);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  held.resolve();
  await expect(page.getByRole('button', { name: 'Show' })).toBeVisible(); // a script draws it
  await expect(page.getByLabel('E-mail')).toHaveValue(LEAD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await app.recover(page);
  await expect(page).toHaveURL(/\/projects\/lapwing$/);
  await page.unrouteAll();
  const asked = Promise.withResolvers<void>();
  const heldAgain = Promise.withResolvers<void>();
  await page.route('**/nodes/*.js', async (route) => {
    asked.resolve();
    await heldAgain.promise;
    await route.continue();
  });
  await page.goto('/projects/lapwing/team', { waitUntil: 'commit' });
  await asked.promise;
  // A font that comes late moves the page under the pointer: whoever misses clicks again.
  await expect(() => page.getByLabel('Analyst', { exact: true }).check()).toPass();
  const own = page.getByRole('row', { name: 'Lead 1' });
  await own.getByText('Remove', { exact: true }).click();
  await expect(own.getByRole('button', { name: 'Remove Lead 1' })).toBeVisible();
  heldAgain.resolve();
  await page.getByRole('button', { name: 'all keys' }).click();
  await page.keyboard.press('Escape');
  await expect(own.getByRole('button', { name: 'Remove Lead 1' })).toBeVisible();
  await expect(page.getByLabel('Analyst', { exact: true })).toBeChecked();
  await context.close();
});

test('sign-in and joining work without scripts, and no page lets one run inline (CSP)', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, LEAD);
  await expect(page).toHaveURL(/\/projects\/lapwing$/);
  for (const path of ['/login', '/projects/lapwing/team', '/account', '/nothing-here']) {
    const answer = await page.goto(path);
    const policy = (await answer?.headerValue('content-security-policy')) ?? '';
    const scripts = policy.split(';').find((directive) => directive.trim().startsWith('script-src')) ?? '';
    expect(scripts, path).toContain("'self'");
    expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(await answer?.headerValue('cache-control'), path).toBe('no-store');
    expect(await answer?.headerValue('x-content-type-options'), path).toBe('nosniff');
  }
  const link = await inviteAs(page, 'Auditor');
  await context.clearCookies();
  await join(page, link, 'auditor@example.org');
  await Authenticator.setUp(page);
  await expect(page, 'on from the recovery codes').toHaveURL(/\/projects\/lapwing/);
  await context.close();
});

test('a foreign Origin is refused, with a session and with a token (PROTECTION 10.19)', async ({
  browser,
}) => {
  const context = await newContext(browser);
  await signedIn(context, LEAD);
  const cookie = await sessionOf(context);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const made = await server.sanad('token', 'create', '--user', LEAD);
  const token = made.stdout.trim();
  const ask = (headers: Record<string, string>): Promise<number> =>
    fetch(`${server.url}/api/v1/projects`, { headers }).then((answer) => answer.status);
  const [session, bearer] = [{ cookie: `sid=${cookie?.value}` }, { authorization: `Bearer ${token}` }];
  expect([await ask(session), await ask(bearer)]).toEqual([200, 200]);
  for (const origin of ['https://evil.example', 'null'])
    expect([await ask({ ...session, origin }), await ask({ ...bearer, origin })]).toEqual([403, 403]);
  expect(await ask({ ...bearer, origin: server.url })).toBe(200);
  const form = await fetch(`${server.url}/account?/everywhere`, {
    method: 'POST',
    headers: {
      ...session,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://evil.example',
    },
  });
  expect(form.status).toBe(403);
  expect(await ask(session)).toBe(200);
  await context.close();
});

test('a researcher has their own places; those of leads are refused, and an admin’s are not there', async ({
  browser,
}) => {
  const lead = await newContext(browser);
  const link = await inviteAs(await signedIn(lead, LEAD), 'Researcher');
  const context = await newContext(browser);
  const page = await context.newPage();
  await join(page, link, 'researcher@example.org');
  await expect(page).toHaveURL(/\/projects\/lapwing\/records$/);
  const cookie = await sessionOf(context);
  const ask = (path: string): Promise<Response> =>
    fetch(server.url + path, { headers: { cookie: `sid=${cookie?.value}` } });
  expect((await ask('/projects/lapwing/team')).status).toBe(403);
  expect((await ask('/projects/lapwing/settings')).status).toBe(403);
  expect((await ask('/accounts')).status).toBe(404);
  expect((await ask('/projects/dunlin/team')).status).toBe(404);
  const rail = page.getByRole('navigation', { name: 'Places of this study' });
  await expect(rail.getByRole('link')).toHaveText([
    /My interviews/,
    /New interview/,
    /Questions for me/,
    /My sources/,
  ]);
  await context.close();
  await lead.close();
});

test('a researcher adds a passkey, and signs in with it', async ({ browser }) => {
  const context = await newContext(browser);
  const page = await signedIn(context, 'researcher@example.org');
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/account/second-factor');
  const add = page.locator('section', { hasText: 'Add a passkey' });
  await add.getByLabel('Present password').fill(PASSWORD);
  await add.getByRole('button', { name: 'Make a passkey' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Passkey, since' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await givePassword(page, 'researcher@example.org');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).toHaveURL(/\/projects\/lapwing\/records$/);
  await page.goto('/account/second-factor');
  const key = page.getByRole('listitem').filter({ hasText: 'Passkey, since' });
  await key.getByText('Remove', { exact: true }).click();
  await key.getByLabel('Present password').fill(PASSWORD);
  await key.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('Nothing besides the password yet.')).toBeVisible();
  await context.close();
});

test('a sign-in from a new device is told on the others, where its session can be ended', async ({
  browser,
}) => {
  const context = await newContext(browser);
  const page = await signedIn(context, 'researcher@example.org');
  const phone = await browser.newContext({
    baseURL: server.url,
    userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:146.0) Gecko/146.0 Firefox/146.0',
  });
  const theirs = await signedIn(phone, 'researcher@example.org');
  await expect(theirs.getByText('was used on a new device')).toHaveCount(0);
  await page.getByRole('link', { name: /My sources/ }).click();
  await expect(page.getByText('was used on a new device: Firefox, Android')).toBeVisible();
  await page.getByRole('link', { name: 'See the sessions' }).click();
  await page.getByRole('button', { name: 'End the session: Firefox, Android' }).click();
  await expect(page.getByText('Ended. What was open there is closed.')).toBeVisible();
  await expect(theirs, 'it leaves by itself').toHaveURL(/\/login/);
  await page.getByRole('button', { name: 'It was me' }).click();
  await expect(page.getByText('was used on a new device')).toHaveCount(0);
  await context.close();
  await phone.close();
});

test('Esc Esc leaves at once and the session is dead', async ({ browser }) => {
  const context = await newContext(browser);
  const page = await signedIn(context, 'researcher@example.org');
  const cookie = await sessionOf(context);
  for (const address of ['/projects', '/account/second-factor', '/nothing-here', '/account']) {
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Leave now' })).toBeVisible();
  }
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape'); // once the page's script has come
    expect(page.url()).toBe('about:blank');
  }).toPass();
  await expect
    .poll(async () => {
      const answer = await fetch(`${server.url}/api/v1/projects`, {
        headers: { cookie: `sid=${cookie?.value}` },
      });
      return answer.status;
    })
    .toBe(401);
  await context.close();
});

test('a suspended person is out on every page and token, and is told no more than anybody', async ({
  browser,
}) => {
  const context = await newContext(browser);
  const page = await signedIn(context, 'researcher@example.org');
  const token = (await server.sanad('token', 'create', '--user', 'researcher@example.org')).stdout.trim();
  const ask = (): Promise<number> =>
    fetch(`${server.url}/api/v1/projects`, { headers: { authorization: `Bearer ${token}` } }).then(
      (answer) => answer.status,
    );
  expect(await ask()).toBe(200);
  await page.goto('/account');
  await expect(page.getByText('researcher@example.org')).toBeVisible();
  expect((await server.sanad('user', 'suspend', '--user', 'researcher@example.org')).code).toBe(0);
  expect(await ask()).toBe(401);
  // A page of no study drops what it shows when it is looked at again, by itself.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page).toHaveURL(/\/login\?ended/);
  await expect(page.getByText('researcher@example.org')).toHaveCount(0);
  await page.goto('/projects');
  await expect(page).toHaveURL(/\/login/);
  await signIn(page, 'researcher@example.org');
  await expect(page.getByText('Nothing is locked: try again.')).toBeVisible();
  expect((await server.sanad('user', 'restore', '--user', 'researcher@example.org')).code).toBe(0);
  await signIn(page, 'researcher@example.org');
  await expect(page).toHaveURL(/\/projects\/lapwing\/records$/);
  expect(await ask()).toBe(401); // ended stays dead
  await context.close();
});

test('a lead removes a member, whose pages end; the last lead stays', async ({ browser }) => {
  const lead = await newContext(browser);
  const page = await signedIn(lead, LEAD);
  const context = await newContext(browser);
  const theirs = await signedIn(context, 'researcher@example.org');
  await page.goto('/projects/lapwing/team');
  const row = page.getByRole('row', { name: 'Researcher 1' });
  await row.getByText('Remove', { exact: true }).click();
  await expect(row.getByText('researcher@example.org')).toBeVisible();
  await row.getByRole('button', { name: 'Remove Researcher 1' }).click();
  await expect(page.getByText('Researcher 1 is removed.')).toBeVisible();
  await expect(theirs).not.toHaveURL(/lapwing/); // it leaves by itself
  await theirs.goto('/projects/lapwing');
  await expect(theirs.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  const own = page.getByRole('row', { name: 'Lead 1' });
  await own.getByText('Remove', { exact: true }).click();
  await own.getByRole('button', { name: 'Remove Lead 1' }).click();
  await expect(page.getByText('A study keeps at least one lead.')).toBeVisible();
  await context.close();
  await lead.close();
});

test('a second lead joins, and then confirms what the first asks for', async ({ browser }) => {
  const [one, two] = [await newContext(browser), await newContext(browser)];
  const first = await signedIn(one, LEAD);
  const link = await inviteAs(first, 'Lead');
  const second = await two.newPage();
  await join(second, link, 'second@example.org');
  await Authenticator.setUp(second);
  await expect(second).toHaveURL(/\/projects\/lapwing$/);
  await inviteAs(second, 'Lead');
  await expect(second.getByText('It opens nothing until a second lead has confirmed it')).toBeVisible();
  await first.goto('/projects/lapwing/team');
  await first.getByText('Confirm', { exact: true }).click();
  await first.getByRole('button', { name: 'Confirm: A link that makes one lead' }).click();
  await expect(first.getByText('Confirmed, and done.')).toBeVisible();
  await inviteAs(first, 'Lead');
  await second.reload();
  await expect(second.getByText('Lead 1 invited you'), 'no confirmation among friends').toBeVisible();
  await second.getByRole('button', { name: 'Decline' }).click();
  await expect(second.getByText('It will not be done.')).toBeVisible();
  await one.close();
  await two.close();
});

test('direction and theme are the account’s, and every page turns with ?dir=rtl', async ({ browser }) => {
  const context = await newContext(browser);
  const page = await signedIn(context, LEAD);
  await page.goto('/account');
  await page.getByLabel('Dark', { exact: true }).check();
  await page.getByLabel('Right to left').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByLabel('As the language').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await page.goto('/projects/lapwing/team?dir=rtl');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await context.close();
});

test('an admin has the accounts and no study, and whom they reset sets up a factor with the code they are told', async ({
  browser,
}) => {
  const made = await server.sanad('user', 'create', '--email', 'admin@example.org', '--admin');
  expect(made.code, made.stderr).toBe(0);
  const context = await newContext(browser);
  const page = await context.newPage();
  await givePassword(page, 'admin@example.org', made.stdout.trim().split(': ').at(-1));
  await Authenticator.setUp(page);
  await expect(page).toHaveURL(/\/accounts$/);
  await expect(page.getByRole('cell', { name: LEAD, exact: true })).toBeVisible();
  expect((await page.goto('/projects/lapwing'))?.status()).toBe(404);
  const other = 'other@example.org';
  const second = await server.sanad('user', 'create', '--email', other, '--admin');
  await page.goto('/accounts');
  const row = page.getByRole('row', { name: other });
  await row.getByText('Reset second factor', { exact: true }).click();
  await row.getByRole('button', { name: `Reset the second factor of ${other}` }).click();
  const code = await page.getByRole('status').locator('code').innerText();
  const theirs = await newContext(browser);
  const at = await theirs.newPage();
  await givePassword(at, other, second.stdout.trim().split(': ').at(-1));
  const said = at.getByLabel('Code of whoever reset it').first(); // for an app, and for a passkey
  await said.fill('not the one');
  await Authenticator.prove(at);
  await expect(at.getByText('This is not the code that belongs to the reset').first()).toBeVisible();
  await said.fill(code);
  await Authenticator.setUp(at);
  await expect(at).toHaveURL(/\/accounts$/);
  await theirs.close();
  await context.close();
});

async function signedIn(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage();
  await signIn(page, email);
  await expect(page).toHaveURL(/\/projects\//);
  return page;
}

test('health says live and ready; metrics hold no id', async () => {
  expect(await (await fetch(`${server.url}/health/live`)).text()).toBe('live\n');
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain('sanad_sync_sockets');
  expect(metrics).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|@example|lapwing|[RS]-[0-9A-Z]{5}/);
  const passedOn = await fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.5' } });
  expect(passedOn.status).toBe(404);
});
