/**
 * The records of one claim as the rules read them (C0): what counts, first to latest; and how a value
 * stands to a side.
 */
import type { Cell, Note } from './assessment.ts';
import type { Assertion, Claim, NominalClaim, QuantityClaim, Source } from './interchange.ts';
import { overlap } from './months.ts';
import { LEAST_FIGURE } from './thresholds.ts';

export interface NominalStatement extends Assertion {
  readonly value: string;
}

export interface FigureStatement extends Assertion {
  readonly lo: number;
  readonly hi: number;
}

export interface NominalDossier {
  readonly kind: 'nominal';
  readonly claim: NominalClaim;
  /** Those that count, first to latest. */
  readonly statements: readonly NominalStatement[];
  readonly notes: readonly Note[];
}

export interface QuantityDossier {
  readonly kind: 'quantity';
  readonly claim: QuantityClaim;
  /** Those that count, first to latest; some are not comparable. */
  readonly statements: readonly FigureStatement[];
  readonly notes: readonly Note[];
}

export type Dossier = NominalDossier | QuantityDossier;

export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareIds(a.id, b.id);
}

/** By date, then id; undated is before all dates. */
export function byDate(a: Assertion, b: Assertion): number {
  return compareIds(a.date ?? '', b.date ?? '') || compareIds(a.id, b.id);
}

/** A named root is at least one hop away, an unknown one at least two. */
export function hopsOf(a: Assertion): number {
  if (a.root === null) return a.hops;
  return Math.max(a.hops, a.root === 'unknown' ? 2 : 1);
}

export function isFirstHand(a: Assertion): boolean {
  return a.root === null && a.hops === 0;
}

export function readFigure(figure: number): number {
  return Math.max(LEAST_FIGURE, figure);
}

/** What is missing is the claim's; another definition or unit counts something else. */
export function isComparable(a: Assertion, claim: QuantityClaim): boolean {
  const sameDefinition = a.definition === null || a.definition === claim.definition;
  return sameDefinition && (a.unit === null || a.unit === claim.unit);
}

/** +1, −1 or 0: how a value (of a quantity: `high`) stands to a party. */
export function standing(claim: Claim, value: string, party: string | null): number {
  if (party === null || !Object.hasOwn(claim.interest, party)) return 0;
  const values = claim.interest[party] ?? {};
  return Object.hasOwn(values, value) ? (values[value] ?? 0) : 0;
}

export function cellOf(stance: number): Cell {
  return stance > 0 ? 'S' : stance < 0 ? 'A' : 'N';
}

export function hasStake(claim: Claim, party: string | null): boolean {
  if (party === null || !Object.hasOwn(claim.interest, party)) return false;
  return Object.values(claim.interest[party] ?? {}).some((stance) => stance !== 0);
}

export function anyPartyHasStake(claim: Claim): boolean {
  return Object.keys(claim.interest).some((party) => hasStake(claim, party));
}

/** Why a statement counts nowhere, or null if it counts. */
function aside(a: Assertion, claim: Claim, source: Source): Note | null {
  if (a.retracted) return { code: 'retracted', assertion: a.id };
  if (source.type === 'own-output') return { code: 'own-output', assertion: a.id };
  if (overlap(a.refersTo, claim.period) === 0) return { code: 'other-period', assertion: a.id };
  return null;
}

function isNominal(a: Assertion): a is NominalStatement {
  return a.value !== null;
}

function toFigure(a: Assertion): FigureStatement[] {
  if (a.lo === null || a.hi === null) return [];
  return [{ ...a, lo: readFigure(a.lo), hi: readFigure(a.hi) }];
}

/** The assertions on one claim, in any order; those of a source that is not there count nowhere. */
export function openDossier(
  claim: Claim,
  assertions: Iterable<Assertion>,
  sources: ReadonlyMap<string, Source>,
): Dossier {
  const counting: Assertion[] = [];
  const notes: Note[] = [];
  for (const a of [...assertions].sort(byDate)) {
    const source = sources.get(a.source);
    if (source === undefined) continue;
    const note = aside(a, claim, source);
    if (note === null) counting.push(a);
    else notes.push(note);
  }
  return claim.kind === 'quantity'
    ? { kind: 'quantity', claim, statements: counting.flatMap(toFigure), notes }
    : { kind: 'nominal', claim, statements: counting.filter(isNominal), notes };
}

/** The latest of each source; the statements come first to latest. */
export function latestBySource<S extends Assertion>(statements: readonly S[]): Map<string, S> {
  return new Map(statements.map((a) => [a.source, a]));
}

/** The first of each source. */
export function firstBySource<S extends Assertion>(statements: readonly S[]): Map<string, S> {
  return latestBySource(statements.toReversed());
}
