/** Assertions as pages read them: what one source says about one claim, with its words and its place in the record. */
import { and, asc, eq, getTableColumns, inArray, isNotNull, sql as raw } from 'drizzle-orm';
import type { Basis, Bound, Span, Stance } from '#core/coding.ts';
import { nameAssertions } from '#core/consistency/from-rows.ts';
import { compareIds } from '#core/consistency/records.ts';
import type { ClaimId, DocumentId, InterviewId, KeyId, RecordId, SourceId } from '#core/ids.ts';
import type { Audience } from '#core/interview.ts';
import type { Period } from '#core/month.ts';
import { isOnePersons } from '#core/question-wording.ts';
import { anyOf } from '../db/any-of.ts';
import { assertion, document, interview, record, source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { inSlices } from '../projection/pace.ts';
import { typeColumns, typeMark, type TypeMark } from './source.ts';

export interface AssertionView {
  /** As the engine names it, in the interchange format and in an assessment's steps. */
  id: string;
  /** The entry's id in the record's document. */
  entry: string;
  record: string;
  source: { id: SourceId; code: string; type: TypeMark; party: string | null };
  interview: { month: string; audience: Audience };
  claim: ClaimId | null;
  stance: Stance | null;
  value: string | null;
  lo: number | null;
  hi: number | null;
  bound: Bound | null;
  unit: string | null;
  definition: string | null;
  refersTo: Period | null;
  basis: Basis | null;
  /** The code of the source that it retells, `unknown`, or null. */
  root: string | null;
  hops: number;
  prompted: boolean;
  /** The code of the source whose information was put to the speaker. */
  confrontedWith: string | null;
  probed: boolean;
  cases: number | null;
  forecast: boolean;
  retracted: boolean;
  /** As the coder reads it, and why. */
  againstInterest: 'true' | 'false' | 'unclear' | null;
  againstReason: string | null;
  /** Blanks that the engine needs and that are open, by name. */
  incomplete: string[];
  /** The words that it stands on; null when they are gone, or were not asked for. */
  quote: string | null;
  span: Span | null;
}

interface AssertionFilter {
  claim?: ClaimId | undefined;
  record?: string | undefined;
  source?: SourceId | undefined;
  /** Without: the words are neither read nor opened, for lists where they would only weigh. */
  quotes?: false;
}

/** Of released records only, by month and then id. For leads and analysts. */
export async function listAssertions(work: Work, filter: AssertionFilter = {}): Promise<AssertionView[]> {
  const rows = await viewRows(work, filter);
  const names = await engineNames(work);
  return inSlices(rows, (row) => viewOf(work, row, names.get(nameKey(row.code, row.row.id)) ?? row.row.id));
}

/** How many statements on a claim stand, and whether all that was said on it goes back to one person. */
export async function spokenOn(work: Work, claim: ClaimId): Promise<{ statements: number; alone: boolean }> {
  const rows = await work.tx
    .select({
      source: assertion.sourceId,
      root: assertion.root,
      mode: interview.mode,
      retracted: assertion.retracted,
    })
    .from(assertion)
    .innerJoin(
      interview,
      and(eq(interview.projectId, assertion.projectId), eq(interview.id, assertion.interviewId)),
    )
    .where(
      and(eq(assertion.projectId, work.project), eq(assertion.claimId, claim), isNotNull(assertion.stance)),
    );
  return {
    statements: rows.filter(({ retracted }) => !retracted).length,
    alone: isOnePersons(rows.map(({ mode, ...row }) => ({ ...row, public: mode === 'document' }))),
  };
}

const wordless = {
  ...getTableColumns(assertion),
  quoteEnc: raw<Uint8Array | null>`null`,
  againstReasonEnc: raw<Uint8Array | null>`null`,
};

/** An assertion's row with what stands around it. */
interface ViewRow {
  row: typeof assertion.$inferSelect;
  code: string;
  interview: { month: string; audience: Audience };
  key: KeyId;
  source: Speaker;
  rootCode: string | null;
  confrontedCode: string | null;
}

type Speaker = Pick<AssertionView['source'], 'code' | 'type' | 'party'>;

/**
 * What stands around the assertions is read once each and put to them here. Joined in the database, the policies of six
 * tables hide from its planner how many rows there are: of 16,000 it went through every source for each.
 */
async function viewRows(work: Work, filter: AssertionFilter): Promise<ViewRow[]> {
  const rows = await assertionRows(work, filter);
  if (rows.length === 0) return [];
  const documents = await documentKeys(work, distinct(rows.map((row) => row.documentId)));
  const records = await recordCodes(work, distinct(rows.map((row) => row.recordId)));
  const interviews = await interviewsOf(work, distinct(rows.map((row) => row.interviewId)));
  const named = rows.flatMap(({ sourceId, root, confrontedWith }) => [
    sourceId,
    ...(root === null || root === 'unknown' ? [] : [root]),
    ...(confrontedWith === null ? [] : [confrontedWith]),
  ]);
  const speakers = await speakersOf(work, distinct(named));
  const codeOf = (id: SourceId | null): string | null =>
    id === null ? null : (speakers.get(id)?.code ?? null);
  const found = await inSlices(rows, (row): ViewRow[] => {
    const [key, code] = [documents.get(row.documentId), records.get(row.recordId)];
    const [interview, source] = [interviews.get(row.interviewId), speakers.get(row.sourceId)];
    // What the policies hide of these hides the assertion too.
    if (key === undefined || code === undefined || !interview || !source) return [];
    const rootCode = row.root === 'unknown' ? null : codeOf(row.root);
    return [{ row, code, interview, key, source, rootCode, confrontedCode: codeOf(row.confrontedWith) }];
  });
  return found
    .flat()
    .toSorted((a, b) => compareIds(a.interview.month, b.interview.month) || compareIds(a.row.id, b.row.id));
}

const distinct = <T>(all: readonly T[]): T[] => [...new Set(all)];

type AssertionRow = ViewRow['row'];

/** All of the project come page by page: while one is made into objects, nothing else of the process goes on. */
async function assertionRows(work: Work, filter: AssertionFilter): Promise<AssertionRow[]> {
  if ((filter.claim ?? filter.record ?? filter.source) !== undefined) return rowsAfter(work, filter, null);
  const all: AssertionRow[] = [];
  let last: AssertionRow | null = null;
  for (;;) {
    const page: AssertionRow[] = await rowsAfter(work, filter, last).limit(PAGE);
    all.push(...page);
    if (page.length < PAGE) return all;
    last = page.at(-1) ?? null;
  }
}

const PAGE = 500;

function rowsAfter(work: Work, filter: AssertionFilter, last: AssertionRow | null) {
  const { claim, source: speaker, record: code } = filter;
  const ofRecord = work.tx
    .select({ id: record.id })
    .from(record)
    .where(and(eq(record.projectId, work.project), eq(record.code, code ?? '')));
  return work.tx
    .select(filter.quotes === false ? wordless : getTableColumns(assertion))
    .from(assertion)
    .where(
      and(
        eq(assertion.projectId, work.project),
        claim ? eq(assertion.claimId, claim) : undefined,
        code ? inArray(assertion.recordId, ofRecord) : undefined,
        speaker ? eq(assertion.sourceId, speaker) : undefined,
        last ? raw`(${assertion.documentId}, ${assertion.id}) > (${last.documentId}, ${last.id})` : undefined,
      ),
    )
    .orderBy(asc(assertion.documentId), asc(assertion.id));
}

async function documentKeys(work: Work, ids: DocumentId[]): Promise<Map<DocumentId, KeyId>> {
  const rows = await work.tx
    .select({ id: document.id, key: document.keyId })
    .from(document)
    .where(and(eq(document.projectId, work.project), anyOf(document.id, ids)));
  return new Map(rows.map(({ id, key }) => [id, key]));
}

async function recordCodes(work: Work, ids: RecordId[]): Promise<Map<RecordId, string>> {
  const rows = await work.tx
    .select({ id: record.id, code: record.code })
    .from(record)
    .where(and(eq(record.projectId, work.project), anyOf(record.id, ids)));
  return new Map(rows.map(({ id, code }) => [id, code]));
}

async function interviewsOf(
  work: Work,
  ids: InterviewId[],
): Promise<Map<InterviewId, AssertionView['interview']>> {
  const rows = await work.tx
    .select({ id: interview.id, month: interview.month, audience: interview.audience })
    .from(interview)
    .where(and(eq(interview.projectId, work.project), anyOf(interview.id, ids)));
  return new Map(rows.map(({ id, month, audience }) => [id, { month, audience }]));
}

async function speakersOf(work: Work, ids: SourceId[]): Promise<Map<SourceId, Speaker>> {
  const rows = await work.tx
    .select({
      id: source.id,
      code: source.code,
      affiliation: source.affiliation,
      unaffiliated: source.unaffiliated,
      typeAffiliation: sourceType.affiliation,
      ...typeColumns,
    })
    .from(source)
    .innerJoin(sourceType, and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId)))
    .where(and(eq(source.projectId, work.project), anyOf(source.id, ids)));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        code: row.code,
        type: typeMark(work, row),
        party: row.unaffiliated ? null : (row.affiliation ?? row.typeAffiliation),
      },
    ]),
  );
}

