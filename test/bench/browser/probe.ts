/** What runs inside the measured page: when the text was painted, each frame, and each key until its paint. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Resolves with the time from navigation (ms) at which text of this length had been painted. */
    textPainted: (length: number) => Promise<number>;
    seen: { frames: number[]; keys: number[]; tasks: number[] };
  }
}

export interface Frames {
  perSecond: number;
  median: number;
  p95: number;
  longest: number;
  /** From a key's event to the paint that shows it (ms). */
  keyMedian: number;
  keyP95: number;
  /** Tasks over 50 ms, together (ms of each second). */
  blocked: number;
}

/** Before the page is opened. */
export const installProbe = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const afterPaint = (act: () => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = act;
        port2.postMessage(null);
      });
    };
    window.textPainted = (length) =>
      new Promise((resolve) => {
        const look = (): void => {
          const text = document.querySelector('.transcript')?.textContent ?? '';
          if (text.length < length) return;
          observer.disconnect();
          afterPaint(() => resolve(performance.now()));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true });
        look();
      });
    window.seen = { frames: [], keys: [], tasks: [] };
    let last = performance.now();
    const frame = (now: number): void => {
      window.seen.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    addEventListener(
      'keydown',
      (event) => afterPaint(() => window.seen.keys.push(performance.now() - event.timeStamp)),
      { capture: true },
    );
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.seen.tasks.push(task.duration);
    }).observe({ type: 'longtask' });
  });

/** Presses a key every 120 ms for so long, and says how the page fared. */
export async function typeFor(page: Page, ms: number): Promise<Frames> {
  await page.evaluate(() => {
    window.seen = { frames: [], keys: [], tasks: [] };
  });
  const until = Date.now() + ms;
  while (Date.now() < until) {
    const next = Date.now() + 120;
    await page.keyboard.press('x');
    await new Promise((go) => setTimeout(go, Math.max(0, next - Date.now())));
  }
  const { frames, keys, tasks } = await page.evaluate(() => window.seen);
  const total = sum(frames);
  return {
    perSecond: (frames.length / total) * 1000,
    median: at(frames, 0.5),
    p95: at(frames, 0.95),
    longest: at(frames, 1),
    keyMedian: at(keys, 0.5),
    keyP95: at(keys, 0.95),
    blocked: (sum(tasks) / total) * 1000,
  };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const at = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
