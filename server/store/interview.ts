/** Interviews: the setting in which a source was met, as it was logged and as it was put right. */
import { and, eq } from 'drizzle-orm';
import type { Fault } from '#core/claim.ts';
import type { AccountId, InterviewId, RecordId } from '#core/ids.ts';
import { differing, mergeSetting, type Opened, type OpenedField } from '#core/interview-draft.ts';
import { AUDIENCES, COUNTRIES, MODES, UNSAID } from '#core/interview.ts';
import { monthAnywhere } from '#core/month.ts';
import { interviewFaults, type NewInterview } from '#core/record.ts';
import { compartment, interview, record } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { compartmentOf } from './compartment.ts';

/** What may be put right: all of a setting but the day, of which a new month leaves nothing. */
export type Correction = Omit<NewInterview, 'day'>;

type Corrected =
  | { ok: true }
  | { ok: false; fault: Fault }
  /** Somebody else put these right meanwhile, as it is now. */
  | { ok: false; clashes: OpenedField[]; now: Opened };

/**
 * Null: no such record for this actor. Whether the actor may, the caller has asked (`interview.edit`). With what its
 * form was opened with, only what its author changed is changed; nothing is where somebody else changed the same.
 */
export async function correctInterview(
  work: Work,
  code: string,
  fields: Correction,
  opened: Opened | null = null,
): Promise<Corrected | null> {
  const found = await findInterview(work, code);
  if (!found) return null;
  const [wrong] = interviewFaults(fields, monthAnywhere(work.ground.now()));
  if (wrong) return { ok: false, fault: wrong };
  const now = await lockSetting(work, found.interview);
  if (now === null) return null;
  const sent = openedOf(settingOf(fields));
  const { merged, clashes } = mergeSetting(opened ?? now, sent, now);
  if (clashes.length > 0) return { ok: false, clashes, now };
  if (differing(merged, now).length === 0) return { ok: true };
  const { group, ...setting } = merged;
  const changed = await work.tx
    .update(interview)
    .set({ ...setting, groupInterview: group, ...(merged.month === now.month ? {} : { dayEnc: null }) })
    .where(and(eq(interview.projectId, work.project), eq(interview.id, found.interview)))
    .returning({ id: interview.id });
  if (changed.length === 0) return null;
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'interview', id: found.id });
  return { ok: true };
}

/** As it stands, until the transaction ends; null where the actor may not change it. */
async function lockSetting(work: Work, id: InterviewId): Promise<Opened | null> {
  const [row] = await work.tx
    .select({
      month: interview.month,
      region: interview.region,
      country: interview.country,
      mode: interview.mode,
      language: interview.language,
      audience: interview.audience,
      groupInterview: interview.groupInterview,
      unsaid: interview.unsaid,
    })
    .from(interview)
    .where(and(eq(interview.projectId, work.project), eq(interview.id, id)))
    .for('update');
  return row ? openedOf(row) : null;
}

const openedOf = ({ groupInterview, ...setting }: ReturnType<typeof settingOf>): Opened => ({
  ...setting,
  group: groupInterview,
});

/** The columns of a setting without faults; what is left out has its default. */
export function settingOf(fields: Correction) {
  const { month, region = null, language, groupInterview = false, unsaid = [] } = fields;
  return {
    month,
    region,
    language,
    groupInterview,
    unsaid: UNSAID.filter((one) => unsaid.includes(one)),
    country: among(COUNTRIES, fields.country, 'AF'),
    mode: among(MODES, fields.mode, 'face-to-face'),
    audience: among(AUDIENCES, fields.audience, 'private'),
  };
}

/** The text as one of the list (the faults were looked for before), or the default. */
export function among<T extends string>(list: readonly T[], text: string | undefined, otherwise: T): T {
  return list.find((one) => one === text) ?? otherwise;
}

/** The interview of a record that the actor may change: theirs, or of a project that they lead. */
export async function findInterview(
  work: Work,
  code: string,
): Promise<{ id: RecordId; interview: InterviewId; researcher: AccountId; month: string } | null> {
  const [row] = await work.tx
    .select({
      id: record.id,
      interview: record.interviewId,
      researcher: compartment.researcherId,
      month: interview.month,
    })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .innerJoin(compartment, compartmentOf(record))
    .where(and(eq(record.projectId, work.project), eq(record.code, code)));
  return row ?? null;
}