/**
 * The engine's names where they differ from the entries' ids: where two records hold an entry of one id. Those are looked for by
 * themselves: in one statement, a plan that was made while there was little to read counted all of them again for each.
 */
async function engineNames(work: Work): Promise<Map<string, string>> {
  const ids = await work.tx
    .select({ id: assertion.id })
    .from(assertion)
    .where(eq(assertion.projectId, work.project))
    .groupBy(assertion.id)
    .having(raw`count(*) > 1`);
  if (ids.length === 0) return new Map();
  const twice = await work.tx
    .select({ id: assertion.id, record: assertion.recordId })
    .from(assertion)
    .where(
      and(
        eq(assertion.projectId, work.project),
        raw`${assertion.id} in (select jsonb_array_elements_text(${JSON.stringify(ids.map(({ id }) => id))}::jsonb))`,
      ),
    );
  const codes = await recordCodes(work, distinct(twice.map((row) => row.record)));
  const entries = twice.flatMap(({ id, record: of }) => {
    const code = codes.get(of);
    return code === undefined ? [] : [{ id, record: code, entry: id }];
  });
  return new Map(nameAssertions(entries).map((row) => [nameKey(row.record, row.entry), row.id]));
}

const nameKey = (record: string, entry: string): string => `${record} ${entry}`;

