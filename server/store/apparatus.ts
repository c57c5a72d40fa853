/** What a paper's tables, statements and labels are made of: read as a lead, of interviews whose consent covers print. */
import { and, eq } from 'drizzle-orm';
import { labelOfType } from '#core/apparatus/sitting.ts';
import { consent, interview, record, source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { latestVerdicts } from './assessment.ts';
import { listClaims } from './claim.ts';
import { controlClaims } from './control-claim.ts';
import { listRoleBands } from './role-band.ts';
import { readLedger } from './outside-ledger.ts';
import { listSourceTypes } from './source-type.ts';

export interface Apparatus {
  /** `region` by its key: what it is called, the page knows. */
  sittings: {
    source: string;
    type: string;
    month: string;
    region: string | null;
    mode: string;
    language: string;
  }[];
  leftOut: number;
  documents: number;
  without: string[];
  claims: {
    id: string;
    proposition: string;
    status: string | null;
    likelihood: number | null;
    confidence: string | null;
  }[];
  bands: { label: string; definition: string }[];
  /** When the release left of whose interviews it is made; null: no release has it with it. */
  beside: Date | null;
  today: string;
}

export async function readApparatus(work: Work): Promise<Apparatus> {
  const all = await readInterviews(work);
  const release = await releaseOf(work, all);
  const rows = release === null ? all : all.map((row) => ({ ...row, isCovered: release.has(row.record) }));
  const met = rows.filter((row) => row.mode !== 'document');
  const held = new Set(rows.map((row) => row.typeKey));
  const types = (await listSourceTypes(work)).filter((type) => !type.retired);
  return {
    sittings: met
      .filter((row) => row.isCovered)
      .map(({ source: code, typeKey, month, region, mode, language }) => ({
        source: code,
        type: labelOfType(types.find((type) => type.key === typeKey)?.label ?? typeKey),
        month,
        region,
        mode,
        language,
      })),
    leftOut: met.filter((row) => !row.isCovered).length,
    documents: rows.length - met.length,
    without: types.filter((type) => !held.has(type.key)).map((type) => type.label),
    claims: await readClaims(work),
    bands: (await listRoleBands(work))
      .filter((band) => !band.retired)
      .map(({ label, definition }) => ({ label, definition })),
    beside: release?.at ?? null,
    today: work.ground.now().toISOString().slice(0, 7),
  };
}

interface PaperRelease {
  at: Date;
  has(interview: string): boolean;
}

/**
 * The latest release that has the paper's numbers with it: they are made of its interviews alone. None, where one of these
 * may be printed no more: the numbers would differ by that one from what left.
 */
async function releaseOf(work: Work, rows: Rows): Promise<PaperRelease | null> {
  const release = (await readLedger(work)).findLast(({ madeOf }) => madeOf.apparatus);
  if (!release) return null;
  const printed = new Set(
    release.madeOf.statements.flatMap((statement) => statement.printed.map(([unit]) => unit)),
  );
  const covered = new Set<string>(rows.filter((row) => row.isCovered).map((row) => row.record));
  return [...printed].every((interview) => covered.has(interview))
    ? { at: release.at, has: (interview) => printed.has(interview) }
    : null;
}

type Rows = Awaited<ReturnType<typeof readInterviews>>;

/** consent-open-access: an interview without a consent that covers open publication is in no label and no table. */
async function readInterviews(work: Work) {
  const rows = await work.tx
    .select({ record: record.id, interview, source: source.code, typeKey: sourceType.key, consent })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .innerJoin(source, and(eq(source.projectId, record.projectId), eq(source.id, interview.sourceId)))
    .innerJoin(sourceType, and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId)))
    .leftJoin(consent, and(eq(consent.projectId, record.projectId), eq(consent.interviewId, interview.id)))
    .where(eq(record.projectId, work.project));
  return rows.map(({ interview: { month, region, mode, language }, consent: told, ...row }) => ({
    ...row,
    month,
    region,
    mode,
    language,
    isCovered:
      told !== null && told.given && told.withdrawnAt === null && told.covers.includes('open-access'),
  }));
}

/** Without control questions, whose answer is the leads' secret. */
async function readClaims(work: Work): Promise<Apparatus['claims']> {
  const control: ReadonlySet<string> = await controlClaims(work);
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored.result]));
  return (await listClaims(work))
    .filter(({ id }) => !control.has(id))
    .map(({ id, proposition }) => {
      const verdict = verdicts.get(id);
      const best = verdict?.best ?? null;
      return {
        id,
        proposition,
        status: verdict?.status ?? null,
        likelihood: best === null ? null : (verdict?.p?.[best] ?? null),
        confidence: verdict?.confidence ?? null,
      };
    });
}
