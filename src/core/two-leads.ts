import type { Role } from './access.ts';

/** "Lead 2" is role `lead`, ordinal 2. */
export interface Handle {
  role: Role;
  ordinal: number;
}

/** Acts that need two leads once a study has two (PROTECTION 5). */
export type LeadActKind = 'make-lead' | 'remove-lead' | 'reset-factor' | 'lower-approvals';

export type LeadActOutcome = 'done' | 'declined' | 'withdrawn';

/** What was asked for may be confirmed for so many days, as a link may be used. */
export const ACT_DAYS = 7;
/** Whoever invited or reset somebody may not have what they ask for confirmed by them for so many days. */
export const TIE_DAYS = 30;
/** A lead whose account has been suspended for so many days counts no more: else nobody could be made one after a death. */
export const ABSENT_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** What the present lead may do with an act that waits. */
export type Standing =
  /** They asked for it: take it back. */
  | 'own'
  /** Confirm or decline. */
  | 'may'
  /** They were invited or reset by who asked: only decline. */
  | 'tied';

/** What one lead asks for and another decides, as its page shows it. */
export interface TwoLeadView {
  id: string;
  askedBy: Handle | null;
  askedAt: Date;
  /** Null: it waits, or it ran out. */
  outcome: LeadActOutcome | null;
  settledBy: Handle | null;
  /** What the present lead may do; null: nothing. */
  standing: Standing | null;
}
