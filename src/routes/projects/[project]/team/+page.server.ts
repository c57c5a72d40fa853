import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLES } from '#core/access.ts';
import type { AccountId } from '#core/ids.ts';
import { removeMember, RevocationError, type Removal } from '#server/auth/revoke.ts';
import {
  inviteMember,
  listInvitations,
  listMembers,
  withdrawInvitation,
  type MemberRow,
} from '#server/store/membership.ts';
import type { Place } from '#server/place.ts';
import { readServerList } from '#server/store/vault-list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const place = await locals.enter(params.project, 'team.read');
  return place.work(async (work) => ({
    me: work.actor.account,
    vault: { project: String(work.project), changes: (await readServerList(work)).changes },
    members: (await listMembers(work)).map((member) => ({
      account: member.account,
      role: member.role,
      ordinal: member.ordinal,
      email: member.email,
      since: member.joinedAt.toISOString().slice(0, 7),
    })),
    invitations: (await listInvitations(work)).map(({ id, role, expiresAt }) => ({
      id,
      role,
      until: expiresAt.toISOString().slice(0, 10),
    })),
  }));
};

const InviteForm = z.object({ role: z.enum(ROLES) });
const MemberForm = z.object({ account: z.uuid() });
const LinkForm = z.object({ invitation: z.uuid() });

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
    const token = await place.work((work) => inviteMember(work, role));
    return { link: `${locals.app.config.origins[0] ?? ''}/join/${token}`, role };
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
};
