/** Consent: what a source agreed to, as it was recorded, put right and withdrawn. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Fault } from '#core/claim.ts';
import type { AccountId, InterviewId } from '#core/ids.ts';
import { CONSENT_FORMS, CONSENT_USES, type ConsentForm, type ConsentUse } from '#core/interview.ts';
import { consentFaults, type NewConsent } from '#core/record.ts';
import { consent } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { appendHere } from './audit.ts';
import { among, findInterview } from './interview.ts';

export interface ConsentView {
  given: boolean;
  covers: ConsentUse[];
  expressed: ConsentForm;
  language: string;
  month: string;
  told: string | null;
  withdrawnAt: Date | null;
}

/** Null: nothing is recorded, or the actor is an analyst. */
export async function consentOf(work: Work, interviewId: InterviewId): Promise<ConsentView | null> {
  if (work.actor.role === 'analyst') return null;
  const [row] = await work.tx
    .select()
    .from(consent)
    .where(and(eq(consent.projectId, work.project), eq(consent.interviewId, interviewId)));
  if (!row) return null;
  const { given, covers, expressed, language, month, toldEnc, withdrawnAt } = row;
  const told = toldEnc === null ? null : work.words.open(toldEnc);
  return { given, covers, expressed, language, month, told, withdrawnAt };
}

/** Records consent, or what was recorded wrongly anew. Null: no such record for this actor. */
export async function setConsent(
  work: Work,
  code: string,
  given: NewConsent,
): Promise<{ ok: true } | { ok: false; fault: Fault } | null> {
  const found = await findInterview(work, code);
  if (!found) return null;
  const [wrong] = consentFaults(given);
  if (wrong) return { ok: false, fault: wrong };
  if (await isWithdrawn(work, found.interview)) return { ok: false, fault: STAYS_WITHDRAWN };
  await writeConsent(work, found.interview, found.researcher, given);
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id: found.id });
  return { ok: true };
}

const STAYS_WITHDRAWN: Fault = {
  field: 'given',
  message:
    'This consent was withdrawn, and stays so. If the source agrees again, log a new interview with what they agree to.',
};

async function isWithdrawn(work: Work, interviewId: InterviewId): Promise<boolean> {
  const rows = await work.tx
    .select({ at: consent.withdrawnAt })
    .from(consent)
    .where(and(eq(consent.projectId, work.project), eq(consent.interviewId, interviewId)));
  return rows.some((row) => row.at !== null);
}

/** False: no such record for this actor, or nothing to withdraw. */
export async function withdrawConsent(work: Work, code: string): Promise<boolean> {
  const found = await findInterview(work, code);
  if (!found) return false;
  const rows = await work.tx
    .update(consent)
    .set({ withdrawnAt: work.ground.now() })
    .where(
      and(
        eq(consent.projectId, work.project),
        eq(consent.interviewId, found.interview),
        isNull(consent.withdrawnAt),
      ),
    )
    .returning({ interview: consent.interviewId });
  if (rows.length === 0) return false;
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id: found.id });
  await appendHere(work, { act: 'consent.withdrawn', object: found.id, more: {} });
  return true;
}

/** In place of what was recorded before; that it was withdrawn stays, also where that was said a moment ago. */
export async function writeConsent(
  work: Work,
  interviewId: InterviewId,
  takenBy: AccountId,
  given: NewConsent,
): Promise<void> {
  const told = given.told?.trim() ?? '';
  const columns = {
    given: given.given,
    covers: CONSENT_USES.filter((use) => given.covers.includes(use)),
    expressed: among(CONSENT_FORMS, given.expressed, 'oral'),
    language: given.language,
    month: given.month,
    toldEnc: told === '' ? null : work.words.seal(told),
  };
  await work.tx
    .insert(consent)
    .values({ projectId: work.project, interviewId, takenBy, ...columns })
    .onConflictDoUpdate({ target: [consent.projectId, consent.interviewId], set: columns });
}
