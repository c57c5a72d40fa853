/** The leads' bank of questions: wordings are added, never overwritten; what a question is and came from stays. */
import { and, asc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Fault } from '#core/claim.ts';
import type { ClaimId, QuestionId, SourceId } from '#core/ids.ts';
import { asId } from '#core/ids.ts';
import { questionFaults, textFaults, type Purpose, type QuestionDraft } from '#core/question.ts';
import { claim, question, questionVersion, source } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { openClaim } from './claim.ts';
import { findSource } from './source.ts';

export interface QuestionView {
  id: QuestionId;
  purpose: Purpose;
  /** As it is worded now. */
  text: string;
  version: number;
  claim: { id: ClaimId; proposition: string } | null;
  /** The handle of the source whose information is put. */
  put: string | null;
  from: QuestionId | null;
  retired: boolean;
}

export interface Wording {
  version: number;
  text: string;
  at: Date;
}

export type QuestionResult = { ok: true; id: QuestionId } | { ok: false; faults: Fault[] };

export async function createQuestion(work: Work, draft: QuestionDraft): Promise<QuestionResult> {
  const named = await namedBy(work, draft);
  if (named.faults.length > 0) return { ok: false, faults: named.faults };
  const id = randomUUID() as QuestionId;
  await work.tx.insert(question).values({
    projectId: work.project,
    id,
    purpose: draft.purpose,
    claimId: named.claim,
    putSourceId: named.put,
    cameFrom: named.from,
    createdBy: work.actor.account,
  });
  await insertWording(work, id, 1, draft.text);
  await tellOfBank(work);
  return { ok: true, id };
}

/** Null: there is no such question. The same words again are no new version. */
export async function rewordQuestion(
  work: Work,
  id: QuestionId,
  text: string,
): Promise<QuestionResult | null> {
  const found = await openQuestion(work, id);
  if (!found) return null;
  const faults = textFaults(text);
  if (faults.length > 0) return { ok: false, faults };
  if (found.text === text.trim()) return { ok: true, id };
  const version = found.version + 1;
  await insertWording(work, id, version, text);
  await work.tx.update(question).set({ version }).where(here(work, id));
  await tellOfBank(work);
  return { ok: true, id };
}

/** Takes it out of the choice, or puts it back; what was handed out and answered stays. False: there is none. */
export async function retireQuestion(work: Work, id: QuestionId, retired: boolean): Promise<boolean> {
  const done = await work.tx
    .update(question)
    .set({ retiredAt: retired ? work.ground.now() : null })
    .where(here(work, id))
    .returning({ id: question.id });
  if (done.length > 0) await tellOfBank(work);
  return done.length > 0;
}

/** Leads’ open pages read it anew; nobody is told which question it was. */
export const tellOfBank = ({ tx, project }: Work): Promise<void> =>
  publish(tx, { kind: 'changed', project, noun: 'question', id: null, whom: null });

/** In the order in which they were written down. */
export async function listQuestions(work: Work): Promise<QuestionView[]> {
  return questionsWhere(work, undefined);
}

export async function openQuestion(work: Work, id: QuestionId): Promise<QuestionView | null> {
  const [found] = await questionsWhere(work, eq(question.id, id));
  return found ?? null;
}

/** All that it was worded as, the first one first. */
export async function wordingsOf(work: Work, id: QuestionId): Promise<Wording[]> {
  const rows = await work.tx
    .select()
    .from(questionVersion)
    .where(and(eq(questionVersion.projectId, work.project), eq(questionVersion.questionId, id)))
    .orderBy(asc(questionVersion.version));
  return rows.map((row) => ({
    version: row.version,
    text: work.words.open(row.textEnc),
    at: row.createdAt,
  }));
}

const here = (work: Work, id: QuestionId) => and(eq(question.projectId, work.project), eq(question.id, id));

async function questionsWhere(work: Work, where: ReturnType<typeof eq> | undefined): Promise<QuestionView[]> {
  const rows = await work.tx
    .select({
      row: question,
      textEnc: questionVersion.textEnc,
      claimEnc: claim.propositionEnc,
      put: source.code,
    })
    .from(question)
    .innerJoin(
      questionVersion,
      and(
        eq(questionVersion.projectId, question.projectId),
        eq(questionVersion.questionId, question.id),
        eq(questionVersion.version, question.version),
      ),
    )
    .leftJoin(claim, and(eq(claim.projectId, question.projectId), eq(claim.id, question.claimId)))
    .leftJoin(source, and(eq(source.projectId, question.projectId), eq(source.id, question.putSourceId)))
    .where(and(eq(question.projectId, work.project), where))
    .orderBy(asc(question.createdAt), asc(question.id));
  return rows.map(({ row, textEnc, claimEnc, put }) => ({
    id: row.id,
    purpose: row.purpose,
    text: work.words.open(textEnc),
    version: row.version,
    claim:
      row.claimId !== null && claimEnc !== null
        ? { id: row.claimId, proposition: work.words.open(claimEnc) }
        : null,
    put,
    from: row.cameFrom,
    retired: row.retiredAt !== null,
  }));
}

async function insertWording(work: Work, id: QuestionId, version: number, text: string): Promise<void> {
  await work.tx.insert(questionVersion).values({
    projectId: work.project,
    questionId: id,
    version,
    textEnc: work.words.seal(text.trim()),
    accountId: work.actor.account,
  });
}

interface Named {
  claim: ClaimId | null;
  put: SourceId | null;
  from: QuestionId | null;
  faults: Fault[];
}

/** What a draft names, as rows that are there; a name without its row is a fault. */
async function namedBy(work: Work, draft: QuestionDraft): Promise<Named> {
  const faults = questionFaults(draft);
  const claimId = draft.claim === null ? null : asId<ClaimId>(draft.claim);
  const found = claimId === null ? null : await openClaim(work, claimId);
  if (draft.claim !== null && !found)
    faults.push({ field: 'claim', message: 'There is no such claim. Choose one from the list.' });
  const put = draft.purpose === 'confrontation' && draft.put ? await findSource(work, draft.put) : null;
  if (draft.purpose === 'confrontation' && draft.put && !put)
    faults.push({ field: 'put', message: `There is no source ${draft.put} here. Look its handle up.` });
  const fromId = draft.from === null ? null : asId<QuestionId>(draft.from);
  const from = fromId === null ? null : await openQuestion(work, fromId);
  if (draft.from !== null && !from)
    faults.push({
      field: 'from',
      message: 'The question that it came from is not there. Start from the bank.',
    });
  return { claim: found?.id ?? null, put: put?.id ?? null, from: from?.id ?? null, faults };
}
