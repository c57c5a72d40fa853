/**
 * The list of leads' keys as the server keeps it. What it checks here keeps honest leads from breaking the list by mistake;
 * browsers check all of it again, since a server could leave anything out.
 */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { createHash, randomUUID } from 'node:crypto';
import {
  addedBy,
  applyChange,
  changeText,
  ListChange,
  signersOf,
  type LeadKey,
  type Signature,
  type SignedChange,
} from '#core/vault/lead-list.ts';
import { vaultChange } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { appendHere } from './audit.ts';
import { tellLeads } from './vault-act.ts';
import { keyDigest, listKeys, ownKey } from './vault-key.ts';
import { isSignedBy } from './vault-signature.ts';

export interface ServerList {
  changes: SignedChange[];
  keys: readonly LeadKey[];
  head: string;
}

type ChangeRow = typeof vaultChange.$inferSelect;

function changeOf(row: ChangeRow): SignedChange {
  const second =
    row.secondKey !== null && row.secondSignature !== null
      ? [{ by: row.secondKey, signature: row.secondSignature }]
      : [];
  return {
    version: row.version,
    before: row.before,
    change: ListChange.parse(row.change),
    signatures: [{ by: row.firstKey, signature: row.firstSignature }, ...second],
  };
}

/** What is in force. */
export async function readServerList(work: Work): Promise<ServerList> {
  const rows = await work.tx
    .select()
    .from(vaultChange)
    .where(and(eq(vaultChange.projectId, work.project), isNotNull(vaultChange.signedAt)))
    .orderBy(asc(vaultChange.version));
  const changes = rows.map(changeOf);
  let keys: readonly LeadKey[] = [];
  for (const { change } of changes) {
    const applied = applyChange(keys, change);
    if (applied.ok) keys = applied.keys;
  }
  const last = changes.at(-1);
  return { changes, keys, head: last ? digestOf(work, last) : '' };
}

const digestOf = (work: Work, change: SignedChange): string =>
  createHash('sha256').update(changeText(work.project, change)).digest('hex');

export interface Proposal {
  id: string;
  change: SignedChange;
}

/** Signed by one lead, fitting the list as it is now. */
export async function listProposals(work: Work): Promise<Proposal[]> {
  const { head } = await readServerList(work);
  const rows = await work.tx
    .select()
    .from(vaultChange)
    .where(
      and(
        eq(vaultChange.projectId, work.project),
        isNull(vaultChange.signedAt),
        eq(vaultChange.before, head),
      ),
    )
    .orderBy(asc(vaultChange.createdAt));
  return rows.map((row) => ({ id: row.id, change: changeOf(row) }));
}

/** `stale`: the list has changed meanwhile · `unfit`: it does not fit, or its signature is not the caller's. */
export type ListAnswer = 'done' | 'stale' | 'unfit';

export async function proposeChange(work: Work, change: SignedChange): Promise<ListAnswer> {
  const list = await readServerList(work);
  if (change.before !== list.head || change.version !== list.changes.length + 1) return 'stale';
  const [signature] = change.signatures;
  if (change.signatures.length !== 1 || !signature) return 'unfit';
  if (!applyChange(list.keys, change.change).ok || !(await areMade(work, change.change))) return 'unfit';
  if (!(await isOwn(work, list, change, signature))) return 'unfit';
  await work.tx.insert(vaultChange).values({
    projectId: work.project,
    id: randomUUID(),
    version: change.version,
    before: change.before,
    change: change.change,
    firstKey: signature.by,
    firstSignature: signature.signature,
    accountId: work.actor.account,
  });
  await tellLeads(work, 'proposed');
  return 'done';
}

export async function signProposal(work: Work, id: string, signature: Signature): Promise<ListAnswer> {
  const [row] = await work.tx
    .select()
    .from(vaultChange)
    .where(and(eq(vaultChange.projectId, work.project), eq(vaultChange.id, id)))
    .for('update');
  if (!row || row.signedAt !== null) return 'stale';
  const list = await readServerList(work);
  const change = changeOf(row);
  if (change.before !== list.head) return 'stale';
  if (signature.by === row.firstKey || !(await isOwn(work, list, change, signature))) return 'unfit';
  await work.tx
    .update(vaultChange)
    .set({ secondKey: signature.by, secondSignature: signature.signature, signedAt: work.ground.now() })
    .where(and(eq(vaultChange.projectId, work.project), eq(vaultChange.id, id)));
  await tellLeads(work, 'signed');
  for (const key of addedBy(change.change))
    await appendHere(work, {
      act: 'vault.key-confirmed',
      object: work.actor.account,
      more: { key: keyDigest(work, key) },
    });
  if (change.change.kind === 'remove')
    await appendHere(work, {
      act: 'vault.key-removed',
      object: work.actor.account,
      more: { key: change.change.id },
    });
  return 'done';
}

/** A proposal that no second lead signed is taken back, by any lead. */
export async function withdrawProposal(work: Work, id: string): Promise<boolean> {
  const gone = await work.tx
    .delete(vaultChange)
    .where(and(eq(vaultChange.projectId, work.project), eq(vaultChange.id, id), isNull(vaultChange.signedAt)))
    .returning({ id: vaultChange.id });
  if (gone.length > 0)
    await appendHere(work, { act: 'vault.change-withdrawn', object: work.actor.account, more: {} });
  return gone.length > 0;
}

/** Only keys that leads of today made come on the list. */
async function areMade(work: Work, change: ListChange): Promise<boolean> {
  const made = (await listKeys(work))
    .filter((row) => row.lead !== null)
    .map((row) => JSON.stringify(row.key));
  return addedBy(change).every((key) => made.includes(JSON.stringify(key)));
}

async function isOwn(work: Work, list: ServerList, change: SignedChange, { by, signature }: Signature) {
  const own = await ownKey(work, by);
  const signer = signersOf(list.keys, change.change).find((key) => key.id === by);
  return (
    own !== null && signer !== undefined && isSignedBy(changeText(work.project, change), signature, signer)
  );
}
