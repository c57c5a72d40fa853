import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLES } from '#core/access.ts';
import { DEPENDS } from '#core/event.ts';
import type { AccountId } from '#core/ids.ts';
import { enrolledIn } from '#server/auth/enrolled.ts';
import { ask, confirm, turnDown, type Answer, type Lead, type Refusal } from '#server/auth/two-leads.ts';
import { listLeadActs } from '#server/store/lead-act.ts';
import { removeMember, RevocationError, type Removal } from '#server/auth/revoke.ts';
import {
  inviteMember,
  listInvitations,
  listMembers,
  withdrawInvitation,
  type MemberRow,
} from '#server/store/membership.ts';
import { openPlace, type Place } from '#server/place.ts';
import { readServerList } from '#server/store/vault-list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends(DEPENDS.project);
  const place = await locals.enter(params.project, 'team.read');
  const { app } = locals;
  const acts = await listLeadActs(app, place);
  const enrolled = await enrolledIn(app, place);
  return place.work(async (work) => ({
    acts,
    me: work.actor.account,
    vault: { project: String(work.project), changes: (await readServerList(work)).changes },
    members: (await listMembers(work)).map((member) => ({
      account: member.account,
      role: member.role,
      ordinal: member.ordinal,
      email: member.email,
      enrolled: enrolled.has(member.account),
      since: member.joinedAt.toISOString().slice(0, 7),
    })),
    invitations: (await listInvitations(work)).map(({ id, role, waits, expiresAt }) => ({
      id,
      role,
      waits,
      until: expiresAt.toISOString().slice(0, 10),
    })),
  }));
};

const InviteForm = z.object({ role: z.enum(ROLES) });
const MemberForm = z.object({ account: z.uuid() });
const LinkForm = z.object({ invitation: z.uuid() });
const ActForm = z.object({ act: z.uuid() });

const leadOf = (place: Place): Lead => ({ project: place.project.id, account: place.actor.account });

/** What two leads decide; `slow`: it was done, but a process has not confirmed that sockets are closed. */
async function decide(act: () => Promise<Answer>): Promise<Answer | { kind: 'refused'; why: 'slow' }> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RevocationError) return { kind: 'refused', why: 'slow' };
    throw error;
  }
}

const refuse = (why: Refusal | 'slow') =>
  fail(why === 'slow' ? 500 : why === 'not-a-member' ? 404 : 409, { fault: FAULTS[why] });

const FAULTS = {
  slow: 'slow',
  'not-a-member': 'notMember',
  'last-lead': 'lastLead',
  asked: 'askedAlready',
  elsewhere: 'elsewhere',
  gone: 'actGone',
  tied: 'tied',
} as const satisfies Record<Refusal | 'slow', string>;

const read = async ({ request }: RequestEvent): Promise<unknown> =>
  Object.fromEntries(await request.formData());

/** The member of that id, as the page shows them. */
const memberOf = (place: Place, id: string): Promise<MemberRow | undefined> =>
  place.work(async (work) => (await listMembers(work)).find((member) => member.account === id));

/** Ends the membership; `slow`: it has ended, but a process has not confirmed that its sockets are closed. */
async function removal(app: App.Locals['app'], place: Place, account: AccountId): Promise<Removal | 'slow'> {
  try {
    return await removeMember(app, place.project.id, account, place.actor.account);
  } catch (error) {
    if (error instanceof RevocationError) return 'slow';
    throw error;
  }
}

export const actions: Actions = {
  invite: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'team.invite');
    const form = InviteForm.safeParse(await read(event));
    if (!form.success) return fail(400, { fault: 'roleMissing' as const });
    const { role } = form.data;
    const address = (token: string): string => `${locals.app.config.origins[0] ?? ''}/join/${token}`;
    if (role === 'lead') {
      const answer = await decide(() => ask(locals.app, leadOf(place), { kind: 'make-lead' }));
      if (answer.kind === 'refused') return refuse(answer.why);
      return { link: address(answer.link ?? ''), role, waits: answer.kind === 'waits' };
    }
    const token = await place.work((work) => inviteMember(work, role));
    return { link: address(token), role, waits: false };
  },

  withdraw: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'team.invite');
    const form = LinkForm.safeParse(await read(event));
    if (!form.success) return fail(400, { fault: 'notMember' as const });
    await place.work((work) => withdrawInvitation(work, form.data.invitation));
    return { withdrawn: true };
  },

  remove: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'team.remove');
    const form = MemberForm.safeParse(await read(event));
    const member = form.success ? await memberOf(place, form.data.account) : undefined;
    if (!member) return fail(404, { fault: 'notMember' as const });
    if (member.role === 'lead') {
      const wanted = { kind: 'remove-lead', subject: member.account } as const;
      const answer = await decide(() => ask(locals.app, leadOf(place), wanted));
      if (answer.kind === 'refused') return refuse(answer.why);
      return { asked: true };
    }
    const answer = await removal(locals.app, place, member.account);
    switch (answer) {
      case 'slow':
        return fail(500, { fault: 'slow' as const });
      case 'removed':
        if (member.account === place.actor.account) redirect(303, '/projects');
        return { removed: { role: member.role, ordinal: member.ordinal } };
      case 'last-lead':
        return fail(409, { fault: 'lastLead' as const });
      case 'not-a-member':
        return fail(404, { fault: 'notMember' as const });
    }
  },

  reset: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'team.reset');
    const form = MemberForm.safeParse(await read(event));
    const member = form.success ? await memberOf(place, form.data.account) : undefined;
    if (!member) return fail(404, { fault: 'notMember' as const });
    const wanted = { kind: 'reset-factor', subject: member.account } as const;
    const answer = await decide(() => ask(locals.app, leadOf(place), wanted));
    if (answer.kind === 'refused') return refuse(answer.why);
    if (answer.kind === 'waits') return { asked: true };
    return { reset: { role: member.role, ordinal: member.ordinal }, code: answer.code ?? null };
  },

  confirm: async (event) => {
    const { locals, params } = event;
    const place = await locals.enter(params.project, 'team.second');
    const form = ActForm.safeParse(await read(event));
    if (!form.success) return refuse('gone');
    const answer = await decide(() => confirm(locals.app, leadOf(place), form.data.act));
    if (answer.kind === 'refused') return refuse(answer.why);
    if ((await openPlace(locals.app, place.actor.account, params.project)) === null)
      redirect(303, '/projects');
    return { confirmed: true, code: answer.code ?? null };
  },

  decline: (event) => turnedDown(event),

  takeBack: (event) => turnedDown(event),
};

async function turnedDown(event: RequestEvent) {
  const { locals, params } = event;
  const place = await locals.enter(params['project'] ?? '', 'team.second');
  const form = ActForm.safeParse(await read(event));
  if (!form.success) return refuse('gone');
  const answer = await decide(() => turnDown(locals.app, leadOf(place), form.data.act));
  return answer.kind === 'refused' ? refuse(answer.why) : { turnedDown: true };
}
