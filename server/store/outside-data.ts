/** The data of a release: all that the project's rows say of the interviews that disclosure control lets out. Read as a lead. */
import { and, eq } from 'drizzle-orm';
import { codeList, codePath } from '#core/codebook.ts';
import type { Basis } from '#core/coding.ts';
import type { Key } from '#core/disclosure/interview-keys.ts';
import type {
  BasisValue,
  ReleaseData,
  ReleasedAssertion,
  ReleasedClaim,
  ReleasedCoding,
  SaidIn,
} from '#core/release/data.ts';
import { releasedInterview } from '#core/release/print-interview.ts';
import { releasedVerdict } from '#core/release/verdict.ts';
import { coding, document, project } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { openAnalysis, readAnalysisAssertions, type AssertionRow } from './analysis-assertion.ts';
import { latestForAnalysts } from './assessment.ts';
import { listClaims, type ClaimView } from './claim.ts';
import { listCodes } from './codebook.ts';
import { controlClaims } from './control-claim.ts';
import { keyOf } from './export-rows.ts';
import { mindPublic, type Minding } from './outside-minded.ts';
import { listPublicDocuments } from './public-document.ts';
import { leftOutOfRows } from './record.ts';
import { listRoleBands } from './role-band.ts';
import { listSourceTypes } from './source-type.ts';

/** What disclosure control decided. */
export type LetOut = Pick<ReleaseData, 'audience' | 'seed' | 'least' | 'steps' | 'sensitive' | 'leftOut'> & {
  /** By the record's id, as the plan prints them. */
  interviews: readonly { record: string; cells: Readonly<Record<Key, string>> }[];
};

export async function readReleaseData(work: Work, letOut: LetOut): Promise<ReleaseData> {
  const { interviews, ...decided } = letOut;
  const documents = await listPublicDocuments(work);
  const said = saidIn(
    interviews.map(({ record }) => record),
    documents,
  );
  const control: ReadonlySet<string> = await controlClaims(work);
  const claims = await listClaims(work);
  const rows = await readAnalysisAssertions(work);
  const minding = await mindPublic(work, claims, rows, documents);
  return {
    ...decided,
    overBounds: await leftOutOfRows(work),
    study: await studyName(work),
    month: work.ground.now().toISOString().slice(0, 7),
    interviews: interviews.map(({ record, cells }) => releasedInterview(record, cells)),
    documents,
    // A known answer is the leads' secret: its claim would tell it, and so would those who speak to it.
    assertions: releasedAssertions(rows, said, minding).filter(({ claim }) => !control.has(claim)),
    claims: (await releasedClaims(work, claims, minding)).filter(({ id }) => !control.has(id)),
    ...(await readCoded(work, said)),
  };
}

/** Rows of a release beside its interviews. */
export type ReleaseAmounts = Record<'documents' | 'codings' | 'assertions' | 'claims', number>;

/** How many a release of these interviews, by their records' ids, would hold. */
export async function amountsBeside(work: Work, interviews: readonly string[]): Promise<ReleaseAmounts> {
  const documents = await listPublicDocuments(work);
  const said = saidIn(interviews, documents);
  const control: ReadonlySet<string> = await controlClaims(work);
  const spoken = (await readAnalysisAssertions(work)).filter(
    (row) =>
      row.claimId !== null && row.stance !== null && said.has(row.recordId) && !control.has(row.claimId),
  );
  return {
    documents: documents.length,
    codings: (await readCoded(work, said)).codings.length,
    assertions: spoken.length,
    claims: (await listClaims(work)).filter(({ id }) => !control.has(id)).length,
  };
}

const saidIn = (interviews: readonly string[], documents: readonly { id: string }[]): Said =>
  new Map<string, SaidIn>([
    ...interviews.map((id) => [id, { kind: 'interview', id }] as const),
    ...documents.map(({ id }) => [id, { kind: 'document', id }] as const),
  ]);

