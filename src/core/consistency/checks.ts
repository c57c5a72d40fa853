/**
 * C1, checks: the only training data. A check is the first first-hand statement of a source on a claim of
 * which the truth is known, since later ones may have read the answer.
 */
import {
  anyPartyHasStake,
  firstBySource,
  hasStake,
  isComparable,
  isFirstHand,
  standing,
  type Dossier,
  type NominalDossier,
  type NominalStatement,
  readFigure,
} from './records.ts';
import { roundTo } from './round.ts';
import { SOFT } from './thresholds.ts';
import type { Claim, NominalClaim, QuantityClaim, Resolution, Source } from './interchange.ts';

export interface Check {
  readonly source: string;
  readonly researcher: string | null;
  readonly claim: NominalClaim;
  readonly truth: string;
  readonly right: boolean;
  readonly hard: boolean;
  /** 1, or ½ for a soft check on a claim in which somebody has a stake. */
  readonly weight: number;
}

export interface FigureCheck {
  readonly source: string;
  readonly claim: QuantityClaim;
  /** ln of the figure over the truth, to 0.01. */
  readonly error: number;
}

/** A control question tests every statement; a time-test only those dated before it was known. */
function tests(resolved: Resolution<unknown>, date: string | null): boolean {
  if (resolved.known) return true;
  return resolved.date !== null && date !== null && date < resolved.date;
}

/** An origin that nobody met keeps its priors and feeds no pool. */
function isMet(source: Source | undefined): boolean {
  return source !== undefined && !source.external;
}

export function hardChecks(dossier: Dossier, sources: ReadonlyMap<string, Source>): Check[] {
  if (dossier.kind !== 'nominal' || dossier.claim.resolved === null) return [];
  const { claim } = dossier;
  const resolved = dossier.claim.resolved;
  return firsts(dossier)
    .filter((a) => isMet(sources.get(a.source)) && tests(resolved, a.date))
    .map((a) => ({
      source: a.source,
      researcher: a.researcher,
      claim,
      truth: resolved.value,
      right: a.value === resolved.value,
      hard: true,
      weight: 1,
    }));
}

export function figureChecks(dossier: Dossier, sources: ReadonlyMap<string, Source>): FigureCheck[] {
  if (dossier.kind !== 'quantity' || dossier.claim.resolved === null) return [];
  const { claim } = dossier;
  const resolved = dossier.claim.resolved;
  const tested = dossier.statements.filter(
    (a) => isFirstHand(a) && isComparable(a, claim) && a.bound === null,
  );
  return [...firstBySource(tested).values()]
    .filter((a) => isMet(sources.get(a.source)) && tests(resolved, a.date))
    .map((a) => ({
      source: a.source,
      claim,
      error: roundTo(Math.log(Math.sqrt(a.lo * a.hi) / readFigure(resolved.value)), 2),
    }));
}

/**
 * What enough bystanders agree on counts as true where nothing else is known. They are other sources,
 * without a stake, met by somebody else; external ones may testify but are not tested.
 */
export function softChecks(
  dossier: Dossier,
  sources: ReadonlyMap<string, Source>,
  partyOf: (source: string) => string | null,
): Check[] {
  if (dossier.kind !== 'nominal' || dossier.claim.resolved !== null) return [];
  const { claim } = dossier;
  const all = firsts(dossier);
  const bystanders = all.filter((a) => !hasStake(claim, partyOf(a.source)));
  if (bystanders.length < SOFT.least) return [];
  const weight = anyPartyHasStake(claim) ? SOFT.staked : 1;
  return all
    .filter((a) => isMet(sources.get(a.source)))
    .flatMap((a) => {
      const truth = agreed(bystanders.filter((other) => isElsewhere(a, other)));
      if (truth === null) return [];
      const right = a.value === truth;
      return [{ source: a.source, researcher: a.researcher, claim, truth, right, hard: false, weight }];
    });
}

function firsts(dossier: NominalDossier): NominalStatement[] {
  return [...firstBySource(dossier.statements.filter(isFirstHand)).values()];
}

function isElsewhere(a: NominalStatement, other: NominalStatement): boolean {
  const sameResearcher = a.researcher !== null && a.researcher === other.researcher;
  return a.source !== other.source && !sameResearcher;
}

function agreed(witnesses: readonly NominalStatement[]): string | null {
  if (witnesses.length < SOFT.least) return null;
  const counts = new Map<string, number>();
  for (const { value } of witnesses) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const [value, count] of counts) if (count / witnesses.length >= SOFT.share) return value;
  return null;
}

/** How the true value stands to a party: the cell that a check belongs to. */
export function truthStanding(check: Check, party: string | null): number {
  return standing(check.claim, check.truth, party);
}

/** +1 if a high figure serves the party, −1 if it hurts, 0 without a stake. */
export function highStanding(claim: Claim, party: string | null): number {
  return standing(claim, 'high', party);
}
