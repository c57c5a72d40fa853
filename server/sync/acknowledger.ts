/**
 * Message 100: tells each socket what is committed of its own. At once while few are due, so that a lone editor sees
 * "saved" without delay. Under load it is gathered: it goes with a broadcast to the same socket, in one write, and by
 * itself where none came for `GATHER`.
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

/** So long it waits for a broadcast to go with, and a look more: within the second that is promised. */
const GATHER = 850;
const LOOK = 100;
/** So long it waits before it goes with a broadcast: else a busy room would send one with each. */
const RIDE = 200;
const WINDOW = 100;
/** So many a window go at once. */
const AT_ONCE = 20;

export class Acknowledger {
  /** With when each became due. */
  readonly #due = new Map<Account, number>();
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
    if (!this.#due.has(account)) this.#due.set(account, now);
    this.#timer ??= setTimeout(() => this.#look(), LOOK);
  }

  /** What is due to this socket and has waited, to go with something else; null where nothing is. */
  ride(account: Account): Uint8Array | null {
    const since = this.#due.get(account);
    if (since === undefined || this.#now() - since < RIDE) return null;
    this.#due.delete(account);
    return this.#take(account);
  }

  forget(account: Account): void {
    this.#due.delete(account);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const account of this.#due.keys()) this.#send(account);
    this.#due.clear();
  }

  #look(): void {
    const now = this.#now();
    for (const [account, since] of this.#due) {
      if (now - since < GATHER) continue;
      this.#due.delete(account);
      this.#send(account);
    }
    this.#timer = this.#due.size > 0 ? setTimeout(() => this.#look(), LOOK) : null;
  }

  #send(account: Account): void {
    account.send(this.#take(account));
  }

  #take(account: Account): Uint8Array {
    const message = encodeDurable(account.grown, account.committed);
    account.grown.clear();
    if (account.since !== null) this.#waited(this.#now() - account.since);
    account.since = null;
    return message;
  }
}