async function studyName(work: Work): Promise<string> {
  const [row] = await work.tx
    .select({ nameEnc: project.nameEnc })
    .from(project)
    .where(eq(project.id, work.project));
  return row ? work.words.open(row.nameEnc) : '';
}

type Said = ReadonlyMap<string, SaidIn>;

function releasedAssertions(
  rows: readonly AssertionRow[],
  said: Said,
  { statements }: Minding,
): ReleasedAssertion[] {
  return rows.flatMap((row) => {
    const at = said.get(row.recordId);
    return at
      ? releasedAssertion(row, at).map((one) => ({ ...one, caveats: statements.get(row.id) ?? [] }))
      : [];
  });
}

function releasedAssertion(row: AssertionRow, at: SaidIn): Omit<ReleasedAssertion, 'caveats'>[] {
  const { claimId: claim, stance, refersFrom: from, refersTo: to, root, confrontedWith, basis } = row;
  if (claim === null || stance === null) return [];
  const { id, value, lo, hi, bound, unit, definition } = row;
  const { hops, prompted, probed, cases, forecast, retracted } = row;
  return [
    {
      ...{ id, in: at, claim, stance, value, lo, hi, bound, unit, definition },
      ...{ hops, prompted, probed, cases, forecast, retracted },
      refersTo: from !== null && to !== null ? { from, to } : null,
      basis: basis === null || at.kind === 'document' ? basis : BANDS[basis],
      origin: root === null ? 'own' : root === 'unknown' ? 'unknown' : 'named',
      confronted: confrontedWith !== null,
    },
  ];
}

/** Of people: that somebody is held, or speaks for an office, would single them out. */
const BANDS: Readonly<Record<Basis, BasisValue>> = {
  'first-hand': 'first-hand',
  hearsay: 'hearsay',
  document: 'document',
  dataset: 'document',
  'official-claim': 'other',
  inference: 'other',
  detainee: 'other',
  unknown: 'other',
};

async function releasedClaims(
  work: Work,
  claims: readonly ClaimView[],
  minding: Minding,
): Promise<ReleasedClaim[]> {
  const verdicts = new Map((await latestForAnalysts(work)).map((stored) => [stored.claim, stored.result]));
  return claims.map((claim) => {
    const { id, kind, proposition, period, values, units, definitions } = claim;
    const verdict = verdicts.get(id);
    return {
      ...{ id, kind, proposition, period },
      terms: [
        ...values.map((term) => ({ ...term, kind: 'value' as const })),
        ...units.map((term) => ({ ...term, kind: 'unit' as const })),
        ...definitions.map((term) => ({ ...term, kind: 'definition' as const })),
      ],
      verdict: verdict ? releasedVerdict(verdict, (value) => keyOf(claim, value)) : null,
      caveats: minding.claims.get(id) ?? [],
    };
  });
}

async function readCoded(work: Work, said: Said): Promise<Pick<ReleaseData, 'codings' | 'lists'>> {
  const codes = codeList(await listCodes(work)).map((node) => ({ value: node.id, label: codePath(node) }));
  const known = new Set<string>(codes.map(({ value }) => value));
  const rows = await work.tx
    .select({ record: coding.recordId, code: coding.codeId })
    .from(coding)
    .innerJoin(document, and(eq(document.projectId, coding.projectId), eq(document.id, coding.documentId)))
    .where(openAnalysis(work));
  const codings = rows.flatMap(({ record: id, code }): ReleasedCoding[] => {
    const at = said.get(id);
    return at && code !== null && known.has(code) ? [{ in: at, code }] : [];
  });
  const list = (of: readonly { key: string; label: string }[]) =>
    of.map(({ key, label }) => ({ value: key, label }));
  const sourceTypes = list(await listSourceTypes(work));
  return { codings, lists: { codes, sourceTypes, roleBands: list(await listRoleBands(work)) } };
}
