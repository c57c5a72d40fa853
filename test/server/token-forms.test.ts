/** What a bearer token opens at the doors of the pages, through the hooks that every request passes: no form, no vault. */
import { isHttpError, type Handle } from '@sveltejs/kit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MATRIX, type Action, type ProjectAction } from '#core/access.ts';
import { ROUTES } from '#core/access-routes.ts';
import { createApp, shareApp, type App } from '#server/app.ts';
import { beginSession } from '#server/auth/session.ts';
import { createToken } from '#server/auth/token.ts';
import { addMember } from '#server/store/project.ts';
import { handle } from '../../src/hooks.server.ts';
import { DEVICE } from './authenticator.ts';
import { freshConfig, freshStudy, type TestStudy } from './harness.ts';
import { bearer } from './sync-harness.ts';

/** One after the other, without the framework's own bookkeeping around it. */
vi.mock('@sveltejs/kit/hooks', () => ({
  sequence:
    (...handles: Handle[]): Handle =>
    ({ event, resolve }) => {
      const from =
        (n: number): typeof resolve =>
        (passed) =>
          handles[n]?.({ event: passed, resolve: from(n + 1) }) ?? resolve(passed);
      return from(0)(event);
    },
}));

let app: App;
let drop: () => Promise<void>;
let study: TestStudy;
let token: Record<string, string>;
let session: Record<string, string>;
beforeAll(async () => {
  const fresh = await freshConfig();
  drop = fresh.drop;
  app = await createApp(fresh.config);
  shareApp(app);
  study = await freshStudy(app);
  token = { authorization: `Bearer ${await bearer(app, study, 'lead')}` };
  const { name, value } = await beginSession(app, study.accounts['lead']!, { device: DEVICE, passed: true });
  session = { cookie: `${name}=${value}`, origin: fresh.config.origins[0] ?? '' };
});
afterAll(async () => {
  await app.close();
  await drop();
});

/** What the door answers to this lead, who may do all that these doors are for. */
async function knock(headers: Record<string, string>, door: Door): Promise<number> {
  const url = new URL(door.route.replace('[project]', study.slug), 'http://localhost:3000');
  const event = {
    url,
    request: new Request(url, { method: door.method, headers }),
    locals: {},
    cookies: { get: () => undefined, getAll: () => [], delete: () => undefined },
    getClientAddress: () => '192.0.2.1',
    route: { id: door.route },
  };
  let status = 0;
  const resolve = async ({ locals }: { locals: App.Locals }): Promise<Response> => {
    await locals.enter(study.slug, door.action);
    status = 200;
    return new Response('in');
  };
  try {
    // The event holds what the hooks ask of one, and no more.
    await Reflect.apply(handle, null, [{ event, resolve }]);
  } catch (thrown) {
    if (!isHttpError(thrown)) throw thrown;
    status = thrown.status;
  }
  return status;
}

interface Door {
  route: string;
  action: ProjectAction;
  method: string;
}
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
const isOfProject = (action: Action | undefined): action is ProjectAction =>
  action !== undefined && action in MATRIX;
const methodOf = (door: string): string => (METHODS.has(door) ? door : door === 'load' ? 'GET' : 'POST');
const doors: Door[] = Object.entries(ROUTES).flatMap(([route, row]) =>
  Object.entries(row).flatMap(([door, action]) =>
    isOfProject(action) && route.includes('[project]') ? [{ route, action, method: methodOf(door) }] : [],
  ),
);
const isCall = ({ route }: Door): boolean => route.startsWith('/api/');

const openedBy = async (headers: Record<string, string>, of: readonly Door[]): Promise<string[]> => {
  const opened: string[] = [];
  for (const door of of) {
    const status = await knock(headers, door);
    expect([200, 403, 404], `${door.route} ${door.method}`).toContain(status);
    if (status === 200) opened.push(`${door.route} ${door.method} ${door.action}`);
  }
  return opened;
};

test('attack 19: a lead’s bearer token sends no form of any page, for which a session opens them', async () => {
  const forms = doors.filter((door) => !isCall(door) && door.method !== 'GET');
  expect(forms.length).toBeGreaterThan(40);
  expect(await openedBy(token, forms)).toEqual([]);
  expect((await openedBy(session, forms)).length).toBeGreaterThan(40);
});

test('nor does it look at team, settings, vault and purge', async () => {
  const pages = doors.filter(
    ({ method, action }) => method === 'GET' && /^(team|settings|vault|purge)\./.test(action),
  );
  expect(pages.length).toBeGreaterThan(2);
  expect(await openedBy(token, pages)).toEqual([]);
  expect(await openedBy(session, pages)).toHaveLength(pages.length);
});

test('the calls of the API stay open to it, a release among them', async () => {
  const calls = doors.filter(isCall);
  expect(calls.map(({ action }) => action)).toContain('record.release');
  expect(await openedBy(token, calls)).toHaveLength(calls.length);
});

test('one that is bound to a study opens no other that its holder leads', async () => {
  const other = await freshStudy(app, 'other');
  await app.db.asService('auth', (tx) => addMember(tx, other.project, study.accounts['lead']!, 'lead'));
  const email = `lead@${study.slug}.test`;
  const made = await createToken(app, { email, project: other.slug });
  if (made.kind !== 'made') throw new Error(made.kind);
  const bound = { authorization: `Bearer ${made.token}` };
  const calls = doors.filter(isCall);
  expect(await openedBy(bound, calls)).toEqual([]);
  const here = study;
  study = other;
  expect(await openedBy(bound, calls)).toHaveLength(calls.length);
  study = here;
});
