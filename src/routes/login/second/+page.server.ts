/** After the password: a second factor is shown, or, by whoever must have one and has none, set up. */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { can } from '#core/access.ts';
import { ownPath } from '#core/own-path.ts';
import { enrolPasskey, enrolTotp, factorsOf, showFactor, type Enrolled } from '#server/auth/factor.ts';
import { signOut } from '#server/auth/revoke.ts';
import { readPending, type Pending } from '#server/auth/session.ts';
import { offerTotp, type Offer } from '#server/auth/totp.ts';
import { browsing } from '#server/http/browsing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url }) => {
  locals.demand(can(locals.actor, 'session.begin'));
  const next = ownPath(url.searchParams.get('next'));
  if (locals.identity) redirect(303, next);
  const pending = await readPending(locals.app, request.headers.get('cookie') ?? '');
  if (!pending) redirect(303, backToDoor(next));
  const { app, passkeys, owed } = await factorsOf(locals.app, pending.account);
  if (pending.stage === 'enrol') {
    const offer = offerTotp(locals.app, pending);
    return { stage: 'enrol' as const, email: pending.email, next, offer, owed };
  }
  return { stage: 'ask' as const, email: pending.email, next, app: app !== null, passkeys: passkeys.length };
};

const backToDoor = (next: string): string =>
  next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`;

const Fields = z.object({
  code: z.string().max(100).default(''),
  secret: z.string().max(100).default(''),
  seal: z.string().max(200).default(''),
  answer: z.string().max(100_000).default(''),
  enrolment: z.string().max(100).default(''),
  next: z.string().nullish(),
});
type Fields = z.infer<typeof Fields>;

/** Whoever is half-way in, and what they sent; their session may have ended in the meantime. */
async function arrive(event: RequestEvent): Promise<{ pending: Pending; fields: Fields; next: string }> {
  const { locals, request } = event;
  locals.demand(can(locals.actor, 'session.begin'));
  const fields = Fields.parse(Object.fromEntries(await request.formData()));
  const next = ownPath(fields.next ?? null);
  const pending = await readPending(locals.app, request.headers.get('cookie') ?? '');
  if (!pending) redirect(303, locals.identity ? next : backToDoor(next));
  return { pending, fields, next };
}

type Fault = 'missing' | 'wrong' | 'passkeyWrong' | 'unproven' | 'wait';

const refuse = (fault: Fault, more: { minutes?: number; offer?: Offer | null } = {}) =>
  fail(fault === 'wait' ? 429 : 400, { fault, ...more });

const waits = (seconds: number) => refuse('wait', { minutes: Math.ceil(seconds / 60) });

/** On to the recovery codes, which are the next thing that is needed. */
function enrolled({ cookies }: RequestEvent, answer: Enrolled, next: string) {
  switch (answer.kind) {
    case 'wait':
      return waits(answer.seconds);
    case 'wrong':
      return refuse('wrong', { offer: answer.offer });
    case 'unproven':
      return refuse('unproven', { offer: answer.offer });
    case 'enrolled':
      cookies.set(answer.cookie.name, answer.cookie.value, answer.cookie.options);
      return redirect(303, `/account/second-factor?next=${encodeURIComponent(next)}`);
  }
}

async function show(event: RequestEvent, kind: 'code' | 'passkey') {
  const { pending, fields, next } = await arrive(event);
  if (pending.stage !== 'ask') return refuse('wrong');
  if (kind === 'code' && fields.code.trim() === '') return refuse('missing');
  const shown = kind === 'code' ? { kind, code: fields.code } : { kind, answer: fields.answer };
  const answer = await showFactor(event.locals.app, browsing(event, pending), shown);
  switch (answer.kind) {
    case 'wait':
      return waits(answer.seconds);
    case 'wrong':
      return refuse(kind === 'code' ? 'wrong' : 'passkeyWrong');
    case 'passed':
      event.cookies.set(answer.cookie.name, answer.cookie.value, answer.cookie.options);
      redirect(303, next);
  }
}

export const actions: Actions = {
  code: (event) => show(event, 'code'),

  passkey: (event) => show(event, 'passkey'),

  enrol: async (event) => {
    const { pending, fields, next } = await arrive(event);
    if (pending.stage !== 'enrol') return refuse('wrong');
    return enrolled(event, await enrolTotp(event.locals.app, browsing(event, pending), fields), next);
  },

  enrolPasskey: async (event) => {
    const { pending, fields, next } = await arrive(event);
    if (pending.stage !== 'enrol') return refuse('wrong');
    const answer = await enrolPasskey(event.locals.app, browsing(event, pending), fields);
    if (answer.kind === 'wrong') return refuse('passkeyWrong');
    return enrolled(event, answer, next);
  },

  cancel: async ({ locals, request, cookies }) => {
    locals.demand(can(locals.actor, 'session.begin'));
    await signOut(locals.app, request.headers.get('cookie') ?? '');
    for (const { name } of cookies.getAll()) cookies.delete(name, { path: '/' });
    redirect(303, '/login');
  },
};
