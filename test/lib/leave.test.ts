import { expect, test, vi } from 'vitest';
import { onEscapeTwice } from '#lib/shell/leave.ts';

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
