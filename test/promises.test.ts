/** What the documents promise: each row names tests that hold it, and these are there. */
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
  return tableIn(text.slice(from, text.indexOf('\n## ', from + 1)));
}

/** Without its head; the first cell of each row is empty. */
function tableIn(section: string): string[][] {
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

describe('the twenty attacks', () => {
  const attacks = tableIn(read('docs/attacks.md'));

  test('each has a row of docs/attacks.md that says all of it', () => {
    expect(attacks.map(([, n]) => Number(n))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    for (const [, n, ...said] of attacks)
      for (const cell of said.slice(0, 4)) expect(cell.length, `attack ${n}`).toBeGreaterThan(10);
  });

  test.each(attacks.map(([, n = '', , tests = '', mechanism = '']) => [n, tests, mechanism]))(
    'attack %s: its tests are there and cite it, and so is what they try',
    (n, tests, mechanism) => {
      const all = named(tests);
      expect(all).not.toEqual([]);
      expect(all.length, 'each file with its title').toBe(tests.split('`test/').length - 1);
      for (const { path, title } of all) {
        expect(title).toMatch(new RegExp(`attack (?:${n}(?!\\d)|%i)`));
        const called = ["'", '"', '`'].some((quote) => read(path).includes(`(${quote}${title}${quote}`));
        const listed = read(path).includes(`\n    '${title}',`) || read(path).includes(`\n  '${title}',`);
        expect(called || listed, `${path}: ${title}`).toBe(true);
      }
      const parts = [...mechanism.matchAll(/`([^`]+\.\w+)` `([^`]+)`/g)];
      expect(parts).not.toEqual([]);
      for (const [, path = '', name = ''] of parts) expect(read(path), path).toContain(name);
    },
  );
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
