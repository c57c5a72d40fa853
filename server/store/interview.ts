/** Interviews: the setting in which a source was met. */
import { and, eq } from 'drizzle-orm';
import type { AccountId, InterviewId, RecordId } from '#core/ids.ts';
import { AUDIENCES, COUNTRIES, MODES } from '#core/interview.ts';
import type { NewInterview } from '#core/record.ts';
import { record } from '../db/schema.ts';
import type { Work } from '../place.ts';

/** The columns of a setting without faults; what is left out has its default. */
export function settingOf(fields: NewInterview) {
  const { month, region = null, language, groupInterview = false } = fields;
  return {
    month,
    region,
    language,
    groupInterview,
    country: among(COUNTRIES, fields.country, 'AF'),
    mode: among(MODES, fields.mode, 'face-to-face'),
    audience: among(AUDIENCES, fields.audience, 'private'),
  };
}

/** The text as one of the list (the faults were looked for before), or the default. */
export function among<T extends string>(list: readonly T[], text: string | undefined, otherwise: T): T {
  return list.find((one) => one === text) ?? otherwise;
}

/** The interview of a record that the actor may see. */
export async function findInterview(
  work: Work,
  code: string,
): Promise<{ id: RecordId; interview: InterviewId; researcher: AccountId } | null> {
  const [row] = await work.tx
    .select({
      id: record.id,
      interview: record.interviewId,
      researcher: record.researcherId,
    })
    .from(record)
    .where(and(eq(record.projectId, work.project), eq(record.code, code)));
  return row ?? null;
}
