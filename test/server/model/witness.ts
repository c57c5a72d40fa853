/**
 * The model: a set of updates that somebody was promised or shown. Each is looked for in the log as soon as it is told
 * of, so that what is told before its commit is caught, and once more at the end.
 */
import * as Y from 'yjs';
import type { DocumentId } from '#core/ids.ts';
import { openDocument } from '#doc/schema.ts';
import type { Ground } from '#server/ground.ts';
import { readUpdatesSince } from '#server/sync/update-log.ts';

export class Witness {
  readonly faults: string[] = [];
  readonly #ground: Ground;
  readonly #id: DocumentId;
  readonly #doc = openDocument();
  readonly #owed: { update: Uint8Array; what: string }[] = [];
  #seq = 0;
  #new: { update: Uint8Array; what: string }[] = [];
  #looking: Promise<void> | null = null;

  constructor(ground: Ground, id: DocumentId) {
    this.#ground = ground;
    this.#id = id;
  }

  /** From now on this must be in the log. */
  owe(update: Uint8Array, what: string): void {
    this.#new.push({ update, what });
    this.#looking ??= this.#look().finally(() => (this.#looking = null));
  }

  /** The log as it stands, after all that is owed was looked for. */
  async read(): Promise<Y.Doc> {
    while (this.#looking) await this.#looking;
    await this.#catchUp();
    for (const { update, what } of this.#owed) this.#compare(update, `${what}, at the end`);
    return this.#doc;
  }

  async #look(): Promise<void> {
    while (this.#new.length > 0) {
      const told = this.#new.splice(0);
      await this.#catchUp();
      for (const { update, what } of told) this.#compare(update, what);
      this.#owed.push(...told);
    }
  }

  async #catchUp(): Promise<void> {
    const { updates, seq } = await readUpdatesSince(this.#ground, this.#id, {
      seq: this.#seq,
      mark: null,
    });
    for (const update of updates) Y.applyUpdate(this.#doc, update);
    if (seq < this.#seq) this.faults.push(`the log went back from ${this.#seq} to ${seq}`);
    this.#seq = seq;
    const { pendingStructs, pendingDs } = this.#doc.store;
    if (pendingStructs ?? pendingDs) this.faults.push('the log has structs that wait for others');
  }

  #compare(update: Uint8Array, what: string): void {
    if (!holds(this.#doc, update)) this.faults.push(`not in the log: ${what}`);
  }
}

/** Whether applying it would change nothing. */
export function holds(doc: Y.Doc, update: Uint8Array): boolean {
  for (const [client, end] of Y.parseUpdateMeta(update).to)
    if (Y.getState(doc.store, client) < end) return false;
  for (const [client, ranges] of Y.decodeUpdate(update).ds.clients)
    for (const { clock, len } of ranges) if (!isDeleted(doc, client, clock, len)) return false;
  return true;
}

function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  if (Y.getState(doc.store, client) < clock + length) return false;
  return structs.every(
    ({ id, length: own, deleted }) => deleted || id.clock + own <= clock || id.clock >= clock + length,
  );
}