function viewOf(work: Work, found: ViewRow, id: string): AssertionView {
  const { row } = found;
  const { stance, value, lo, hi, bound, unit, definition, basis, hops, prompted, probed, cases } = row;
  const { forecast, retracted, againstInterest, incomplete } = row;
  return {
    id,
    entry: row.id,
    record: found.code,
    source: { id: row.sourceId, ...found.source },
    interview: found.interview,
    claim: row.claimId,
    ...{ stance, value, lo, hi, bound, unit, definition, basis, hops, prompted, probed, cases },
    ...{ forecast, retracted, againstInterest, incomplete },
    refersTo:
      row.refersFrom !== null && row.refersTo !== null ? { from: row.refersFrom, to: row.refersTo } : null,
    root: row.root === 'unknown' ? 'unknown' : found.rootCode,
    confrontedWith: found.confrontedCode,
    againstReason: row.againstReasonEnc === null ? null : wordsOf(work, found.key).open(row.againstReasonEnc),
    quote: row.quoteEnc === null ? null : wordsOf(work, found.key).open(row.quoteEnc),
    span: spanOf(row),
  };
}

const wordsOf = (work: Work, key: KeyId) => work.ground.keys.words(key);

function spanOf(row: ViewRow['row']): Span | null {
  const { fromBlock, fromOffset, toBlock, toOffset } = row;
  if (fromBlock === null || fromOffset === null || toBlock === null || toOffset === null) return null;
  return { fromBlock, fromOffset, toBlock, toOffset };
}
