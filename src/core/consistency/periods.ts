/**
 * C6 and C7 across the periods of a family: which claim came before, and whether a later one shows that a
 * state has changed.
 */
import type { ClaimAssessment, Status } from './assessment.ts';
import type { Claim, Period } from './interchange.ts';
import { compareIds } from './records.ts';
import { CHANGED } from './thresholds.ts';

/** A family by its periods: who came before or comes after is found without going through all of it. */
export class Periods {
  /** By their ends; of equal ends the first id comes last. */
  private readonly ends: readonly Dated[];
  /** By their beginnings, then by id. */
  private readonly begins: readonly Dated[];

  constructor(family: Iterable<Claim>) {
    const dated = [...family].filter(isDated);
    this.ends = dated.toSorted((a, b) => compareIds(a.period.to, b.period.to) || compareIds(b.id, a.id));
    this.begins = dated.toSorted(
      (a, b) => compareIds(a.period.from, b.period.from) || compareIds(a.id, b.id),
    );
  }

  /** The claim with the latest end before this one begins; ties: first id. */
  previousOf(claim: Claim): Claim | null {
    const begins = claim.period?.from;
    if (!claim.state || begins === undefined) return null;
    return this.ends[firstAt(this.ends, ({ period }) => period.to >= begins) - 1] ?? null;
  }

  /** The claims that this one is the previous of. */
  followersOf(claim: Claim): Claim[] {
    const found: Claim[] = [];
    for (const other of this.after(claim)) {
      if (!other.state) continue;
      if (this.previousOf(other)?.id !== claim.id) break; // nor is it of those that begin later
      found.push(other);
    }
    return found;
  }

  /** Those that begin after it ends, the first to begin first. */
  after(claim: Claim): Claim[] {
    const ends = claim.period?.to;
    if (ends === undefined) return [];
    return this.begins.slice(firstAt(this.begins, ({ period }) => period.from > ends));
  }
}

type Dated = Claim & { readonly period: Period };

const isDated = (claim: Claim): claim is Dated => claim.period !== null;

/** Where in a row the first stands of which it holds; it holds of all behind that one. */
function firstAt<T>(row: readonly T[], holds: (one: T) => boolean): number {
  let [from, to] = [0, row.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = row[middle];
    if (one !== undefined && holds(one)) to = middle;
    else from = middle + 1;
  }
  return from;
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
  family: Periods,
  resultOf: (claim: string) => ClaimAssessment | undefined,
): string | null {
  if (!claim.state || standsFast.has(own.status)) return null;
  const replaces = (other: Claim) => {
    const result = resultOf(other.id);
    return result !== undefined && (hasAnotherBest(own, result) || isApart(own, result));
  };
  return family.after(claim).find(replaces)?.id ?? null;
}

function hasAnotherBest(own: ClaimAssessment, later: ClaimAssessment): boolean {
  if (later.best === null || later.p === null || later.best === own.best) return false;
  return (later.p[later.best] ?? 0) >= CHANGED.p;
}

function isApart(own: ClaimAssessment, later: ClaimAssessment): boolean {
  if (own.range === null || later.range === null) return false;
  return later.range.lo > CHANGED.times * own.range.hi || own.range.lo > CHANGED.times * later.range.hi;
}
