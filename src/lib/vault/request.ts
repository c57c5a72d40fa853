/** Asking and granting, signed: a granter's browser believes a request only from a key on the list that it knows. */
import { grantText, requestText, type VaultGrant, type VaultRequest } from '#core/vault/request.ts';
import type { Place } from '#core/vault/sealed-identity.ts';
import type { LeadList } from './lead-list.ts';
import { isSigned, signText, type LeadSecret } from './lead-secret.ts';
import { resealShare } from './share.ts';

export const signRequest = (
  project: string,
  one: Omit<VaultRequest, 'signature'>,
  secret: LeadSecret,
): VaultRequest => ({ ...one, signature: signText(secret, requestText(project, one)) });

export type Granted =
  | { ok: true; grant: VaultGrant }
  /** The asker is not on the list, or did not ask this · a share is not what the request names. */
  | { ok: false; why: 'not-asked' | 'other-share' };

/** What the granter was shown of an identity. */
export interface Shown {
  id: string;
  /** The source's handle. */
  source: string;
  epoch: number;
}

/** Whether a place is the one that people were shown. */
const isShown = ({ source, epoch }: Place, shown: Shown | undefined): boolean =>
  shown !== undefined && source === shown.source && epoch === shown.epoch;

/** `own`: the granter's sealed shares of the identities that were asked for, with what the server says that they are. */
export async function grantRequest(
  project: string,
  list: LeadList,
  request: VaultRequest,
  own: readonly { place: Place; share: string }[],
  granter: { key: string; secret: LeadSecret; shown: readonly Shown[] },
): Promise<Granted> {
  const asker = list.keys.find((key) => key.id === request.key);
  if (
    !asker ||
    asker.id === granter.key ||
    !isSigned(requestText(project, request), request.signature, asker)
  )
    return { ok: false, why: 'not-asked' };
  const shares: VaultGrant['shares'] = [];
  for (const identity of request.identities) {
    const mine = own.find(({ place }) => place.identity === identity && place.project === project);
    const told = granter.shown.find(({ id }) => id === identity);
    const share =
      mine &&
      isShown(mine.place, told) &&
      (await resealShare(mine.share, mine.place, granter.secret, asker.age));
    if (!share) return { ok: false, why: 'other-share' };
    shares.push({ identity, share });
  }
  const grant = { request: request.id, key: granter.key, shares };
  return { ok: true, grant: { ...grant, signature: signText(granter.secret, grantText(project, grant)) } };
}
