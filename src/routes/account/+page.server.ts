import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Device } from '#core/device.ts';
import { ownPath } from '#core/own-path.ts';
import { acknowledgeDevices, newDevices } from '#server/auth/device-seen.ts';
import { factorsOf } from '#server/auth/factor.ts';
import { changePassword } from '#server/auth/password-change.ts';
import { signOutEverywhere } from '#server/auth/revoke.ts';
import { endSessions, listSessions } from '#server/auth/session-list.ts';
import { forgetHere } from '#server/http/forget.ts';
import { saveAppearance } from '#server/store/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { account, session, email, admin, direction, theme, ...asker } = locals.admit('account.edit');
  const { app, passkeys, codes } = await factorsOf(locals.app, account);
  const fresh = asker.news ? await newDevices(locals.app, { account, session }) : [];
  const isFresh = (one: Device): boolean =>
    fresh.some(({ browser, system }) => browser === one.browser && system === one.system);
  const sessions = await listSessions(locals.app, account, session);
  return {
    email,
    admin,
    direction,
    theme,
    factor: { app: app !== null, passkeys: passkeys.length, codes },
    sessions: sessions.map((one) => ({ ...one, fresh: isFresh(one) })),
    done: url.searchParams.get('done'),
  };
};

const SessionForm = z.object({ session: z.uuid() });

const PasswordForm = z.object({ current: z.string().max(1024), next: z.string().max(1024) });
const AppearanceForm = z.object({
  direction: z.enum(['auto', 'ltr', 'rtl']),
  theme: z.enum(['auto', 'light', 'dark']),
});

export const actions: Actions = {
  password: async ({ locals, request, getClientAddress }) => {
    const who = locals.admit('account.edit');
    const form = PasswordForm.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) return fail(400, { fault: 'wrong' as const });
    if (form.data.current === '') return fail(400, { fault: 'missing' as const });
    const answer = await changePassword(locals.app, who, {
      ...form.data,
      address: getClientAddress(),
      cookie: request.headers.get('cookie') ?? '',
    });
    switch (answer.kind) {
      case 'changed':
        redirect(303, '/account?done=password');
      case 'weak':
        return fail(400, { fault: 'weak' as const, words: answer.fault });
      case 'wait':
        return fail(429, { fault: 'wait' as const, minutes: Math.ceil(answer.seconds / 60) });
      case 'wrong':
        return fail(400, { fault: 'wrong' as const });
    }
  },

  appearance: async ({ locals, request, cookies }) => {
    const { account } = locals.admit('account.edit');
    const form = AppearanceForm.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) return fail(400, { fault: 'appearance' as const });
    await locals.app.db.asUser(account, (tx) => saveAppearance(tx, account, form.data));
    // For the sign-in page, until the browser closes or one signs out.
    cookies.set('dir', form.data.direction, { path: '/', sameSite: 'lax' });
    cookies.set('theme', form.data.theme, { path: '/', sameSite: 'lax' });
    redirect(303, '/account?done=appearance');
  },

  end: async ({ locals, request }) => {
    const { account } = locals.admit('account.edit');
    const form = SessionForm.safeParse(Object.fromEntries(await request.formData()));
    if (form.success) await endSessions(locals.app, account, { handle: form.data.session });
    redirect(303, '/account?done=session#sessions');
  },

  others: async ({ locals }) => {
    const { account, session } = locals.admit('account.edit');
    if (session !== null) await endSessions(locals.app, account, { allBut: session });
    redirect(303, '/account?done=session#sessions');
  },

  known: async ({ locals, request }) => {
    const { account, session } = locals.admit('account.edit');
    const next = (await request.formData()).get('next');
    await acknowledgeDevices(locals.app, { account, session });
    redirect(303, ownPath(typeof next === 'string' ? next : null));
  },

  everywhere: async ({ locals, cookies, setHeaders }) => {
    const { account } = locals.admit('account.edit');
    await signOutEverywhere(locals.app, account);
    forgetHere({ cookies, setHeaders });
    redirect(303, '/login');
  },
};
