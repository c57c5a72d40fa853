/** Projects and who belongs to them. Made by the `auth` service: before the first member nobody could see one. */
import { and, eq, max, sql as raw } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Role } from '#core/access.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import { ROLE_BANDS, SOURCE_TYPES } from '#core/source.ts';
import type { Tx } from '../db/client.ts';
import { membership, project, roleBand, sourceType } from '../db/schema.ts';
import type { KeyStore, Words } from '../keys.ts';
import { newId } from '../id.ts';
import { append } from './audit.ts';

export interface NewProject {
  slug: string;
  name: string;
  approvals: number;
}

/** Makes the project with its key (on disk before the row), its first lists and its first lead. */
export async function createProject(
  tx: Tx,
  keys: KeyStore,
  lead: AccountId,
  fields: NewProject,
): Promise<ProjectId> {
  const id = newId<ProjectId>();
  const keyId = keys.create();
  const words = keys.words(keyId);
  await tx
    .insert(project)
    .values({ id, slug: fields.slug, nameEnc: words.seal(fields.name), keyId, approvals: fields.approvals });
  await addMember(tx, id, lead, 'lead');
  await fillLists(tx, id, words);
  await append(tx, { project: id, actor: lead, act: 'project.made', object: id, more: {} });
  return id;
}

async function fillLists(tx: Tx, projectId: ProjectId, words: Words): Promise<void> {
  await tx.insert(sourceType).values(
    SOURCE_TYPES.map((t, position) => ({
      projectId,
      id: randomUUID(),
      key: t.key,
      letter: t.letter,
      labelEnc: words.seal(t.label),
      definitionEnc: words.seal(t.definition),
      affiliation: t.affiliation,
      camp: t.camp,
      position,
    })),
  );
  await tx.insert(roleBand).values(
    ROLE_BANDS.map((b, position) => ({
      projectId,
      id: randomUUID(),
      key: b.key,
      labelEnc: words.seal(b.label),
      definitionEnc: words.seal(b.definition),
      camp: b.camp,
      position,
    })),
  );
}

/** Adds a member under the next number of the role, or brings an ended membership back (under its old one, if the role is the same). */
export async function addMember(
  tx: Tx,
  projectId: ProjectId,
  accountId: AccountId,
  role: Role,
): Promise<void> {
  // Two who join at once must not get one number.
  await tx.execute(raw`select pg_advisory_xact_lock(hashtextextended(${`sanad.team.${projectId}`}, 0))`);
  const [same] = await tx
    .select({ last: max(membership.ordinal) })
    .from(membership)
    .where(and(eq(membership.projectId, projectId), eq(membership.role, role)));
  const ordinal = (same?.last ?? 0) + 1;
  await tx
    .insert(membership)
    .values({ projectId, accountId, role, ordinal })
    .onConflictDoUpdate({
      target: [membership.projectId, membership.accountId],
      set: {
        role,
        ordinal: raw`case when ${membership.role} = ${role} then ${membership.ordinal} else ${ordinal} end`,
        endedAt: null,
      },
    });
  await append(tx, {
    project: projectId,
    actor: accountId,
    act: 'member.joined',
    object: accountId,
    more: { role },
  });
}
