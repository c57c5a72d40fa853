/** A project's coded data as rows for an export: read as a lead, of open analysis copies only. */
import { and, asc, eq } from 'drizzle-orm';
import { caveatsInWords, caveatsOn, keyed } from '#core/caveat.ts';
import { codeList, codePath } from '#core/codebook.ts';
import type { AssertionRow, ClaimRow, CodingRow, ExportRows, InterviewRow } from '#core/export/rows.ts';
import type { DocumentId, RecordId, SourceId } from '#core/ids.ts';
import { permits } from '#core/interview.ts';
import type { assertion } from '../db/schema.ts';
import {
  coding,
  consent,
  document,
  interview,
  record,
  roleBand,
  source,
  sourceType,
  turn,
} from '../db/schema.ts';
import type { Work } from '../place.ts';
import { openAnalysis, readAnalysisAssertions } from './analysis-assertion.ts';
import { listCaveats } from './caveat.ts';
import { mindedClaims } from './minded.ts';
import { latestVerdicts } from './assessment.ts';
import { listClaims, type ClaimView } from './claim.ts';
import { listCodes } from './codebook.ts';
import { controlClaims } from './control-claim.ts';
import { leftOutOfRows } from './record.ts';
import { listRoleBands } from './role-band.ts';
import { listSourceTypes } from './source-type.ts';

export async function readExportRows(work: Work): Promise<ExportRows> {
  const sittings = await readSittings(work);
  const exported = new Map(sittings.filter(isExported).map((s) => [s.id, s.row]));
  const places = await readTurns(work);
  const control: ReadonlySet<string> = await controlClaims(work);
  const listed = await listClaims(work);
  const periods = new Map<string, ClaimView['period']>(listed.map(({ id, period }) => [id, period]));
  const caveats = await listCaveats(work);
  const mind = ({ interview, root, refersTo, claim }: Omit<AssertionRow, 'caveat'>): string | null =>
    caveatsInWords(
      caveatsOn(caveats, [interview.source, root], refersTo ?? periods.get(claim ?? '') ?? null),
    );
  const said = await readAssertions(work, exported, places, await handlesOf(work, sittings));
  const minded = said.map((row): AssertionRow => ({ ...row, caveat: mind(row) }));
  const held = await readClaims(work, listed);
  const keys = keyed([...minded, ...held].map(({ caveat }) => caveat));
  const byKey = <Row extends { caveat: string | null }>(row: Row): Row => ({
    ...row,
    caveat: row.caveat === null ? null : (keys.get(row.caveat) ?? null),
  });
  const [assertions, claims] = [minded.map(byKey), held.map(byKey)];
  return {
    interviews: [...exported.values()],
    codings: await readCodings(work, exported, places),
    // A known answer is the leads' secret: its claim would tell it, and so would those who speak to it.
    assertions: assertions.filter((row) => row.claim === null || !control.has(row.claim)),
    claims: claims.filter((row) => !control.has(row.id)),
    leftOut: {
      withoutConsent: sittings.filter((s) => !mayBeAnalysed(s)).length,
      notReleased: sittings.filter((s) => mayBeAnalysed(s) && !s.released).length,
      controlClaims: claims.filter((row) => control.has(row.id)).length,
      overBounds: await leftOutOfRows(work),
    },
    lists: { ...(await readLists(work)), caveats: [...keys].map(([label, value]) => ({ value, label })) },
  };
}

/** An interview or a public document, with what decides whether it leaves. */
interface Sitting {
  id: RecordId;
  source: SourceId;
  released: boolean;
  isPublic: boolean;
  consents: boolean;
  row: InterviewRow;
}

/** What anybody could read needs nobody's consent; a person's words do. */
const mayBeAnalysed = (s: Sitting): boolean => s.isPublic || s.consents;
const isExported = (s: Sitting): boolean => s.released && mayBeAnalysed(s);

async function readSittings(work: Work): Promise<Sitting[]> {
  const rows = await work.tx
    .select({ record, interview, source, type: sourceType, band: roleBand.key, consent })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .innerJoin(source, and(eq(source.projectId, record.projectId), eq(source.id, interview.sourceId)))
    .innerJoin(sourceType, and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId)))
    .leftJoin(roleBand, and(eq(roleBand.projectId, source.projectId), eq(roleBand.id, source.roleBandId)))
    .leftJoin(consent, and(eq(consent.projectId, record.projectId), eq(consent.interviewId, interview.id)))
    .where(eq(record.projectId, work.project));
  return rows.map(({ record, interview, source, type, band, consent }) => ({
    id: record.id,
    source: source.id,
    released: record.releasedAt !== null,
    isPublic: interview.mode === 'document' && source.titleEnc !== null,
    consents: permits(consent, 'analysis'),
    row: {
      id: record.id,
      person: source.id,
      record: record.code,
      source: source.code,
      sourceType: type.key,
      camp: type.camp,
      roleBand: band,
      month: interview.month,
      region: interview.region,
      mode: interview.mode,
      language: interview.language,
    },
  }));
}

