/** Assertions as pages read them: what one source says about one claim, with its words and its place in the record. */
import { and, asc, eq, getTableColumns, sql as raw } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Basis, Bound, Span, Stance } from '#core/coding.ts';
import { nameAssertions } from '#core/consistency/from-rows.ts';
import type { ClaimId, KeyId, SourceId } from '#core/ids.ts';
import type { Audience } from '#core/interview.ts';
import type { Period } from '#core/month.ts';
import { assertion, document, interview, record, source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';
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
  againstInterest: 'true' | 'false' | 'unclear' | null;
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
  return rows.map((row) => viewOf(work, row, names.get(nameKey(row.code, row.row.id)) ?? row.row.id));
}

const root = alias(source, 'root');
const confronted = alias(source, 'confronted');

const wordless = { ...getTableColumns(assertion), quoteEnc: raw<Uint8Array | null>`null` };

function viewRows(work: Work, filter: AssertionFilter) {
  return work.tx
    .select({
      row: filter.quotes === false ? wordless : getTableColumns(assertion),
      code: record.code,
      month: interview.month,
      audience: interview.audience,
      key: document.keyId,
      source: source.code,
      affiliation: source.affiliation,
      unaffiliated: source.unaffiliated,
      typeAffiliation: sourceType.affiliation,
      ...typeColumns,
      rootCode: root.code,
      confrontedCode: confronted.code,
    })
    .from(assertion)
    .innerJoin(
      document,
      and(eq(document.projectId, assertion.projectId), eq(document.id, assertion.documentId)),
    )
    .innerJoin(record, and(eq(record.projectId, assertion.projectId), eq(record.id, assertion.recordId)))
    .innerJoin(
      interview,
      and(eq(interview.projectId, assertion.projectId), eq(interview.id, assertion.interviewId)),
    )
    .innerJoin(source, and(eq(source.projectId, assertion.projectId), eq(source.id, assertion.sourceId)))
    .innerJoin(sourceType, and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId)))
    .leftJoin(root, and(eq(root.projectId, assertion.projectId), raw`${root.id}::text = ${assertion.root}`))
    .leftJoin(
      confronted,
      and(eq(confronted.projectId, assertion.projectId), eq(confronted.id, assertion.confrontedWith)),
    )
    .where(
      and(
        eq(assertion.projectId, work.project),
        filter.claim ? eq(assertion.claimId, filter.claim) : undefined,
        filter.record ? eq(record.code, filter.record) : undefined,
        filter.source ? eq(assertion.sourceId, filter.source) : undefined,
      ),
    )
    .orderBy(asc(interview.month), asc(assertion.id));
}

type ViewRow = Awaited<ReturnType<typeof viewRows>>[number];

/** The engine's names where they differ from the entries' ids: where two records hold an entry of one id. */
async function engineNames(work: Work): Promise<Map<string, string>> {
  const twice = await work.tx
    .select({ id: assertion.id, record: record.code })
    .from(assertion)
    .innerJoin(record, and(eq(record.projectId, assertion.projectId), eq(record.id, assertion.recordId)))
    .where(
      and(
        eq(assertion.projectId, work.project),
        raw`${assertion.id} in (select id from ${assertion} where project_id = ${work.project}
          group by id having count(*) > 1)`,
      ),
    );
  const entries = twice.map((row) => ({ ...row, entry: row.id }));
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
    source: {
      id: row.sourceId,
      code: found.source,
      type: typeMark(work, found),
      party: found.unaffiliated ? null : (found.affiliation ?? found.typeAffiliation),
    },
    interview: { month: found.month, audience: found.audience },
    claim: row.claimId,
    ...{ stance, value, lo, hi, bound, unit, definition, basis, hops, prompted, probed, cases },
    ...{ forecast, retracted, againstInterest, incomplete },
    refersTo:
      row.refersFrom !== null && row.refersTo !== null ? { from: row.refersFrom, to: row.refersTo } : null,
    root: row.root === 'unknown' ? 'unknown' : found.rootCode,
    confrontedWith: found.confrontedCode,
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
