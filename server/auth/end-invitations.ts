/** Links that somebody made and nobody has used: where their maker's access ends, they end with it. */
import { and, eq, isNull } from 'drizzle-orm';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { invitation } from '../db/schema.ts';
import type { AuditEntry } from '../store/audit.ts';

/**
 * Into one project, or all, in the transaction of whatever is the reason: whoever was taken over would else come in again by a
 * link of their own. What it answers with goes into the audit with that; `by` null: the server's command line.
 */
export async function endInvitationsOf(
  tx: Tx,
  maker: AccountId,
  { by, project = null }: { by: AccountId | null; project?: ProjectId | null },
): Promise<AuditEntry[]> {
  const into = project === null ? undefined : eq(invitation.projectId, project);
  const ended = await tx
    .delete(invitation)
    .where(and(eq(invitation.createdBy, maker), into, isNull(invitation.usedAt)))
    .returning({ id: invitation.id, project: invitation.projectId });
  return ended.map(({ id, ...of }) => ({
    ...of,
    actor: by,
    act: 'invitation.withdrawn',
    object: id,
    more: {},
  }));
}
