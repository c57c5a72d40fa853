/** What an outside release of the interviews would print now. Read as a lead; nothing of it is kept. */
import { and, eq } from 'drizzle-orm';
import { planInterviewFile, type Sitting } from '#core/disclosure/interview-file.ts';
import { OUTSIDE, type InterviewFile, type Thresholds } from '#core/disclosure/interview-keys.ts';
import { compartment, consent, interview, record, roleBand, source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { compartmentOf } from './compartment.ts';

export interface OutsidePreview {
  thresholds: Thresholds;
  file: InterviewFile;
  /** Interviews with people that are not among them. */
  leftOut: { withoutConsent: number; notReleased: number };
}

export async function previewOutside(work: Work): Promise<OutsidePreview> {
  const all = await readPeople(work);
  const consenting = all.filter(({ consents }) => consents);
  const open = consenting.filter(({ released }) => released);
  return {
    thresholds: OUTSIDE,
    file: planInterviewFile(open, OUTSIDE),
    leftOut: {
      withoutConsent: all.length - consenting.length,
      notReleased: consenting.length - open.length,
    },
  };
}

type Person = Sitting & { consents: boolean; released: boolean };

async function readPeople(work: Work): Promise<Person[]> {
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
      person: source.id,
      researcher: compartment.researcherId,
      month: interview.month,
      place: interview.region,
      type: type.key,
      camp: type.camp,
      band,
      language: interview.language,
      mode: interview.mode,
      released: record.releasedAt !== null,

      consents:
        consent !== null &&
        consent.given &&
        consent.withdrawnAt === null &&
        consent.covers.includes('open-access'),
    }));
}
