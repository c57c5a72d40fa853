/** A project's sealed texts under a new key, and what a purge takes out of them on the way. */
import { eq } from 'drizzle-orm';
import type { Find } from '#core/disclosure/phrase.ts';
import type { KeyId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { project as projects } from '../db/schema.ts';
import type { KeyStore, Words } from '../keys.ts';
import { rewrite } from './rewrite.ts';
import { keyOfRow } from './search.ts';
import { PROJECT_SEALED, readSealed, writeSealed, type SealedRow } from './sealed.ts';

/** What goes out of which rows. */
export interface Cut {
  find: Find;
  by: string;
  goes(key: string): boolean;
}

export interface Rekeyed {
  /** The key that has ended with this transaction. */
  old: KeyId;
  /** Tables in which a text changed. */
  changed: Set<string>;
}

/** Rows of a table are sent one behind another, so many at a time. */
const AT_ONCE = 200;

/** As the service `purge`, with all keys taken. */
export async function rekey(
  tx: Tx,
  keys: KeyStore,
  project: ProjectId,
  key: KeyId,
  cut: Cut | null,
): Promise<Rekeyed> {
  const [home] = await tx.select({ old: projects.keyId }).from(projects).where(eq(projects.id, project));
  if (!home) throw new Error(`Project ${project} is not there.`);
  const [before, after] = [keys.words(home.old), keys.words(key)];
  const changed = new Set<string>();
  for (const table of PROJECT_SEALED) {
    const rows = await readSealed(tx, project, table);
    const sealed = rows.map((row) => {
      const goes = cut?.goes(keyOfRow(row)) === true ? cut : null;
      if (goes) changed.add(table.table);
      return resealed(row, before, after, goes);
    });
    for (let i = 0; i < sealed.length; i += AT_ONCE)
      await Promise.all(sealed.slice(i, i + AT_ONCE).map((row) => writeSealed(tx, project, row)));
  }
  await tx.update(projects).set({ keyId: key }).where(eq(projects.id, project));
  return { old: home.old, changed };
}

function resealed(row: SealedRow, before: Words, after: Words, cut: Cut | null): SealedRow {
  const sealed = Object.entries(row.sealed).map(([column, bytes]): [string, Uint8Array | null] => {
    const form = row.at.columns[column];
    if (bytes === null || form === undefined) return [column, bytes];
    if (!cut || form === 'structure') return [column, after.sealBytes(before.openBytes(bytes))];
    const left = rewrite(form, before.open(bytes), cut.find, cut.by);
    return [column, left === null ? null : after.seal(left)];
  });
  return { ...row, sealed: Object.fromEntries(sealed) };
}
