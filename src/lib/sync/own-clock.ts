/**
 * G3, as only we can see it: who was away cannot know that somebody wrote under its clientID meanwhile, and the server
 * cannot know that the words which it has are not those that we wrote. What we ever sent bounds what can be ours.
 */
import * as Y from 'yjs';

/** `unused`: it is not ours, and we have not written under it. `taken`: we have, and our words would pass for theirs. */
export type Standing = 'ours' | 'unused' | 'taken';

export class OwnClock {
  readonly #doc: Y.Doc;
  /** Yjs itself takes a new clientID when it sees that another writes under ours. */
  #client: number;
  /** No message of ours has held a higher clock. */
  #sent: number;
  /** As far as the server has said that our messages are in the log. */
  #committed = 0;
  /** As far as we wrote ourselves. */
  #written: number;
  /** Another's words stand under the clientID that we had, and ours of them in no log. */
  #lost = false;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#client = doc.clientID;
    this.#sent = this.#written = this.#now();
  }

  noteWritten(): void {
    this.#follow();
    this.#written = this.#now();
  }

  /** A message has gone out: it holds no more than the document does. */
  noteSent(): void {
    this.#follow();
    this.#sent = Math.max(this.#sent, this.#now());
  }

  /** The server tells only of this socket's own messages. */
  noteCommitted(vector: Uint8Array): void {
    this.#follow();
    this.#committed = Math.max(this.#committed, this.#in(vector));
  }

  /** What the server's step 1 says of our clientID; to be asked before it is answered. */
  judge(vector: Uint8Array): Standing {
    this.#follow();
    if (this.#lost) return 'taken';
    if (this.#in(vector) <= this.#sent) return 'ours';
    return this.#now() === 0 ? 'unused' : 'taken';
  }

  /**
   * The server's step 1 as it has to be answered: with what we wrote from the last word that we know to be committed as
   * ours. Had another written just as much, nothing of it would be in the answer, and nobody would see it.
   */
  asked(vector: Uint8Array): Uint8Array {
    this.#follow();
    const clocks = Y.decodeStateVector(vector);
    const theirs = clocks.get(this.#client) ?? 0;
    if (theirs <= this.#committed || this.#now() === 0) return vector;
    clocks.set(this.#client, this.#committed);
    return Y.encodeStateVector(clocks);
  }

  #now(): number {
    return Y.getState(this.#doc.store, this.#doc.clientID);
  }

  #in(vector: Uint8Array): number {
    return Y.decodeStateVector(vector).get(this.#client) ?? 0;
  }

  #follow(): void {
    if (this.#client === this.#doc.clientID) return;
    this.#lost ||= this.#written > this.#committed;
    this.#client = this.#doc.clientID;
    this.#sent = this.#written = this.#committed = 0;
  }
}
