/** Frames that no client should send: random bytes, and honest ones broken. Used by sync-fuzz.test.ts and `npm run bench -- fuzz`. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { AccountId } from '#core/ids.ts';
import { openDocument } from '#doc/schema.ts';
import { checkUpdate } from '#server/sync/gate.ts';
import { decodeFrame, encodeVector } from '#server/sync/protocol.ts';
import { knownOf } from '#server/sync/known.ts';
import { distanceIn } from '#server/sync/neighbourhood.ts';
import { Owners } from '#server/sync/owners.ts';
import type { Replica } from '#server/sync/replica.ts';
import { scanUpdate, STEP2_CAPS, UPDATE_CAPS } from '#server/sync/scan.ts';
import { ACTS, drawFrom, type Draw } from './honest-acts.ts';
import { liveThrough, shown } from './honest.ts';
import { goShortWays } from './short-ways.ts';

const NOBODYS = new Owners(new Map());

export interface Fuzzed {
  inputs: number;
  malformed: number;
  refused: number;
  accepted: number;
  /** Frames that carry no update. */
  other: number;
  /** Updates that went the short ways, and came to the same. */
  short: number;
  /** Of those accepted: between neighbours of its own in disorder, and Yjs shows two people two things (PROTOCOL.md, "A limit of Yjs"). */
  parted: number;
  /** Those that show two people two things, and we do not know why: seed and frame. */
  faults: string[];
  /** Milliseconds of the slowest frame, until it was judged: the least of some tries, since the machine does other things. */
  slowest: number;
}

const ME = 'me' as AccountId;

export function fuzz(seed: number, inputs: number): Fuzzed {
  const draw = drawFrom(seed);
  const replica = orderedFrom(seed);
  const honest = editsOf(replica.state(), draw);
  const done: Fuzzed = {
    inputs,
    malformed: 0,
    refused: 0,
    accepted: 0,
    other: 0,
    short: 0,
    parted: 0,
    faults: [],
    slowest: 0,
  };
  for (let i = 0; i < inputs; i++) {
    const frame = broken(honest, draw);
    const began = performance.now();
    const verdict = judge(frame, replica);
    const took = performance.now() - began;
    if (took > done.slowest) done.slowest = Math.max(done.slowest, Math.min(took, timed(frame, replica)));
    if (comparesShort(frame, replica, i)) done.short += 1;
    if (typeof verdict === 'string') done[verdict] += 1;
    else {
      done.accepted += 1;
      const is = integrate(replica, verdict);
      if (is === 'other') done.faults.push(`${seed}, frame ${i}`);
      if (is === 'parted') done.parted += 1;
    }
  }
  return done;
}

function timed(frame: Uint8Array, replica: Replica): number {
  const tries = [1, 2, 3].map(() => {
    const began = performance.now();
    judge(frame, replica);
    return performance.now() - began;
  });
  return Math.min(...tries);
}

/** A document in which nobody's undo has left disorder, so that what parts two people is the frame's doing. */
function orderedFrom(seed: number): Replica {
  for (let from = seed; ; from += 1_000_003) {
    const hall = liveThrough(from, 40);
    if (hall.disordered === 0) return hall.replica;
  }
}

/** Updates that one tab each would send next. */
function editsOf(state: Uint8Array, draw: Draw): Uint8Array[] {
  const updates: Uint8Array[] = [];
  while (updates.length < 200) {
    const doc = openDocument(state);
    doc.clientID = draw(2 ** 31);
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const undo = new Y.UndoManager(doc.getMap('meta'));
    ACTS[draw(ACTS.length)]?.(doc, draw, undo);
    doc.destroy();
  }
  return updates;
}

function broken(honest: readonly Uint8Array[], draw: Draw): Uint8Array {
  const kind = draw(30);
  if (kind < 3) return randomBytes(draw, 60);
  const update = honest[draw(honest.length)] ?? new Uint8Array();
  const payload = kind === 3 ? update : mutated(update, honest, draw);
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, draw(50) ? 0 : draw(130));
  encoding.writeVarUint(e, draw(50) ? 1 + draw(2) : draw(9));
  encoding.writeVarUint(e, draw(50) ? payload.length : hugeNumber(draw));
  encoding.writeUint8Array(e, payload);
  const frame = encoding.toUint8Array(e);
  return draw(40) ? frame : frame.slice(0, draw(frame.length + 1));
}

