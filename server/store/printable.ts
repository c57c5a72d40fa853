/** Which interviews a paper may count, label and quote: read as a lead. */
import { and, eq } from 'drizzle-orm';
import { compartment, consent, interview, record, source, sourceType } from '../db/schema.ts';
import { countedIn } from '#core/apparatus/counted.ts';
import { affirmingIn } from '#core/apparatus/affirming.ts';
import type { Work } from '../place.ts';
import { compartmentOf } from './compartment.ts';
import { readLedger } from './outside-ledger.ts';

type Rows = Awaited<ReturnType<typeof readInterviews>>;
export type PrintableRow = Rows[number];

interface Printable {
  rows: Rows;
  /** When the release left that they are of; null: none. */
  beside: Date | null;
  /** Of which interviews the papers spoke that left before it. */
  before: readonly (readonly string[])[];
  /** Whom that release counts for which claim; null: none left. */
  affirming: ReadonlyMap<string, ReadonlySet<string>> | null;
}

/** All interviews, and of each whether print may know of it. */
export async function readPrintable(work: Work): Promise<Printable> {
  const all = await readInterviews(work);
  const release = await releaseOf(work, all);
  return release === null
    ? { rows: all, beside: null, before: [], affirming: null }
    : {
        rows: all.map((row) => ({ ...row, isCovered: release.has(row.record) })),
        beside: release.at,
        before: release.before,
        affirming: release.affirming,
      };
}

interface PaperRelease {
  at: Date;
  before: Printable['before'];
  affirming: ReadonlyMap<string, ReadonlySet<string>>;
  has(interview: string): boolean;
}

/**
 * The latest release that has the paper's numbers with it: they are made of its interviews alone. None, where one of these
 * may be printed no more: the numbers would differ by that one from what left.
 */
async function releaseOf(work: Work, rows: Rows): Promise<PaperRelease | null> {
  const papers = (await readLedger(work)).filter(({ madeOf }) => madeOf.apparatus);
  const release = papers.at(-1);
  if (!release) return null;
  const printed = new Set(
    release.madeOf.statements.flatMap((statement) => statement.printed.map(([unit]) => unit)),
  );
  const covered = new Set<string>(rows.filter((row) => row.isCovered).map((row) => row.record));
  return [...printed].every((interview) => covered.has(interview))
    ? {
        at: release.at,
        before: papers.slice(0, -1).map(({ madeOf }) => countedIn(madeOf.statements)),
        has: (interview) => printed.has(interview),
        affirming: affirmingIn(release.madeOf.statements),
      }
    : null;
}

/** consent-open-access: an interview without a consent that covers open publication is in no label and no table. */
export async function readInterviews(work: Work) {
  const rows = await work.tx
    .select({
      record: record.id,
      interview,
      source: source.code,
      /** To count by, and for nobody to see. */
      researcher: compartment.researcherId,
      typeKey: sourceType.key,
      camp: sourceType.camp,
      typeParty: sourceType.affiliation,
      of: source,
      consent,
    })
    .from(record)
    .innerJoin(
      interview,
      and(eq(interview.projectId, record.projectId), eq(interview.id, record.interviewId)),
    )
    .innerJoin(compartment, compartmentOf(record))
    .innerJoin(source, and(eq(source.projectId, record.projectId), eq(source.id, interview.sourceId)))
    .innerJoin(sourceType, and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId)))
    .leftJoin(consent, and(eq(consent.projectId, record.projectId), eq(consent.interviewId, interview.id)))
    .where(eq(record.projectId, work.project));
  return rows.map(
    ({ interview: { month, region, country, mode, language }, consent: told, of, typeParty, ...row }) => ({
      ...row,
      month,
      region,
      country,
      mode,
      language,
      /** quoted-words-of-speakers: whether their words may be quoted, without a name. */
      isQuotable:
        told !== null && told.given && told.withdrawnAt === null && told.covers.includes('quotation'),
      /** The party whose interest the source shares. */
      party: of.unaffiliated ? null : (of.affiliation ?? typeParty),
      isCovered:
        told !== null && told.given && told.withdrawnAt === null && told.covers.includes('open-access'),
    }),
  );
}
