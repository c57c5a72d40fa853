import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { can } from '#core/access.ts';
import { deviceOf } from '#core/device.ts';
import { join, joinAs, readInvitation } from '#server/auth/invitation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  locals.demand(can(locals.actor, 'invitation.use'));
  return {
    invitation: await readInvitation(locals.app, params.token),
    signedIn: locals.identity?.email ?? null,
  };
};

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/);
const StudyForm = z.object({ study: z.string().trim().min(1).max(80), slug: Slug });
const JoinForm = z.object({ email: z.email().max(320), password: z.string().max(1024) });

/** What was typed, to stand in the form again; never the password. */
const typed = (form: FormData) => ({
  email: text(form, 'email').trim(),
  study: text(form, 'study').trim(),
  slug: text(form, 'slug').trim(),
});

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** The study that the form names; null: the link asks for none; else the field that cannot be used. */
function studyOf(kind: string, form: FormData): { name: string; slug: string } | null | 'study' | 'slug' {
  if (kind !== 'first-lead') return null;
  const parsed = StudyForm.safeParse({ study: text(form, 'study'), slug: text(form, 'slug').trim() });
  if (parsed.success) return { name: parsed.data.study, slug: parsed.data.slug };
  return parsed.error.issues.some((issue) => issue.path[0] === 'study') ? 'study' : 'slug';
}

export const actions: Actions = {
  default: async ({ locals, request, params, cookies, getClientAddress }) => {
    locals.demand(can(locals.actor, 'invitation.use'));
    const form = await request.formData();
    const again = typed(form);
    const invitation = await readInvitation(locals.app, params.token);
    if (invitation === null) return fail(410, { ...again, fault: 'gone' as const });
    const study = studyOf(invitation.kind, form);
    if (study === 'study' || study === 'slug') return fail(400, { ...again, fault: study });

    if (locals.identity?.via === 'session' && form.has('as')) {
      const answer = await joinAs(locals.app, params.token, locals.identity.account, study);
      if (answer === 'joined') redirect(303, '/projects');
      return fail(400, { ...again, fault: answer });
    }

    const who = JoinForm.safeParse({ email: again.email, password: text(form, 'password') });
    if (!who.success) return fail(400, { ...again, fault: 'email' as const });
    const answer = await join(locals.app, params.token, {
      ...who.data,
      study,
      address: getClientAddress(),
      device: deviceOf(request.headers.get('user-agent')),
    });
    switch (answer.kind) {
      case 'joined':
        cookies.set(answer.cookie.name, answer.cookie.value, answer.cookie.options);
        redirect(303, '/');
      case 'weak':
        return fail(400, { ...again, fault: 'weak' as const, words: answer.fault });
      case 'wait':
        return fail(429, { ...again, fault: 'wait' as const, minutes: Math.ceil(answer.seconds / 60) });
      case 'gone':
      case 'wrong':
      case 'slug-taken':
      case 'already-member':
      case 'admin-apart':
      case 'not-seconded':
        return fail(400, { ...again, fault: answer.kind });
    }
  },
};
