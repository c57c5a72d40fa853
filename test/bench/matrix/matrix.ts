/**
 * `npm run bench -- matrix`: the matrix and the ledger of a study of 2,000 claims, 40 source types and 8 statements a
 * claim, which the server itself assessed, in a real browser: until the first rows are painted, what came for them, and
 * while somebody goes through all of them by the wheel and by Page Down.
 */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { countDistinct, eq } from 'drizzle-orm';
import { loadavg } from 'node:os';
import type { ProjectId } from '#core/ids.ts';
import { readConfig } from '#server/config.server.ts';
import { assessment } from '#server/db/schema.ts';
import { openGround, type Ground } from '#server/ground.ts';
import { findChromium } from '../../e2e/chromium.ts';
import { Authenticator } from '../../e2e/second-step.ts';
import { TestServer } from '../../e2e/server.ts';
import { installProbe } from '../browser/probe.ts';
import { cpuOf } from '../sync/process.ts';
import { openPage, pageThrough, wheelThrough, type Scrolled } from './look.ts';
import { LEAD, SLUG, writeStudy } from './study.ts';

const SIZE = { claims: 2_000, types: 40, statements: 8, sourcesOfType: 10 };
const SEED = 20_265;
const OPENINGS = 3;
const MOST_MS = 600_000;

interface View {
  name: string;
  path: string;
  /** Its rows, and what scrolls. */
  rows: string;
  scroller: string;
  /** What Page Down is pressed in. */
  focus: string;
}

const VIEWS: readonly View[] = [
  {
    name: 'matrix',
    path: 'claims/matrix',
    rows: 'main tr[data-claim]',
    scroller: 'main .scroll',
    focus: 'main tr[data-claim] .cell',
  },
  { name: 'ledger', path: 'claims', rows: 'main tbody tr', scroller: 'html', focus: 'body' },
];

type Print = (line: string) => void;

export async function benchMatrix(print: Print): Promise<void> {
  const server = await TestServer.start({ demo: false });
  const browser = await chromium.launch(await findChromium());
  try {
    const project = await withGround(server, (ground) => writeStudy(ground, SIZE, SEED));
    await server.restart();
    const started = performance.now();
    await withGround(server, (ground) => assessed(ground, project));
    const { claims, types, statements, sourcesOfType } = SIZE;
    const sources = types * sourcesOfType;
    print(`${claims} claims, ${types} source types, ${sources} sources, ${claims * statements} statements`);
    print(
      `assessed ${seconds(performance.now() - started)} s after the start (seed ${SEED}, load ${load()})`,
    );
    const session = await signedIn(browser, server);
    for (const view of VIEWS) await measure(print, { browser, server, session, view });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function withGround<T>(server: TestServer, act: (ground: Ground) => Promise<T>): Promise<T> {
  const config = readConfig(server.environment(), { demo: false });
  const { ground, close } = await openGround(config, { poolSize: 2 });
  try {
    return await act(ground);
  } finally {
    await close();
  }
}

/** Until the engine has stored a verdict on every claim. */
async function assessed(ground: Ground, project: ProjectId): Promise<void> {
  for (const until = Date.now() + MOST_MS; Date.now() < until;) {
    const [found] = await ground.db.asService('engine', (tx) =>
      tx
        .select({ claims: countDistinct(assessment.claimId) })
        .from(assessment)
        .where(eq(assessment.projectId, project)),
    );
    if (found?.claims === SIZE.claims) return;
    await new Promise((go) => setTimeout(go, 250));
  }
  throw new Error('the study was not assessed within ten minutes');
}

interface Setting {
  browser: Browser;
  server: TestServer;
  /** Of the lead, who signed in once: each code is good once. */
  session: Session;
  view: View;
}

async function measure(print: Print, { browser, server, session, view }: Setting): Promise<void> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    storageState: session,
  });
  const page = await context.newPage();
  await installProbe(page);
  for (let n = 0; n < OPENINGS; n++) {
    const before = cpuOf(server.pid);
    const opened = await openPage(page, `/projects/${SLUG}/${view.path}`, view.rows);
    const cpu = cpuOf(server.pid) - before;
    const size = `${kilo(opened.bytes)} kB of page (gzip would make it ${kilo(opened.zipped)})`;
    const drawn = `${opened.rows} rows and ${opened.elements} elements drawn`;
    print(
      `${view.name}: first rows painted after ${opened.painted.toFixed(2)} s, server CPU ${cpu.toFixed(2)} s, ${size}, ${drawn}, longest task ${Math.round(opened.longestTask)} ms (load ${load()})`,
    );
  }
  print(`${view.name}: wheel: ${words(await wheelThrough(page, view.scroller))}`);
  await page.reload({ waitUntil: 'networkidle' });
  await page.evaluate(() => scrollTo(0, 0));
  if (view.focus !== 'body') await page.locator(view.focus).first().click();
  print(`${view.name}: Page Down held: ${words(await pageThrough(page, view.scroller))}`);
  await context.close();
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signedIn(browser: Browser, server: TestServer): Promise<Session> {
  const context = await browser.newContext({ baseURL: server.url });
  await signIn(await context.newPage());
  const session = await context.storageState();
  await context.close();
  return session;
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(LEAD.email);
  await page.getByLabel('Password', { exact: true }).fill(LEAD.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await Authenticator.setUp(page);
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

const words = (scrolled: Scrolled): string =>
  [
    `median ${Math.round(scrolled.framesPerSecond)} frames a second`,
    `longest frame ${Math.round(scrolled.longest)} ms`,
    `${scrolled.late} of ${scrolled.frames} frames over 50 ms`,
    `${scrolled.turns} turns${scrolled.atEnd ? ', to the end' : ', the end was not reached'}`,
    `load ${load()}`,
  ].join(', ');

const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';
const kilo = (bytes: number): string => Math.round(bytes / 1000).toLocaleString('en');
const seconds = (ms: number): string => (ms / 1000).toFixed(1);
