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
