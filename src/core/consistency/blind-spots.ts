/**
 * Where the model is most easily wrong: whose interest nobody has tagged, or tagged against what they say (C0), and
 * bystanders who tell a side's story (C2).
 */
import { hardChecks, truthStanding, type Check } from './checks.ts';
import type { Assertion, Claim, Project, Source } from './interchange.ts';
import { findLeanings, LEANS_FROM, rateOf } from './leanings.ts';
import { compareIds, hasStake, openDossier, standing } from './records.ts';
import { roundTo } from './round.ts';

/** A party of which this many statements on a claim, and this share of them, hurt it: its tag is mostly wrong. */
export const CONTRADICTED_FROM = { statements: 5, share: 0.75 } as const;

export type BlindSpot =
  /** It speaks on the claim and nothing says what it gains or loses by it. */
  | { readonly kind: 'untagged'; readonly claim: string; readonly party: string; readonly statements: number }
  /** Most of what it says hurts it, if its tag is right. */
  | {
      readonly kind: 'contradicted';
      readonly claim: string;
      readonly party: string;
      readonly statements: number;
      readonly hurting: number;
    };

/** In the order of claims, then parties. Parties as recorded: a leaning is found from tags, so it cannot test them. */
export function blindSpotsOf(project: Project): BlindSpot[] {
  const sources = new Map(project.sources.map((source): [string, Source] => [source.id, source]));
  const said = Map.groupBy(project.assertions, (a) => a.claim);
  return project.claims.flatMap((claim) => spotsOn(claim, said.get(claim.id) ?? [], sources));
}

function spotsOn(
  claim: Claim,
  assertions: readonly Assertion[],
  sources: ReadonlyMap<string, Source>,
): BlindSpot[] {
  const statements: readonly Assertion[] = openDossier(claim, assertions, sources).statements;
  const byParty = Map.groupBy(statements, (a) => sources.get(a.source)?.party ?? null);
  return [...byParty]
    .toSorted(([a], [b]) => compareIds(a ?? '', b ?? ''))
    .flatMap(([party, theirs]): BlindSpot[] => {
      if (party === null) return [];
      if (!hasStake(claim, party))
        return [{ kind: 'untagged', claim: claim.id, party, statements: theirs.length }];
      const hurting = theirs.filter((a) => a.value !== null && standing(claim, a.value, party) < 0).length;
      if (theirs.length < CONTRADICTED_FROM.statements || hurting / theirs.length < CONTRADICTED_FROM.share)
        return [];
      return [{ kind: 'contradicted', claim: claim.id, party, statements: theirs.length, hurting }];
    });
}

/** How many were asked, and how many of those got it right. */
export interface Asked {
  readonly all: number;
  readonly right: number;
}

/** What answers to known questions tell of a type without a party, and a side. */
export interface LeaningEvidence {
  readonly type: string;
  readonly party: string;
  /** Where the truth serves the side, and where it hurts it. */
  readonly serving: Asked;
  readonly hurting: Asked;
  readonly gap: number;
  /** The engine reads these sources as of that side. */
  readonly leans: boolean;
}

/** Of every type and party with an answer to show; by type, then party. */
export function leaningEvidence(project: Project): LeaningEvidence[] {
  const sources = new Map(project.sources.map((source): [string, Source] => [source.id, source]));
  const said = Map.groupBy(project.assertions, (a) => a.claim);
  const checks = project.claims.flatMap((claim) =>
    hardChecks(openDossier(claim, said.get(claim.id) ?? [], sources), sources),
  );
  const found = findLeanings(checks, sources);
  const bystanders = checks.filter((check) => sources.get(check.source)?.party === null);
  const byType = Map.groupBy(bystanders, (check) => sources.get(check.source)?.type ?? '');
  return [...byType]
    .toSorted(([a], [b]) => compareIds(a, b))
    .flatMap(([type, own]) =>
      partiesOf(own).map((party): LeaningEvidence => {
        const gap = roundTo(rateOf(own, party, 1) - rateOf(own, party, -1), 2);
        return {
          type,
          party,
          serving: asked(own, party, 1),
          hurting: asked(own, party, -1),
          gap,
          leans: gap >= LEANS_FROM && found.some((one) => one.type === type && one.party === party),
        };
      }),
    );
}

const partiesOf = (checks: readonly Check[]): string[] =>
  [...new Set(checks.flatMap((check) => Object.keys(check.claim.interest)))].toSorted(compareIds);

function asked(checks: readonly Check[], party: string, stance: 1 | -1): Asked {
  const all = checks.filter((check) => truthStanding(check, party) === stance);
  return { all: all.length, right: all.filter((check) => check.right).length };
}
