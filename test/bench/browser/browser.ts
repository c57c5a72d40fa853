/**
 * `npm run bench -- browser`: how soon a record's text is painted, and how typing feels while 20 others type in the same
 * record, in a real browser: an ordinary record, one of 260 KB, and one of 260 KB with 300 codings and 60 assertions.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import * as Y from 'yjs';
import { z } from 'zod';
import { addAssertion, addCoding } from '#doc/entry.ts';
import { anchorAt, blocksOf } from '#doc/position.ts';
import { findChromium } from '../../e2e/chromium.ts';
import { openClient } from '../../e2e/client.ts';
import { signedIn } from '../../e2e/people.ts';
import { TestServer } from '../../e2e/server.ts';
import { installProbe, typeFor } from './probe.ts';

const OTHERS = 20;
const TYPING_MS = 10_000;
const OPENINGS = 3;

export const KINDS = {
  ordinary: { bytes: 20_000, edits: 500, entries: 0 },
  large: { bytes: 260_000, edits: 5_000, entries: 0 },
  coded: { bytes: 260_000, edits: 5_000, entries: 300 },
};
type Kind = keyof typeof KINDS;

interface Made {
  code: string;
  room: string;
}

export async function benchBrowser(print: (line: string) => void): Promise<void> {
  const server = await TestServer.start({ demo: true });
  const browser = await chromium.launch(await findChromium());
  const made = await server.sanad('token', 'create', '--user', 'second-lead@demo.sanad.test');
  const study = new Study(server, made.stdout.trim());
  for (const kind of ['ordinary', 'large', 'coded'] as const) {
    const record = await study.make(kind);
    await measure(print, { browser, server, study, kind, record });
  }
  await browser.close();
  await server.stop();
}

interface Setting {
  browser: Browser;
  server: TestServer;
  study: Study;
  kind: Kind;
  record: Made;
}

async function measure(print: (line: string) => void, setting: Setting): Promise<void> {
  const { browser, server, study, kind, record } = setting;
  const { context, page } = await signedIn(browser, server, 'lead', {
    viewport: { width: 1440, height: 900 },
  });
  await installProbe(page);
  const painted: number[] = [];
  for (let i = 0; i < OPENINGS; i++) painted.push(await open(page, setting));
  print(`${kind}: text painted ${words(painted)} ms after navigation (load ${load()})`);
  await page.locator('.transcript p').first().click();
  if (kind === 'coded') await page.keyboard.press('e');
  await page.keyboard.press('End');
  const alone = await typeFor(page, TYPING_MS / 2);
  print(`${kind}: alone: ${JSON.stringify(rounded(alone))}`);
  const typists = await startTypists(server, record, study.token);
  const together = await typeFor(page, TYPING_MS);
  print(`${kind}: with ${OTHERS} typing: ${JSON.stringify(rounded(together))} (load ${load()})`);
  typists.kill();
  await context.close();
}

async function open(page: Page, { kind, record }: Setting): Promise<number> {
  await page.goto('about:blank');
  await page.goto(`/projects/demo/records/${record.code}`, { waitUntil: 'commit' });
  return page.evaluate((length) => window.textPainted(length), KINDS[kind].bytes * 0.9);
}

export async function startTypists(server: TestServer, record: Made, token: string) {
  const child = spawn(
    execPath,
    [join(import.meta.dirname, 'typists.ts'), server.url, record.room, token, String(OTHERS)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return child;
}

const Created = z.object({ code: z.string(), rooms: z.object({ field: z.string() }) });
const Refused = z.object({ hits: z.array(z.object({ hit: z.string() })) });
const Released = z.object({ rooms: z.object({ analysis: z.string() }) });

/** Makes records by the ordinary ways: the API, and people at sockets. */
export class Study {
  readonly #server: TestServer;
  readonly token: string;

  constructor(server: TestServer, token: string) {
    this.#server = server;
    this.token = token;
  }

