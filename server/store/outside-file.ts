/** The file of an outside release: for the lead who prepared it, until its download expires. */
import { and, eq, gt, lte } from 'drizzle-orm';
import type { AccountId } from '#core/ids.ts';
import { outsideFile } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import type { Work } from '../place.ts';
import { appendHere } from './audit.ts';

/** How long it may be downloaded. */
export const FILE_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

export async function keepFile(
  work: Work,
  { id, owner, zip }: { id: string; owner: AccountId; zip: Uint8Array },
): Promise<void> {
  await work.tx.insert(outsideFile).values({
    projectId: work.project,
    releaseId: id,
    accountId: owner,
    fileEnc: work.words.sealBytes(zip),
    expiresAt: new Date(work.ground.now().getTime() + FILE_DAYS * DAY_MS),
  });
}

const downloadable = (work: Work) =>
  and(
    eq(outsideFile.projectId, work.project),
    eq(outsideFile.accountId, work.actor.account),
    gt(outsideFile.expiresAt, work.ground.now()),
  );

/** What the actor may still download: release → until when. */
export async function listFiles(work: Work): Promise<Map<string, Date>> {
  const rows = await work.tx
    .select({ id: outsideFile.releaseId, expiresAt: outsideFile.expiresAt })
    .from(outsideFile)
    .where(downloadable(work));
  return new Map(rows.map(({ id, expiresAt }) => [id, expiresAt]));
}

/** Each download is told to the audit. Null: expired, purged, another's, or never there. */
export async function downloadFile(work: Work, id: string): Promise<Uint8Array | null> {
  const [row] = await work.tx
    .select({ file: outsideFile.fileEnc })
    .from(outsideFile)
    .where(and(downloadable(work), eq(outsideFile.releaseId, id)));
  if (!row) return null;
  await appendHere(work, { act: 'export.downloaded', object: id, more: {} });
  return work.words.openBytes(row.file);
}

/** Takes away every file whose download has expired. */
export async function expireFiles(ground: Ground): Promise<void> {
  await ground.db.asService('purge', (tx) =>
    tx.delete(outsideFile).where(lte(outsideFile.expiresAt, ground.now())),
  );
}
