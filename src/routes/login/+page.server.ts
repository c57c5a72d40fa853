import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { can } from '#core/access.ts';
import { deviceOf } from '#core/device.ts';
import { ownPath } from '#core/own-path.ts';
import { readPending } from '#server/auth/session.ts';
import { signIn } from '#server/auth/sign-in.ts';
import { waives } from '#server/auth/stage.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url }) => {
  locals.demand(can(locals.actor, 'session.begin'));
  const next = ownPath(url.searchParams.get('next'));
  if (locals.identity) redirect(303, next);
  if (await readPending(locals.app, request.headers.get('cookie') ?? '')) redirect(303, secondStep(next));
  const [ended, out] = ['ended', 'out'].map((word) => url.searchParams.has(word));
  return { next, waived: waives(locals.app.config), ended, out };
};

const secondStep = (next: string): string => `/login/second?next=${encodeURIComponent(next)}`;

const SignInForm = z.object({
  email: z.string().trim().max(320),
  password: z.string().max(1024),
  next: z.string().nullable(),
});

export const actions: Actions = {
  default: async ({ locals, request, cookies, getClientAddress }) => {
    locals.demand(can(locals.actor, 'session.begin'));
    const form = await request.formData();
    const asked = SignInForm.safeParse({
      email: form.get('email') ?? '',
      password: form.get('password') ?? '',
      next: form.get('next'),
    });
    if (!asked.success) return fail(400, { email: '', fault: 'wrong' as const }); // no form of ours
    const { email, password, next } = asked.data;
    if (email === '') return fail(400, { email, fault: 'no-email' as const });
    if (password === '') return fail(400, { email, fault: 'no-password' as const });
    const result = await signIn(locals.app, {
      email,
      password,
      address: getClientAddress(),
      device: deviceOf(request.headers.get('user-agent')),
    });
    switch (result.kind) {
      case 'wrong':
        return fail(400, { email, fault: 'wrong' as const });
      case 'wait':
        return fail(429, { email, fault: 'wait' as const, minutes: Math.ceil(result.seconds / 60) });
      case 'in':
        cookies.set(result.cookie.name, result.cookie.value, result.cookie.options);
        redirect(303, result.stage === 'open' ? ownPath(next) : secondStep(ownPath(next)));
    }
  },
};
