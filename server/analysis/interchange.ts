/** The whole project as the engine reads it, in the interchange format of docs/consistency.md, by opaque codes. */
import { and, asc, eq } from 'drizzle-orm';
import { createHmac } from 'node:crypto';
import {
  projectOf,
  stancesOf,
  type AssertionRow,
  type ClaimRow,
  type ProjectRows,
  type SourceRow,
} from '#core/consistency/from-rows.ts';
import type { Project } from '#core/consistency/interchange.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import type { Tx } from '../db/client.ts';
import {
  assertion,
  claim,
  claimTerm,
  compartment,
  interview,
  record,
  source,
  sourceType,
} from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { compartmentOf } from '../store/compartment.ts';
import { holdWords } from '../project-words.ts';
import { standingResolutions } from '../store/resolution.ts';
import { statementsHeld } from '../store/same-event.ts';
import { upstreamsHeld } from '../store/upstream.ts';

/** `tx` as the service `engine`, or as a lead of the project (`work.tx`). The answer is the JSON of the file. */
export async function readInterchange(
  where: { tx: Tx; ground: Ground },
  project: ProjectId,
): Promise<Project> {
  return projectOf(await readProjectRows(where, project));
}

/** What the file is made of: for a look at what it would be with another row. */
export async function readProjectRows(
  where: { tx: Tx; ground: Ground },
  project: ProjectId,
): Promise<ProjectRows> {
  return {
    sources: await sourceRows(where.tx, project),
    claims: await claimRows(where, project),
    assertions: await assertionRows(where, project),
    events: await statementsHeld(where.tx, project),
    upstreams: await upstreamsHeld(where.tx, project),
  };
}

/**
 * The researchers' ids in the file: the same for ever, and not their accounts'. Leads find a person by it through
 * the accounts that they see.
 */
export function researcherIds(ground: Ground, project: ProjectId): (account: AccountId) => string {
  const secret = ground.keys.derive(`researchers of ${project}`);
  return (account) => `r-${createHmac('sha256', secret).update(account).digest('hex').slice(0, 10)}`;
}

function sourceRows(tx: Tx, project: ProjectId): Promise<SourceRow[]> {
  return tx
    .select({
      id: source.id,
      code: source.code,
      type: sourceType.key,
      typeAffiliation: sourceType.affiliation,
      affiliation: source.affiliation,
      unaffiliated: source.unaffiliated,
      network: source.networkId,
      external: source.external,
    })
    .from(source)
    .innerJoin(sourceType, and(eq(sourceType.projectId, source.projectId), eq(sourceType.id, source.typeId)))
    .where(eq(source.projectId, project));
}

async function claimRows(
  { tx, ground }: { tx: Tx; ground: Ground },
  project: ProjectId,
): Promise<ClaimRow[]> {
  const words = await holdWords(tx, ground.keys, project);
  const rows = await tx
    .select({
      id: claim.id,
      kind: claim.kind,
      periodFrom: claim.periodFrom,
      periodTo: claim.periodTo,
      state: claim.state,
      event: claim.event,
      exhaustive: claim.exhaustive,
      family: claim.familyId,
      interest: claim.interest,
      parts: claim.parts,
      headline: claim.headline,
      filed: claim.filed,
    })
    .from(claim)
    .where(eq(claim.projectId, project));
  const terms = await tx
    .select({
      claim: claimTerm.claimId,
      kind: claimTerm.kind,
      key: claimTerm.key,
      labelEnc: claimTerm.labelEnc,
    })
    .from(claimTerm)
    .where(eq(claimTerm.projectId, project))
    .orderBy(asc(claimTerm.position), asc(claimTerm.key));
  const byClaim = Map.groupBy(terms, (term) => term.claim);
  const resolved = await standingResolutions(tx, words, project);
  return rows.map((row) => {
    const keys = (kind: 'value' | 'unit' | 'definition'): string[] =>
      (byClaim.get(row.id) ?? []).filter((term) => term.kind === kind).map((term) => term.key);
    // The file holds keys; the words are read for one thing only: which of them say true, partly, false.
    const values = (byClaim.get(row.id) ?? [])
      .filter((term) => term.kind === 'value')
      .map(({ key, labelEnc }) => ({ key, label: words.open(labelEnc) }));
    const stances = row.kind === 'category' ? stancesOf(values) : null;
    const standing = resolved.get(row.id);
    return {
      ...row,
      values: keys('value'),
      stances,
      units: keys('unit'),
      definitions: keys('definition'),
      resolved: standing ? { ...standing, known: standing.kind === 'control' } : null,
    };
  });
}

async function assertionRows(where: { tx: Tx; ground: Ground }, project: ProjectId): Promise<AssertionRow[]> {
  const opaque = researcherIds(where.ground, project);
  const rows = await where.tx
    .select({
      id: assertion.id,
      record: record.code,
      claim: assertion.claimId,
      source: assertion.sourceId,
      interview: assertion.interviewId,
      researcher: compartment.researcherId,
      mode: interview.mode,
      month: interview.month,
      stance: assertion.stance,
      value: assertion.value,
      lo: assertion.lo,
      hi: assertion.hi,
      bound: assertion.bound,
      unit: assertion.unit,
      definition: assertion.definition,
      refersFrom: assertion.refersFrom,
      refersTo: assertion.refersTo,
      basis: assertion.basis,
      root: assertion.root,
      hops: assertion.hops,
      confrontedWith: assertion.confrontedWith,
      probed: assertion.probed,
      cases: assertion.cases,
      forecast: assertion.forecast,
      retracted: assertion.retracted,
    })
    .from(assertion)
    .innerJoin(record, and(eq(record.projectId, assertion.projectId), eq(record.id, assertion.recordId)))
    .innerJoin(
      interview,
      and(eq(interview.projectId, assertion.projectId), eq(interview.id, assertion.interviewId)),
    )
    .innerJoin(compartment, compartmentOf(interview))
    .where(eq(assertion.projectId, project));
  // A document was met by nobody: whoever filed it did not stand between it and us.
  return rows.map(({ mode, ...row }) => ({
    ...row,
    researcher: mode === 'document' ? null : opaque(row.researcher),
  }));
}
