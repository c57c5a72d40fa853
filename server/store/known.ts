/** What the manuscript check holds a text against: read as the asker, so that it tells them nothing new. */
import { and, eq, isNotNull, ne } from 'drizzle-orm';
import type { KnownClaim, KnownDocument, Known } from '#core/manuscript/known.ts';
import { assertion, interview, record, source } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { latestVerdicts } from './assessment.ts';
import { listClaims } from './claim.ts';
import { readPrintable } from './printable.ts';

export async function readKnown(work: Work): Promise<Known> {
  return {
    ...(await readBase(work)),
    printed: await readPrinted(work),
    claims: await readClaims(work),
    documents: await readDocuments(work),
  };
}

/** Interviews that were held: whoever wrote a document was not met. */
async function readBase(work: Work): Promise<Pick<Known, 'window' | 'interviews'>> {
  const rows = await work.tx
    .select({ month: interview.month })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .where(and(eq(record.projectId, work.project), ne(interview.mode, 'document')));
  const months = rows.map((row) => row.month).toSorted();
  const [from, to] = [months[0], months.at(-1)];
  return {
    interviews: months.length,
    window: from === undefined || to === undefined ? null : { from, to },
  };
}

/** As the paper's statement counts them, which only leads read: consent and a release make it fewer. */
const readPrinted = async (work: Work): Promise<number | null> =>
  work.actor.role === 'lead' ? (await readPrintable(work)).sittings.length : null;

async function readClaims(work: Work): Promise<KnownClaim[]> {
  const verdicts = new Map((await latestVerdicts(work)).map((stored) => [stored.claim, stored.result]));
  const figures = await work.tx
    .select({ claim: assertion.claimId, lo: assertion.lo, hi: assertion.hi })
    .from(assertion)
    .where(eq(assertion.projectId, work.project));
  const said = Map.groupBy(
    figures.filter(({ lo, hi }) => lo !== null || hi !== null),
    ({ claim }) => claim,
  );
  return (await listClaims(work)).map((claim) => {
    const verdict = verdicts.get(claim.id);
    const best = claim.values.find((value) => value.key === verdict?.best)?.label ?? verdict?.best ?? null;
    return {
      proposition: claim.proposition,
      kind: claim.kind,
      place: claim.place,
      period: claim.period,
      status: verdict?.status ?? null,
      holds: HOLDS.find((one) => one === best) ?? null,
      headline: claim.headline,
      range: verdict?.range ? { lo: verdict.range.lo, hi: verdict.range.hi } : null,
      said: (said.get(claim.id) ?? []).map(({ lo, hi }) => [lo, hi] as const),
    };
  });
}

const HOLDS = ['true', 'partly', 'false'] as const;

async function readDocuments(work: Work): Promise<KnownDocument[]> {
  const rows = await work.tx
    .select({ id: source.id, titleEnc: source.titleEnc })
    .from(source)
    .where(and(eq(source.projectId, work.project), isNotNull(source.titleEnc)));
  const titles = new Map(
    rows.flatMap(({ id, titleEnc }) => (titleEnc === null ? [] : [[id, work.words.open(titleEnc)] as const])),
  );
  const links = await work.tx
    .selectDistinct({ source: assertion.sourceId, root: assertion.root })
    .from(assertion)
    .where(and(eq(assertion.projectId, work.project), isNotNull(assertion.root)));
  const origins = Map.groupBy(links, (link) => link.source);
  return [...titles].map(([id, title]) => ({
    title,
    origins: (origins.get(id) ?? []).flatMap(({ root }) =>
      root === null || root === 'unknown' ? [] : (titles.get(root) ?? []),
    ),
  }));
}
