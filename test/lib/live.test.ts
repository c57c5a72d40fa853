import { afterEach, expect, test, vi } from 'vitest';
import { follow } from '#lib/live.ts';

const { read, keep } = vi.hoisted(() => ({ read: vi.fn(() => Promise.resolve()), keep: vi.fn() }));
vi.mock('$app/navigation', () => ({ invalidate: read, replaceState: keep }));
vi.mock('$app/state', () => ({ navigating: { to: null } }));

const streams: Stream[] = [];

class Stream {
  onmessage: ((event: { data: string }) => void) | null = null;
  constructor() {
    streams.push(this);
  }
  close(): void {}
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page is read anew while its study is written in without a pause, and not once for each statement', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('history', { state: { 'sveltekit:states': { words: 'mosques' } } });
  const stop = follow('/projects/demo/events', { readAt: 0, onEnded: () => undefined });
  const data = JSON.stringify({
    kind: 'projected',
    record: '11111111-1111-4111-8111-111111111111',
    claims: [],
  });
  for (let at = 0; at < 1_000; at += 25) {
    streams[0]?.onmessage?.({ data });
    await vi.advanceTimersByTimeAsync(25);
  }
  stop();
  expect(read.mock.calls.length).toBeGreaterThan(10);
  expect(read.mock.calls.length).toBeLessThanOrEqual(20);
  expect(keep.mock.lastCall, 'what was typed into a filter').toEqual(['', { words: 'mosques' }]);
});
