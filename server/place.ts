/**
 * A project as one of its members stands in it: what stores work with. Unknown and forbidden projects take the same
 * statements and give the same answer.
 */
import { and, eq, isNull } from 'drizzle-orm';
import { can, type AccessObject, type ProjectAction, type Role, type Verdict } from '#core/access.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Tx } from './db/client.ts';
import { membership, project } from './db/schema.ts';
import type { Ground } from './ground.ts';
import type { Words } from './keys.ts';
import { holdKeys, holdWords } from './project-words.ts';

export interface Member {
  kind: 'member';
  account: AccountId;
  role: Role;
  /** "Lead 2" is role `lead`, ordinal 2. Null for those who must not learn how many of them there are. */
  ordinal: number | null;
}

export interface ProjectInfo {
  id: ProjectId;
  slug: string;
  name: string;
  /** How many leads approve a release. */
  approvals: number;
}

/** One transaction's worth of work in a project: everything a store function needs. */
export interface Work {
  tx: Tx;
  project: ProjectId;
  actor: Member;
  /** Seals and opens free text under the project's key. */
  words: Words;
  ground: Ground;
}

export interface Place {
  actor: Member;
  project: ProjectInfo;
  /** Runs in a transaction as this member. */
  work<T>(run: (work: Work) => Promise<T>): Promise<T>;
  can(action: ProjectAction, object?: AccessObject): Verdict;
}

/** The project by slug as this account stands in it, or null: unknown, or not a member. */
export async function openPlace(ground: Ground, account: AccountId, slug: string): Promise<Place | null> {
  const row = await ground.db.asUser(account, async (tx) => {
    await holdKeys(tx);
    const [found] = await tx
      .select({ project, role: membership.role, ordinal: membership.ordinal })
      .from(project)
      .innerJoin(membership, eq(membership.projectId, project.id))
      .where(and(eq(project.slug, slug), eq(membership.accountId, account), isNull(membership.endedAt)));
    return found && { ...found, name: ground.keys.words(found.project.keyId).open(found.project.nameEnc) };
  });
  if (!row) return null;
  const actor: Member = {
    kind: 'member',
    account,
    role: row.role,
    ordinal: ownOrdinal(row.role, row.ordinal),
  };
  const { id, approvals } = row.project;
  return {
    actor,
    project: { id, slug, name: row.name, approvals },
    work: (run) =>
      ground.db.asUser(account, async (tx) => {
        const words = await holdWords(tx, ground.keys, id);
        return run({ tx, project: id, actor, words, ground });
      }),
    can: (action, object) => can(actor, action, object),
  };
}

/** Researchers and reviewers do not know one another: to themselves they carry no number, which would count the others. */
export const ownOrdinal = (role: Role, ordinal: number): number | null =>
  role === 'researcher' || role === 'reviewer' ? null : ordinal;

/**
 * Reads all of one moment, under the keys and locks that `work` holds: what is put together of many tables, and leaves, is to be
 * what stood at one time. What `work` itself wrote before is not seen.
 */
export const ofOneMoment = <T>(work: Work, read: (at: Work) => Promise<T>): Promise<T> =>
  work.ground.db.atOneMoment(work.actor.account, (tx) => read({ ...work, tx }));
