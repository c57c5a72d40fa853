/** The parties that a project tells apart: keys, so that who sides with whom is stored without a word typed for it. */
import { and, eq, isNotNull } from 'drizzle-orm';
import { source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';

/** Of source types, retired ones too, and of the sources that the actor may see. */
export async function partiesInUse(work: Work): Promise<string[]> {
  const ofTypes = await work.tx
    .selectDistinct({ party: sourceType.affiliation })
    .from(sourceType)
    .where(and(eq(sourceType.projectId, work.project), isNotNull(sourceType.affiliation)));
  const given = await work.tx
    .selectDistinct({ party: source.affiliation })
    .from(source)
    .where(and(eq(source.projectId, work.project), isNotNull(source.affiliation)));
  return [...new Set([...ofTypes, ...given].flatMap(({ party }) => party ?? []))].toSorted();
}
