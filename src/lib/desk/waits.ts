/** What waits for a member: one line a thing, in the order in which it is best done. */
import { needsDecision, type Verdict } from '#lib/claims/verdict.ts';
import type { TypeMark } from '#lib/claims/statement.ts';

export interface WaitingRecord {
  code: string;
  type: TypeMark;
  month: string;
  state: 'field' | 'waiting' | 'released';
}

export interface WaitingClaim {
  id: string;
  proposition: string;
  verdict: Verdict | null;
  /** The verdict in words. */
  words: string;
  since: Date | null;
  decided: boolean;
}

export type Waiting =
  /** `approve`: another lead did already. */
  { act: 'release' | 'approve' | 'code'; record: WaitingRecord } | { act: 'decide'; claim: WaitingClaim };

export interface Can {
  release: boolean;
  code: boolean;
  decide: boolean;
}

export function waitingFor(
  may: Can,
  records: readonly WaitingRecord[],
  coded: ReadonlySet<string>,
  claims: readonly WaitingClaim[],
): Waiting[] {
  const inState = (state: WaitingRecord['state']): WaitingRecord[] =>
    records.filter((r) => r.state === state);
  const of = (act: 'release' | 'approve' | 'code', list: readonly WaitingRecord[]): Waiting[] =>
    list.map((record) => ({ act, record }));
  return [
    ...(may.release ? of('approve', inState('waiting')) : []),
    ...(may.decide ? toDecide(claims) : []),
    ...(may.release ? of('release', inState('field')) : []),
    ...(may.code
      ? of(
          'code',
          inState('released').filter((record) => !coded.has(record.code)),
        )
      : []),
  ];
}

/** Sources of weight stand against one another, and nobody has said what is held: the longest first. */
function toDecide(claims: readonly WaitingClaim[]): Waiting[] {
  return claims
    .filter((claim) => claim.verdict !== null && needsDecision(claim.verdict.status) && !claim.decided)
    .toSorted((a, b) => (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0))
    .map((claim) => ({ act: 'decide', claim }));
}
