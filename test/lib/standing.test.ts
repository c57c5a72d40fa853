import { afterEach, expect, test, vi } from 'vitest';
import { askAgain, standingOf } from '#lib/standing.ts';

const answered = (status: number) => standingOf({ type: 'basic', status });

test('a page drops what it shows when the server sends it to the sign-in page, or knows no such study for it', () => {
  expect(standingOf({ type: 'opaqueredirect', status: 0 })).toBe('ended');
  expect([401, 404].map(answered)).toEqual(['ended', 'ended']);
});

test('it goes on where it may listen or only may not, and asks again where nobody could say', () => {
  expect([200, 403].map(answered)).toEqual(['stands', 'stands']);
  expect([429, 500, 502, 503].map(answered)).toEqual(Array(4).fill('unknown'));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page that hears nothing asks every 15 seconds while it is looked at, and when it is looked at again', async () => {
  vi.useFakeTimers();
  const page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  const fetching = vi.fn(() => Promise.resolve({ type: 'basic', status: 200 }));
  vi.stubGlobal('fetch', fetching);
  const onEnded = vi.fn();
  const stop = askAgain('/account', onEnded);
  await vi.advanceTimersByTimeAsync(15_000);
  page.hidden = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetching).toHaveBeenCalledTimes(1);
  expect(onEnded).not.toHaveBeenCalled();
  fetching.mockResolvedValue({ type: 'opaqueredirect', status: 0 });
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(onEnded).toHaveBeenCalledOnce();
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetching).toHaveBeenCalledTimes(2);
});
