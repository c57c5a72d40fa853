/** One lead's share of an identity's secret, sealed to a lead's age key together with what it is a share of. */
import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import { placeText, type Place } from '#core/vault/sealed-identity.ts';
import { fromHex, toHex } from './bytes.ts';
import type { LeadSecret } from './lead-secret.ts';

const Inside = z.object({ of: z.string(), share: z.string() });

export async function sealShare(share: Uint8Array, place: Place, recipient: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return toHex(await encrypter.encrypt(JSON.stringify({ of: placeText(place), share: toHex(share) })));
}

/** Null: not sealed to this secret, or a share of something else, whatever the server says that it is. */
export async function openShare(
  sealed: string,
  place: Place,
  secret: LeadSecret,
): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  try {
    const inside = Inside.parse(JSON.parse(await decrypter.decrypt(fromHex(sealed), 'text')));
    return inside.of === placeText(place) ? fromHex(inside.share) : null;
  } catch {
    return null;
  }
}

/** What a second lead does to grant: their share, for the asker. Null as above: nothing is then granted. */
export async function resealShare(
  sealed: string,
  place: Place,
  secret: LeadSecret,
  recipient: string,
): Promise<string | null> {
  const share = await openShare(sealed, place, secret);
  return share ? sealShare(share, place, recipient) : null;
}
