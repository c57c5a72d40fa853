/** Which event claim the event of a row is: seen from the set, and from the claim. */
import { and, asc, eq } from 'drizzle-orm';
import type { Resting } from '#core/caveat.ts';
import type { Incident } from '#core/incidents/read.ts';
import type { ClaimId, IncidentSetId } from '#core/ids.ts';
import { claim, incidentClaim } from '../db/schema.ts';
import { publish } from '../live.ts';
import type { Work } from '../place.ts';
import { openClaim } from './claim.ts';
import { openSet, type SetOpened } from './incident-set.ts';

const here = (work: Work, set: IncidentSetId) =>
  and(eq(incidentClaim.projectId, work.project), eq(incidentClaim.setId, set));

export type Linked =
  | 'linked'
  /** No claim, or none of an event. */
  | 'no-event'
  | 'no-line';

export async function linkIncident(
  work: Work,
  set: SetOpened,
  line: number,
  claimId: ClaimId,
): Promise<Linked> {
  if (!set.incidents.some((one) => one.line === line)) return 'no-line';
  const found = await openClaim(work, claimId);
  if (found?.event !== true) return 'no-event';
  await work.tx
    .insert(incidentClaim)
    .values({
      projectId: work.project,
      setId: set.id,
      line,
      claimId,
      madeBy: work.actor.account,
      madeAt: work.ground.now(),
    })
    .onConflictDoNothing();
  await tell(work, claimId);
  return 'linked';
}

export async function unlinkIncident(
  work: Work,
  set: IncidentSetId,
  line: number,
  claimId: ClaimId,
): Promise<void> {
  await work.tx
    .delete(incidentClaim)
    .where(and(here(work, set), eq(incidentClaim.line, line), eq(incidentClaim.claimId, claimId)));
  await tell(work, claimId);
}

const tell = (work: Work, id: ClaimId) =>
  publish(work.tx, { kind: 'changed', project: work.project, noun: 'claim', id });

export interface ClaimLink {
  line: number;
  claim: ClaimId;
  proposition: string;
}

/** Of the rows of a set. */
export async function linksOfSet(work: Work, set: IncidentSetId): Promise<ClaimLink[]> {
  const rows = await work.tx
    .select({ line: incidentClaim.line, claim: incidentClaim.claimId, words: claim.propositionEnc })
    .from(incidentClaim)
    .innerJoin(claim, and(eq(claim.projectId, incidentClaim.projectId), eq(claim.id, incidentClaim.claimId)))
    .where(here(work, set))
    .orderBy(asc(incidentClaim.line), asc(incidentClaim.claimId));
  return rows.map((row) => ({ line: row.line, claim: row.claim, proposition: work.words.open(row.words) }));
}

/** What claims' events rest on, of these sets: the months of their rows, and what the sets are called. */
export async function restingOnSets(
  work: Work,
  sets: ReadonlySet<string>,
): Promise<{ resting: Resting[]; names: ReadonlyMap<string, string> }> {
  const rows = await work.tx
    .select({ set: incidentClaim.setId, line: incidentClaim.line, claim: incidentClaim.claimId })
    .from(incidentClaim)
    .where(eq(incidentClaim.projectId, work.project));
  const resting: Resting[] = [];
  const names = new Map<string, string>();
  for (const [set, links] of Map.groupBy(rows, (row) => row.set)) {
    const opened = sets.has(set) ? await openSet(work, set) : null;
    if (opened) names.set(set, opened.name);
    const months = new Map(opened?.incidents.map(({ line, day }) => [line, day.slice(0, 7)]));
    for (const { line, claim } of links) {
      const month = months.get(line);
      if (month !== undefined) resting.push({ claim, materials: [set], months: { from: month, to: month } });
    }
  }
  return { resting, names };
}

export interface LinkedIncident {
  set: IncidentSetId;
  name: string;
  incident: Incident;
}

/** What the data sets say of a claim's event. */
export async function incidentsOfClaim(work: Work, id: ClaimId): Promise<LinkedIncident[]> {
  const rows = await work.tx
    .select({ set: incidentClaim.setId, line: incidentClaim.line })
    .from(incidentClaim)
    .where(and(eq(incidentClaim.projectId, work.project), eq(incidentClaim.claimId, id)))
    .orderBy(asc(incidentClaim.setId), asc(incidentClaim.line));
  const found: LinkedIncident[] = [];
  for (const [set, lines] of Map.groupBy(rows, (row) => row.set)) {
    const opened = await openSet(work, set);
    for (const { line } of lines) {
      const incident = opened?.incidents.find((one) => one.line === line);
      if (opened && incident) found.push({ set, name: opened.name, incident });
    }
  }
  return found;
}
