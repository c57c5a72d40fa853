/** What changed since the last visit: from which verdict to which, and because of what. */
import type { Term } from '#core/claim.ts';
import { verdictInWords, type Verdict } from '#lib/claims/verdict.ts';

export interface Standing {
  claim: string;
  at: Date;
  cause: { kind: 'record' | 'claim' | 'source' | 'rebuild'; id: string | null };
  result: Verdict;
}

export interface Change {
  claim: string;
  proposition: string;
  /** Null: it had not been weighed then. */
  from: string | null;
  to: string;
  cause: Standing['cause'];
  at: Date;
}

interface Claim {
  id: string;
  proposition: string;
  values: readonly Term[];
  filed: string | null;
}

/** Latest first; what reads the same as before is left out, and what has no evidence yet. */
export function changesBetween(
  claims: readonly Claim[],
  before: readonly Standing[],
  now: readonly Standing[],
): Change[] {
  const then = new Map(before.map((standing) => [standing.claim, standing]));
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return now
    .flatMap((standing): Change[] => {
      const claim = byId.get(standing.claim);
      if (!claim) return [];
      const old = then.get(standing.claim);
      const from = old ? verdictInWords(claim, old.result) : null;
      const to = verdictInWords(claim, standing.result);
      if (from === to || (from === null && standing.result.status === 'no evidence')) return [];
      const { id, proposition } = claim;
      return [{ claim: id, proposition, from, to, cause: standing.cause, at: standing.at }];
    })
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.proposition < b.proposition ? -1 : 1));
}
