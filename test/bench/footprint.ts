/** How long the demo takes to answer, and what the server holds in memory with it open, Postgres apart. */
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { findChromium } from '../e2e/chromium.ts';
import { signedIn } from '../e2e/people.ts';
import { TestServer } from '../e2e/server.ts';

const PAGES = ['', '/records', '/claims', '/claims/matrix', '/sources', '/codebook', '/exports'];

export async function benchFootprint(print: (line: string) => void): Promise<void> {
  const started = performance.now();
  // As `npm run demo`.
  const env = { NODE_COMPILE_CACHE: '.tmp/compiled' };
  const server = await TestServer.start({ demo: true, flags: ['--optimize-for-size'], env });
  print(`${seconds(started)} s from the start to a ready demo study, made anew (pages built before)`);
  const browser = await chromium.launch(await findChromium());
  const { page } = await signedIn(browser, server, 'lead');
  for (const path of PAGES) await page.goto(`/projects/demo${path}`);
  await page.goto('/projects/demo/records');
  const records = await page
    .locator('main a[href*="/records/R-"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  for (const address of records.slice(0, 10)) {
    await page.goto(address);
    await page.getByText('Saved', { exact: true }).waitFor();
  }
  print(`${resident(server.pid)} MB resident after every page and 10 records were opened, Postgres apart`);
  await browser.close();
  await server.restart();
  print(`${resident(server.pid)} MB resident after a second start`);
  await server.stop();
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

function resident(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(line) / 1024);
}
