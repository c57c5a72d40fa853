/**
 * A head: what the last entry of an audit chain was at one moment, signed. Kept outside by whoever downloads it, since a
 * chain by itself can be rewritten whole by whoever administers the database.
 */
import { z } from 'zod';
import { canonicalJson } from './audit.ts';

const HeadShape = z.strictObject({
  kind: z.literal('sanad-audit-head'),
  version: z.literal(1),
  chain: z.guid(),
  /** The number of the last entry; 0: there was none. Null in a head of the instance's chain that a project's member took:
   * how much is done elsewhere is not theirs to know. */
  seq: z.int().nonnegative().nullable(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** When it was signed. */
  at: z.iso.datetime(),
  /** The Ed25519 public key, raw, in base64url. */
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
const SignedHeadShape = HeadShape.extend({ signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) });

export type Head = z.infer<typeof HeadShape>;
export type SignedHead = z.infer<typeof SignedHeadShape>;

/** What is wrong with a chain, or with a head that it is held against. */
export type Finding =
  /** The entry's hash does not cover what stands there: it was changed, or moved from another place. */
  | { kind: 'edited'; seq: number }
  /** It is chained to another entry than the one before it. */
  | { kind: 'unlinked'; seq: number }
  /** Entries of these numbers are not there. */
  | { kind: 'missing'; from: number; to: number }
  /** The head names an entry beyond the end. */
  | { kind: 'cut'; seq: number; last: number; signed: string }
  /** The entry that the head names is another now: at it or before it the chain was written anew. */
  | { kind: 'rewritten'; seq: number; signed: string }
  /** No entry has the hash that the head names. */
  | { kind: 'unknown'; hash: string; signed: string }
  /** The head was changed after it was signed. */
  | { kind: 'head-changed'; signed: string }
  /** Another key signed the head than this instance's: it is of another instance, or the key store was replaced. */
  | { kind: 'head-foreign'; key: string; signed: string };

/** The text that is signed. */
export const headText = ({ kind, version, chain, seq, hash, at, key }: Head): string =>
  canonicalJson({ kind, version, chain, seq, hash, at, key });

/** The heads of a file as it was downloaded: one, or several in a list. Null: it is no such file. */
export function readHeads(text: string): SignedHead[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const heads = z
    .array(SignedHeadShape)
    .min(1)
    .safeParse(Array.isArray(value) ? value : [value]);
  return heads.success ? heads.data : null;
}

/** What holding heads against a study's chain came to. Of the instance's chain no number is told, nor how long it is. */
export interface Held {
  entries: number;
  /** How many heads were of this study's chain. */
  heads: number;
  standsTo: number | null;
  found: Finding[];
  /** Null: no head was of it, and it was not looked at. */
  instance: { found: Finding['kind'][] } | null;
  /** How many heads were of neither. */
  others: number;
}
