/** How a page of many rows fares in a browser: from the address to the first rows, and while it is scrolled through. */
import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';

/** Between two turns of the wheel, and two repeats of a key that is held (ms). */
const TURN_EVERY = 33;
/** One hard turn of the wheel (px). */
const TURN = 400;
const MOST_TURNS = 600;

interface Opened {
  /** From the navigation to the paint that shows rows (s). */
  painted: number;
  /** The document as it came, and as gzip would make it (bytes). */
  bytes: number;
  zipped: number;
  /** Drawn rows, and elements in all. */
  rows: number;
  elements: number;
  /** The longest task until the page stood still (ms). */
  longestTask: number;
}

export async function openPage(page: Page, path: string, rows: string): Promise<Opened> {
  await page.goto('about:blank');
  const answer = await page.goto(path, { waitUntil: 'commit' });
  const painted = await page.evaluate(paintOf, rows);
  await page.waitForLoadState('networkidle');
  const body = (await answer?.body()) ?? Buffer.alloc(0);
  const { tasks, elements } = await page.evaluate(() => ({
    tasks: window.seen.tasks,
    elements: document.querySelectorAll('*').length,
  }));
  return {
    painted: painted / 1000,
    bytes: body.length,
    zipped: gzipSync(body).length,
    rows: await page.locator(rows).count(),
    elements,
    longestTask: Math.max(0, ...tasks),
  };
}

/** Runs in the page: the time from its navigation at which a row had been painted (ms). */
const paintOf = (rows: string): Promise<number> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector(rows) === null) return void requestAnimationFrame(look);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    };
    look();
  });

export interface Scrolled {
  turns: number;
  /** From the median of frames. */
  framesPerSecond: number;
  longest: number;
  /** Of all frames, those that took longer than 50 ms. */
  late: number;
  frames: number;
  /** Whether the end was reached. */
  atEnd: boolean;
}

/** By the wheel, from the top to the end. */
export async function wheelThrough(page: Page, scroller: string): Promise<Scrolled> {
  await page.mouse.move(600, 500);
  return through(page, scroller, () => page.mouse.wheel(0, TURN));
}

/** With Page Down held, from where the focus is to the end. */
export async function pageThrough(page: Page, scroller: string): Promise<Scrolled> {
  const scrolled = await through(page, scroller, () => page.keyboard.down('PageDown'));
  await page.keyboard.up('PageDown');
  return scrolled;
}

async function through(page: Page, scroller: string, turn: () => Promise<void>): Promise<Scrolled> {
  await page.evaluate(() => {
    window.seen = { frames: [], keys: [], tasks: [] };
  });
  let [turns, atEnd] = [0, false];
  for (; turns < MOST_TURNS && !atEnd; turns++) {
    const next = Date.now() + TURN_EVERY;
    await turn();
    if (turns % 10 === 9) atEnd = await page.evaluate(isAtEnd, scroller);
    await new Promise((go) => setTimeout(go, Math.max(0, next - Date.now())));
  }
  const { frames } = await page.evaluate(() => window.seen);
  const sorted = frames.toSorted((a, b) => a - b);
  return {
    turns,
    framesPerSecond: 1000 / (sorted[sorted.length >> 1] ?? Number.NaN),
    longest: sorted.at(-1) ?? Number.NaN,
    late: frames.filter((frame) => frame > 50).length,
    frames: frames.length,
    atEnd,
  };
}

/** Runs in the page. */
const isAtEnd = (scroller: string): boolean => {
  const box = document.querySelector(scroller) ?? document.documentElement;
  return box.scrollTop + box.clientHeight >= box.scrollHeight - 4;
};
