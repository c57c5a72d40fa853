/**
 * The engine as a pure function: the same records give the same bytes, in any order of input.
 *
 * Adapted from truth discovery (Dawid and Skene's hit rates, indexed by interest; Dong's copy discount),
 * Cooke's calibration questions, weights of evidence (Good), process tracing, and ICD 203 wording.
 */
import type { Assessments, ClaimAssessment } from './assessment.ts';
import { figureChecks, hardChecks, softChecks } from './checks.ts';
import { assessClaim } from './claim-assessment.ts';
import { encountersOn } from './encounters.ts';
import { assessResearcher } from './interviewer.ts';
import type { Assertion, Claim, Project } from './interchange.ts';
import { findLeanings, sideOf } from './leanings.ts';
import { partWholeOf, withRelations } from './parts.ts';
import { previousOf, supersededBy } from './periods.ts';
import { trackRecords } from './rates.ts';
import { byId, compareIds, openDossier } from './records.ts';

export interface Options {
  /** Soft checks (C1) learn from what bystanders agree on; without them only known answers train. */
  readonly softChecks?: boolean;
}

export function assess(project: Project, options: Options = {}): Assessments {
  const sources = new Map(project.sources.toSorted(byId).map((s) => [s.id, s]));
  const claims = project.claims.toSorted(byId);
  const byClaim = Map.groupBy(project.assertions, (a: Assertion) => a.claim);
  const dossiers = claims.map((c) => openDossier(c, byClaim.get(c.id) ?? [], sources));
  const hard = dossiers.flatMap((d) => hardChecks(d, sources));
  const leanings = findLeanings(hard, sources);
  const leaningOf = new Map(leanings.map((l) => [l.type, l]));
  const partyOf = (id: string) => {
    const source = sources.get(id);
    return source === undefined ? null : sideOf(source, leaningOf);
  };
  const soft = options.softChecks === false ? [] : dossiers.flatMap((d) => softChecks(d, sources, partyOf));
  const figures = dossiers.flatMap((d) => figureChecks(d, sources));
  const records = trackRecords(sources, [...hard, ...soft], figures, partyOf);
  const encounters = dossiers.map((d) => encountersOn(d, sources));
  const ids = [...new Set(project.researchers)].sort(compareIds);
  const researchers = ids.map((id) =>
    assessResearcher(id, { researchers: ids, sources, encounters, checks: hard }),
  );
  const doubt = new Map(researchers.map((r) => [r.id, r.q]));
  const family = (claim: Claim) =>
    claim.family === null ? [] : claims.filter((c) => c.family === claim.family);
  const first = new Map<string, ClaimAssessment>();
  const order = dossiers.toSorted((a, b) =>
    compareIds(a.claim.period?.from ?? '', b.claim.period?.from ?? ''),
  );
  for (const dossier of order) {
    const before = previousOf(dossier.claim, family(dossier.claim));
    const previous = before === null ? null : (first.get(before.id) ?? null);
    first.set(
      dossier.claim.id,
      assessClaim(dossier, {
        sources,
        record: (id) => {
          const found = records.get(id);
          if (found === undefined) throw new Error(`no source ${id}`);
          return found;
        },
        doubt: (r) => (r === null ? 0 : (doubt.get(r) ?? 0)),
        previous: previous?.status === 'no evidence' ? null : previous,
      }),
    );
  }
  const results = claims.flatMap((claim) => {
    const own = first.get(claim.id);
    if (own === undefined) return [];
    const by = supersededBy(claim, own, family(claim), (id) => first.get(id));
    return [
      withRelations(
        own,
        by,
        partWholeOf(claim, own.range, (id) => first.get(id)?.range ?? null),
      ),
    ];
  });
  return { version: 1, claims: results, leanings, researchers };
}
