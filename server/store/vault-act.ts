/** What was done to the vault: told to every lead, and added to the audit chain by each act itself. */
import { and, desc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { VaultActKind } from '#core/vault/act.ts';
import { membership, source, vaultAct, vaultIdentity, vaultRequest } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';

export async function tellLeads(
  work: Work,
  kind: VaultActKind,
  about: { identity?: string; request?: string } = {},
): Promise<void> {
  await work.tx.insert(vaultAct).values({
    projectId: work.project,
    id: randomUUID(),
    kind,
    accountId: work.actor.account,
    identityId: about.identity ?? null,
    requestId: about.request ?? null,
  });
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'vault', id: null });
}

export interface ActRow {
  id: string;
  kind: VaultActKind;
  by: { role: string; ordinal: number } | null;
  /** The source's handle, where it was about one. */
  source: string | null;
  /** The record for whose release all names were looked for. */
  record: string | null;
  at: Date;
}

/** The latest first. */
export async function listActs(work: Work, limit: number): Promise<ActRow[]> {
  return (
    await work.tx
      .select({
        id: vaultAct.id,
        kind: vaultAct.kind,
        role: membership.role,
        ordinal: membership.ordinal,
        source: source.code,
        record: vaultRequest.recordCode,
        at: vaultAct.createdAt,
      })
      .from(vaultAct)
      .leftJoin(
        membership,
        and(eq(membership.projectId, vaultAct.projectId), eq(membership.accountId, vaultAct.accountId)),
      )
      .leftJoin(
        vaultIdentity,
        and(eq(vaultIdentity.projectId, vaultAct.projectId), eq(vaultIdentity.id, vaultAct.identityId)),
      )
      .leftJoin(
        source,
        and(eq(source.projectId, vaultIdentity.projectId), eq(source.id, vaultIdentity.sourceId)),
      )
      .leftJoin(
        vaultRequest,
        and(eq(vaultRequest.projectId, vaultAct.projectId), eq(vaultRequest.id, vaultAct.requestId)),
      )
      .where(eq(vaultAct.projectId, work.project))
      .orderBy(desc(vaultAct.createdAt), desc(vaultAct.id))
      .limit(limit)
  ).map(({ role, ordinal, ...row }) => ({
    ...row,
    // With one identity in the vault it is not that one that was asked for.
    source: row.record === null ? row.source : null,
    by: role !== null && ordinal !== null ? { role, ordinal } : null,
  }));
}
