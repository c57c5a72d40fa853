/**
 * Sealing who a source is, and opening it again. The secret L is drawn here and forgotten here; two of the leads' shares
 * give it back. With the server's key, which is destroyed when an identity is shredded, it makes the key of the text.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, randomBytes } from '@noble/hashes/utils.js';
import { combine, split } from 'shamir-secret-sharing';
import { z } from 'zod';
import type { LeadKey } from '#core/vault/lead-list.ts';
import { placeText, type Place, type SealedIdentity } from '#core/vault/sealed-identity.ts';
import { fromHex, toBytes, toHex } from './bytes.ts';
import type { LeadList } from './lead-list.ts';
import type { LeadSecret } from './lead-secret.ts';
import { pad, unpad } from './pad.ts';
import { openShare, sealShare } from './share.ts';

const NONCE = 24;

/** What is sealed: how somebody is called, and how to find them again. */
const Identity = z.object({ names: z.array(z.string()), note: z.string() });
export type Identity = z.infer<typeof Identity>;

export const writeIdentity = (identity: Identity): string => JSON.stringify(identity);

export const readIdentity = (text: string): Identity => Identity.parse(JSON.parse(text));

/** `serverKey`: 32 bytes, hexadecimal. With fewer than two keys on the list there is nobody to seal to: it throws. */
export async function sealText(
  text: string,
  place: Place,
  list: LeadList,
  serverKey: string,
): Promise<SealedIdentity> {
  const secret = randomBytes(32);
  const shares = await split(secret, list.keys.length, 2);
  const nonce = randomBytes(NONCE);
  const cipher = xchacha20poly1305(dataKey(secret, serverKey, place), nonce, toBytes(placeText(place)));
  const blob = toHex(concatBytes(nonce, cipher.encrypt(pad(text))));
  secret.fill(0);
  return {
    list: list.head,
    blob,
    shares: await Promise.all(list.keys.map((key, i) => shareFor(key, place, shares[i]))),
  };
}

async function shareFor(key: LeadKey, place: Place, share: Uint8Array | undefined) {
  if (!share) throw new Error('There are fewer shares than keys.');
  const sealed = { key: key.id, share: await sealShare(share, place, key.age) };
  share.fill(0);
  return sealed;
}

/** One's own share and the one that another lead sealed anew. Null: they do not belong together, or not to this identity. */
export async function openText(
  sealed: { blob: string; own: string; granted: string },
  place: Place,
  serverKey: string,
  secret: LeadSecret,
): Promise<string | null> {
  const own = await openShare(sealed.own, place, secret);
  const granted = await openShare(sealed.granted, place, secret);
  return own && granted ? openWith([own, granted], sealed.blob, place, serverKey) : null;
}

export async function openWith(
  shares: Uint8Array[],
  blob: string,
  place: Place,
  serverKey: string,
): Promise<string | null> {
  const bytes = fromHex(blob);
  try {
    const secret = await combine(shares);
    const key = dataKey(secret, serverKey, place);
    const cipher = xchacha20poly1305(key, bytes.subarray(0, NONCE), toBytes(placeText(place)));
    return unpad(cipher.decrypt(bytes.subarray(NONCE)));
  } catch {
    return null; // one share twice, another identity's, a destroyed key's: no secret that opens it
  }
}

const dataKey = (secret: Uint8Array, serverKey: string, place: Place): Uint8Array =>
  hkdf(
    sha256,
    concatBytes(secret, fromHex(serverKey)),
    toBytes('sanad vault 1'),
    toBytes(placeText(place)),
    32,
  );
