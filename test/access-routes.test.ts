/** PROTECTION 10, attack 1: a new route, verb or action without a row in the matrix fails here. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INSTANCE, MATRIX } from '#core/access.ts';
import { COMMANDS, FRAMES, ROUTES } from '#core/access-routes.ts';
import { PAGE, permissionsPage } from './permissions-page.ts';

const folder = join(import.meta.dirname, '..', 'src', 'routes');

/** Every door of the application: route → `load`, `action:name`, HTTP verbs. */
function doors(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/^\+(page|layout|server)(\.server)?\.ts$/.test(entry.name)) continue;
    const id = `/${relative(folder, entry.parentPath)}`.replace(/\/\([^)]+\)/g, '').replace(/\/$/, '') || '/';
    const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    found.set(id, [...(found.get(id) ?? []), ...doorsOf(entry.name, source)]);
  }
  return found;
}

function doorsOf(name: string, source: string): string[] {
  if (name === '+server.ts')
    return [
      ...source.matchAll(
        /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD|fallback)\b/g,
      ),
    ].map((m) => m[1] ?? '');
  const load = /export (?:const|async function|function) load\b/.test(source) ? ['load'] : [];
  return [...load, ...actionsOf(source)];
}

function actionsOf(source: string): string[] {
  const start = source.search(/export const actions\b/);
  if (start < 0) return [];
  const open = source.indexOf('{', start);
  const body = source.slice(open, source.indexOf('\n}', open));
  return [...body.matchAll(/^ {2}(?:async )?'?([\w-]+)'?(?::|\(|,$)/gm)].map((m) => `action:${m[1]}`);
}

describe('attack 1: every door has a row', () => {
  for (const [route, list] of doors())
    for (const door of list)
      test(`${route} ${door}`, () => {
        const row: Partial<Record<string, string>> = ROUTES[route] ?? {};
        expect(row[door], `add { '${route}': { '${door}': … } } to src/core/access-routes.ts`).toBeDefined();
      });
});

test('attack 1: every row has its door, and names an action of the matrix', () => {
  const found = doors();
  const actions = new Set([...Object.keys(MATRIX), ...Object.keys(INSTANCE)]);
  for (const [route, rows] of Object.entries(ROUTES))
    for (const [door, action] of Object.entries(rows)) {
      expect(found.get(route), route).toContain(door);
      expect(actions, `${route} ${door}`).toContain(action);
    }
});

test('attack 1: every kind of frame that the protocol knows has a row', () => {
  const protocol = readFileSync(join(import.meta.dirname, '..', 'server', 'sync', 'protocol.ts'), 'utf8');
  const kinds = [...protocol.matchAll(/^ {2}\| \{ kind: '([\w-]+)'/gm)].map((match) => match[1]);
  expect(kinds.filter((kind) => kind !== 'malformed').toSorted()).toEqual(Object.keys(FRAMES).toSorted());
});

test('attack 1: every command of the command line has a row, and asks what its row says', () => {
  const server = join(import.meta.dirname, '..', 'server');
  const cli = readFileSync(join(server, 'cli.ts'), 'utf8');
  const list = cli.slice(cli.indexOf('COMMANDS:'), cli.indexOf('};', cli.indexOf('COMMANDS:')));
  const names = [...list.matchAll(/^ {2}'?([a-z -]+)'?: async/gm)].map((match) => match[1]);
  expect(names.length).toBeGreaterThan(5);
  expect(names.toSorted(), 'rows of COMMANDS in src/core/access-routes.ts').toEqual(
    Object.keys(COMMANDS).toSorted(),
  );
});

test('docs/permissions.md says what the matrix says', () => {
  expect(readFileSync(PAGE, 'utf8') === permissionsPage(), 'run `npm run docs`').toBe(true);
});
