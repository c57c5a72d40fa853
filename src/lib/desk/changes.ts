/** What changed since the last visit: from which verdict to which, and because of what. */
import type { Term } from '#core/claim.ts';
import { moveInWords, type Verdict } from '#lib/claims/verdict.ts';

export interface Standing {
  claim: string;
  at: Date;
  cause: { kind: 'record' | 'claim' | 'source' | 'resolution' | 'rebuild'; id: string | null };
  result: Verdict;
}

export interface Change {
  claim: string;
  proposition: string;
  from: string;
  to: string;
  cause: Standing['cause'];
  at: Date;
}

interface Claim {
  id: string;
  proposition: string;
  values: readonly Term[];
  filed: string | null;
  units: readonly Term[];
}

export interface Changes {
  /** Latest first; what reads the same as before is left out. */
  moved: Change[];
  /** How many claims had not been weighed before, and have evidence now. */
  fresh: number;
}

export function changesBetween(
  claims: readonly Claim[],
  before: readonly Standing[],
  now: readonly Standing[],
  /** The first with evidence since then: what moved after it did move. */
  first: readonly Standing[] = [],
): Changes {
  const then = new Map(before.map((standing) => [standing.claim, standing]));
  const begun = new Map(first.map((standing) => [standing.claim, standing]));
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const isFresh = (standing: Standing): boolean =>
    byId.has(standing.claim) && !then.has(standing.claim) && standing.result.status !== 'no evidence';
  const moved = now
    .flatMap((standing): Change[] => {
      const claim = byId.get(standing.claim);
      const old = then.get(standing.claim) ?? begun.get(standing.claim);
      if (!claim || !old) return [];
      const [from, to] = moveInWords(claim, old.result, standing.result);
      if (from === to) return [];
      const { id, proposition } = claim;
      return [{ claim: id, proposition, from, to, cause: standing.cause, at: standing.at }];
    })
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.proposition < b.proposition ? -1 : 1));
  return { moved, fresh: now.filter(isFresh).length };
}
