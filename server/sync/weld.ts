/**
 * Joins updates that one author typed one after the other into one, byte for byte: a row to seal, store and put in where
 * a flood would bring hundreds. What they write of one client follows on, and structs of Yjs (v1) name everything by
 * full ids, so that they can stand behind one another as they are. Not `Y.mergeUpdates`, which reads every struct.
 */
import * as encoding from 'lib0/encoding';
import type { Author, Entry } from './decide.ts';
import { UPDATE_CAPS, type Deletion } from './scan.ts';

export interface WeldedRow<A extends Author> {
  author: A;
  update: Uint8Array;
}

/** `update` is what is stored of the entry: a part of it where the rest was known. */
export function weld<A extends Author>(
  written: readonly { entry: Entry<A>; update: Uint8Array }[],
): WeldedRow<A>[] {
  const rows: WeldedRow<A>[] = [];
  let seam: Seam<A> | null = null;
  for (const { entry, update } of written) {
    if (seam?.take(entry, update)) continue;
    if (seam) rows.push(seam.row());
    seam = new Seam(entry, update);
  }
  if (seam) rows.push(seam.row());
  return rows;
}

/** Small enough that putting it in keeps nobody waiting. */
const MOST_BYTES = 64 * 1024;

/** Written as it came, and of one client at most. */
const isPlain = ({ entry, update }: { entry: Entry<Author>; update: Uint8Array }): boolean =>
  update === entry.update && entry.scan.sections.length <= 1;

class Seam<A extends Author> {
  readonly #first: { entry: Entry<A>; update: Uint8Array };
  readonly #entries: Entry<A>[] = [];
  /** The client that is written, and its clock after that; null while all only delete. */
  #client: number | null = null;
  #to = 0;
  #bytes = 0;
  #structs = 0;
  #deletions = 0;

  constructor(entry: Entry<A>, update: Uint8Array) {
    this.#first = { entry, update };
    this.#add(entry);
  }

  /** False: it does not go on where this ends. */
  take(entry: Entry<A>, update: Uint8Array): boolean {
    if (!isPlain(this.#first) || !isPlain({ entry, update })) return false;
    if (entry.author !== this.#first.entry.author || !this.#follows(entry) || !this.#hasRoom(entry))
      return false;
    this.#add(entry);
    return true;
  }

  #add(entry: Entry<A>): void {
    const { sections, deletions } = entry.scan;
    const [section] = sections;
    if (section) [this.#client, this.#to] = [section.client, section.to];
    this.#bytes += entry.update.length;
    this.#structs += section?.count ?? 0;
    this.#deletions += deletions.length;
    this.#entries.push(entry);
  }

  row(): WeldedRow<A> {
    const { entry, update } = this.#first;
    return { author: entry.author, update: this.#entries.length > 1 ? join(this.#entries) : update };
  }

  #follows({ scan: { sections } }: Entry<A>): boolean {
    const [section] = sections;
    if (!section || this.#client === null) return true;
    return section.client === this.#client && section.from === this.#to;
  }

  #hasRoom({ update, scan: { sections, deletions } }: Entry<A>): boolean {
    return (
      this.#bytes + update.length <= MOST_BYTES &&
      this.#structs + (sections[0]?.count ?? 0) <= UPDATE_CAPS.structs &&
      this.#deletions + deletions.length <= UPDATE_CAPS.deletions
    );
  }
}

/**
 * All that a batch writes as one update, where each was written as it came: it is put in and shown at once, and nobody
 * has to write it anew. Null: some has to be read to tell.
 */
export function joinAll<A extends Author>(
  written: readonly { entry: Entry<A>; update: Uint8Array }[],
): Uint8Array | null {
  return written.every(isPlain) ? join(written.map(({ entry }) => entry)) : null;
}

/** One section a client. What they write of one follows on, as the gate has seen to. */
function join(entries: readonly Entry<Author>[]): Uint8Array {
  const sections = new Map<number, { from: number; count: number; bodies: Uint8Array[] }>();
  for (const { scan, update } of entries) {
    const [section] = scan.sections;
    if (!section) continue;
    const body = update.subarray(section.body, scan.tail);
    const own = sections.get(section.client);
    if (own) {
      own.count += section.count;
      own.bodies.push(body);
    } else sections.set(section.client, { from: section.from, count: section.count, bodies: [body] });
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.size);
  for (const [client, { from, count, bodies }] of sections) {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, from);
    for (const body of bodies) encoding.writeUint8Array(encoder, body);
  }
  writeDeletions(
    encoder,
    entries.flatMap(({ scan }) => scan.deletions),
  );
  return encoding.toUint8Array(encoder);
}

function writeDeletions(encoder: encoding.Encoder, deletions: readonly Deletion[]): void {
  const clients = new Map<number, Deletion[]>();
  for (const deletion of deletions) {
    const own = clients.get(deletion.client);
    if (own) own.push(deletion);
    else clients.set(deletion.client, [deletion]);
  }
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, own] of clients) {
    const ranges = joined(own);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}

/** Upwards and apart, as an update has to have them: what was erased letter by letter becomes one range. */
function joined(deletions: Deletion[]): Deletion[] {
  const ranges: Deletion[] = [];
  for (const next of deletions.sort((a, b) => a.clock - b.clock)) {
    const last = ranges.at(-1);
    const end = last ? last.clock + last.length : -1;
    if (last && next.clock <= end) last.length = Math.max(end, next.clock + next.length) - last.clock;
    else ranges.push({ ...next });
  }
  return ranges;
}
