/** What of an opening may stand on the screen: it goes when the key is locked, the request ends or an identity is destroyed. */
import type { OpenedIdentity } from './lead-work.ts';
import type { VaultData } from './vault-data.ts';

export interface Opening {
  request: string;
  identities: readonly OpenedIdentity[];
}

/** Null: nothing of it. */
export function stillOpen(
  opening: Opening | null,
  { requests, identities }: Pick<VaultData, 'requests' | 'identities'>,
  isUnlocked: boolean,
): Opening | null {
  if (opening === null || !isUnlocked) return null;
  if (!requests.some(({ id, granted }) => id === opening.request && granted)) return null;
  const sealed = new Set(identities.map(({ id }) => id));
  return { ...opening, identities: opening.identities.filter(({ id }) => sealed.has(id)) };
}
