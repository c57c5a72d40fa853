import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Returned, RecordLink } from '#lib/sync/connect.svelte.ts';
import type { Refusal } from '#lib/sync/refusal.ts';

const sockets: FakeSocket[] = [];

/** A socket that does what the test says. */
class FakeSocket {
  static OPEN = 1;
  readonly OPEN = 1;
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  /** What each frame that was sent begins with: its type, and of a sync message which. */
  readonly sent: number[][] = [];
  constructor() {
    sockets.push(this);
  }
  send(frame: Uint8Array): void {
    this.sent.push([...frame.subarray(0, frame[0] === 0 ? 2 : 1)]);
  }
  hear(...frame: number[]): void {
    this.onmessage?.({ data: Uint8Array.from(frame).buffer });
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  end(code: number, reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
}

const page = Object.assign(new EventTarget(), { location: { protocol: 'http:', host: 'a.test' } });
let link: RecordLink | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  sockets.length = 0;
  // Outside of a component a rune is the value that it is given.
  const itself = <T>(value: T): T => value;
  vi.stubGlobal('$state', Object.assign(itself, { raw: itself }));
  vi.stubGlobal('$derived', { by: itself });
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('WebSocket', FakeSocket);
});
afterEach(() => {
  link?.destroy();
  link = null;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

interface Asked {
  whoReturned?: () => Promise<Returned>;
  unsaved?: () => string;
  begun?: () => string;
  onForget?: (why: Refusal) => void;
}

async function opened({ whoReturned, unsaved, begun, onForget }: Asked = {}): Promise<{
  doc: Y.Doc;
  link: RecordLink;
}> {
  const { RecordLink } = await import('#lib/sync/connect.svelte.ts');
  const doc = new Y.Doc();
  const none = (): void => undefined;
  link = new RecordLink({
    doc,
    room: 'r',
    unsaved: unsaved ?? (() => ''),
    begun: begun ?? (() => ''),
    onReady: none,
    onArrival: none,
    onSaved: none,
    onForget: onForget ?? none,
    whoReturned: whoReturned ?? (() => Promise.resolve('same')),
  });
  sockets.at(-1)?.open();
  return { doc, link };
}

/** The browser keeps the page whole (bfcache), or shows it again. */
const bfcache = (type: 'pagehide' | 'pageshow'): boolean =>
  page.dispatchEvent(Object.assign(new Event(type), { persisted: true }));

test.each([1006, 1012, 1013, 4429])(
  'a page that was put aside while it waited after %i connects when it is shown again',
  async (code) => {
    await opened();
    sockets.at(-1)?.end(code);
    bfcache('pagehide');
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(sockets).toHaveLength(1);
    bfcache('pageshow');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(2);
  },
);

test('S23: asked in the middle, since a lock has ended, one shows oneself again before the answer', async () => {
  await opened();
  const [socket] = sockets;
  if (!socket) throw new Error('no socket');
  socket.hear(0, 1, 2, 0, 0); // a reader is not asked, and gets the document: an empty step 2
  socket.sent.length = 0;
  socket.hear(0, 0, 1, 0); // step 1
  expect(socket.sent).toEqual([[1], [0, 1]]);
});

test('who was asked to wait waits, however often the page is looked at', async () => {
  await opened();
  sockets.at(-1)?.end(1013);
  page.dispatchEvent(new Event('focus'));
  expect(sockets).toHaveLength(1);
});

test('a link that was left while it asked who returned does not connect again', async () => {
  const { promise, resolve } = Promise.withResolvers<Returned>();
  const { link: left } = await opened({ whoReturned: () => promise });
  sockets.at(-1)?.end(4401, 'no session');
  await vi.advanceTimersByTimeAsync(0);
  page.dispatchEvent(new Event('focus'));
  left.destroy();
  resolve('same');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets).toHaveLength(1);
  expect(left.provider.shouldConnect).toBe(false);
});

test('a tab that is signed out connects again under the one who wrote in it', async () => {
  await opened();
  sockets.at(-1)?.end(4401, 'no session');
  page.dispatchEvent(new Event('focus'));
  await vi.advanceTimersByTimeAsync(0);
  expect(sockets).toHaveLength(2);
});

test.each([
  ['G11', 4409],
  ['', 4410],
  ['', 4413],
])(
  'changes that were refused (%s %i) stay unsaved, whether words are offered or none',
  async (reason, code) => {
    for (const words of ['Because: he leads them.', '']) {
      const { doc, link: refused } = await opened({ unsaved: () => words });
      doc.getMap('meta').set('changed', 1);
      sockets.at(-1)?.end(code, reason);
      expect(refused.refusal).toMatchObject({ changes: 1, kept: words });
      expect(refused.unsaved).toBe(1);
    }
  },
);

test('where all is saved, a refusal offers nothing and leaving loses nothing', async () => {
  const { link: refused } = await opened({ unsaved: () => 'words that are saved' });
  sockets.at(-1)?.end(4409, 'G11');
  expect(refused.refusal).toMatchObject({ changes: 0, kept: '' });
  expect(refused.unsaved).toBe(0);
});

describe('a sign-out in another tab', () => {
  test('keeps what is not saved and goes on with it under the one who wrote it', async () => {
    const onForget = vi.fn();
    const { doc, link: kept } = await opened({ unsaved: () => 'He came at night.', onForget });
    doc.getMap('meta').set('changed', 1);
    kept.noteSignOut();
    sockets.at(-1)?.end(4403, 'revoked');
    expect(kept.refusal).toMatchObject({ meaning: 'signed-out', changes: 1, kept: 'He came at night.' });
    expect(onForget).not.toHaveBeenCalled();
    page.dispatchEvent(new Event('focus'));
    await vi.advanceTimersByTimeAsync(0);
    expect(sockets).toHaveLength(2);
    expect(kept.refusal).toBeNull();
    expect(kept.unsaved).toBe(1);
  });

  test('keeps a note that was begun; where there is nothing, nothing of the document stays', async () => {
    for (const [begun, forgotten] of [
      ['My note', 0],
      ['', 1],
    ] as const) {
      const onForget = vi.fn();
      const { link: one } = await opened({ begun: () => begun, onForget });
      one.noteSignOut();
      sockets.at(-1)?.end(4403, 'revoked');
      expect(one.refusal).toMatchObject({ meaning: 'signed-out', changes: 0, kept: begun });
      expect(onForget).toHaveBeenCalledTimes(forgotten);
      one.destroy();
    }
  });

  test('excuses no later end: a grant that ended (4403) wipes what is not saved', async () => {
    const onForget = vi.fn();
    const { doc, link: one } = await opened({
      unsaved: () => 'He came at night.',
      begun: () => 'x',
      onForget,
    });
    doc.getMap('meta').set('changed', 1);
    one.noteSignOut();
    await vi.advanceTimersByTimeAsync(61_000);
    sockets.at(-1)?.end(4403, 'revoked');
    expect(one.refusal).toMatchObject({ meaning: 'ended', kept: '' });
    expect(onForget).toHaveBeenCalledOnce();
  });
});
