/** From a keystroke in an assertion to the changed verdict on another person's screen, on the demo study. */
import { chromium, expect, type Page } from '@playwright/test';
import { z } from 'zod';
import type { Assertion } from '#core/coding.ts';
import { editAssertion, readAssertions } from '#doc/entry.ts';
import { findChromium } from '../e2e/chromium.ts';
import { openClient, type Client } from '../e2e/client.ts';
import { signedIn } from '../e2e/people.ts';
import { TestServer } from '../e2e/server.ts';

const RUNS = 40;
const CLAIM = 'Washington sponsors IS-K';
const LIMIT = 30_000;

declare global {
  interface Window {
    /** Resolves with the time (ms of the epoch) at which the watched row changed. */
    changed: Promise<number>;
  }
}

export async function benchVerdict(print: (line: string) => void): Promise<void> {
  const server = await TestServer.start({ demo: true });
  const browser = await chromium.launch(await findChromium());
  const { page } = await signedIn(browser, server, 'lead');
  await page.goto('/projects/demo/claims/matrix');
  // A row out of sight is not drawn: it is found, typed anew until the page hears it.
  await expect(async () => {
    await page.getByLabel('Find in claims').fill('');
    await page.getByLabel('Find in claims').fill('Washington');
    await expect(page.locator('tr[data-claim]')).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  const analyst = await openAssertion(server);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await watch(page);
    const said = readAssertions(analyst.doc).find((entry) => entry.id === analyst.id)?.stance;
    const stance = said === 'denies' ? 'affirms' : 'denies';
    const pressed = Date.now();
    editAssertion(analyst.doc, analyst.id, { stance });
    times.push((await page.evaluate(() => window.changed)) - pressed);
  }
  const sorted = times.toSorted((a, b) => a - b);
  print(
    `median ${at(sorted, 0.5)} ms, p95 ${at(sorted, 0.95)} ms of ${RUNS} from an edit of an assertion to the changed row of the matrix on a lead's screen`,
  );
  analyst.close();
  await browser.close();
  await server.stop();
}

const at = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Watches the claim's row for its next change. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(
    ([claim, limit]) => {
      const table = document.querySelector('table');
      const words = (): string =>
        [...(table?.rows ?? [])].find((row) => row.innerText.includes(claim))?.innerText ?? '';
      const before = words();
      window.changed = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`the row did not change for ${limit} ms`)), limit);
        const observer = new MutationObserver(() => {
          if (words() === before) return;
          observer.disconnect();
          resolve(Date.now());
        });
        if (table)
          observer.observe(table, { subtree: true, childList: true, characterData: true, attributes: true });
      });
    },
    [CLAIM, LIMIT] as const,
  );

const Claim = z.object({
  id: z.string(),
  proposition: z.string(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
});
const Claims = z.object({
  items: z.array(Claim),
  next: z.string().nullable(),
});
const Records = z.object({ items: z.array(z.object({ code: z.string() })), next: z.string().nullable() });
const Rooms = z.object({ rooms: z.object({ analysis: z.string().optional() }) });

/** What speaks of another time takes no side: whatever its stance, the row stays as it is. */
const within = ({ refersTo }: Assertion, { period }: z.infer<typeof Claim>): boolean =>
  refersTo === null || period === null || (refersTo.from <= period.to && refersTo.to >= period.from);

type Open = Client & { id: string };

/** An analyst's client on the record that holds an assertion about the claim. */
async function openAssertion(server: TestServer): Promise<Open> {
  const made = await server.sanad('token', 'create', '--user', 'analyst@demo.sanad.test');
  const token = made.stdout.trim();
  const authorization = `Bearer ${token}`;
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${server.url}/api/v1/projects/demo${path}`, { headers: { authorization } })).json();
  const claim = Claims.parse(await ask('/claims?limit=200')).items.find((c) => c.proposition === CLAIM);
  const { items } = Records.parse(await ask('/records?limit=200'));
  for (const { code } of items) {
    const room = Rooms.parse(await ask(`/records/${code}`)).rooms.analysis;
    if (room === undefined) continue;
    const open = await openClient(server.url, room, token);
    const found = readAssertions(open.doc).find((entry) => entry.claim === claim?.id && within(entry, claim));
    if (found) return { ...open, id: found.id };
    open.close();
  }
  throw new Error(`no record holds an assertion about “${CLAIM}”`);
}
