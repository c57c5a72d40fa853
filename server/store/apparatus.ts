/** What a paper's tables, statements and labels are made of: read as a lead, of interviews whose consent covers print. */
import { and, eq } from 'drizzle-orm';
import { labelOfType } from '#core/apparatus/sitting.ts';
import { consent, interview, record, source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { latestVerdicts } from './assessment.ts';
import { listClaims } from './claim.ts';
import { controlClaims } from './control-claim.ts';
import { listRoleBands } from './role-band.ts';
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
  today: string;
}

export async function readApparatus(work: Work): Promise<Apparatus> {
  const rows = await readInterviews(work);
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
    today: work.ground.now().toISOString().slice(0, 7),
  };
}

/** consent-open-access: an interview without a consent that covers open publication is in no label and no table. */
async function readInterviews(work: Work) {
  const rows = await work.tx
    .select({ interview, source: source.code, typeKey: sourceType.key, consent })
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
