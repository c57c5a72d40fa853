/** Who belongs to a project, as its leads see it; the studies of an account. Removal is in `auth/revoke.ts`. */
import { and, asc, eq, gt, isNull, sql as raw } from 'drizzle-orm';
import { ROLES, type Role } from '#core/access.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import { invite } from '../auth/invitation.ts';
import type { Tx } from '../db/client.ts';
import { account, invitation, membership, project } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { ownOrdinal, type Work } from '../place.ts';
import { appendHere } from './audit.ts';
import { holdKeys } from '../project-words.ts';

export interface MemberRow {
  account: AccountId;
  role: Role;
  ordinal: number;
  /** For leads, to tell a handle's person when a membership ends; shown nowhere else. */
  email: string;
  joinedAt: Date;
  lastVisitAt: Date | null;
}

/** The members of the project, by role and number. */
export async function listMembers(work: Work): Promise<MemberRow[]> {
  const rows = await work.tx
    .select({
      account: membership.accountId,
      role: membership.role,
      ordinal: membership.ordinal,
      email: account.email,
      joinedAt: membership.createdAt,
      lastVisitAt: membership.lastVisitAt,
    })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(and(eq(membership.projectId, work.project), isNull(membership.endedAt)))
    .orderBy(asc(membership.ordinal));
  return rows.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

export interface OpenInvitation {
  id: string;
  role: Role | null;
  /** A second lead has still to say so; only of a lead's link, and only once a study has two leads. */
  waits: boolean;
  expiresAt: Date;
}

/** Links that were made and not used yet. Their tokens are nowhere. */
export async function listInvitations(work: Work): Promise<OpenInvitation[]> {
  const waits = raw<boolean>`exists (select 1 from lead_act a where a.project_id = invitation.project_id
    and a.invitation_id = invitation.id and a.outcome is null)`;
  return work.tx
    .select({ id: invitation.id, role: invitation.role, waits, expiresAt: invitation.expiresAt })
    .from(invitation)
    .where(
      and(
        eq(invitation.projectId, work.project),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, work.ground.now()),
      ),
    )
    .orderBy(asc(invitation.expiresAt));
}

/** A one-time link's token for a new member. */
export const inviteMember = (work: Work, role: Role): Promise<string> =>
  invite(work.tx, { kind: 'member', project: work.project, role }, work.actor.account, work.ground.now());

/** Makes an unused link useless. */
export async function withdrawInvitation(work: Work, id: string): Promise<boolean> {
  const gone = await work.tx
    .delete(invitation)
    .where(and(eq(invitation.id, id), eq(invitation.projectId, work.project), isNull(invitation.usedAt)))
    .returning({ id: invitation.id });
  if (gone.length === 0) return false;
  await appendHere(work, { act: 'invitation.withdrawn', object: id, more: {} });
  return true;
}

export interface StudyRow {
  id: ProjectId;
  slug: string;
  name: string;
  role: Role;
  ordinal: number | null;
}

/** The studies that an account belongs to, by name. */
export async function listStudies(ground: Ground, who: AccountId): Promise<StudyRow[]> {
  const rows = await ground.db.asUser(who, async (tx) => {
    await holdKeys(tx);
    const found = await studiesOf(tx, who);
    return found.map(({ nameEnc, keyId, ordinal, ...row }) => ({
      ...row,
      ordinal: ownOrdinal(row.role, ordinal),
      name: ground.keys.words(keyId).open(nameEnc),
    }));
  });
  return rows.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const studiesOf = (tx: Tx, who: AccountId) =>
  tx
    .select({
      id: project.id,
      slug: project.slug,
      nameEnc: project.nameEnc,
      keyId: project.keyId,
      role: membership.role,
      ordinal: membership.ordinal,
    })
    .from(membership)
    .innerJoin(project, eq(project.id, membership.projectId))
    .where(and(eq(membership.accountId, who), isNull(membership.endedAt)));
