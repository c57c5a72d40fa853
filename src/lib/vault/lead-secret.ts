/**
 * A lead's secret: one age identity, from which the signing key comes too, so that one printed line brings both back. It
 * leaves the browser only under a passphrase that never does, or on paper.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';
import { LeadKey } from '#core/vault/lead-list.ts';
import { fromHex, toBytes, toHex } from './bytes.ts';

/** As age writes it: `AGE-SECRET-KEY-1…`. */
export type LeadSecret = string;

export const makeSecret = (): Promise<LeadSecret> => generateX25519Identity();

/** A printed line as it was typed; null if it is none. */
export async function readSecret(typed: string): Promise<LeadSecret | null> {
  const line = typed.replaceAll(/\s/g, '').toUpperCase();
  try {
    await identityToRecipient(line);
    return line;
  } catch {
    return null;
  }
}

export async function publicKey(secret: LeadSecret, id: string, holder: string): Promise<LeadKey> {
  const sign = toHex(ed25519.getPublicKey(signingSeed(secret)));
  return { id, holder, age: await identityToRecipient(secret), sign };
}

export const signText = (secret: LeadSecret, text: string): string =>
  toHex(ed25519.sign(toBytes(text), signingSeed(secret)));

export function isSigned(text: string, signature: string, key: LeadKey): boolean {
  try {
    return ed25519.verify(fromHex(signature), toBytes(text), fromHex(key.sign), { zip215: false });
  } catch {
    return false; // no point of the curve
  }
}

const signingSeed = (secret: LeadSecret): Uint8Array =>
  hkdf(sha256, toBytes(secret), toBytes('sanad vault 1'), toBytes('signing'), 32);

/** What the passphrase closes: the secret, whose key it is, and the digest of the list that its owner last saw ('' for none). */
const Box = z.object({
  secret: z.string(),
  pin: z.string().regex(/^([0-9a-f]{64})?$/),
  /** Boxes of before it was kept have none. */
  key: LeadKey.optional(),
});
export type Box = z.infer<typeof Box>;

/** As OWASP's password storage sheet has it for scrypt: N = 2¹⁷, 128 MiB a guess. */
const WORK = 17;

export async function closeBox(box: Box, passphrase: string, work = WORK): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase.normalize('NFKC'));
  encrypter.setScryptWorkFactor(work);
  return toHex(await encrypter.encrypt(JSON.stringify(box)));
}

/** Null: another passphrase, or another's box. */
export async function openBox(closed: string, passphrase: string): Promise<Box | null> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFKC'));
  try {
    return Box.parse(JSON.parse(await decrypter.decrypt(fromHex(closed), 'text')));
  } catch {
    return null;
  }
}
