/** Claims and the rows that stand around them, for tests of stores and pages. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { ClaimDraft } from '#core/claim.ts';
import {
  drawCode,
  type ClaimId,
  type CodeId,
  type DocumentId,
  type InterviewId,
  type RecordId,
  type SourceId,
} from '#core/ids.ts';
import {
  assertion,
  assessment,
  coding,
  document,
  interview,
  record,
  source,
  sourceType,
} from '#server/db/schema.ts';
import type { Ground } from '#server/ground.ts';
import { placeIn } from '#server/store/compartment.ts';
import type { TestStudy } from './harness.ts';

export const claimDraft = (draft: Partial<ClaimDraft> = {}): ClaimDraft => ({
  kind: 'boolean',
  proposition: 'Hard treatment made recruits',
  place: null,
  period: { from: '2021-08', to: '2022-06' },
  values: [],
  units: [],
  definitions: [],
  interest: (draft.kind ?? 'boolean') === 'boolean' ? { isk: { true: 1, false: -1 } } : {},
  state: false,
  event: false,
  exhaustive: false,
  family: null,
  parts: [],
  headline: null,
  filed: null,
  ...draft,
});

interface Said {
  claim: ClaimId;
  /** Left out: researcher `a`. */
  researcher?: string;
  type?: string;
  released?: boolean;
  value?: string;
  stance?: 'affirms' | 'denies' | 'qualifies';
  lo?: number;
  hi?: number;
  unit?: string;
  definition?: string;
  month?: string;
  code?: CodeId;
  againstInterest?: 'true' | 'false';
}

interface Stated {
  assertion: string;
  source: SourceId;
  record: RecordId;
  recordCode: string;
}

/** One source's statement, as the projection would have written it. */
export async function statement(ground: Ground, study: TestStudy, said: Said): Promise<Stated> {
  const researcher = study.accounts[said.researcher ?? 'a'];
  if (!researcher) throw new Error('the study has no researcher');
  const ids = {
    source: randomUUID() as SourceId,
    interview: randomUUID() as InterviewId,
    record: randomUUID() as RecordId,
    document: randomUUID() as DocumentId,
    assertion: randomUUID(),
  };
  const recordCode = drawCode('R', randomBytes(5));
  const lead = await study.place('lead');
  const keyId = ground.keys.create();
  const project = { projectId: study.project };
  await lead.work(async ({ tx }) => {
    await placeIn(tx, study.project, researcher, [ids.source, ids.interview, ids.record]);
    const types = await tx.select().from(sourceType);
    const type = types.find((t) => t.key === (said.type ?? 'elder'));
    if (!type) throw new Error(`no type ${said.type}`);
    await tx.insert(source).values({
      ...project,
      id: ids.source,
      code: drawCode('S', randomBytes(5)),
      typeId: type.id,
    });
    await tx.insert(interview).values({
      ...project,
      id: ids.interview,
      sourceId: ids.source,
      month: said.month ?? '2022-03',
      mode: 'face-to-face',
      language: 'en',
    });
    await tx.insert(record).values({
      ...project,
      id: ids.record,
      code: recordCode,
      interviewId: ids.interview,
      releasedAt: said.released === false ? null : new Date('2022-04-01T00:00:00Z'),
      releaseVersion: said.released === false ? 0 : 1,
    });
  });
  await ground.db.asService('log', (tx) =>
    tx
      .insert(document)
      .values({ ...project, id: ids.document, recordId: ids.record, copy: 'analysis', keyId }),
  );
  const quote = ground.keys.words(keyId).seal('They said it to me themselves.');
  await ground.db.asService('projection', async (tx) => {
    const span = { fromBlock: 0, fromOffset: 0, toBlock: 0, toOffset: 10, quoteEnc: quote };
    const place = { ...project, documentId: ids.document, recordId: ids.record, accountId: researcher };
    await tx.insert(assertion).values({
      ...place,
      ...span,
      id: ids.assertion,
      interviewId: ids.interview,
      sourceId: ids.source,
      claimId: said.claim,
      stance: said.stance ?? 'affirms',
      value: said.value ?? null,
      lo: said.lo ?? null,
      hi: said.hi ?? null,
      unit: said.unit ?? null,
      definition: said.definition ?? null,
      basis: 'first-hand',
      againstInterest: said.againstInterest ?? null,
    });
    if (said.code) await tx.insert(coding).values({ ...place, ...span, id: randomUUID(), codeId: said.code });
  });
  return { assertion: ids.assertion, source: ids.source, record: ids.record, recordCode };
}

/** A stored assessment without its steps. Returns its id. */
export async function assessed(
  ground: Ground,
  study: TestStudy,
  claim: ClaimId,
  result: { status: string; p?: Record<string, number>; best?: string },
): Promise<string> {
  const id = randomUUID();
  await ground.db.asService('engine', (tx) =>
    tx.insert(assessment).values({
      projectId: study.project,
      id,
      claimId: claim,
      cause: { kind: 'rebuild', id: null },
      status: result.status,
      result: {
        id: claim,
        best: null,
        p: null,
        range: null,
        confidence: null,
        fragility: null,
        nEff: null,
        disputed: [],
        flags: [],
        bracket: null,
        partWhole: null,
        steps: [],
        notes: [],
        ...result,
      },
    }),
  );
  return id;
}
