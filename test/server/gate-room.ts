/** A document as the gate knows it, made of updates, and what the gate says of another one. */
import * as encoding from 'lib0/encoding';
import type { AccountId } from '#core/ids.ts';
import { checkUpdate, type Known, type Verdict } from '#server/sync/gate.ts';
import type { Author, Entry, View } from '#server/sync/decide.ts';
import { Owners } from '#server/sync/owners.ts';
import { Replica } from '#server/sync/replica.ts';
import { scanUpdate, UPDATE_CAPS } from '#server/sync/scan.ts';
import { knownOf } from '#server/sync/known.ts';
import { answer, handUpdate, text } from './sync-updates.ts';

export const ME = 'me' as AccountId;
export const OTHER = 'other' as AccountId;

export interface Room extends Known {
  replica: Replica;
}

export function room(updates: Uint8Array[], owners: Record<number, AccountId> = {}): Room {
  const replica = new Replica({
    snapshot: null,
    rows: updates.map((update, i) => ({ seq: i + 1, account: ME, update })),
    seq: updates.length,
    mark: '',
  });
  const ofWhom = Object.entries(owners).map(([client, account]): [number, AccountId] => [
    Number(client),
    account,
  ]);
  return { replica, ...knownOf(replica, new Owners(new Map(ofWhom))) };
}

export function judge(known: Room, update: Uint8Array, caps = UPDATE_CAPS): Verdict | { kind: 'malformed' } {
  const result = scanUpdate(update, caps);
  if (result.kind !== 'scanned') return result;
  const verdict = checkUpdate(result.scan, known, ME);
  if (verdict.kind !== 'accepted' || verdict.unsure.length === 0) return verdict;
  const rule = known.replica.fit(update, verdict.unsure);
  return rule ? { kind: 'refused', rule } : verdict;
}

export function entryOf(update: Uint8Array, account = ME): Entry<Author> {
  const result = scanUpdate(update, UPDATE_CAPS);
  if (result.kind !== 'scanned') throw new Error(result.kind);
  return { author: { member: { account } }, kind: 'update', update, scan: result.scan };
}

export const viewOf = (known: Room): View<Author> => ({
  known,
  mayWrite: () => true,
  awaitsStep2: () => false,
  fit: ({ update }, structs) => known.replica.fit(update, structs),
  span: (deletions) => known.replica.span(deletions),
  mayWalk: () => true,
  extent: () => known.replica.extent(),
  waiting: () => [],
});

/** An answer of client 1: its words are clocks 2 to 6. */
export const base = handUpdate([
  { client: 1, clock: 0, structs: [...answer(1), text('hello', { parent: [1, 1] })] },
]);

/** Words as Yjs writes them, one after the other. */
export function named(...words: string[]): Uint8Array {
  const e = encoding.createEncoder();
  for (const word of words) encoding.writeVarString(e, word);
  return encoding.toUint8Array(e);
}