const randomBytes = (draw: Draw, most: number): Uint8Array =>
  Uint8Array.from({ length: draw(most) }, () => draw(256));

const hugeNumber = (draw: Draw): number => 2 ** draw(53) - draw(2);

function mutated(update: Uint8Array, honest: readonly Uint8Array[], draw: Draw): Uint8Array {
  let bytes: Uint8Array = update.slice();
  for (let times = draw(3); times >= 0; times--) {
    const at = draw(bytes.length + 1);
    const head = bytes.slice(0, at);
    switch (draw(6)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
        break;
      case 1:
        bytes[at] = draw(256);
        break;
      case 2:
        bytes = head;
        break;
      case 3:
        bytes = Uint8Array.of(...head, ...bytes.slice(at + 1 + draw(4)));
        break;
      case 4: {
        const e = encoding.createEncoder();
        encoding.writeVarUint(e, hugeNumber(draw));
        bytes = Uint8Array.of(...head, ...encoding.toUint8Array(e), ...bytes.slice(at + draw(2)));
        break;
      }
      case 5: {
        const other = honest[draw(honest.length)] ?? bytes;
        bytes = Uint8Array.of(...head, ...other.slice(draw(other.length + 1)));
      }
    }
  }
  return bytes;
}

function judge(frame: Uint8Array, replica: Replica): 'malformed' | 'refused' | 'other' | Uint8Array {
  const decoded = decodeFrame(frame);
  if (decoded.kind === 'malformed') return 'malformed';
  if (decoded.kind !== 'step2' && decoded.kind !== 'update') return 'other';
  const result = scanUpdate(decoded.update, decoded.kind === 'step2' ? STEP2_CAPS : UPDATE_CAPS);
  if (result.kind !== 'scanned') return result.kind;
  const verdict = checkUpdate(result.scan, knownOf(replica, NOBODYS), ME);
  if (verdict.kind === 'refused' || verdict.kind === 'known')
    return verdict.kind === 'known' ? 'other' : 'refused';
  if (verdict.unsure.length > 0 && replica.fit(decoded.update, verdict.unsure)) return 'refused';
  if (!verdict.overlaps) return decoded.update;
  const clocks = result.scan.sections.map(({ client }): [number, number] => [client, replica.clock(client)]);
  return Y.diffUpdate(decoded.update, encodeVector(new Map(clocks)));
}

function comparesShort(frame: Uint8Array, replica: Replica, salt: number): boolean {
  const decoded = decodeFrame(frame);
  if (decoded.kind !== 'step2' && decoded.kind !== 'update') return false;
  const { update } = decoded;
  return goShortWays(update, scanUpdate(update, UPDATE_CAPS), knownOf(replica, NOBODYS), salt);
}

/** What passes goes into the document, leaves nothing pending, and shows the same to who had the state another way. */
function integrate(replica: Replica, update: Uint8Array): 'same' | 'parted' | 'other' {
  const state = replica.state();
  const [here, there] = [openDocument(state), openDocument(Y.mergeUpdates([state, update]))];
  Y.applyUpdate(here, update);
  for (const doc of [here, there])
    if (doc.store.pendingStructs ?? doc.store.pendingDs)
      throw new Error('what passed the gate waits for structs');
  const isSame = shown(here) === shown(there);
  const result = isSame ? 'same' : disorderIn(here, update) ? 'parted' : 'other';
  here.destroy();
  there.destroy();
  return result;
}

/** Whether a struct stands between two of its own author's of which the right one stands before the left: Yjs' undo writes such. */
function disorderIn(doc: Y.Doc, update: Uint8Array): boolean {
  const result = scanUpdate(update, STEP2_CAPS);
  if (result.kind !== 'scanned') return false;
  return result.scan.sections
    .flatMap(({ structs }) => structs)
    .some(
      (struct) =>
        struct.origin?.client === struct.client &&
        struct.right?.client === struct.client &&
        !distanceIn(doc, struct, Infinity).isOrdered,
    );
}
