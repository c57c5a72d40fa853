/** Interviews: the setting in which a source was met, as it was logged and as it was put right. */
import { and, eq } from 'drizzle-orm';
import type { Fault } from '#core/claim.ts';
import type { AccountId, InterviewId, RecordId } from '#core/ids.ts';
import { AUDIENCES, COUNTRIES, MODES } from '#core/interview.ts';
import { monthAnywhere } from '#core/month.ts';
import { interviewFaults, type NewInterview } from '#core/record.ts';
import { interview, record } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';

/** What may be put right: all of a setting but the day, of which a new month leaves nothing. */
export type Correction = Omit<NewInterview, 'day'>;

/** Null: no such record for this actor. Whether the actor may, the caller has asked (`interview.edit`). */
export async function correctInterview(
  work: Work,
  code: string,
  fields: Correction,
): Promise<{ ok: true } | { ok: false; fault: Fault } | null> {
  const found = await findInterview(work, code);
  if (!found) return null;
  const [wrong] = interviewFaults(fields, monthAnywhere(work.ground.now()));
  if (wrong) return { ok: false, fault: wrong };
  const changed = await work.tx
    .update(interview)
    .set({ ...settingOf(fields), ...(fields.month === found.month ? {} : { dayEnc: null }) })
    .where(and(eq(interview.projectId, work.project), eq(interview.id, found.interview)))
    .returning({ id: interview.id });
  if (changed.length === 0) return null;
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'interview', id: found.id });
  return { ok: true };
}

/** The columns of a setting without faults; what is left out has its default. */
export function settingOf(fields: Correction) {
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
): Promise<{ id: RecordId; interview: InterviewId; researcher: AccountId; month: string } | null> {
  const [row] = await work.tx
    .select({
      id: record.id,
      interview: record.interviewId,
      researcher: record.researcherId,
      month: interview.month,
    })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .where(and(eq(record.projectId, work.project), eq(record.code, code)));
  return row ?? null;
}
