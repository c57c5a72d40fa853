/** What every request passes: the Origin check, who asks, how the page is painted, what the answer says besides. */
import { error, redirect, type Handle, type HandleServerError, type RequestEvent } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { can, type Actor, type Verdict } from '#core/access.ts';
import type { AccountId } from '#core/ids.ts';
import { hasLeft } from '#core/left.ts';
import { asProblem, problemOf, problemResponse, problems } from '#server/api/problem.ts';
import { sharedApp } from '#server/app.ts';
import { admits, identify, type Identity } from '#server/auth/identity.ts';
import { isOurs } from '#server/auth/origin.ts';
import { signOut } from '#server/auth/revoke.ts';
import { credentialsOf } from '#server/http/credentials.ts';
import { describeFault } from '#server/http/fault.ts';
import { isUnderTls, securityHeaders } from '#server/http/headers.ts';
import { awaitTurn } from '#server/http/rates.ts';
import { openPlace, type Place } from '#server/place.ts';

const isApi = (event: RequestEvent): boolean => event.url.pathname.startsWith('/api/');

/** Something that a page sends, and no call of the API. */
const isForm = (event: RequestEvent): boolean =>
  !isApi(event) && !['GET', 'HEAD'].includes(event.request.method);

const isSecure = ({ locals }: RequestEvent): boolean => isUnderTls(locals.app.config);

const CSP = 'content-security-policy';
/** Of what is no page of ours (files, JSON, what the framework says by itself): nothing in it runs or loads. */
const NOTHING_BESIDE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Outermost: whatever was answered, and by whom, leaves with these headers and is kept by no cache. */
const dress: Handle = async ({ event, resolve }) => {
  event.locals.app = sharedApp();
  const answered = await resolve(event);
  const response = isApi(event) ? asProblem(answered) : answered;
  for (const [name, value] of securityHeaders({ secure: isSecure(event) })) response.headers.set(name, value);
  response.headers.set('cache-control', 'no-store');
  if (!response.headers.has(CSP)) response.headers.set(CSP, NOTHING_BESIDE);
  return response;
};

const keepForeignersOut: Handle = ({ event, resolve }) => {
  const { method, headers } = event.request;
  const provenance = {
    method,
    origin: headers.get('origin'),
    authorization: headers.get('authorization'),
    cookie: headers.get('cookie'),
  };
  if (isOurs(event.locals.app.config.origins, provenance)) return resolve(event);
  return problemResponse(problems.foreignOrigin());
};

/** A browser that left while it could tell nobody tells it now: its session ends before anything else is done. */
const closeBehind: Handle = async ({ event, resolve }) => {
  const cookie = event.request.headers.get('cookie') ?? '';
  if (hasLeft(cookie)) {
    await signOut(event.locals.app, cookie);
    for (const { name } of event.cookies.getAll())
      event.cookies.delete(name, { path: '/', secure: isSecure(event) });
  }
  return resolve(event);
};

const recognise: Handle = async ({ event, resolve }) => {
  const { locals, request } = event;
  locals.identity = await identify(locals.app, credentialsOf(request));
  locals.actor = actorOf(locals.identity);
  const placeOf = placesFor(event);
  locals.demand = (verdict) => demand(event, verdict);
  locals.admit = (action) => {
    demand(event, can(locals.actor, action));
    const identity = locals.identity ?? demand(event, 'sign-in');
    demand(event, admits(identity, { action, form: isForm(event) }));
    return identity;
  };
  locals.enter = async (slug, action, object) => {
    const identity = locals.identity ?? demand(event, 'sign-in');
    demand(event, admits(identity, { action, form: isForm(event) }));
    const place = await placeOf(identity.account, slug);
    if (!place || !reaches(identity, place.project.id)) return demand(event, 'hide');
    demand(event, place.can(action, object));
    return place;
  };
  return resolve(event);
};

/** Direction and theme are attributes that the server writes: no script has to run before the first paint. */
const paint: Handle = ({ event, resolve }) => {
  const dir = directionOf(event);
  const theme = event.locals.identity?.theme ?? event.cookies.get('theme') ?? 'auto';
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%sanad.lang%', 'en')
        .replace('%sanad.dir%', dir)
        .replace('%sanad.theme%', ['light', 'dark'].includes(theme) ? theme : 'auto'),
  });
};

/** Before anything is read or written for them: who asks too much is told when to come back. */
const pace: Handle = async ({ event, resolve }) => {
  const { app, identity } = event.locals;
  const asked = await app.rates.take(
    identity ? { account: identity.account } : { address: event.getClientAddress() },
  );
  const seconds = asked === 0 && identity ? await awaitTurn(app, identity.account) : asked;
  if (seconds === 0) return resolve(event);
  const told = problemOf(429);
  const answer = isApi(event) ? problemResponse(told) : new Response(told.detail, { status: 429 });
  answer.headers.set('retry-after', String(seconds));
  return answer;
};

/** A form that cannot be read is the sender's fault, whichever action reads it. */
const readForms: Handle = ({ event, resolve }) => {
  const { request } = event;
  const read = request.formData.bind(request);
  const unreadable = (thrown: unknown): never => {
    if (thrown instanceof TypeError) error(400, problemOf(400).detail);
    throw thrown; // too large
  };
  Object.defineProperty(request, 'formData', { value: () => read().catch(unreadable) });
  return resolve(event);
};

export const handle = sequence(dress, keepForeignersOut, closeBehind, recognise, pace, readForms, paint);

export const handleError: HandleServerError = ({ error: thrown, event, status }) => {
  if (status === 404) return { message: problemOf(404).detail };
  event.locals.app.log.error({ route: event.route.id, fault: describeFault(thrown) }, 'a request failed');
  return { message: problemOf(500).detail };
};

/** The loads of one page stand in one place. What a form does may change where: after it each load asks anew. */
function placesFor({
  locals,
  request,
}: RequestEvent): (account: AccountId, slug: string) => Promise<Place | null> {
  const opened = new Map<string, Promise<Place | null>>();
  return (account, slug) => {
    const known = request.method === 'GET' ? opened.get(slug) : undefined;
    const place = known ?? openPlace(locals.app, account, slug);
    opened.set(slug, place);
    return place;
  };
}

const actorOf = (identity: Identity | null): Actor =>
  identity === null
    ? { kind: 'nobody' }
    : { kind: 'account', account: identity.account, admin: identity.admin };

/** A token bound to a project reaches no other. */
const reaches = (identity: Identity, project: string): boolean =>
  identity.project === null || identity.project === project;

function demand(event: RequestEvent, verdict: 'hide' | 'refuse' | 'sign-in'): never;
function demand(event: RequestEvent, verdict: Verdict): void;
function demand(event: RequestEvent, verdict: Verdict): void {
  switch (verdict) {
    case 'allow':
      return;
    case 'hide':
      error(404, problemOf(404).detail);
    case 'refuse':
      error(403, problemOf(403).detail);
    case 'sign-in':
      return isApi(event) ? error(401, problemOf(401).detail) : redirect(303, signInAddress(event));
  }
}

/** Back to where one was going; after a form, to the page that it stood on. */
function signInAddress({ url, request }: RequestEvent): string {
  const next = request.method === 'GET' ? url.pathname + url.search : url.pathname;
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`;
}

function directionOf({ url, locals, cookies }: RequestEvent): 'ltr' | 'rtl' {
  if (url.searchParams.get('dir') === 'rtl') return 'rtl';
  const chosen = locals.identity?.direction ?? cookies.get('dir');
  return chosen === 'rtl' ? 'rtl' : 'ltr'; // 'auto' is the language's, and that is English
}
