/**
 * C6 and C7 across the periods of a family: which claim came before, and whether a later one shows that a
 * state has changed.
 */
import type { ClaimAssessment, Status } from './assessment.ts';
import type { Claim } from './interchange.ts';
import { compareIds } from './records.ts';
import { CHANGED } from './thresholds.ts';

/** The claim of the family with the latest end before this one begins; ties: first id. */
export function previousOf(claim: Claim, family: readonly Claim[]): Claim | null {
  const begins = claim.period?.from;
  if (!claim.state || begins === undefined) return null;
  return family.reduce<Claim | null>((found, other) => {
    const ends = other.period?.to;
    if (ends === undefined || ends >= begins) return found;
    return found === null || isBefore(other, ends, found) ? other : found;
  }, null);
}

function isBefore(other: Claim, ends: string, found: Claim): boolean {
  const foundEnds = found.period?.to ?? '';
  return ends > foundEnds || (ends === foundEnds && compareIds(other.id, found.id) < 0);
}

const standsFast: ReadonlySet<Status> = new Set([
  'resolved',
  'no evidence',
  'refuted',
  'inflated',
  'minimised',
]);

/** A later claim of the family that shows a state replaced; ties: the first to begin, then by id. */
export function supersededBy(
  claim: Claim,
  own: ClaimAssessment,
  family: readonly Claim[],
  resultOf: (claim: string) => ClaimAssessment | undefined,
): string | null {
  const ends = claim.period?.to;
  if (!claim.state || ends === undefined || standsFast.has(own.status)) return null;
  const later = family
    .filter((other) => other.period !== null && other.period.from > ends)
    .sort((a, b) => compareIds(a.period?.from ?? '', b.period?.from ?? '') || compareIds(a.id, b.id));
  const replaces = (other: Claim) => {
    const result = resultOf(other.id);
    return result !== undefined && (hasAnotherBest(own, result) || isApart(own, result));
  };
  return later.find(replaces)?.id ?? null;
}

function hasAnotherBest(own: ClaimAssessment, later: ClaimAssessment): boolean {
  if (later.best === null || later.p === null || later.best === own.best) return false;
  return (later.p[later.best] ?? 0) >= CHANGED.p;
}

function isApart(own: ClaimAssessment, later: ClaimAssessment): boolean {
  if (own.range === null || later.range === null) return false;
  return later.range.lo > CHANGED.times * own.range.hi || own.range.lo > CHANGED.times * later.range.hi;
}
