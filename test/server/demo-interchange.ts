/** The demo study as the engine reads it, made from its content alone: no server, no database. */
import { projectOf, stancesOf, type AssertionRow, type ClaimRow } from '#core/consistency/from-rows.ts';
import type { Project } from '#core/consistency/interchange.ts';
import { SOURCE_TYPES } from '#core/source.ts';
import type { DemoClaim, DemoRecord, DemoStudy } from '#server/demo/study.ts';

export function interchangeOf(study: DemoStudy): Project {
  const affiliations = new Map(
    [...SOURCE_TYPES, ...study.sourceTypes].map(({ key, affiliation }) => [key as string, affiliation]),
  );
  const researchers = new Map(study.sources.map(({ ref, researcher }) => [ref, `r-${researcher}`]));
  return projectOf({
    sources: study.sources.map((source) => ({
      id: source.ref,
      code: source.ref,
      type: source.type,
      typeAffiliation: affiliations.get(source.type) ?? null,
      affiliation: source.affiliation ?? null,
      unaffiliated: source.affiliation === null,
      network: source.network ?? null,
      external: source.external ?? false,
    })),
    claims: study.claims.map((claim) => claimRow(study, claim)),
    assertions: study.records.flatMap((record) =>
      record.release ? statementsIn(record, researchers.get(record.source) ?? '') : [],
    ),
  });
}

function claimRow(study: DemoStudy, claim: DemoClaim): ClaimRow {
  const { ref, values = [], units = [], definitions = [], parts = [], period, kind, interest } = claim;
  const terms = values.map((label) => ({ key: label, label }));
  return {
    ...{ id: ref, kind, values, units, definitions, parts, interest },
    stances: kind === 'category' ? stancesOf(terms) : null,
    ...{ periodFrom: period.from, periodTo: period.to, family: claim.family ?? null },
    ...{ state: claim.state ?? false, event: claim.event ?? false, exhaustive: claim.exhaustive ?? false },
    ...{ headline: claim.headline ?? null, filed: claim.filed ?? null, resolved: resolvedTo(study, ref) },
  };
}

function resolvedTo(study: DemoStudy, ref: string): ClaimRow['resolved'] {
  const known = study.known.find(({ claim }) => claim === ref);
  if (known) return { answer: { value: known.value }, known: true, month: null, public: known.public };
  const later = study.resolutions.find(({ claim }) => claim === ref);
  if (!later) return null;
  const answer = typeof later.value === 'number' ? { figure: later.value } : { value: later.value };
  return { answer, known: false, month: later.month, public: true };
}

function statementsIn(record: DemoRecord, researcher: string): AssertionRow[] {
  return record.turns.flatMap((turn, i) =>
    Object.entries(turn.spans ?? {}).flatMap(([key, { assertion: said }]): AssertionRow[] => {
      if (!said) return [];
      const { claim, stance, basis, value = null, lo = null, hi = null } = said;
      const { unit = null, definition = null, bound = null, root = null, cases = null } = said;
      return [
        {
          ...{ id: `${record.ref} ${i} ${key}`, record: record.ref, claim, source: record.source },
          ...{ interview: record.ref, month: record.month, stance, value, lo, hi, bound, unit, definition },
          researcher: record.mode === 'document' ? null : researcher,
          ...{ refersFrom: said.refersTo?.from ?? null, refersTo: said.refersTo?.to ?? null },
          ...{ basis, root, hops: said.hops ?? (root === null ? 0 : root === 'unknown' ? 2 : 1) },
          confrontedWith: said.confrontedWith ?? null,
          ...{ probed: said.probed ?? false, cases, forecast: said.forecast ?? false, retracted: false },
        },
      ];
    }),
  );
}
