import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { ownPath } from '#core/own-path.ts';
import { enrolPasskey, enrolTotp, factorsOf, removeFactor, type Enrolled } from '#server/auth/factor.ts';
import { confirmPassword } from '#server/auth/own-password.ts';
import { makeRecoveryCodes } from '#server/auth/recovery-code.ts';
import { offerTotp } from '#server/auth/totp.ts';
import { browsing } from '#server/http/browsing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const who = locals.admit('account.edit');
  const { app, passkeys, codes, everMade, justSetUp, owed } = await factorsOf(locals.app, who.account);
  return {
    email: who.email,
    admin: who.admin,
    app: app?.toISOString().slice(0, 10) ?? null,
    passkeys: passkeys.map(({ id, since }) => ({ id, since: since.toISOString().slice(0, 10) })),
    codes,
    everMade,
    codesAsk: everMade || !justSetUp,
    owed,
    offer: offerTotp(locals.app, who),
    /** Where to go on, for whoever has just signed in. */
    next: url.searchParams.has('next') ? ownPath(url.searchParams.get('next')) : null,
    done: url.searchParams.get('done'),
  };
};

const Fields = z.object({
  password: z.string().max(1024).default(''),
  code: z.string().max(100).default(''),
  secret: z.string().max(100).default(''),
  seal: z.string().max(200).default(''),
  answer: z.string().max(100_000).default(''),
  which: z.string().max(100).default(''),
  enrolment: z.string().max(100).default(''),
});

type Part = 'app' | 'passkey' | 'codes' | 'remove';
type Fault = 'password' | 'wait' | 'wrong' | 'passkeyWrong' | 'unproven' | 'last';

const refuse = (
  part: Part,
  fault: Fault,
  more: { minutes?: number; offer?: { secret: string; seal: string; address: string } } = {},
) => fail(fault === 'wait' ? 429 : 400, { part, fault, ...more });

/** Who asks, what they sent, and whether they gave their password with it. */
async function arrive(event: RequestEvent, part: Part) {
  const who = event.locals.admit('account.edit');
  const fields = Fields.parse(Object.fromEntries(await event.request.formData()));
  const at = browsing(event, who);
  const own = await confirmPassword(event.locals.app, who, {
    password: fields.password,
    address: at.address,
  });
  const refused =
    own.kind === 'wait'
      ? refuse(part, 'wait', { minutes: Math.ceil(own.seconds / 60) })
      : own.kind === 'wrong'
        ? refuse(part, 'password')
        : null;
  return { who, fields, at, refused };
}

function done({ cookies }: RequestEvent, part: Part, answer: Enrolled) {
  switch (answer.kind) {
    case 'wait':
      return refuse(part, 'wait', { minutes: Math.ceil(answer.seconds / 60) });
    case 'wrong':
      return refuse(
        part,
        part === 'app' ? 'wrong' : 'passkeyWrong',
        answer.offer ? { offer: answer.offer } : {},
      );
    case 'unproven':
      return refuse(part, 'unproven', answer.offer ? { offer: answer.offer } : {});
    case 'enrolled':
      cookies.set(answer.cookie.name, answer.cookie.value, answer.cookie.options);
      return redirect(303, `/account/second-factor?done=${part}`);
  }
}

export const actions: Actions = {
  app: async (event) => {
    const { fields, at, refused } = await arrive(event, 'app');
    return refused ?? done(event, 'app', await enrolTotp(event.locals.app, at, fields));
  },

  passkey: async (event) => {
    const { fields, at, refused } = await arrive(event, 'passkey');
    return refused ?? done(event, 'passkey', await enrolPasskey(event.locals.app, at, fields));
  },

  /** The first codes follow enrolment, for which everything was just shown; any others take the password. */
  codes: async (event) => {
    const { account } = event.locals.admit('account.edit');
    const { app, passkeys, everMade, justSetUp } = await factorsOf(event.locals.app, account);
    if (app === null && passkeys.length === 0) return refuse('codes', 'wrong');
    if (everMade || !justSetUp) {
      const { refused } = await arrive(event, 'codes');
      if (refused) return refused;
    }
    const cookie = event.request.headers.get('cookie') ?? '';
    const made = await makeRecoveryCodes(event.locals.app, account, cookie);
    return made === null ? redirect(303, '/login?ended') : { made };
  },

  remove: async (event) => {
    const { who, fields, refused } = await arrive(event, 'remove');
    if (refused) return refused;
    const answer = await removeFactor(event.locals.app, who.account, fields.which);
    if (answer === 'last') return refuse('remove', 'last');
    redirect(303, '/account/second-factor?done=remove');
  },
};
