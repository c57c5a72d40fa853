import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changePassword } from '#server/auth/password-change.ts';
import { signOutEverywhere } from '#server/auth/revoke.ts';
import { saveAppearance } from '#server/store/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const { email, admin, direction, theme } = locals.admit('account.edit');
  return { email, admin, direction, theme, done: url.searchParams.get('done') };
};

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

  everywhere: async ({ locals }) => {
    const { account } = locals.admit('account.edit');
    await signOutEverywhere(locals.app, account);
    redirect(303, '/login');
  },
};