  async make(kind: Kind): Promise<Made> {
    const { bytes, edits, entries } = KINDS[kind];
    const { code, rooms } = Created.parse(
      await this.#post('', {
        sourceType: 'elder',
        month: '2022-03',
        language: 'en',
        text: transcript(bytes),
      }),
    );
    await this.#live(rooms.field, edits);
    if (entries === 0) return { code, room: rooms.field };
    const { rooms: after } = Released.parse(await this.#release(code));
    await this.#code(after.analysis, entries);
    return { code, room: after.analysis };
  }

  /** What the identifier scan finds in made-up words is nobody. */
  async #release(code: string): Promise<unknown> {
    const first = await this.#send(`/${code}/release`, {});
    if (first.ok) return first.json();
    const { hits } = Refused.parse(await first.json());
    const dismiss = hits.map(({ hit }) => ({ hit, reason: 'made up for the bench' }));
    return this.#post(`/${code}/release`, { dismiss });
  }

  #send(path: string, body: object): Promise<Response> {
    return fetch(`${this.#server.url}/api/v1/projects/demo/records${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #post(path: string, body: object): Promise<unknown> {
    const answer = await this.#send(path, body);
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  /** A history: letters put in and taken out all over the text, as editing leaves them. */
  async #live(room: string, edits: number): Promise<void> {
    const { doc, close } = await openClient(this.#server.url, room, this.token);
    const texts = blocksOf(doc).flatMap((block) => (block.get(0) instanceof Y.XmlText ? [block.get(0)] : []));
    for (let i = 0; i < edits; i++) {
      const text = texts[(i * 7919) % texts.length];
      if (!(text instanceof Y.XmlText)) continue;
      const at = (i * 104_729) % Math.max(1, text.length - 3);
      if (i % 3 === 2) text.delete(at, Math.min(2, text.length - at));
      else text.insert(at, 'ea');
      if (i % 50 === 0) await new Promise((go) => setTimeout(go, 50));
    }
    await settled();
    close();
  }

  async #code(room: string, entries: number): Promise<void> {
    const { doc, close } = await openClient(this.#server.url, room, this.token);
    const blocks = blocksOf(doc).length;
    for (let i = 0; i < entries; i++) {
      const block = Math.floor((i / entries) * blocks);
      const span = { from: anchorAt(doc, block, 2 + (i % 9), 0), to: anchorAt(doc, block, 30 + (i % 9), -1) };
      addCoding(doc, randomUUID(), { code: randomUUID(), by: 'L2', ...span });
      if (i % 5 === 0) addAssertion(doc, randomUUID(), { by: 'L2', ...span, fields: { stance: 'affirms' } });
      if (i % 50 === 0) await new Promise((go) => setTimeout(go, 50));
    }
    await settled();
    close();
  }
}

/** What was sent is committed: a second is far beyond what a lone editor waits. */
const settled = (): Promise<void> => new Promise((go) => setTimeout(go, 1_500));

const SENTENCES = [
  'He said that the money came through the bazaar, and that nobody asked who had sent it.',
  'We counted thirty of them in the spring, fewer when the snow came.',
  'My uncle went twice to speak with them and came back the same day.',
  'Of the others I know only what people say at the mosque.',
];

/** Questions and answers of so many bytes together. */
function transcript(bytes: number): { question: string; answer: string }[] {
  const turns: { question: string; answer: string }[] = [];
  for (let left = bytes, i = 0; left > 0; i++) {
    const question = `Question ${i + 1}: what did you see of it yourself?`;
    const answer = Array.from({ length: 3 + (i % 5) }, (_, j) => SENTENCES[(i + j) % SENTENCES.length]).join(
      ' ',
    );
    turns.push({ question, answer });
    left -= question.length + answer.length;
  }
  return turns;
}

const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';
const words = (values: readonly number[]): string => values.map((value) => Math.round(value)).join(', ');
const rounded = (figures: object): object =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(Number(value) * 10) / 10]),
  );
