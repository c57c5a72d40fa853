/** One's own key, unlocked: it is made of the secret that the box holds, and what the server shows as it has to be the same. */
import type { LeadKey } from '#core/vault/lead-list.ts';
import type { Unlocked } from './keeper.svelte.ts';
import { isSameKey } from './lead-list.ts';
import { openBox, publicKey } from './lead-secret.ts';

/** `wrong`: another passphrase, or another's box · `swapped`: the server shows a key that this secret does not make. */
export async function unlockOwn(
  closed: string,
  passphrase: string,
  shown: LeadKey,
): Promise<Unlocked | 'wrong' | 'swapped'> {
  const box = await openBox(closed, passphrase);
  if (!box) return 'wrong';
  const { id, holder } = box.key ?? shown;
  const key = await publicKey(box.secret, id, holder);
  if (!isSameKey(key, shown) || (box.key && !isSameKey(key, box.key))) return 'swapped';
  return { secret: box.secret, key, passphrase, pin: box.pin };
}
