/**
 * Where the model is most easily wrong: whose interest nobody has tagged, or tagged against what they say (C0), and
 * bystanders who tell a side's story (C2).
 */
import { hardChecks, truthStanding, type Check } from './checks.ts';
import type { Assertion, Claim, Project, QuantityClaim, Source } from './interchange.ts';
import { findLeanings, rateOf } from './leanings.ts';
import {
  compareIds,
  hasStake,
  isComparable,
  latestBySource,
  openDossier,
  readFigure,
  standing,
  type Dossier,
  type FigureStatement,
} from './records.ts';
import { roundTo } from './round.ts';
import { CONTRADICTED_FROM, LEANING } from './thresholds.ts';

export type BlindSpot =
  /** It speaks on the claim and nothing says what it gains or loses by it. */
  | { readonly kind: 'untagged'; readonly claim: string; readonly party: string; readonly statements: number }
  /** Most of what it says hurts it, if its tag is right. Of a quantity: figures that can be held against another. */
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

function spotsOn(claim: Claim, assertions: readonly Assertion[], sources: Sources): BlindSpot[] {
  const dossier = openDossier(claim, assertions, sources);
  const statements: readonly Assertion[] = dossier.statements;
  const byParty = Map.groupBy(statements, (a) => sources.get(a.source)?.party ?? null);
  return [...byParty]
    .toSorted(([a], [b]) => compareIds(a ?? '', b ?? ''))
    .flatMap(([party, theirs]): BlindSpot[] => {
      if (party === null) return [];
      if (!hasStake(claim, party))
        return [{ kind: 'untagged', claim: claim.id, party, statements: theirs.length }];
      const { all, hurting } = againstOwn(dossier, party, sources);
      if (all < CONTRADICTED_FROM.statements || hurting / all < CONTRADICTED_FROM.share) return [];
      return [{ kind: 'contradicted', claim: claim.id, party, statements: all, hurting }];
    });
}

type Sources = ReadonlyMap<string, Source>;

/** Of what a party says, how much hurts it if its tag is right. */
function againstOwn(dossier: Dossier, party: string, sources: Sources): { all: number; hurting: number } {
  const { claim } = dossier;
  const isTheirs = (a: Assertion): boolean => sources.get(a.source)?.party === party;
  if (dossier.kind === 'nominal') {
    const theirs = dossier.statements.filter(isTheirs);
    return { all: theirs.length, hurting: theirs.filter((a) => standing(claim, a.value, party) < 0).length };
  }
  const figures = dossier.statements.filter((a) => isComparable(a, dossier.claim));
  const middle = middleBeside(dossier.claim, latestFigures(figures.filter((a) => !isTheirs(a))));
  const theirs = middle === null ? [] : figures.filter(isTheirs);
  const high = standing(claim, 'high', party);
  return { all: theirs.length, hurting: theirs.filter((a) => sideOfMiddle(a, middle) === -high).length };
}

/**
 * A figure is high or low beside another. What the truth turned out to be, else the middle one of what all others say
 * last: then a party that is served by a high figure speaks against itself with one below, and the other way round.
 */
function middleBeside(claim: QuantityClaim, others: readonly FigureStatement[]): number | null {
  if (claim.resolved !== null) return readFigure(claim.resolved.value);
  const sizes = others.map(({ lo, hi }) => Math.sqrt(lo * hi)).toSorted((a, b) => a - b);
  const [below, above] = [sizes[(sizes.length - 1) >> 1], sizes[sizes.length >> 1]];
  return below === undefined || above === undefined ? null : Math.sqrt(below * above);
}

/** Floors and ceilings are no estimates (C8): they are nobody's middle. */
function latestFigures(figures: readonly FigureStatement[]): FigureStatement[] {
  return [...latestBySource(figures.filter(({ bound }) => bound === null)).values()];
}

/** +1 above it, −1 below, 0 if it holds it; a floor is never below, nor a ceiling above. */
function sideOfMiddle({ lo, hi, bound }: FigureStatement, middle: number | null): 1 | -1 | 0 {
  if (middle === null) return 0;
  if (lo > middle && bound !== 'ceiling') return 1;
  return hi < middle && bound !== 'floor' ? -1 : 0;
}

/** How many were asked, and how many of those got it right. */
export interface Asked {
  readonly all: number;
  readonly right: number;
}

/** A question with a known answer, as the sources of one type answered it. */
export interface LeaningQuestion extends Asked {
  readonly claim: string;
  /** Known when it was asked, a control question; else it turned out later. */
  readonly control: boolean;
  /** What the truth does to the side. */
  readonly truth: 'serves' | 'hurts';
}

/** What answers to known questions tell of a type without a party, and a side. */
export interface LeaningEvidence {
  readonly type: string;
  readonly party: string;
  /** Where the truth serves the side, and where it hurts it. */
  readonly serving: Asked;
  readonly hurting: Asked;
  /** One by one, by claim: what stands behind the gap. */
  readonly questions: readonly LeaningQuestion[];
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
          questions: questionsOf(own, party),
          gap,
          leans: gap >= LEANING.from && found.some((one) => one.type === type && one.party === party),
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

function questionsOf(checks: readonly Check[], party: string): LeaningQuestion[] {
  return [...Map.groupBy(checks, (check) => check.claim)]
    .toSorted(([a], [b]) => compareIds(a.id, b.id))
    .flatMap(([claim, own]): LeaningQuestion[] => {
      const stance = standing(claim, claim.resolved?.value ?? '', party);
      if (stance !== 1 && stance !== -1) return [];
      const truth = stance === 1 ? 'serves' : 'hurts';
      return [
        { claim: claim.id, control: claim.resolved?.known === true, truth, ...asked(own, party, stance) },
      ];
    });
}
