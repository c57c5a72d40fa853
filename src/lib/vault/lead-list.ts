/**
 * The list of leads' keys as a browser believes it: every change signed by two who stood on it before, and grown out of
 * the very list that this browser knows. A server that swaps a key, adds one or takes one back is refused.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import {
  applyChange,
  changeText,
  signersOf,
  type LeadKey,
  type ListChange,
  type SignedChange,
} from '#core/vault/lead-list.ts';
import { toBytes, toHex } from './bytes.ts';
import { isSigned, signText, type LeadSecret } from './lead-secret.ts';

export interface LeadList {
  keys: readonly LeadKey[];
  /** Digest of the last change; '' before the first. */
  head: string;
  /** Of every change, the first one first. */
  heads: readonly string[];
}

export const EMPTY: LeadList = { keys: [], head: '', heads: [] };

type Unsigned = Omit<SignedChange, 'signatures'>;

export const digestOf = (project: string, change: Unsigned): string =>
  toHex(sha256(toBytes(changeText(project, change))));

/** Null: it is no list that leads made. */
export function readList(project: string, changes: readonly SignedChange[]): LeadList | null {
  let list = EMPTY;
  for (const change of changes) {
    const next = grown(project, list, change);
    if (!next) return null;
    list = next;
  }
  return list;
}

function grown(project: string, list: LeadList, change: SignedChange): LeadList | null {
  if (change.version !== list.heads.length + 1 || change.before !== list.head) return null;
  const applied = applyChange(list.keys, change.change);
  if (!applied.ok || !hasTwo(project, list, change)) return null;
  const head = digestOf(project, change);
  return { keys: applied.keys, head, heads: [...list.heads, head] };
}

function hasTwo(project: string, list: LeadList, change: SignedChange): boolean {
  const signers = signersOf(list.keys, change.change);
  const text = changeText(project, change);
  const good = change.signatures.filter(({ by, signature }) => {
    const key = signers.find(({ id }) => id === by);
    return key !== undefined && isSigned(text, signature, key);
  });
  return new Set(good.map(({ by }) => by)).size >= 2;
}

export const nextChange = (list: LeadList, change: ListChange): Unsigned => ({
  version: list.heads.length + 1,
  before: list.head,
  change,
});

/**
 * Whether `own` may be the second signature: the change goes on from the very list that its owner knows, and who signed
 * first stands on that list. A server could propose anything.
 */
export function isForSecond(project: string, list: LeadList, proposal: SignedChange, own: LeadKey): boolean {
  if (proposal.version !== list.heads.length + 1 || proposal.before !== list.head) return false;
  if (!applyChange(list.keys, proposal.change).ok) return false;
  const signers = signersOf(list.keys, proposal.change);
  const [first, ...more] = proposal.signatures;
  const key = signers.find(({ id }) => id === first?.by);
  if (!first || more.length > 0 || !key || key.id === own.id) return false;
  return (
    signers.some((signer) => isSameKey(signer, own)) &&
    isSigned(changeText(project, proposal), first.signature, key)
  );
}

export const isSameKey = (one: LeadKey, other: LeadKey): boolean =>
  one.id === other.id && one.holder === other.holder && one.age === other.age && one.sign === other.sign;

export const signChange = (project: string, change: Unsigned, secret: LeadSecret, by: string) => ({
  by,
  signature: signText(secret, changeText(project, change)),
});

/**
 * `known`: grown out of the list that this browser knows · `new`: it knows none yet, somebody has to read the list's
 * fingerprint to its owner · `refused`: it knows one, and this is another, or an older one, or none at all.
 */
export type Standing = { kind: 'known' | 'new'; list: LeadList } | { kind: 'refused' };

export function standingOf(project: string, changes: readonly SignedChange[], pin: string): Standing {
  const list = readList(project, changes);
  if (!list) return { kind: 'refused' };
  if (pin === '') return { kind: 'new', list };
  return list.heads.includes(pin) ? { kind: 'known', list } : { kind: 'refused' };
}

/** What is kept of a list that its owner knows, where it has grown; null: nothing new. */
export function pinAfter(standing: Standing, pin: string): string | null {
  if (standing.kind !== 'known' || standing.list.head === '' || standing.list.head === pin) return null;
  return standing.list.head;
}

/** Of the first two: whoever signed the first change compared the other's key, and knows the list by that. */
export function beganBy(project: string, changes: readonly SignedChange[], own: LeadKey): boolean {
  const first = changes[0];
  if (!first) return false;
  const signature = first.signatures.find(({ by }) => by === own.id)?.signature ?? '';
  return isSigned(changeText(project, first), signature, own);
}

/**
 * As an unlocked lead believes the list: by what they know of it, or since they signed its beginning themselves. `key` is
 * made of their secret: a list that names another as theirs is none.
 */
export function leadsStanding(
  project: string,
  changes: readonly SignedChange[],
  { key, pin }: { key: LeadKey; pin: string },
): Standing {
  const standing = standingOf(project, changes, pin);
  if (standing.kind === 'refused') return standing;
  if (standing.list.keys.some((one) => one.id === key.id && !isSameKey(one, key))) return { kind: 'refused' };
  return standing.kind === 'new' && beganBy(project, changes, key)
    ? { kind: 'known', list: standing.list }
    : standing;
}
