/** What waits for a member: one line a thing, in the order in which it is best done. */
import type { Denial } from '#lib/claims/denial.ts';
import { needsDecision, type Verdict } from '#lib/claims/verdict.ts';
import type { Role } from '#core/access.ts';
import type { LeadActKind } from '#core/two-leads.ts';
import type { TypeMark } from '#lib/claims/statement.ts';

interface Handle {
  role: Role;
  ordinal: number;
}

export interface WaitingRecord {
  code: string;
  type: TypeMark;
  month: string;
  state: 'field' | 'waiting' | 'released';
  /** Released, and its field copy says something else since. */
  changed: boolean;
}

export interface WaitingClaim {
  id: string;
  proposition: string;
  verdict: Verdict | null;
  /** The verdict in words. */
  words: string;
  /** Who stands against it, and against which answer, where another one is measured. */
  denials: readonly Denial[];
  ahead: string | null;
  since: Date | null;
  decided: boolean;
}

/** What another lead asked for, and this one may confirm. */
export interface WaitingAct {
  id: string;
  kind: LeadActKind;
  subject: Handle | null;
  approvals: number | null;
  askedBy: Handle | null;
  /** A day. */
  askedAt: string;
}

/** What another lead asked to open in the vault. */
export interface WaitingOpening {
  id: string;
  /** The number of the lead who asks. */
  by: number | null;
  /** The record for whose release it is. */
  record: string | null;
  identities: number;
  at: Date;
}

/** What leaves the study, or by what measure, and another lead proposed or approved first. */
export interface WaitingLeaving {
  id: string;
  kind: 'release' | 'thresholds' | 'quotation';
  /** The number of that lead. */
  by: number | null;
  at: Date;
}

export interface WaitingLeads {
  acts: readonly WaitingAct[];
  openings: readonly WaitingOpening[];
  /** Changes of the list of leads' keys. */
  changes: readonly { id: string }[];
  leaving: readonly WaitingLeaving[];
}

export type Waiting =
  | { act: 'confirm'; asked: WaitingAct }
  | { act: 'grant'; opening: WaitingOpening }
  | { act: 'sign'; change: { id: string } }
  | { act: 'let-out'; leaving: WaitingLeaving }
  /** `approve`: another lead did already. */
  | { act: 'release' | 'approve' | 'take-over' | 'code'; record: WaitingRecord }
  | { act: 'decide'; claim: WaitingClaim };

export interface Can {
  release: boolean;
  code: boolean;
  decide: boolean;
}

const NOTHING: WaitingLeads = { acts: [], openings: [], changes: [], leaving: [] };

export function waitingFor(
  may: Can,
  records: readonly WaitingRecord[],
  coded: ReadonlySet<string>,
  claims: readonly WaitingClaim[],
  leads: WaitingLeads = NOTHING,
): Waiting[] {
  const inState = (state: WaitingRecord['state']): WaitingRecord[] =>
    records.filter((r) => r.state === state);
  const of = (act: 'release' | 'approve' | 'take-over' | 'code', list: readonly WaitingRecord[]): Waiting[] =>
    list.map((record) => ({ act, record }));
  return [
    ...leads.acts.map((asked) => ({ act: 'confirm' as const, asked })),
    ...leads.openings.map((opening) => ({ act: 'grant' as const, opening })),
    ...leads.changes.map((change) => ({ act: 'sign' as const, change })),
    ...leads.leaving.map((leaving) => ({ act: 'let-out' as const, leaving })),
    ...(may.release ? of('approve', inState('waiting')) : []),
    ...(may.release
      ? of(
          'take-over',
          records.filter((record) => record.changed),
        )
      : []),
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

/** Tells it apart from all others that wait. */
export function keyOf(wait: Waiting): string {
  switch (wait.act) {
    case 'confirm':
      return wait.asked.id;
    case 'grant':
      return wait.opening.id;
    case 'sign':
      return wait.change.id;
    case 'let-out':
      return wait.leaving.id;
    case 'decide':
      return wait.claim.id;
    case 'approve':
    case 'release':
    case 'take-over':
    case 'code':
      return wait.act + wait.record.code;
  }
}
