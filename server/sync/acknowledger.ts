/**
 * Message 100: tells each socket what is committed of its own. At once while few are due, so that a lone editor sees
 * "saved" without delay; gathered for up to half a second under load.
 */
import { encodeDurable } from './protocol.ts';

/** What is committed of one socket's. */
export interface Account {
  /** Update and step-2 messages, counted from the opening. */
  committed: number;
  /** Clients whose clock grew since the last message. */
  readonly grown: Map<number, number>;
  /** When the first update arrived that no message has covered yet (ms). */
  since: number | null;
  send(frame: Uint8Array): void;
}

const GATHER = 500;
const WINDOW = 100;
/** So many a window go at once. */
const AT_ONCE = 20;

export class Acknowledger {
  readonly #due = new Set<Account>();
  #timer: NodeJS.Timeout | null = null;
  #window = { start: 0, sent: 0 };
  readonly #now: () => number;
  /** Told how long each message's first update has waited for it (ms). */
  readonly #waited: (ms: number) => void;

  constructor(now: () => number, waited: (ms: number) => void = () => undefined) {
    this.#now = now;
    this.#waited = waited;
  }

  acknowledge(account: Account): void {
    const now = this.#now();
    if (now - this.#window.start >= WINDOW) this.#window = { start: now, sent: 0 };
    if (this.#window.sent < AT_ONCE) {
      this.#window.sent += 1;
      this.#due.delete(account);
      this.#send(account);
      return;
    }
    this.#due.add(account);
    this.#timer ??= setTimeout(() => this.flush(), GATHER);
  }

  forget(account: Account): void {
    this.#due.delete(account);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const account of this.#due) this.#send(account);
    this.#due.clear();
  }

  #send(account: Account): void {
    account.send(encodeDurable(account.grown, account.committed));
    account.grown.clear();
    if (account.since !== null) this.#waited(this.#now() - account.since);
    account.since = null;
  }
}
