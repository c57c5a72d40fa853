/**
 * Which of one's own changes the log has committed. Pure.
 *
 * A change is one local update of the document. It travels in a message of the socket: by itself, or, after a
 * reconnection, inside the step 2 that carries everything the server lacks. The server counts the committed messages
 * of each socket from its opening; a change is safe when the message that carries it is within that count.
 */
export interface Ledger {
  /** Changes that no message of this socket carries yet. */
  readonly unsent: number;
  /** Changes that are on their way, by the message that carries them, in the order of sending. */
  readonly sent: readonly { message: number; changes: number }[];
  /** Updates and step 2s that this socket has sent. */
  readonly messages: number;
  /** Whether this socket has sent a step 2: from then on a change goes in an update of its own. */
  readonly answered: boolean;
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

export const emptyLedger: Ledger = { unsent: 0, sent: [], messages: 0, answered: false, socket: 'never' };

/** Changes that are not known to be committed. */
export const pendingOf = (ledger: Ledger): number =>
  ledger.sent.reduce((sum, { changes }) => sum + changes, ledger.unsent);

/**
 * Until a socket's first step 2 a change waits for it: an update by itself could refer to what the server has not had.
 * A socket that is synced without having been asked for a step 2 is a reader's; what it sends is answered by a denial.
 */
export const mayUpdate = (ledger: Ledger): boolean => ledger.answered || ledger.socket === 'synced';

export function advance(ledger: Ledger, event: LedgerEvent): Ledger {
  switch (event.kind) {
    case 'changed':
      return { ...ledger, unsent: ledger.unsent + 1 };
    case 'opened':
      return anew(ledger, 'open');
    case 'synced':
      return { ...ledger, socket: 'synced' };
    case 'closed':
      return anew(ledger, 'closed');
    case 'sent':
      return withMessage(ledger, event.what);
    case 'committed':
      return { ...ledger, sent: ledger.sent.filter(({ message }) => message > event.count) };
  }
}

/** What was sent and not confirmed may be lost: the next step 2 carries it again. */
const anew = (ledger: Ledger, socket: 'open' | 'closed'): Ledger => ({
  ...emptyLedger,
  unsent: pendingOf(ledger),
  socket,
});

/** An update carries the change that was made last, a step 2 all that no message carries yet. */
function withMessage(ledger: Ledger, what: 'update' | 'step2'): Ledger {
  const message = ledger.messages + 1;
  const changes = what === 'step2' ? ledger.unsent : Math.min(ledger.unsent, 1);
  return {
    ...ledger,
    messages: message,
    answered: ledger.answered || what === 'step2',
    unsent: ledger.unsent - changes,
    sent: changes === 0 ? ledger.sent : [...ledger.sent, { message, changes }],
  };
}
