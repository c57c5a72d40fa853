/** Records as they are made and locked: source, interview, consent and field copy in one transaction. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Fault } from '#core/claim.ts';
import type { AccountId, InterviewId, RecordId, SourceId } from '#core/ids.ts';
import { monthAnywhere } from '#core/month.ts';
import {
  consentFaults,
  interviewFaults,
  type NewConsent,
  type NewInterview,
  type NewSource,
} from '#core/record.ts';
import { MOST_PASSAGES } from '#core/transcript-import.ts';
import { tagAsked } from '#doc/asked.ts';
import { blocksOfPairs, freshCopy } from '#doc/transcript.ts';
import { interview, membership, record } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { createDocument } from '../sync/update-log.ts';
import { appendHere } from './audit.ts';
import { markAsked, openOnes, type QuestionForMe } from './asked-question.ts';
import { placeIn } from './compartment.ts';
import { writeConsent } from './consent.ts';
import { settingOf } from './interview.ts';
import { roomOf } from './record.ts';
import { createSource, underNewCode } from './source-writer.ts';
import { findSource } from './source.ts';
import { newId } from '../id.ts';

interface Pair {
  question?: string | undefined;
  answer: string;
  asked?: string | undefined;
}

export interface NewRecord extends NewInterview {
  source: { code: string } | NewSource;
  /** Whose interview it is, where a lead logs it for a researcher; left out: the caller's. */
  researcher?: AccountId | undefined;
  /** null or left out: nothing is recorded about consent. */
  consent?: NewConsent | null | undefined;
  /** Fills the transcript; `asked`: the question that the caller was handed and that this turn asks. */
  text?: readonly Pair[] | undefined;
  /** Further ones that are taken into this talk: they stand before the text and wait for their answer. */
  asked?: readonly string[] | undefined;
}

export type NewRecordResult =
  { ok: true; id: RecordId; code: string; rooms: { field: string } } | { ok: false; fault: Fault };

/** Source, interview, consent, record, field copy and its first words: all in this transaction, or nothing. */
export async function createRecord(
  work: Work,
  fields: NewRecord,
  id = newId<RecordId>(),
): Promise<NewRecordResult> {
  const now = monthAnywhere(work.ground.now());
  const [wrong] = [...interviewFaults(fields, now), ...(fields.consent ? consentFaults(fields.consent) : [])];
  if (wrong) return { ok: false, fault: wrong };
  if (paragraphsIn(fields.text ?? []) > MOST_PASSAGES) return TOO_LONG;
  const researcher = await researcherOf(work, fields);
  if (!researcher.ok) return researcher;
  const met = await sourceOf(work, fields, researcher.account);
  if (!met.ok) return met;
  const interviewId = await insertInterview(work, fields, met.id, researcher.account);
  if (fields.consent) await writeConsent(work, interviewId, researcher.account, fields.consent);
  const code = await insertRecord(work, id, interviewId, researcher.account);
  const asked = await askedIn(work, fields);
  await createDocument(work.tx, work.ground, {
    project: work.project,
    record: id,
    copy: 'field',
    epoch: 1,
    author: work.actor.account,
    ...firstWords(fields, asked),
  });
  await markAsked(
    work,
    asked.map((one) => one.id),
    id,
  );
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id });
  return { ok: true, id, code, rooms: { field: roomOf(id, 'field', 1) } };
}

/** False: no such record for this actor. Whether the actor may, the caller has asked. */
export async function lockRecord(work: Work, code: string, locked: boolean): Promise<boolean> {
  const [row] = await work.tx
    .update(record)
    .set({ locked })
    .where(and(eq(record.projectId, work.project), eq(record.code, code)))
    .returning({ id: record.id });
  if (!row) return false;
  await publish(work.tx, { kind: 'changed', project: work.project, noun: 'record', id: row.id });
  await appendHere(work, { act: locked ? 'record.locked' : 'record.unlocked', object: row.id, more: {} });
  return true;
}

const fault = (field: string, message: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { field, message },
});

/** As `blocksOfPairs` parts them. */
const paragraphsIn = (text: readonly Pair[]): number =>
  text.reduce((sum, { answer }) => sum + 1 + answer.split(/\n+/, MOST_PASSAGES + 1).length, 0);

