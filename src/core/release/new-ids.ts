/** Ids of a release: new each time, and nobody without its seed can tell which of two releases are the same. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** An interview, a document, an assertion, a claim or a code. */
export type IdKind = 'I' | 'D' | 'A' | 'C' | 'K';
export type NewId = (kind: IdKind, own: string) => string;

export function newIds(seed: Uint8Array): NewId {
  if (seed.length < 16) throw new Error(`A seed of ${seed.length} bytes can be guessed: 16 are the least.`);
  return (kind, own) => {
    const bytes = hmac(sha256, seed, utf8ToBytes(`${kind} ${own}`)).subarray(0, LENGTH);
    return `${kind}-${Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')}`;
  };
}
