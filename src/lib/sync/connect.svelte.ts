/** The link between a record's document and the server: y-websocket's provider, and what it means for the reader. */
import { readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { countingSocket, syncAddress } from './counting-socket.ts';
import {
  advance,
  emptyLedger,
  isFinal,
  linkState,
  meaningOf,
  ruleOf,
  type Ledger,
  type LedgerEvent,
  type LinkState,
  type ReadOnly,
  type Refusal,
} from './state.ts';

/** y-websocket's message that carries what others wrote. */
const SYNC = 0;
/** y-websocket's message by which the server says that what one writes is dropped (G2). */
const DENIED = 2;
/** Message type of the contract: a vector that is committed (it may be partial), and how many messages are. */
const DURABLE = 100;
/** The longest wait between two attempts, before jitter. */
const LONGEST_WAIT = 3000;

export interface LinkOptions {
  doc: Y.Doc;
  /** What stands after `/sync/`. */
  room: string;
  /** The paragraphs with changes that were not committed, as plain text; asked when the link is refused. */
  unsaved: () => string;
  /** Called when the document has arrived; again after each reconnection. */
  onReady: () => void;
  /** Called before words of others are applied. */
  onArrival: () => void;
  /** Called when nothing is left that the log does not hold. */
  onSaved: () => void;
}

export class RecordLink {
  readonly provider: WebsocketProvider;
  readonly #options: LinkOptions;
  #ledger: Ledger = $state.raw(emptyLedger);
  #refusal: Refusal | null = $state.raw(null);
  /** Set when this person may only read. */
  #readOnly: ReadOnly | null = $state(null);

  constructor(options: LinkOptions) {
    this.#options = options;
    // Before the provider listens too: a change is on the ledger before the message that carries it is sent.
    options.doc.on('update', this.#onUpdate);
    this.provider = new WebsocketProvider(syncAddress(window.location), options.room, options.doc, {
      connect: false,
      disableBc: true, // else tabs of one origin share documents behind the server's back
      maxBackoffTime: jittered(),
      WebSocketPolyfill: countingSocket((what) => this.#note({ kind: 'sent', what })),
      shouldReconnect: (event: CloseEvent) => !isFinal(event.code),
    });
    const takeSync = this.provider.messageHandlers[SYNC];
    this.provider.messageHandlers[SYNC] = (...message) => {
      options.onArrival();
      takeSync?.(...message);
    };
    this.provider.messageHandlers[DURABLE] = (_: unknown, decoder: Decoder) => this.#onDurable(decoder);
    this.provider.messageHandlers[DENIED] = () => this.allow(this.#readOnly ?? 'locked');
    this.provider.on('status', ({ status }) => this.#onStatus(status));
    this.provider.on('sync', (synced) => this.#onSync(synced));
    this.provider.on('connection-close', () => this.#onClose());
    this.provider.on('connection-error', () => this.#onClose());
    this.provider.on('closed', ({ code, reason }) => this.#onRefused(code, reason));
    window.addEventListener('offline', this.#onNetworkGone);
    this.provider.connect();
  }

  get state(): LinkState {
    return linkState(this.#ledger, this.#readOnly, this.#refusal);
  }

  /** Changes that are not known to be committed: closing the tab would lose those that are not. */
  get unsaved(): number {
    return this.#ledger.pending.length;
  }

  get readOnly(): ReadOnly | null {
    return this.#readOnly;
  }

  /** Null: one may write (again). */
  allow(readOnly: ReadOnly | null): void {
    this.#readOnly = readOnly;
  }

  get offline(): boolean {
    return this.#ledger.socket === 'closed';
  }

  destroy(): void {
    window.removeEventListener('offline', this.#onNetworkGone);
    this.#options.doc.off('update', this.#onUpdate);
    this.provider.awareness.destroy();
    this.provider.destroy();
  }

  #note(event: LedgerEvent): void {
    const before = this.#ledger.pending.length;
    this.#ledger = advance(this.#ledger, event);
    if (before > 0 && this.#ledger.pending.length === 0) this.#options.onSaved();
  }

  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin !== this.provider) this.#note({ kind: 'changed' });
  };

  #onDurable(decoder: Decoder): void {
    readVarUint8Array(decoder); // the vector: the count says the same, and of deletions too
    this.#note({ kind: 'committed', count: readVarUint(decoder) });
  }

  #onStatus(status: 'connected' | 'disconnected' | 'connecting'): void {
    if (status === 'connected') this.#note({ kind: 'opened' });
  }

  #onSync(synced: boolean): void {
    if (!synced) return;
    this.#note({ kind: 'synced' });
    this.#options.onReady();
  }

  #onClose(): void {
    this.provider.maxBackoffTime = jittered();
    this.#note({ kind: 'closed' });
  }

  #onRefused(code: number, reason: string): void {
    const meaning = meaningOf(code);
    // Whose access ended keeps nothing; everybody else is offered what did not reach the log.
    const kept = meaning === 'ended' || this.unsaved === 0 ? '' : this.#options.unsaved();
    this.#refusal = { code, meaning, rule: ruleOf(reason), kept };
    this.destroy();
  }

  /** A socket does not notice for half a minute that the network went: this one is given up, and attempts go on. */
  readonly #onNetworkGone = (): void => {
    this.provider.disconnect();
    this.provider.connect();
  };
}

const jittered = (): number => LONGEST_WAIT * (0.5 + Math.random());
