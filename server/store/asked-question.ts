/** Questions for a researcher: wordings and for whom. Nothing here reads the bank, and no order says where one came from. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Fault } from '#core/claim.ts';
import { asId, type AccountId, type AskedId, type RecordId } from '#core/ids.ts';
import type { AskedState } from '#core/question.ts';
import { tagAsked } from '#doc/asked.ts';
import { appendBlocks, readBlocks } from '#doc/transcript.ts';
import { askedQuestion, record, source, sourceType } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { appendIn, asLog, readDocumentFor } from '../sync/update-log.ts';
import { findCopy } from './document.ts';

export interface QuestionForMe {
  id: AskedId;
  text: string;
  /** The handle of the one source that it is for. */
  source: string | null;
  /** The type of source that it is for, by its mark alone. */
  type: { key: string; letter: string; camp: string } | null;
  state: Exclude<AskedState, 'withdrawn'>;
  reason: string | null;
  /** Where it was asked. */
  record: string | null;
}

/** The caller's own, by for whom and then by their words: an order that says nothing of why or when. */
export async function questionsForMe(work: Work): Promise<QuestionForMe[]> {
  const rows = await work.tx
    .select({
      id: askedQuestion.id,
      textEnc: askedQuestion.textEnc,
      state: askedQuestion.state,
      reasonEnc: askedQuestion.reasonEnc,
      source: source.code,
      typeKey: sourceType.key,
      letter: sourceType.letter,
      camp: sourceType.camp,
      record: record.code,
    })
    .from(askedQuestion)
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
    .where(
      and(eq(askedQuestion.projectId, work.project), eq(askedQuestion.researcherId, work.actor.account)),
    );
  return rows
    .flatMap(({ id, textEnc, state, reasonEnc, source: code, typeKey, letter, camp, record: at }) =>
      state === 'withdrawn'
        ? []
        : [
            {
              id,
              text: work.words.open(textEnc),
              source: code,
              type:
                typeKey !== null && letter !== null && camp !== null ? { key: typeKey, letter, camp } : null,
              state,
              reason: reasonEnc === null ? null : work.words.open(reasonEnc),
              record: at,
            },
          ],
    )
    .toSorted((a, b) => compare(sortKey(a), sortKey(b)));
}

/** Those that a talk with this source could take up: for it, for its type, or for anybody. */
export function fitting(
  questions: readonly QuestionForMe[],
  whom: { source: string | null; type: string },
): QuestionForMe[] {
  return questions.filter(
    (one) =>
      one.state === 'open' &&
      (one.source === null || one.source === whom.source) &&
      (one.type === null || one.type.key === whom.type),
  );
}

/** What of these the caller may still ask. */
export async function openOnes(work: Work, ids: readonly string[]): Promise<QuestionForMe[]> {
  const wanted = new Set(ids);
  return (await questionsForMe(work)).filter((one) => one.state === 'open' && wanted.has(one.id));
}

export async function markAsked(work: Work, ids: readonly AskedId[], at: RecordId): Promise<void> {
  if (ids.length === 0) return;
  await work.tx
    .update(askedQuestion)
    .set({ state: 'asked', recordId: at })
    .where(and(mine(work), inArray(askedQuestion.id, [...ids]), eq(askedQuestion.state, 'open')));
  await tellOfHanded(work, work.actor.account);
}

/** It cannot be asked, and why; or, with null, it can be again. False: there is no such question of the caller's. */
export async function markImpossible(work: Work, id: string, reason: string | null): Promise<boolean> {
  const asked = asId<AskedId>(id);
  if (asked === null) return false;
  const done = await work.tx
    .update(askedQuestion)
    .set(
      reason === null
        ? { state: 'open', reasonEnc: null }
        : { state: 'impossible', reasonEnc: work.words.seal(reason.trim()) },
    )
    .where(
      and(
        mine(work),
        eq(askedQuestion.id, asked),
        inArray(askedQuestion.state, reason === null ? ['impossible'] : ['open', 'impossible']),
      ),
    )
    .returning({ id: askedQuestion.id });
  if (done.length > 0) await tellOfHanded(work, work.actor.account);
  return done.length > 0;
}

export const reasonFaults = (reason: string): Fault[] =>
  reason.trim() === ''
    ? [
        {
          field: 'reason',
          message: 'Write in a few words why it cannot be asked, so that nobody asks again.',
        },
      ]
    : [];

/** Puts the wording at the end of a field copy as a turn that waits for its answer. False: it is not to be asked. */
export async function askIn(work: Work, at: RecordId, id: string): Promise<boolean> {
  const [open] = await openOnes(work, [id]);
  const copy = open === undefined ? null : await findCopy(work, at, 'field');
  if (open === undefined || copy === null) return false;
  const { doc } = await readDocumentFor(work, copy);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => {
    appendBlocks(doc, [
      { kind: 'question', text: open.text },
      { kind: 'answer', text: '' },
    ]);
    tagAsked(doc, readBlocks(doc).length - 2, open.id);
  });
  doc.destroy();
  await asLog(work.tx, async () => {
    for (const update of updates) await appendIn(work.tx, work.ground, copy, work.actor.account, update);
  });
  await markAsked(work, [open.id], at);
  return true;
}

/** Leads hear of it, and the researcher who has it; neither is told which it is. */
export const tellOfHanded = ({ tx, project }: Work, whom: AccountId): Promise<void> =>
  publish(tx, { kind: 'changed', project, noun: 'question', id: null, whom });

const mine = (work: Work) =>
  and(eq(askedQuestion.projectId, work.project), eq(askedQuestion.researcherId, work.actor.account));

const sortKey = (one: QuestionForMe): string[] => [one.source ?? '~', one.type?.letter ?? '~', one.text];

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, i) => text !== b[i]);
  return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
