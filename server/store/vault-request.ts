/** Asking for identities, granting, opening: two leads, each of whom saw the purpose, and all leads told. */
import { and, desc, eq, inArray, isNull, lte, not, sql as raw } from 'drizzle-orm';
import {
  grantText,
  OPEN_HOURS,
  openUntil,
  requestText,
  type RequestKind,
  type VaultGrant,
  type VaultRequest,
} from '#core/vault/request.ts';
import type { AccountId } from '#core/ids.ts';
import { membership, vaultGrantShare, vaultIdentity, vaultRequest } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Work } from '../place.ts';
import { appendHere, saltedDigest } from './audit.ts';
import { openRecord } from './record.ts';
import { tellLeads } from './vault-act.ts';
import { heldBy, listIdentities, type Held } from './vault-identity.ts';
import { ownKey } from './vault-key.ts';
import { readServerList } from './vault-list.ts';
import { isSignedBy } from './vault-signature.ts';

type RequestRow = typeof vaultRequest.$inferSelect;

/** `unfit`: something that is not sealed any more, or not signed by the caller's key on the list · `no-record`: none has this code. */
export type AskAnswer = 'asked' | 'unfit' | 'no-record';

export async function askToOpen(work: Work, asked: VaultRequest): Promise<AskAnswer> {
  const live = new Set((await listIdentities(work)).map(({ id }) => id));
  if (!asked.identities.every((id) => live.has(id))) return 'unfit';
  if (!(await signedByOwn(work, asked.key, requestText(work.project, asked), asked.signature)))
    return 'unfit';
  if (asked.record !== null && (await openRecord(work, asked.record)) === null) return 'no-record';
  const made = await work.tx
    .insert(vaultRequest)
    .values({
      projectId: work.project,
      id: asked.id,
      kind: asked.kind,
      purposeEnc: work.words.seal(asked.purpose),
      recordCode: asked.record,
      identities: asked.identities,
      vaultKeyId: asked.key,
      signature: asked.signature,
      accountId: work.actor.account,
      expiresAt: new Date(work.ground.now().getTime() + OPEN_HOURS * 3_600_000),
    })
    .onConflictDoNothing()
    .returning();
  const [row] = made;
  if (!row) return 'unfit';
  await tellLeads(work, 'asked', about(row));
  await chain(work, row, 'vault.opening-asked');
  return 'asked';
}

/** Whether a key of the caller's own, which stands on the list, signed it. */
async function signedByOwn(work: Work, key: string, text: string, signature: string): Promise<boolean> {
  const own = await ownKey(work, key);
  const listed = (await readServerList(work)).keys.find(({ id }) => id === key);
  return own !== null && listed !== undefined && isSignedBy(text, signature, listed);
}

export interface RequestView extends VaultRequest {
  by: number | null;
  own: boolean;
  grantedBy: number | null;
  granted: boolean;
  at: Date;
  expiresAt: Date;
}

/** Granted shares are there for an opening, and go with it, also where nobody closed it. */
async function sweepExpired(work: Work): Promise<void> {
  const over = work.tx
    .select({ id: vaultRequest.id })
    .from(vaultRequest)
    .where(and(eq(vaultRequest.projectId, work.project), not(isLive(work))));
  await work.tx
    .delete(vaultGrantShare)
    .where(and(eq(vaultGrantShare.projectId, work.project), inArray(vaultGrantShare.requestId, over)));
}

/** The same of all studies whose openings ran out, by the server's clock. */
export const expireGrants = (ground: Ground): Promise<unknown> =>
  ground.db.asService('purge', (tx) => {
    const over = tx
      .select({ id: vaultRequest.id })
      .from(vaultRequest)
      .where(lte(vaultRequest.expiresAt, ground.now()));
    return tx.delete(vaultGrantShare).where(inArray(vaultGrantShare.requestId, over));
  });

/** What waits or is open, the latest first. Whoever of the leads looks sweeps away what is over. */
export async function listRequests(work: Work): Promise<RequestView[]> {
  await sweepExpired(work);
  const rows = await work.tx
    .select()
    .from(vaultRequest)
    .where(and(eq(vaultRequest.projectId, work.project), isNull(vaultRequest.closedAt), isLive(work)))
    .orderBy(desc(vaultRequest.createdAt));
  const leads = await ordinals(work);
  return rows.map((row) => ({
    ...requestOf(work, row),
    by: leads.get(row.accountId) ?? null,
    own: row.accountId === work.actor.account,
    grantedBy: row.grantedBy === null ? null : (leads.get(row.grantedBy) ?? null),
    granted: row.grantedAt !== null,
    at: row.createdAt,
    expiresAt: row.expiresAt,
  }));
}

/** It has not run out, and whoever asked is a lead still. */
export const isLive = (
  work: Work,
) => raw`(${vaultRequest.expiresAt} > ${work.ground.now().toISOString()}::timestamptz
  and exists (select 1 from membership m where m.project_id = ${vaultRequest.projectId}
    and m.account_id = ${vaultRequest.accountId} and m.role = 'lead' and m.ended_at is null))`;

async function ordinals(work: Work): Promise<Map<AccountId, number>> {
  const rows = await work.tx
    .select({ account: membership.accountId, ordinal: membership.ordinal })
    .from(membership)
    .where(and(eq(membership.projectId, work.project), eq(membership.role, 'lead')));
  return new Map(rows.map(({ account, ordinal }) => [account, ordinal]));
}

const requestOf = (work: Work, row: RequestRow): VaultRequest => ({
  id: row.id,
  kind: row.kind,
  purpose: work.words.open(row.purposeEnc),
  record: row.recordCode,
  identities: row.identities,
  key: row.vaultKeyId,
  signature: row.signature,
});

