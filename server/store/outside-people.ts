/** The interviews with people of a study, as an outside release needs them. Read as a lead. */
import { and, eq } from 'drizzle-orm';
import type { OutsidePerson } from '#core/disclosure/preparation.ts';
import { permits, type ConsentUse } from '#core/interview.ts';
import { compartment, consent, interview, record, roleBand, source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { compartmentOf } from './compartment.ts';

export async function readOutsidePeople(work: Work, kind: ConsentUse): Promise<OutsidePerson[]> {
  const rows = await work.tx
    .select({ record, interview, source, type: sourceType, band: roleBand.key, consent, compartment })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .innerJoin(compartment, compartmentOf(record))
    .innerJoin(source, and(eq(source.projectId, record.projectId), eq(source.id, interview.sourceId)))
    .innerJoin(sourceType, and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId)))
    .leftJoin(roleBand, and(eq(roleBand.projectId, source.projectId), eq(roleBand.id, source.roleBandId)))
    .leftJoin(consent, and(eq(consent.projectId, record.projectId), eq(consent.interviewId, interview.id)))
    .where(eq(record.projectId, work.project));
  return rows
    .filter(({ interview }) => interview.mode !== 'document')
    .map(({ record, interview, source, type, band, consent, compartment }) => ({
      interview: record.id,
      person: source.id,
      researcher: compartment.researcherId,
      month: interview.month,
      place: interview.region,
      type: type.key,
      camp: type.camp,
      band,
      language: interview.language,
      mode: interview.mode,
      country: interview.country,
      unsaid: interview.unsaid,
      released: record.releasedAt !== null,
      consents: permits(consent, kind),
    }));
}
