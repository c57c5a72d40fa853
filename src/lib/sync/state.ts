/** What the state line says of a record's link. Pure. */
import type { Cause } from './backoff.ts';
import { pendingOf, type Ledger } from './ledger.ts';
import { awaitsWriter, type Refusal } from './refusal.ts';

/** Why one may only read. */
export type ReadOnly = 'locked' | 'role';

/** How long changes have been waiting for the server's word: as usual, longer, or so long that it cannot save now. */
export type Pace = 'usual' | 'slow' | 'stuck';

/** Each state has only its own fields. */
export type LinkState =
  | { kind: 'connecting' }
  | { kind: 'saving'; changes: number; pace: Pace }
  | { kind: 'saved' }
  | { kind: 'offline'; changes: number; cause: Cause }
  /** `changes` were made before one knew: the server drops them until one may write again. */
  | { kind: 'read-only'; why: ReadOnly; changes: number }
  | { kind: 'refused'; refusal: Refusal };

/** For what those changes wait that are in this tab only. */
export type WaitsFor = 'server' | 'network' | 'unlock' | 'role' | 'sign-in' | 'nothing';

export function waitsForOf(link: LinkState): WaitsFor {
  switch (link.kind) {
    case 'offline':
      return link.cause === 'network' ? 'network' : 'server';
    case 'read-only':
      return link.why === 'locked' ? 'unlock' : 'role';
    case 'refused':
      return awaitsWriter(link.refusal.meaning) ? 'sign-in' : 'nothing';
    case 'connecting':
    case 'saving':
    case 'saved':
      return 'server';
  }
}

/** Why what is not saved is in this tab only, where that lasts; null: it is saved in a moment, or waits for somebody. */
export function heldBy(link: LinkState): Cause | 'stuck' | null {
  if (link.kind === 'offline') return link.cause;
  return link.kind === 'saving' && link.pace === 'stuck' ? 'stuck' : null;
}

export interface LinkFacts {
  ledger: Ledger;
  cause: Cause;
  pace: Pace;
  readOnly: ReadOnly | null;
  refusal: Refusal | null;
}

export function linkState({ ledger, cause, pace, readOnly, refusal }: LinkFacts): LinkState {
  if (refusal) return { kind: 'refused', refusal };
  const changes = pendingOf(ledger);
  switch (ledger.socket) {
    case 'never':
      return { kind: 'connecting' };
    case 'closed':
      return { kind: 'offline', changes, cause };
    case 'open':
      return changes > 0 ? { kind: 'saving', changes, pace } : { kind: 'connecting' };
    case 'synced':
      if (readOnly) return { kind: 'read-only', why: readOnly, changes };
      return changes > 0 ? { kind: 'saving', changes, pace } : { kind: 'saved' };
  }
}
