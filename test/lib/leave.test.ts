import { expect, test, vi } from 'vitest';
import { hearTabs, tellTabs } from '#lib/shell/tabs.ts';
import { leaveNow, leaveWithOthers, onEscapeTwice } from '#lib/shell/leave.ts';

const key = (name: string, timeStamp: number) => ({ key: name, repeat: false, timeStamp });

test('two Esc within a second leave', () => {
  const leave = vi.fn();
  const press = onEscapeTwice(leave);
  press(key('Escape', 0));
  press(key('Escape', 1100));
  expect(leave).not.toHaveBeenCalled();
  press(key('Escape', 1900));
  expect(leave).toHaveBeenCalledOnce();
});

test('a key between them begins anew, and holding the key down is one press', () => {
  const leave = vi.fn();
  const press = onEscapeTwice(leave);
  press(key('Escape', 0));
  press(key('x', 100));
  press(key('Escape', 200));
  press({ ...key('Escape', 300), repeat: true });
  expect(leave).not.toHaveBeenCalled();
  press(key('Escape', 400));
  expect(leave).toHaveBeenCalledOnce();
});

test('who leaves in one tab leaves in all at once, whether or not the server hears of it', async () => {
  const replaced = vi.fn();
  vi.stubGlobal('location', { protocol: 'https:', replace: replaced });
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', { cookie: '', documentElement: { replaceChildren: () => undefined } });
  for (const store of ['sessionStorage', 'localStorage']) vi.stubGlobal(store, { clear: () => undefined });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  const { promise: heard, resolve } = Promise.withResolvers<string>();
  const other = hearTabs(resolve);
  const deaf = leaveWithOthers();
  leaveNow();
  expect(await heard).toBe('left');
  expect(replaced).toHaveBeenCalledExactlyOnceWith('about:blank');
  // Another tab hears of it without having been left itself.
  vi.resetModules();
  const { leaveWithOthers: inOther } = await import('#lib/shell/leave.ts');
  const deafToo = inOther();
  tellTabs('signed-out');
  tellTabs('left');
  await vi.waitFor(() => expect(replaced).toHaveBeenCalledTimes(2));
  for (const end of [other, deaf, deafToo]) end();
  vi.unstubAllGlobals();
});
