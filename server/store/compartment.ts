/** Whose a source, an interview or a record is. For leads and for whoever it is: to others these rows are not there. */
import { and, eq, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import { compartment } from '../db/schema.ts';

/** Said before what lies in it is written, and never changed. */
export async function placeIn(
  tx: Tx,
  projectId: ProjectId,
  researcherId: AccountId,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.insert(compartment).values(ids.map((objectId) => ({ projectId, objectId, researcherId })));
}

/** Joins the compartment of a row; a left join, since who may read the row may not read whose it is. */
export const compartmentOf = (of: { projectId: PgColumn; id: PgColumn }): SQL | undefined =>
  and(eq(compartment.projectId, of.projectId), eq(compartment.objectId, of.id));
