/** Records to work on in tests: made, released and edited by the application's own commands. */
import { and, eq, isNull } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { ClaimDraft } from '#core/claim.ts';
import type { AccountId, ClaimId, DocumentId, RecordId } from '#core/ids.ts';
import { addAssertion, addCoding, type AssertionFields } from '#doc/entry.ts';
import { anchorAt } from '#doc/position.ts';
import { document } from '#server/db/schema.ts';
import type { Ground } from '#server/ground.ts';
import { createClaim } from '#server/store/claim.ts';
import { openRecord } from '#server/store/record.ts';
import { createRecord, type NewRecord } from '#server/store/record-writer.ts';
import { approveRelease, settleIn } from '#server/store/release.ts';
import { appendUpdate, readDocument } from '#server/sync/update-log.ts';
import type { TestStudy } from './harness.ts';

export interface MadeRecord {
  id: RecordId;
  code: string;
  source: string;
  field: DocumentId;
}

export interface ReleasedRecord extends MadeRecord {
  analysis: DocumentId;
}

export async function makeRecord(
  study: TestStudy,
  fields: Partial<NewRecord> = {},
  who = 'a',
): Promise<MadeRecord> {
  const place = await study.place(who);
  const made = await place.work((work) =>
    createRecord(work, {
      source: { typeKey: 'elder' },
      month: '2022-03',
      language: 'en',
      text: [{ question: 'How many?', answer: 'They were three hundred men.' }, { answer: 'No more came.' }],
      ...fields,
    }),
  );
  if (!made.ok) throw new Error(made.fault.message);
  const view = await place.work((work) => openRecord(work, made.code));
  const field = await documentId(study, made.id, 'field');
  return { id: made.id, code: made.code, source: view?.source.code ?? '', field };
}

export async function makeReleased(
  ground: Ground,
  study: TestStudy,
  fields: Partial<NewRecord> = {},
  who = 'a',
): Promise<ReleasedRecord> {
  const made = await makeRecord(study, fields, who);
  await letOut(ground, study, made.code);
  return { ...made, analysis: await documentId(study, made.id, 'analysis') };
}

/** Releases it by a lead who dismisses all that the scan finds. */
export async function letOut(ground: Ground, study: TestStudy, code: string): Promise<void> {
  const lead = await study.place('lead');
  let done = await approveRelease(ground, lead, code);
  if (done.kind === 'open-hits') {
    for (const { id } of done.hits)
      await settleIn(ground, lead, code, id, { act: 'dismiss', words: 'a word of this test' });
    done = await approveRelease(ground, lead, code);
  }
  if (done.kind !== 'released') throw new Error(`the release is ${done.kind}`);
}

async function documentId(
  study: TestStudy,
  record: RecordId,
  copy: 'field' | 'analysis',
): Promise<DocumentId> {
  const lead = await study.place('lead');
  const [row] = await lead.work(({ tx }) =>
    tx
      .select({ id: document.id })
      .from(document)
      .where(and(eq(document.recordId, record), eq(document.copy, copy), isNull(document.closedAt))),
  );
  if (!row) throw new Error(`no ${copy} copy`);
  return row.id;
}

/** Edits as a client of this account would: what changed goes into the log as one update. */
export async function edit(
  ground: Ground,
  id: DocumentId,
  account: AccountId | undefined,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  if (!account) throw new Error('nobody edits');
  const { doc } = await readDocument(ground, id);
  const before = Y.encodeStateVector(doc);
  doc.clientID = Math.floor(Math.random() * 2 ** 31);
  change(doc);
  await appendUpdate(ground, id, account, Y.encodeStateAsUpdate(doc, before));
  doc.destroy();
}

export interface At {
  block: number;
  from: number;
  to: number;
}

export function code(doc: Y.Doc, at: At, codeId: string, id: string = randomUUID()): string {
  const { from, to } = anchors(doc, at);
  addCoding(doc, id, { code: codeId, by: 'A1', from, to });
  return id;
}

export function assert(doc: Y.Doc, at: At, fields: AssertionFields, id: string = randomUUID()): string {
  addAssertion(doc, id, { by: 'A1', ...anchors(doc, at), fields });
  return id;
}

const anchors = (doc: Y.Doc, at: At) => ({
  from: anchorAt(doc, at.block, at.from, 0),
  to: anchorAt(doc, at.block, at.to, -1),
});

export async function makeClaim(study: TestStudy, fields: Partial<ClaimDraft> = {}): Promise<ClaimId> {
  const lead = await study.place('lead');
  const made = await lead.work((work) =>
    createClaim(work, {
      kind: 'boolean',
      proposition: 'IS-K pays its fighters',
      place: null,
      period: null,
      values: [],
      units: [],
      definitions: [],
      interest: {},
      state: false,
      event: false,
      exhaustive: false,
      family: null,
      parts: [],
      headline: null,
      filed: null,
      ...fields,
    }),
  );
  if (!made.ok) throw new Error(made.faults[0]?.message);
  return made.id;
}

export const QUANTITY: Partial<ClaimDraft> = {
  kind: 'quantity',
  units: [{ key: 'persons', label: 'persons' }],
  definitions: [
    { key: 'all', label: 'all members' },
    { key: 'some', label: 'fighters only' },
  ],
};
