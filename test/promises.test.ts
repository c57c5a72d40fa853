/** The README's table of what falls with what: each row names the test that holds it, and that test is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTS } from '#core/audit.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const ADVERSARIES = [
  "A field researcher's unlocked laptop",
  "A field researcher's locked laptop",
  "An analyst's account",
  "One lead's account",
  'A database dump or backup',
  'The running server',
  'A published data set',
];

function rows(): string[][] {
  const text = read('README.md');
  const from = text.indexOf('## What falls with what');
  const section = text.slice(from, text.indexOf('\n## ', from + 1));
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) => line.split('|').map((cell) => cell.trim()));
}

const named = (cell: string): { path: string; title: string }[] =>
  [...cell.matchAll(/`(test\/[^`]+)` “([^”]+)”/g)].map(([, path = '', title = '']) => ({ path, title }));

test('every adversary of the table of what falls with what has a row', () => {
  expect(rows().map(([, who]) => who)).toEqual(ADVERSARIES);
});

describe('each row is held by tests that are there', () => {
  test.each(rows().map(([, who = '', , , held = '']) => [who, held]))('%s', (_, held) => {
    const tests = named(held);
    expect(tests.length).toBeGreaterThan(0);
    for (const { path, title } of tests) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      const titled = [`test('${title}'`, `test("${title}"`, `test(\`${title}\``];
      expect(
        titled.some((call) => read(path).includes(call)),
        `${path}: ${title}`,
      ).toBe(true);
    }
  });
});

test('PROTECTION 9: every act that the audit lists is entered where it is done', () => {
  const server = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(join('server', path)))
    .join('\n');
  const entered = (act: string): boolean =>
    [`'${act}'`, `\`${act.slice(0, act.indexOf('.') + 1)}\${`].some((word) => server.includes(word));
  expect(Object.keys(ACTS).filter((act) => !entered(act))).toEqual([]);
});
