/** What is to be kept in mind of materials: written by leads, read by leads and analysts. */
import { and, asc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { readCaveat, type Caveat, type CaveatDraft } from '#core/caveat.ts';
import type { Fault } from '#core/claim.ts';
import type { IncidentSetId, SourceId } from '#core/ids.ts';
import { materialCaveat, source } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';

export type Material = { source: SourceId } | { set: IncidentSetId };

/** All of the project, by when they were written; those of sources under their handles. */
export async function listCaveats(work: Work): Promise<Caveat[]> {
  const rows = await work.tx
    .select({ row: materialCaveat, code: source.code })
    .from(materialCaveat)
    .leftJoin(
      source,
      and(eq(source.projectId, materialCaveat.projectId), eq(source.id, materialCaveat.sourceId)),
    )
    .where(eq(materialCaveat.projectId, work.project))
    .orderBy(asc(materialCaveat.madeAt), asc(materialCaveat.id));
  return rows.flatMap(({ row, code }) => {
    const material = code ?? row.setId;
    return material === null
      ? []
      : [
          {
            id: row.id,
            material,
            from: row.periodFrom,
            to: row.periodTo,
            text: work.words.open(row.textEnc),
          },
        ];
  });
}

/** The caller has asked `can`, and knows that the material is there. */
export async function writeCaveat(
  work: Work,
  of: Material,
  draft: CaveatDraft,
): Promise<{ ok: true } | { ok: false; faults: readonly Fault[] }> {
  const read = readCaveat(draft);
  if (!read.ok) return read;
  const { text, from, to } = read.caveat;
  await work.tx.insert(materialCaveat).values({
    projectId: work.project,
    id: randomUUID(),
    ...('source' in of ? { sourceId: of.source } : { setId: of.set }),
    periodFrom: from,
    periodTo: to,
    textEnc: work.words.seal(text),
    madeBy: work.actor.account,
    madeAt: work.ground.now(),
  });
  await tell(work, of);
  return { ok: true };
}

/** Of this material; one that is gone already stays gone. */
export async function removeCaveat(work: Work, of: Material, id: string): Promise<void> {
  const mine = 'source' in of ? eq(materialCaveat.sourceId, of.source) : eq(materialCaveat.setId, of.set);
  await work.tx
    .delete(materialCaveat)
    .where(and(eq(materialCaveat.projectId, work.project), eq(materialCaveat.id, id), mine));
  await tell(work, of);
}

/** Pages that show figures of it are read anew. */
async function tell(work: Work, of: Material): Promise<void> {
  if ('source' in of)
    await publish(work.tx, { kind: 'changed', project: work.project, noun: 'source', id: of.source });
}
