/** Questions on their way: a lead hands a wording to a researcher, takes it back, and sees what became of it. */
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Fault } from '#core/claim.ts';
import type { AccountId, AskedId, DocumentId, QuestionId, RecordId, SourceId } from '#core/ids.ts';
import type { AskedState, Reaction } from '#core/question.ts';
import { readAskedTurns } from '#doc/asked.ts';
import {
  askedQuestion,
  asking,
  interview,
  membership,
  questionVersion,
  record,
  source,
  sourceType,
} from '../db/schema.ts';
import type { Work } from '../place.ts';
import { readDocumentFor, type Reader } from '../sync/update-log.ts';
import { findCopy } from './document.ts';
import { tellOfHanded } from './asked-question.ts';
import { openQuestion, tellOfBank } from './question.ts';
import { standingResolutions } from './resolution.ts';
import { listSourceTypes } from './source-type.ts';
import { findSource, typeColumns, typeMark, type TypeMark } from './source.ts';

export interface HandOut {
  researcher: AccountId;
  /** For whom: one source of that researcher by its handle, or a source type by its key, or anybody. */
  source?: string | undefined;
  type?: string | undefined;
}

export type HandOutResult = { ok: true; id: AskedId } | { ok: false; faults: Fault[] };

export interface AskingView {
  id: AskedId;
  question: QuestionId;
  version: number;
  /** As it was handed out. */
  text: string;
  /** "Researcher 2". */
  researcher: { role: string; ordinal: number } | null;
  source: string | null;
  type: TypeMark | null;
  state: AskedState;
  /** Why it could not be asked. */
  reason: string | null;
  record: { id: RecordId; code: string; month: string } | null;
  reaction: Reaction | null;
}

/** Null: there is no such question. The caller has asked `can`. */
export async function handOut(work: Work, id: QuestionId, to: HandOut): Promise<HandOutResult | null> {
  const found = await openQuestion(work, id);
  if (!found) return null;
  const whom = await forWhom(work, to);
  const faults = whom.faults;
  if (found.retired)
    faults.push({
      field: 'researcher',
      message: 'This question is retired. Put it back before it is handed out.',
    });
  if (found.purpose === 'control' && found.claim && !(await isKnown(work, found.claim.id)))
    faults.push({
      field: 'researcher',
      message: 'Its answer is not known yet, so nothing could be scored. Set the known answer first.',
    });
  if (faults.length > 0) return { ok: false, faults };
  const asked = randomUUID() as AskedId;
  await work.tx.insert(askedQuestion).values({
    projectId: work.project,
    id: asked,
    researcherId: to.researcher,
    textEnc: work.words.seal(found.text),
    typeId: whom.type,
    sourceId: whom.source,
  });
  const { project: projectId, actor } = work;
  await work.tx
    .insert(asking)
    .values({ projectId, askedId: asked, questionId: id, version: found.version, accountId: actor.account });
  await tellOfHanded(work, to.researcher);
  return { ok: true, id: asked };
}

/** Only while it was not asked. False: there is nothing to take back. */
export async function takeBack(work: Work, asked: AskedId): Promise<boolean> {
  const done = await work.tx
    .update(askedQuestion)
    .set({ state: 'withdrawn', reasonEnc: null })
    .where(and(own(work, asked), inArray(askedQuestion.state, ['open', 'impossible'])))
    .returning({ id: askedQuestion.id, researcher: askedQuestion.researcherId });
  for (const { researcher } of done) await tellOfHanded(work, researcher);
  return done.length > 0;
}

/** What the source did with what was put to it; null: nothing is said of it. */
export async function noteReaction(work: Work, asked: AskedId, reaction: Reaction | null): Promise<boolean> {
  const done = await work.tx
    .update(asking)
    .set({ reaction })
    .where(and(eq(asking.projectId, work.project), eq(asking.askedId, asked)))
    .returning({ id: asking.askedId });
  if (done.length > 0) await tellOfBank(work);
  return done.length > 0;
}

/** All that was handed out, or what was of one question; in the order in which it was. */
export async function listAskings(work: Work, id?: QuestionId): Promise<AskingView[]> {
  const rows = await askingRows(work, id === undefined ? undefined : eq(asking.questionId, id));
  return rows.map(({ row, of, textEnc, role, ordinal, source: code, record: at, month, recordId, type }) => ({
    id: row.id,
    question: of.questionId,
    version: of.version,
    text: work.words.open(textEnc),
    researcher: role !== null && ordinal !== null ? { role, ordinal } : null,
    source: code,
    type: markOf(work, type),
    state: row.state,
    reason: row.reasonEnc === null ? null : work.words.open(row.reasonEnc),
    record: recordId !== null && at !== null && month !== null ? { id: recordId, code: at, month } : null,
    reaction: of.reaction,
  }));
}

