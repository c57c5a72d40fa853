/**
 * What people read to one another to know that they mean the same keys: 24 signs in six groups, 120 bits of a SHA-256.
 * A second text with the same fingerprint would take 2¹²⁰ attempts.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { LeadKey } from '#core/vault/lead-list.ts';
import { fromHex, toBytes } from './bytes.ts';

/** Crockford's, in which a sign that is misread for another is understood all the same. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS = 24;

export const keyFingerprint = (project: string, { id, holder, age, sign }: LeadKey): string =>
  written(sha256(toBytes(JSON.stringify(['sanad vault key 1', project, id, holder, age, sign]))));

/** Of a whole list, by the digest of its last change. */
export const listFingerprint = (head: string): string => written(fromHex(head));

/** Whether what somebody typed is this fingerprint, however it was spaced and in whatever case. */
export const isSameFingerprint = (typed: string, fingerprint: string): boolean =>
  isWhole(typed) && bare(typed) === bare(fingerprint);

/** As many signs as a fingerprint has: with others nothing was compared. */
export const isWhole = (typed: string): boolean => signsIn(typed) === SIGNS;
export const signsIn = (typed: string): number => bare(typed).length;

const bare = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '');

function written(digest: Uint8Array): string {
  let bits = 0n;
  for (const byte of digest.subarray(0, 15)) bits = (bits << 8n) | BigInt(byte);
  const signs = Array.from({ length: SIGNS }, (_, i) =>
    ALPHABET.charAt(Number((bits >> BigInt(5 * (SIGNS - 1 - i))) & 31n)),
  );
  return Array.from({ length: 6 }, (_, i) => signs.slice(4 * i, 4 * i + 4).join('')).join(' ');
}
