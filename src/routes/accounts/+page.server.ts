import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { resetFactor } from '#server/auth/factor-reset.ts';
import { invite } from '#server/auth/invitation.ts';
import { restore, RevocationError, suspend } from '#server/auth/revoke.ts';
import { foldEmail, listAccounts } from '#server/store/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { account } = locals.admit('account.list');
  const accounts = await locals.app.db.asUser(account, listAccounts);
  return {
    me: account,
    accounts: accounts.map(({ id, email, admin, suspendedAt, createdAt }) => ({
      id,
      email,
      admin,
      suspended: suspendedAt !== null,
      since: createdAt.toISOString().slice(0, 7),
    })),
  };
};

const InviteForm = z.object({ kind: z.enum(['first-lead', 'admin']) });
const WhoForm = z.object({ email: z.string().min(1).max(320) });

export const actions: Actions = {
  invite: async ({ locals, request }) => {
    const { account } = locals.admit('account.invite');
    const form = InviteForm.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) return fail(400, { fault: 'unknown' as const });
    const { kind } = form.data;
    const token = await locals.app.db.asService('auth', (tx) =>
      invite(tx, { kind }, account, locals.app.now()),
    );
    return { link: `${locals.app.config.origins[0] ?? ''}/join/${token}`, kind };
  },

  suspend: async ({ locals, request }) => {
    const me = locals.admit('account.invite');
    const form = WhoForm.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) return fail(400, { fault: 'unknown' as const });
    if (foldEmail(form.data.email) === me.email) return fail(400, { fault: 'yourself' as const });
    try {
      const answer = await suspend(locals.app, form.data.email, me.account);
      return answer === 'done' ? { done: true } : fail(404, { fault: 'unknown' as const });
    } catch (error) {
      if (error instanceof RevocationError) return fail(500, { fault: 'slow' as const });
      throw error;
    }
  },

  restore: async ({ locals, request }) => {
    const me = locals.admit('account.invite');
    const form = WhoForm.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) return fail(400, { fault: 'unknown' as const });
    const answer = await restore(locals.app, form.data.email, me.account);
    return answer === 'done' ? { done: true } : fail(404, { fault: 'unknown' as const });
  },

  reset: async ({ locals, request }) => {
    const me = locals.admit('account.invite');
    const form = WhoForm.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) return fail(400, { fault: 'unknown' as const });
    if (foldEmail(form.data.email) === me.email) return fail(400, { fault: 'yourself' as const });
    try {
      const answer = await resetFactor(locals.app, form.data.email, me.account);
      if (answer === 'two-leads') return fail(409, { fault: 'twoLeads' as const });
      if (answer === 'no-account') return fail(404, { fault: 'unknown' as const });
      return { done: true, reset: { email: form.data.email, code: answer.code } };
    } catch (error) {
      if (error instanceof RevocationError) return fail(500, { fault: 'slow' as const });
      throw error;
    }
  },
};
