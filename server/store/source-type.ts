/** The project's list of source types: read by whoever names a source, edited by leads, never deleted but retired. */
import { asc, eq } from 'drizzle-orm';
import { sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';

export interface SourceTypeRow {
  id: string;
  key: string;
  /** The siglum's letter. */
  letter: string;
  label: string;
  definition: string;
  /** The party whose interest the type shares, or none. */
  affiliation: string | null;
  camp: string;
  position: number;
  retired: boolean;
}

/** All of them, retired ones too, in the project's order. */
export async function listSourceTypes(work: Work): Promise<SourceTypeRow[]> {
  const rows = await work.tx
    .select()
    .from(sourceType)
    .where(eq(sourceType.projectId, work.project))
    .orderBy(asc(sourceType.position), asc(sourceType.key));
  return rows.map(({ id, key, letter, labelEnc, definitionEnc, affiliation, camp, position, retiredAt }) => ({
    id,
    key,
    letter,
    label: work.words.open(labelEnc),
    definition: work.words.open(definitionEnc),
    affiliation,
    camp,
    position,
    retired: retiredAt !== null,
  }));
}
