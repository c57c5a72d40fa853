import { expect, test } from 'vitest';
import { bitsOf, isStrong } from '#lib/vault/passphrase.ts';

test('a vault passphrase is five different words or a long string of many characters, and nothing that repeats', () => {
  const yes = [
    'heron walnut copper evening ladder',
    'تور غر سپین باد زوړ پل لرې',
    'k7Qp2vXr9TzLm4WnB8ye',
    'k7Qp2-vXr9T-zLm4W-nB8ye',
    'Heron, walnut; copper evening-ladder 7',
  ];
  const no = [
    'a'.repeat(24),
    'lapwing lapwing lapwing lapwing',
    'lapwing over wet fields',
    'one two three four',
    '12345'.repeat(5),
  ];
  expect(yes.filter((one) => !isStrong(one))).toEqual([]);
  expect(no.filter(isStrong)).toEqual([]);
});

test('nor what goes on in order, lies in a row of keys, or is words written together', () => {
  const no = [
    'one two three four five six seven',
    'aa bb cc dd ee ff gg hh ii jj',
    'monday tuesday wednesday thursday friday',
    'abcdefghijklmnopqrstuvwxyz',
    'qwertyuiopasdfghjklzxcvbnm',
    '1234567890qwertyuiop',
    'abcabcabcabcabcabcabcabcabc',
    'ThisIsMyPassword'.repeat(2).toLowerCase(),
    'correct horse battery staple vault',
    'a1'.repeat(15),
  ];
  expect(no.filter(isStrong)).toEqual([]);
  expect(bitsOf('heron walnut heron walnut')).toBe(bitsOf('heron walnut'));
});