type Exported = ReadonlyMap<RecordId, InterviewRow>;
/** The turn of a block, from 1, by document. */
type Places = (document: DocumentId, block: number | null) => number | null;

async function readTurns(work: Work): Promise<Places> {
  const rows = await work.tx
    .select({ document: turn.documentId, position: turn.position, kind: turn.kind })
    .from(turn)
    .innerJoin(document, and(eq(document.projectId, turn.projectId), eq(document.id, turn.documentId)))
    .where(openAnalysis(work))
    .orderBy(asc(turn.position));
  const byDocument = Map.groupBy(rows, (row) => row.document);
  return (id, block) =>
    block === null
      ? null
      : (byDocument.get(id) ?? []).filter(
          ({ position, kind }) => position <= block && (kind === 'question' || position === 0),
        ).length || null;
}

async function readCodings(work: Work, exported: Exported, turnOf: Places): Promise<CodingRow[]> {
  const rows = await work.tx
    .select({
      record: coding.recordId,
      document: coding.documentId,
      code: coding.codeId,
      block: coding.fromBlock,
    })
    .from(coding)
    .innerJoin(document, and(eq(document.projectId, coding.projectId), eq(document.id, coding.documentId)))
    .where(openAnalysis(work));
  return rows.flatMap((row) => {
    const interview = exported.get(row.record);
    return interview ? [{ interview, code: row.code, turn: turnOf(row.document, row.block) }] : [];
  });
}

/** A source's handle as it may stand beside another's words; null for none. */
type Handles = (id: string | null) => string | null;

/** Handles of sources that are in the files, or that nobody met; of the others only that there is one. */
async function handlesOf(work: Work, sittings: readonly Sitting[]): Promise<Handles> {
  const shown = new Set<string>(sittings.filter(isExported).map((s) => s.source));
  const rows = await work.tx
    .select({ id: source.id, code: source.code, external: source.external })
    .from(source)
    .where(eq(source.projectId, work.project));
  const handles = new Map<string, string>(
    rows.map(({ id, code, external }) => [id, external || shown.has(id) ? code : 'withheld']),
  );
  return (id) => (id === null || id === 'unknown' ? id : (handles.get(id) ?? 'withheld'));
}

async function readAssertions(
  work: Work,
  exported: Exported,
  turnOf: Places,
  handle: Handles,
): Promise<Omit<AssertionRow, 'caveat'>[]> {
  return (await readAnalysisAssertions(work)).flatMap((row) => {
    const interview = exported.get(row.recordId);
    return interview ? [assertionRow(row, interview, turnOf, handle)] : [];
  });
}

function assertionRow(
  row: typeof assertion.$inferSelect,
  interview: InterviewRow,
  turnOf: Places,
  handle: Handles,
): Omit<AssertionRow, 'caveat'> {
  const { refersFrom: from, refersTo: to } = row;
  return {
    interview,
    turn: turnOf(row.documentId, row.fromBlock),
    claim: row.claimId,
    stance: row.stance,
    value: row.value,
    lo: row.lo,
    hi: row.hi,
    bound: row.bound,
    unit: row.unit,
    definition: row.definition,
    refersTo: from !== null && to !== null ? { from, to } : null,
    basis: row.basis,
    root: handle(row.root),
    hops: row.hops,
    prompted: row.prompted,
    confrontedWith: handle(row.confrontedWith),
    probed: row.probed,
    cases: row.cases,
    forecast: row.forecast,
    retracted: row.retracted,
    againstInterest: row.againstInterest,
  };
}

async function readClaims(work: Work, listed: readonly ClaimView[]): Promise<ClaimRow[]> {
  const minded = await mindedClaims(work, listed);
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored.result]));
  return listed.map((claim) => {
    const verdict = verdicts.get(claim.id);
    const best = verdict?.best ?? null;
    return {
      id: claim.id,
      kind: claim.kind,
      period: claim.period,
      status: verdict?.status ?? null,
      best: best === null ? null : keyOf(claim, best),
      p: best === null ? null : (verdict?.p?.[best] ?? null),
      range: verdict?.range ?? null,
      caveat: caveatsInWords(minded.get(claim.id) ?? []),
    };
  });
}

/** The engine may name a value by its label, which people typed: what leaves is its key. */
export const keyOf = (claim: Pick<ClaimView, 'values'>, value: string): string | null =>
  [...claim.values, { key: 'partly', label: 'partly' }].find(
    (term) => term.key === value || term.label === value,
  )?.key ?? null;

async function readLists(work: Work): Promise<Omit<ExportRows['lists'], 'caveats'>> {
  const codes = codeList(await listCodes(work));
  const types = await listSourceTypes(work);
  const bands = await listRoleBands(work);
  return {
    codes: codes.map((node) => ({ value: node.id, label: codePath(node) })),
    sourceTypes: types.map(({ key, label }) => ({ value: key, label })),
    roleBands: bands.map(({ key, label }) => ({ value: key, label })),
  };
}