const TOO_LONG = fault(
  'text',
  `The text has more than ${MOST_PASSAGES.toLocaleString('en')} paragraphs. Send fewer, or take line breaks out of the answers; what follows can be imported into the record.`,
);

/** The caller, or whom a lead names: somebody of this project who can hold interviews. */
async function researcherOf(
  work: Work,
  fields: NewRecord,
): Promise<{ ok: true; account: AccountId } | { ok: false; fault: Fault }> {
  const { account, role } = work.actor;
  const named = fields.researcher ?? account;
  if (named === account) return { ok: true, account };
  if (role !== 'lead')
    return fault('researcher', 'Only a lead logs an interview for somebody else. Leave the researcher out.');
  const [member] = await work.tx
    .select({ role: membership.role })
    .from(membership)
    .where(
      and(
        eq(membership.projectId, work.project),
        eq(membership.accountId, named),
        isNull(membership.endedAt),
        inArray(membership.role, ['researcher', 'lead']),
      ),
    );
  return member
    ? { ok: true, account: named }
    : fault('researcher', 'This person is no researcher or lead of the project. Choose one who is.');
}

async function sourceOf(
  work: Work,
  fields: NewRecord,
  researcher: AccountId,
): Promise<{ ok: true; id: SourceId } | { ok: false; fault: Fault }> {
  if (!('code' in fields.source)) return createSource(work, fields.source, researcher);
  const { code } = fields.source;
  const found = await findSource(work, code);
  if (!found) return fault('source', `There is no source ${code} here. Choose one, or describe a new one.`);
  if (researcher !== work.actor.account && found.researcher !== researcher)
    return fault(
      'source',
      `${code} belongs to somebody else than this researcher. Log the interview in your own name, or describe a new source.`,
    );
  return { ok: true, id: found.id };
}

async function insertInterview(
  work: Work,
  fields: NewRecord,
  sourceId: SourceId,
  researcherId: AccountId,
): Promise<InterviewId> {
  const id = newId<InterviewId>();
  await placeIn(work.tx, work.project, researcherId, [id]);
  const { month, day = null } = fields;
  await work.tx.insert(interview).values({
    projectId: work.project,
    id,
    sourceId,
    dayEnc: day === null ? null : work.words.seal(`${month}-${String(day).padStart(2, '0')}`),
    ...settingOf(fields),
  });
  return id;
}

async function insertRecord(
  work: Work,
  id: RecordId,
  interviewId: InterviewId,
  researcherId: AccountId,
): Promise<string> {
  await placeIn(work.tx, work.project, researcherId, [id]);
  return underNewCode('R', async (drawn) => {
    const made = await work.tx
      .insert(record)
      .values({ projectId: work.project, id, code: drawn, interviewId })
      .onConflictDoNothing({ target: [record.projectId, record.code] })
      .returning({ id: record.id });
    return made.length > 0;
  });
}

/** What of the questions that it names the caller may still ask. */
function askedIn(work: Work, { asked = [], text = [] }: NewRecord): Promise<QuestionForMe[]> {
  const ids = [...asked, ...text.flatMap((pair) => pair.asked ?? [])];
  return ids.length === 0 ? Promise.resolve([]) : openOnes(work, ids);
}

/** Questions that wait for their answer first, then what was written down; each that was handed out under its id. */
function firstWords({ text = [] }: NewRecord, asked: readonly QuestionForMe[]): { initial?: Uint8Array } {
  const answered = new Set(text.flatMap((pair) => pair.asked ?? []));
  const waiting = asked.filter(({ id }) => !answered.has(id));
  const pairs: Pair[] = [
    ...waiting.map((one) => ({ question: one.text, answer: '', asked: one.id })),
    ...text,
  ];
  if (pairs.length === 0) return {};
  const doc = freshCopy(blocksOfPairs(pairs));
  let block = 0;
  for (const pair of pairs) {
    if (pair.question && asked.some(({ id }) => id === pair.asked)) tagAsked(doc, block, pair.asked ?? '');
    block += blocksOfPairs([pair]).length;
  }
  const initial = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { initial };
}
