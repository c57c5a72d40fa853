/** Which interviews a paper may count, label and quote: read as a lead. */
import { and, eq } from 'drizzle-orm';
import { affirmingIn } from '#core/apparatus/affirming.ts';
import { countedStatements, type CountedSitting } from '#core/apparatus/counted.ts';
import { labelOfType, toldOf } from '#core/apparatus/sitting.ts';
import { isAsStated, type Fact } from '#core/apparatus/stated.ts';
import { keptStatement, toldIn, type MadeOf } from '#core/disclosure/made-of.ts';
import type { Thresholds } from '#core/disclosure/thresholds.ts';
import { permits } from '#core/interview.ts';
import { compartment, consent, interview, record, source, sourceType } from '../db/schema.ts';
import type { Work } from '../place.ts';
import { compartmentOf } from './compartment.ts';
import { readLedger } from './outside-ledger.ts';
import { printedTypes } from './source-type.ts';
import { readThresholds } from './threshold.ts';

type Rows = Awaited<ReturnType<typeof readInterviews>>;
export type PrintableRow = Rows[number];

interface Printable {
  rows: Rows;
  /** Interviews with people that print may count. `place` by its key: what it is called, the page knows. */
  sittings: PrintableSitting[];
  /** The release that they are of; null: none. */
  release: PaperRelease | null;
}
export type PrintableSitting = CountedSitting & { readonly typeKey: string };

interface PaperRelease {
  /** Of its entry in the ledger of exports. */
  id: string;
  at: Date;
  /** What its text states beside their number. */
  facts: readonly Fact[];
  /** Whom it counts for which claim. */
  affirming: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * All interviews, and of each whether print may know of it: those of the latest release that has the paper's numbers with it.
 * All, where one of these may be printed no more, or its numbers would be others now than those that left.
 */
export async function readPrintable(work: Work): Promise<Printable> {
  const rows = await readInterviews(work);
  const types = new Map(await printedTypes(work));
  const ledger = await readLedger(work);
  const last = ledger.findLast(({ madeOf }) => madeOf.apparatus);
  const all: Printable = { rows, sittings: sittingsOf(rows, types, new Map()), release: null };
  if (!last) return all;
  const { statements, stated } = last.madeOf;
  const printed = new Set(statements.flatMap((statement) => statement.printed.map(([unit]) => unit)));
  const covered = new Set<string>(rows.filter((row) => row.isCovered).map((row) => row.record));
  if (![...printed].every((interview) => covered.has(interview))) return all;
  const own = rows.map((row) => ({ ...row, isCovered: printed.has(row.record) }));
  const told = toldIn(ledger.slice(0, ledger.indexOf(last) + 1).map(({ madeOf }) => madeOf));
  const sittings = sittingsOf(own, types, told);
  if (!isAsLeft(sittings, last.madeOf, await readThresholds(work))) return all;
  const affirming = affirmingIn(statements);
  return {
    rows: own,
    sittings,
    release: { id: last.id, at: last.at, facts: stated?.facts ?? [], affirming },
  };
}

const sittingsOf = (
  rows: Rows,
  types: ReadonlyMap<string, string>,
  told: ReadonlyMap<string, string>,
): PrintableSitting[] =>
  rows
    .filter(({ mode, isCovered }) => mode !== 'document' && isCovered)
    .map(({ record, source, researcher, typeKey, camp, month, region, country, mode, language, unsaid }) => ({
      ...{ interview: record, source, researcher, typeKey, camp, month, country, mode, language, unsaid },
      ...toldOf(told, record),
      place: region,
      type: labelOfType(types.get(typeKey) ?? typeKey),
    }));

/** Whether labels, tables, number and text would be those of the entry: an interview or a threshold may have been changed. */
function isAsLeft(
  sittings: readonly PrintableSitting[],
  { statements, stated }: MadeOf,
  thresholds: Thresholds,
): boolean {
  // An entry of before may not have kept all that its tables come to.
  const now = countedStatements(sittings, thresholds)
    .map(keptStatement)
    .filter((one) => statements.some(({ of }) => one.of === of));
  const kept = statements.filter(({ of }) => now.some((one) => one.of === of));
  const said = sittings.map(({ typeKey, ...one }) => ({ ...one, type: typeKey }));
  return JSON.stringify(now) === JSON.stringify(kept) && (stated === null || isAsStated(said, stated));
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
    ({
      interview: { month, region, country, mode, language, unsaid },
      consent: told,
      of,
      typeParty,
      ...row
    }) => ({
      ...row,
      month,
      region,
      country,
      mode,
      language,
      unsaid,
      /** quoted-words-of-speakers: whether their words may be quoted, without a name. */
      isQuotable: permits(told, 'quotation'),
      /** The party whose interest the source shares. */
      party: of.unaffiliated ? null : (of.affiliation ?? typeParty),
      isCovered: permits(told, 'open-access'),
    }),
  );
}