/** One that waits or is open, locked until the transaction ends. */
async function lock(work: Work, id: string): Promise<RequestRow | null> {
  const [row] = await work.tx
    .select()
    .from(vaultRequest)
    .where(
      and(
        eq(vaultRequest.projectId, work.project),
        eq(vaultRequest.id, id),
        isNull(vaultRequest.closedAt),
        isLive(work),
      ),
    )
    .for('update');
  return row ?? null;
}

/** `own`: nobody grants what they asked for themselves · `gone`: closed, expired or granted already. */
export type GrantAnswer = 'granted' | 'own' | 'gone' | 'unfit';

export async function grantOpening(work: Work, grant: VaultGrant): Promise<GrantAnswer> {
  const row = await lock(work, grant.request);
  if (!row || row.grantedAt !== null) return 'gone';
  if (row.accountId === work.actor.account) return 'own';
  const granted = grant.shares.map(({ identity }) => identity).toSorted();
  if (String(granted) !== String(row.identities.toSorted())) return 'unfit';
  if (!(await signedByOwn(work, grant.key, grantText(work.project, grant), grant.signature))) return 'unfit';
  const now = work.ground.now();
  await work.tx
    .update(vaultRequest)
    .set({
      grantedBy: work.actor.account,
      grantKeyId: grant.key,
      grantSignature: grant.signature,
      grantedAt: now,
      expiresAt: openUntil(row.kind, now, row.expiresAt),
    })
    .where(and(eq(vaultRequest.projectId, work.project), eq(vaultRequest.id, row.id)));
  await work.tx.insert(vaultGrantShare).values(
    grant.shares.map(({ identity, share }) => ({
      projectId: work.project,
      requestId: row.id,
      identityId: identity,
      share: Buffer.from(share, 'hex'),
    })),
  );
  await tellLeads(work, 'granted', about(row));
  await chain(work, row, 'vault.opening-granted');
  return 'granted';
}

export interface Opened extends Held {
  granted: string;
}

/**
 * What the asker's browser opens; null: not theirs, not granted, or over. Each call is one opening, and is told. `review`:
 * the record on whose review's page it is asked, null on the vault's own. What was granted for a release opens on that page
 * alone, and once: with it, it is over.
 */
export async function openGranted(
  work: Work,
  id: string,
  review: string | null,
): Promise<{ request: VaultRequest; opened: Opened[] } | null> {
  const row = await lock(work, id);
  if (!row || row.grantedAt === null || row.accountId !== work.actor.account) return null;
  if (row.recordCode !== review) return null;
  const shares = await work.tx
    .select()
    .from(vaultGrantShare)
    .where(and(eq(vaultGrantShare.projectId, work.project), eq(vaultGrantShare.requestId, id)));
  const granted = new Map(shares.map((one) => [one.identityId, Buffer.from(one.share).toString('hex')]));
  const held = await heldBy(work, row.identities, row.vaultKeyId);
  await tellLeads(work, 'opened', about(row));
  await chain(work, row, 'vault.opened');
  if (row.kind === 'release') await end(work, id);
  const opened = held.flatMap((one) => {
    const share = granted.get(one.place.identity);
    return share === undefined ? [] : [{ ...one, granted: share }];
  });
  return { request: requestOf(work, row), opened };
}

/** What is open to the caller for this kind of work, with its identities; null: nothing of that id. */
export async function openFor(work: Work, id: string, kind: RequestKind): Promise<string[] | null> {
  const row = await lock(work, id);
  const fits = row?.kind === kind && row.grantedAt !== null && row.accountId === work.actor.account;
  return fits ? row.identities : null;
}

/** Ends an opening or a request, whoever of the leads does it; the granted shares go. */
export async function closeRequest(work: Work, id: string): Promise<boolean> {
  const row = await lock(work, id);
  if (!row) return false;
  await end(work, id);
  await tellLeads(work, 'closed', about(row));
  const refused = row.grantedAt === null && row.accountId !== work.actor.account;
  await chain(work, row, refused ? 'vault.opening-refused' : 'vault.opening-closed');
  return true;
}

async function end(work: Work, id: string): Promise<void> {
  await work.tx
    .update(vaultRequest)
    .set({ closedAt: work.ground.now() })
    .where(and(eq(vaultRequest.projectId, work.project), eq(vaultRequest.id, id)));
  await work.tx
    .delete(vaultGrantShare)
    .where(and(eq(vaultGrantShare.projectId, work.project), eq(vaultGrantShare.requestId, id)));
}

/** Of one identity, it is told of which. */
const about = (row: RequestRow): { request: string; identity?: string } => {
  const [only] = row.identities;
  return row.identities.length === 1 && only !== undefined
    ? { request: row.id, identity: only }
    : { request: row.id };
};

type Opening = 'vault.opened' | `vault.opening-${'asked' | 'granted' | 'refused' | 'closed'}`;

/** One entry of the chain for each source. */
async function chain(work: Work, row: RequestRow, act: Opening): Promise<void> {
  const purpose = saltedDigest(work.ground.keys, work.project, work.words.open(row.purposeEnc));
  const sources = await work.tx
    .select({ id: vaultIdentity.id, source: vaultIdentity.sourceId })
    .from(vaultIdentity)
    .where(and(eq(vaultIdentity.projectId, work.project), inArray(vaultIdentity.id, row.identities)));
  for (const one of sources)
    await appendHere(work, { act, object: one.source, more: { opening: row.id, purpose } });
}
