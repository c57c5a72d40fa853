/**
 * PROTECTION 10, attack 1: every door of a project, by every role, over HTTP, against the matrix. A door that asks less
 * than its row says, or more, fails here.
 */
import { expect, type APIResponse, type BrowserContext } from '@playwright/test';
import { can, type Action, type Role } from '#core/access.ts';
import { ROUTES } from '#core/access-routes.ts';
import { test } from './demo.ts';
import { signedIn } from './people.ts';
import type { TestServer } from './server.ts';

const PEOPLE: Record<string, Role | null> = {
  lead: 'lead',
  analyst: 'analyst',
  'researcher-c': 'researcher',
  reviewer: 'reviewer',
  auditor: 'auditor',
  admin: null,
};

/** Ids that do not exist: what stands behind a door is not the question here, the door is. */
const address = (route: string): string =>
  route
    .replace('[project]', 'demo')
    .replace('[slug]', 'demo')
    .replace('/sources/[code]', '/sources/S-22222')
    .replace('[code]', 'R-22222')
    .replace(/\[(id|claim|researcher)\]/, '00000000-0000-4000-8000-000000000000');

const doors = Object.entries(ROUTES)
  .filter(([route]) => /\[(project|slug)\]/.test(route))
  .flatMap(([route, row]) =>
    Object.entries(row).flatMap(([door, action]) => (action ? [{ route, door, action }] : [])),
  );

for (const [who, role] of Object.entries(PEOPLE))
  test(`attack 1: every door answers ${who} as the matrix says`, async ({ browser, demo }) => {
    const { context } = await signedIn(browser, demo, who);
    const wrong: string[] = [];
    for (const { route, door, action } of doors) {
      const status = await knock(context, demo, route, door);
      const expected = allowed(
        role,
        action,
        /\[(code|id|claim|researcher)\]/.test(route),
        door.startsWith('action:'),
      );
      if (!expected(status)) wrong.push(`${route} ${door} (${action}): ${status}`);
    }
    expect(wrong).toEqual([]);
    await context.close();
  });

test('attack 1: nobody is asked to sign in at every door', async ({ browser, demo }) => {
  const context = await browser.newContext({ baseURL: demo.url });
  const wrong: string[] = [];
  for (const { route, door } of doors) {
    const status = await knock(context, demo, route, door);
    if (!(route.startsWith('/api/') ? status === 401 : [303, 401].includes(status)))
      wrong.push(`${route} ${door}: ${status}`);
  }
  expect(wrong).toEqual([]);
  await context.close();
});

/**
 * What a status may be. A door onto one thing that does not exist says 404 to whoever may open the door; so does a form
 * that names none.
 */
function allowed(
  role: Role | null,
  action: Action,
  ofOne: boolean,
  form: boolean,
): (status: number) => boolean {
  if (role === null) return (status) => status === 404;
  const verdict = can({ kind: 'member', account: 'me', role }, action);
  if (verdict === 'refuse') return (status) => status === 403 || (ofOne && status === 404);
  return (status) => status !== 401 && status !== 403 && (ofOne || form || status !== 404);
}

async function knock(
  context: BrowserContext,
  server: TestServer,
  route: string,
  door: string,
): Promise<number> {
  const at = address(route);
  const options = { headers: { origin: server.url }, maxRedirects: 0, timeout: 20_000 };
  if (door === 'load' || (door === 'GET' && !at.endsWith('/events')))
    return code(context.request.get(at, options));
  if (door === 'GET') return streamStatus(context, server, at);
  if (door.startsWith('action:')) {
    const name = door.slice('action:'.length);
    return formStatus(
      context.request.post(`${at}${name === 'default' ? '' : `?/${name}`}`, {
        ...options,
        form: {},
        headers: { ...options.headers, accept: 'application/json', 'x-sveltekit-action': 'true' },
      }),
    );
  }
  return code(context.request.fetch(at, { ...options, method: door, data: {} }));
}

const code = async (answer: Promise<APIResponse>): Promise<number> => (await answer).status();

/** An action's answer is an envelope: its own status says how it went. */
async function formStatus(answer: Promise<APIResponse>): Promise<number> {
  const response = await answer;
  const said: unknown = await response.json().catch(() => null);
  const inner: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, 'status') : null;
  return typeof inner === 'number' ? inner : response.status();
}

/** An event stream does not end: its head is enough. */
async function streamStatus(context: BrowserContext, server: TestServer, at: string): Promise<number> {
  const cookie = (await context.cookies()).map((c) => `${c.name}=${c.value}`).join('; ');
  const hangUp = new AbortController();
  const response = await fetch(`${server.url}${at}`, {
    headers: { cookie, origin: server.url },
    redirect: 'manual',
    signal: hangUp.signal,
  });
  hangUp.abort();
  return response.status;
}
