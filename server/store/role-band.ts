/** The project's role bands: what stands in print in place of a role. Edited by leads, never deleted but retired. */
import { asc, eq } from 'drizzle-orm';
import { roleBand } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface RoleBandRow {
  id: string;
  key: string;
  label: string;
  definition: string;
  /** The camp that it belongs to, or any. */
  camp: string | null;
  position: number;
  retired: boolean;
}

/** All of them, retired ones too, in the project's order. */
export async function listRoleBands(work: Work): Promise<RoleBandRow[]> {
  const rows = await work.tx
    .select()
    .from(roleBand)
    .where(eq(roleBand.projectId, work.project))
    .orderBy(asc(roleBand.position), asc(roleBand.key));
  return rows.map(({ id, key, labelEnc, definitionEnc, camp, position, retiredAt }) => ({
    id,
    key,
    label: work.words.open(labelEnc),
    definition: work.words.open(definitionEnc),
    camp,
    position,
    retired: retiredAt !== null,
  }));
}