export interface Answered {
  /** As it was asked in the end. */
  question: string;
  answers: string[];
}

/** The field copies in which questions were asked: looked up in the member's own transaction, read after it. */
export async function copiesOf(work: Work, askings: readonly AskingView[]): Promise<DocumentId[]> {
  const records = new Set(askings.flatMap((one) => one.record?.id ?? []));
  const copies: DocumentId[] = [];
  for (const id of records) {
    const copy = await findCopy(work, id, 'field');
    if (copy !== null) copies.push(copy);
  }
  return copies;
}

/** What stands in these field copies under each question that was asked there. */
export async function answersIn(
  reader: Reader,
  copies: readonly DocumentId[],
): Promise<Map<string, Answered>> {
  const found = new Map<string, Answered>();
  for (const copy of copies) {
    const { doc } = await readDocumentFor(reader, copy);
    for (const { asked, question, answers } of readAskedTurns(doc)) found.set(asked, { question, answers });
    doc.destroy();
  }
  return found;
}

const markOf = (work: Work, type: Parameters<typeof typeMark>[1] | null): TypeMark | null =>
  type === null ? null : typeMark(work, type);

const own = (work: Work, asked: AskedId) =>
  and(eq(askedQuestion.projectId, work.project), eq(askedQuestion.id, asked));

async function isKnown(work: Work, claim: string): Promise<boolean> {
  const standing = await standingResolutions(work.tx, work.words, work.project);
  return [...standing.values()].some((one) => one.claim === claim && one.kind === 'control');
}

async function forWhom(
  work: Work,
  to: HandOut,
): Promise<{ type: string | null; source: SourceId | null; faults: Fault[] }> {
  const faults: Fault[] = [];
  const [member] = await work.tx
    .select({ account: membership.accountId })
    .from(membership)
    .where(
      and(
        eq(membership.projectId, work.project),
        eq(membership.accountId, to.researcher),
        eq(membership.role, 'researcher'),
        isNull(membership.endedAt),
      ),
    );
  if (!member) faults.push({ field: 'researcher', message: 'Nobody is chosen. Choose who is to ask it.' });
  const found = to.source ? await findSource(work, to.source) : null;
  if (to.source && found?.researcher !== to.researcher)
    faults.push({
      field: 'source',
      message: `${to.source} is no source of this researcher’s. Choose one of theirs, or leave it empty.`,
    });
  const types = to.type ? await listSourceTypes(work) : [];
  const type = types.find((one) => one.key === to.type && !one.retired);
  if (to.type && !type)
    faults.push({ field: 'type', message: 'There is no such source type. Choose one from the list.' });
  // One source says its type by itself.
  return { type: found ? null : (type?.id ?? null), source: found?.id ?? null, faults };
}

function askingRows(work: Work, where: SQL | undefined) {
  return work.tx
    .select({
      row: askedQuestion,
      of: asking,
      textEnc: questionVersion.textEnc,
      role: membership.role,
      ordinal: membership.ordinal,
      source: source.code,
      type: typeColumns,
      recordId: record.id,
      record: record.code,
      month: interview.month,
    })
    .from(asking)
    .innerJoin(
      askedQuestion,
      and(eq(askedQuestion.projectId, asking.projectId), eq(askedQuestion.id, asking.askedId)),
    )
    .innerJoin(
      questionVersion,
      and(
        eq(questionVersion.projectId, asking.projectId),
        eq(questionVersion.questionId, asking.questionId),
        eq(questionVersion.version, asking.version),
      ),
    )
    .leftJoin(
      membership,
      and(
        eq(membership.projectId, askedQuestion.projectId),
        eq(membership.accountId, askedQuestion.researcherId),
      ),
    )
    .leftJoin(
      source,
      and(eq(source.projectId, askedQuestion.projectId), eq(source.id, askedQuestion.sourceId)),
    )
    .leftJoin(
      sourceType,
      and(eq(sourceType.projectId, askedQuestion.projectId), eq(sourceType.id, askedQuestion.typeId)),
    )
    .leftJoin(
      record,
      and(eq(record.projectId, askedQuestion.projectId), eq(record.id, askedQuestion.recordId)),
    )
    .leftJoin(interview, and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)))
    .where(and(eq(asking.projectId, work.project), where))
    .orderBy(asc(asking.createdAt), asc(asking.askedId));
}
