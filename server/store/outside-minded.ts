/**
 * What is to be kept in mind of public material, as it leaves: of documents and data sets alone, which anybody could read, and
 * of what they say themselves. A caveat on a person, or on whom a person retells, would tell which rows are whose.
 */
import { and, eq, isNull } from 'drizzle-orm';
import { caveatsByClaim, caveatsOn, type Caveat } from '#core/caveat.ts';
import type { RecordId } from '#core/ids.ts';
import type { ReleasedCaveat } from '#core/release/data.ts';
import { source } from '../db/schema.ts';
import type { Work } from '../place.ts';
import type { AssertionRow } from './analysis-assertion.ts';
import { listCaveats } from './caveat.ts';
import type { ClaimView } from './claim.ts';
import { restingOnSets } from './incident-claim.ts';
import { rowsRestOn } from './minded.ts';

export interface Minding {
  /** By the statement; those with nothing to keep in mind are not there. */
  statements: ReadonlyMap<string, readonly ReleasedCaveat[]>;
  claims: ReadonlyMap<string, readonly ReleasedCaveat[]>;
}

export async function mindPublic(
  work: Work,
  claims: readonly ClaimView[],
  all: readonly AssertionRow[],
  documents: readonly { id: RecordId }[],
): Promise<Minding> {
  const caveats = await publicCaveats(work);
  if (caveats.length === 0) return { statements: new Map(), claims: new Map() };
  const records = new Set(documents.map(({ id }) => id));
  const rows = all.filter(({ recordId }) => records.has(recordId));
  const restsOn = await rowsRestOn(work, claims);
  const { resting: events } = await restingOnSets(work, new Set(caveats.map(({ material }) => material)));
  const counted = rows.filter(({ retracted }) => !retracted).flatMap(restsOn);
  return {
    statements: new Map(
      rows.map((row) => [
        row.id,
        restsOn(row).flatMap(({ materials, months }) => caveatsOn(caveats, materials, months).map(released)),
      ]),
    ),
    claims: new Map(
      [...caveatsByClaim(caveats, [...counted, ...events])].map(([id, on]) => [id, on.map(released)]),
    ),
  };
}

const released = ({ text, from, to }: Caveat): ReleasedCaveat => ({ text, from, to });

async function publicCaveats(work: Work): Promise<Caveat[]> {
  const untitled = await work.tx
    .select({ code: source.code })
    .from(source)
    .where(and(eq(source.projectId, work.project), isNull(source.titleEnc)));
  const people = new Set(untitled.map(({ code }) => code));
  return (await listCaveats(work)).filter(({ material }) => !people.has(material));
}
