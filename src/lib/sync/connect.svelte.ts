/** The link between a record's document and the server: y-websocket's provider, and what it means for the reader. */
import { clone, createDecoder, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import { encode, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { uint32 } from 'lib0/random';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { Arrivals } from './arrivals.ts';
import { attemptAfter, causeOf, waitBefore, type Cause } from './backoff.ts';
import { countingSocket, syncAddress, type Counted } from './counting-socket.ts';
import { advance, emptyLedger, mayUpdate, pendingOf, type Ledger, type LedgerEvent } from './ledger.ts';
import { OwnClock } from './own-clock.ts';
import { Patience } from './patience.ts';
import { awaitsWriter, isFinal, isForgotten, meaningOf, ruleOf, TAKEN, type Refusal } from './refusal.ts';
import { linkState, type LinkState, type Pace, type ReadOnly } from './state.ts';
import { listenForWake } from './wake.ts';

/** y-websocket's message that carries what others wrote, and inside it the kinds that ask and that are an update. */
const SYNC = 0;
const STEP1 = 0;
const UPDATE = 2;
/** y-websocket's message by which the server says that what one writes is dropped (G2). */
const DENIED = 2;
/** Message type of the contract: a vector that is committed (it may be partial), and how many messages are. */
const DURABLE = 100;
/** The server says something every 9 s: a socket that was silent so long is dead, whatever the browser thinks (ms). */
const SILENT = 25_000;
/** A sign-out in another tab ends this one's link within this time (ms). */
const SIGN_OUT = 60_000;
/** How often a tab that is signed out asks whether somebody signed in elsewhere (ms). */
const ASK_AGAIN = 20_000;

/** Who is signed in now, seen from a tab that was signed out. */
export type Returned = 'same' | 'other' | 'nobody';

export interface LinkOptions {
  doc: Y.Doc;
  /** What stands after `/sync/`. */
  room: string;
  /** What was changed and not committed, as plain text; asked when the link is refused, also by a copy that was rebuilt. */
  unsaved: (isReplaced: boolean) => string;
  /** What was begun in a form beside the text and is no change of the document yet; asked then too. */
  begun: (isReplaced: boolean) => string;
  /** Called when the document has arrived; again after each reconnection. */
  onReady: () => void;
  /** Called before words of others are applied. */
  onArrival: () => void;
  /** Called when nothing is left that the log does not hold. */
  onSaved: () => void;
  /** Called when nothing of the document may stay in the tab. */
  onForget: (why: Refusal) => void;
  /** Asked of a tab that was signed out: its work goes on only under the account that wrote it. */
  whoReturned: () => Promise<Returned>;
}

export class RecordLink {
  readonly provider: WebsocketProvider;
  readonly #options: LinkOptions;
  readonly #arrivals: Arrivals;
  readonly #own: OwnClock;
  readonly #patience = new Patience((pace) => (this.#pace = pace));
  readonly #stopListening: () => void;
  #ledger: Ledger = $state.raw(emptyLedger);
  #refusal: Refusal | null = $state.raw(null);
  /** Set when this person may only read. */
  #readOnly: ReadOnly | null = $state(null);
  #cause: Cause = $state('network');
  #pace: Pace = $state('usual');
  #attempt = -1;
  #syncedAt: number | null = null;
  #askAgain: ReturnType<typeof setInterval> | undefined;
  #asking = false;
  #signedOutAt = -Infinity;
  /** The page was put aside whole: what would have connected again then did not. */
  #aside = false;
  /** Left for good: an answer that comes later finds nobody. */
  #gone = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#own = new OwnClock(options.doc);
    // Before the provider listens too: a change is on the ledger before the message that carries it is sent.
    options.doc.on('update', this.#onUpdate);
    this.provider = new WebsocketProvider(syncAddress(window.location), options.room, options.doc, {
      connect: false,
      disableBc: true, // else tabs of one origin share documents behind the server's back
      WebSocketPolyfill: countingSocket({
        mayUpdate: () => mayUpdate(this.#ledger),
        onCounted: (what) => this.#onSent(what),
      }),
      shouldReconnect: (event: CloseEvent) => !isFinal(event.code),
    });
    this.#arrivals = new Arrivals(options.doc, this.provider, options.onArrival);
    this.#hear();
    this.#stopListening = listenForWake({
      onWake: () => this.#wake(),
      onGone: () => this.#giveUp(),
      onAside: () => this.#putAside(),
    });
    this.provider.connect();
  }

  readonly state: LinkState = $derived.by(() =>
    linkState({
      ledger: this.#ledger,
      cause: this.#cause,
      pace: this.#pace,
      readOnly: this.#readOnly,
      refusal: this.#refusal,
    }),
  );

  /** Changes that are not known to be committed: closing the tab would lose those that are not. */
  get unsaved(): number {
    return pendingOf(this.#ledger);
  }

  /** Apart from `state`, which changes at every keystroke: what hangs on this one is not asked again then. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  get readOnly(): ReadOnly | null {
    return this.#readOnly;
  }

  /** Null: one may write (again). */
  allow(readOnly: ReadOnly | null): void {
    this.#readOnly = readOnly;
  }

  /** Its writer signs out in another tab: the end that comes of it takes nothing from them that is not saved. */
  noteSignOut(): void {
    this.#signedOutAt = Date.now();
  }

  destroy(): void {
    this.#gone = true;
    clearInterval(this.#askAgain);
    this.#patience.rest();
    this.#stopListening();
    this.#arrivals.destroy();
    this.#options.doc.off('update', this.#onUpdate);
    this.provider.awareness.destroy();
    this.provider.destroy();
  }

  // ── what comes ────────────────────────────────────────────────────────────

  #hear(): void {
    const { provider } = this;
    const takeSync = provider.messageHandlers[SYNC];
    provider.messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
      const kind = decoder.arr[decoder.pos];
      if (kind === UPDATE) {
        readVarUint(decoder);
        this.#arrivals.add(readVarUint8Array(decoder));
        return;
      }
      this.#arrivals.flush();
      this.#options.onArrival();
      const heard = kind === STEP1 ? this.#asked(decoder) : decoder;
      if (heard) takeSync?.(encoder, heard, ...rest);
    };
    provider.messageHandlers[DURABLE] = (_: unknown, decoder: Decoder) => this.#onDurable(decoder);
    provider.messageHandlers[DENIED] = () => this.allow(this.#readOnly ?? 'locked');
    provider.on('status', ({ status }) => status === 'connected' && this.#note({ kind: 'opened' }));
    provider.on('sync', (synced) => synced && this.#onSynced());
    provider.on('connection-close', (event) => this.#onClose(event?.code ?? null));
    provider.on('closed', ({ code, reason }) => this.#onRefused(code, reason));
  }

  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return;
    this.#own.noteWritten();
    this.#note({ kind: 'changed' });
  };

  /** The server's step 1 as it is to be answered; null where it is not, since our words would pass for another's (G3). */
  #asked(decoder: Decoder): Decoder | null {
    const peek = clone(decoder);
    readVarUint(peek);
    const vector = readVarUint8Array(peek);
    const standing = this.#own.judge(vector);
    if (standing === 'taken') {
      this.#onRefused(TAKEN.code, TAKEN.reason);
      return null;
    }
    if (standing === 'unused') this.#renew();
    else if (this.#syncedAt !== null) this.#showAgain();
    return createDecoder(
      encode((encoder) => {
        writeVarUint(encoder, STEP1);
        writeVarUint8Array(encoder, this.#own.asked(vector));
      }),
    );
  }

  /** We have written nothing yet: nothing is lost with the clientID, and the next one is ours. */
  #renew(): void {
    const { awareness, doc } = this.provider;
    const state = awareness.getLocalState();
    awareness.setLocalState(null);
    doc.clientID = uint32();
    awareness.clientID = doc.clientID;
    awareness.setLocalState(state);
  }

  /** Asked in the middle of a connection: whoever could only read until now was not shown (S23). */
  #showAgain(): void {
    const { awareness } = this.provider;
    awareness.setLocalState(awareness.getLocalState());
  }

  #onSent(what: Counted): void {
    this.#own.noteSent();
    this.#note({ kind: 'sent', what });
  }

  #onDurable(decoder: Decoder): void {
    this.#own.noteCommitted(readVarUint8Array(decoder)); // whether all is saved the count says, and of deletions too
    this.#note({ kind: 'committed', count: readVarUint(decoder) });
  }

  #onSynced(): void {
    this.#syncedAt = Date.now();
    this.#note({ kind: 'synced' });
    this.#options.onReady();
  }

  #note(event: LedgerEvent): void {
    const before = this.unsaved;
    this.#ledger = advance(this.#ledger, event);
    const now = this.unsaved;
    if (now < before) this.#patience.rest();
    const { socket } = this.#ledger;
    if (now > 0 && (socket === 'open' || socket === 'synced')) this.#patience.wait();
    else this.#patience.rest();
    if (before > 0 && now === 0) this.#options.onSaved();
  }

  // ── coming back ───────────────────────────────────────────────────────────

  /** Tells the provider how long to wait: it takes the shorter of its own doubling and of the longest wait. */
  #onClose(code: number | null): void {
    const stood = this.#syncedAt === null ? 0 : Date.now() - this.#syncedAt;
    this.#attempt = attemptAfter(this.#attempt, stood);
    this.#syncedAt = null;
    this.#cause = causeOf(code);
    this.provider.wsUnsuccessfulReconnects = 30;
    this.provider.maxBackoffTime = waitBefore(this.#cause, this.#attempt, Math.random);
    this.#note({ kind: 'closed' });
  }

  #putAside(): void {
    this.#aside = true;
    this.provider.disconnect();
  }

  #wake(): void {
    const cameBack = this.#aside;
    this.#aside = false;
    if (this.#refusal) return void this.#tryAgain();
    const { provider } = this;
    const silent = Date.now() - provider.wsLastMessageReceived;
    if (provider.wsconnected && silent > SILENT) this.#giveUp();
    else if (cameBack || this.#cause === 'network') provider.connect(); // who was asked to wait waits
  }

  /** A socket does not notice for half a minute that the network went: this one is given up, and attempts go on. */
  #giveUp(): void {
    if (this.#refusal) return;
    this.provider.disconnect();
    this.provider.connect();
  }

  // ── being refused ─────────────────────────────────────────────────────────

  #onRefused(code: number, reason: string): void {
    const meaning = this.#meaningOf(code, reason);
    // Whose access ended keeps nothing; everybody else is offered what did not reach the log.
    const kept = meaning === 'ended' ? '' : this.#kept(meaning === 'replaced');
    const refusal = { code, meaning, rule: ruleOf(code, reason), changes: this.unsaved, kept };
    this.#refusal = refusal;
    const isDone = meaning === 'signed-out' && this.unsaved === 0 && kept === '';
    if (awaitsWriter(meaning) && !isDone) {
      this.#askAgain ??= setInterval(() => void this.#tryAgain(), ASK_AGAIN);
      return;
    }
    this.destroy();
    if (isForgotten(meaning) || isDone) this.#options.onForget(refusal);
  }

  #meaningOf(code: number, reason: string): Refusal['meaning'] {
    const meaning = meaningOf(code, reason);
    const isOwn = Date.now() - this.#signedOutAt < SIGN_OUT;
    return isOwn && (meaning === 'ended' || meaning === 'sign-in') ? 'signed-out' : meaning;
  }

  #kept(isReplaced: boolean): string {
    const unsaved = this.unsaved === 0 ? '' : this.#options.unsaved(isReplaced);
    return [unsaved, this.#options.begun(isReplaced)].filter((text) => text !== '').join('\n\n');
  }

  /** Somebody may have signed in in another tab. The document goes on only under the account that wrote in it. */
  async #tryAgain(): Promise<void> {
    const refusal = this.#refusal;
    if (!refusal || !awaitsWriter(refusal.meaning) || this.#asking) return;
    this.#asking = true;
    const returned = await this.#options.whoReturned().finally(() => (this.#asking = false));
    if (this.#gone || this.#refusal !== refusal) return;
    if (returned === 'other') this.#refusal = { ...refusal, meaning: 'other-person' };
    if (returned !== 'same') return;
    clearInterval(this.#askAgain);
    this.#askAgain = undefined;
    this.#refusal = null;
    this.provider.connect();
  }
}
