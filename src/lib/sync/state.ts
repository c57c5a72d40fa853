/**
 * Which of one's own changes the log has committed, and what the state line says of it. Pure.
 *
 * A change is one local update of the document. It travels in a message of the socket: by itself, or, after a
 * reconnection, inside the step 2 that carries everything the server lacks. The server counts the committed messages
 * of each socket from its opening; a change is safe when the message that carries it is within that count.
 */
export interface Ledger {
  /** For each change that is not known to be committed: the message of this socket that carries it, or none yet. */
  readonly pending: readonly (number | null)[];
  /** Updates and step 2s that this socket has sent. */
  readonly sent: number;
  readonly socket: 'never' | 'closed' | 'open' | 'synced';
}

export type LedgerEvent =
  | { kind: 'changed' }
  | { kind: 'opened' }
  | { kind: 'synced' }
  | { kind: 'closed' }
  | { kind: 'sent'; what: 'update' | 'step2' }
  /** How many of this socket's messages stand in the log. */
  | { kind: 'committed'; count: number };

export const emptyLedger: Ledger = { pending: [], sent: 0, socket: 'never' };

export function advance(ledger: Ledger, event: LedgerEvent): Ledger {
  switch (event.kind) {
    case 'changed':
      return { ...ledger, pending: [...ledger.pending, null] };
    case 'opened':
      return { pending: ledger.pending.map(() => null), sent: 0, socket: 'open' };
    case 'synced':
      return { ...ledger, socket: 'synced' };
    case 'closed':
      // What was sent and not confirmed may be lost: the next step 2 carries it again.
      return { pending: ledger.pending.map(() => null), sent: 0, socket: 'closed' };
    case 'sent':
      return withMessage(ledger, event.what);
    case 'committed':
      return { ...ledger, pending: ledger.pending.filter((m) => m === null || m > event.count) };
  }
}

function withMessage(ledger: Ledger, what: 'update' | 'step2'): Ledger {
  const sent = ledger.sent + 1;
  const last = ledger.pending.length - 1;
  const pending = ledger.pending.map((message, i) =>
    message === null && (what === 'step2' || i === last) ? sent : message,
  );
  return { ...ledger, pending, sent };
}

/** Why one may only read. */
export type ReadOnly = 'locked' | 'role';

/** What the state line says. Each state has only its own fields. */
export type LinkState =
  | { kind: 'connecting' }
  | { kind: 'saving'; changes: number }
  | { kind: 'saved' }
  | { kind: 'offline'; changes: number }
  /** `changes` were made before one knew: the server drops them until one may write again. */
  | { kind: 'read-only'; why: ReadOnly; changes: number }
  | { kind: 'refused'; refusal: Refusal };

/** A close that is final: what it means, and the words that were not committed, to be offered as plain text. */
export interface Refusal {
  code: number;
  meaning: 'sign-in' | 'ended' | 'not-found' | 'rule' | 'replaced' | 'too-large' | 'other';
  /** The gate's rule, such as `G4`, where it names one. */
  rule: string | null;
  /** Paragraphs that hold uncommitted changes; empty where nothing is offered. */
  kept: string;
}

export function linkState(ledger: Ledger, readOnly: ReadOnly | null, refusal: Refusal | null): LinkState {
  if (refusal) return { kind: 'refused', refusal };
  const changes = ledger.pending.length;
  switch (ledger.socket) {
    case 'never':
      return { kind: 'connecting' };
    case 'closed':
      return { kind: 'offline', changes };
    case 'open':
      return changes > 0 ? { kind: 'saving', changes } : { kind: 'connecting' };
    case 'synced':
      if (readOnly) return { kind: 'read-only', why: readOnly, changes };
      return changes > 0 ? { kind: 'saving', changes } : { kind: 'saved' };
  }
}

/** Codes 4400 to 4499 are final, but for "too fast", after which one comes back. */
export const isFinal = (code: number): boolean => code >= 4400 && code <= 4499 && code !== 4429;

export function meaningOf(code: number): Refusal['meaning'] {
  switch (code) {
    case 4401:
      return 'sign-in';
    case 4403:
      return 'ended';
    case 4404:
      return 'not-found';
    case 4409:
      return 'rule';
    case 4410:
      return 'replaced';
    case 4413:
      return 'too-large';
    default:
      return 'other';
  }
}

/** The gate's reasons begin with the rule's number. */
export const ruleOf = (reason: string): string | null => /\bG\d+[a-z]?\b/.exec(reason)?.[0] ?? null;
