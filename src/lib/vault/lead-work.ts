/** What an unlocked lead does on the vault's page: made and signed here, then sent. */
import { z } from 'zod';
import { boxText } from '#core/vault/box.ts';
import type { ListChange } from '#core/vault/lead-list.ts';
import { VaultRequest } from '#core/vault/request.ts';
import { readIdentity, sealText, openText, type Identity } from './identity.ts';
import type { Unlocked } from './keeper.svelte.ts';
import { isForSecond, nextChange, pinAfter, signChange, type LeadList, type Standing } from './lead-list.ts';
import { closeBox, makeSecret, publicKey, signText, type LeadSecret } from './lead-secret.ts';
import { post, type Posted } from './post.ts';
import { grantRequest, signRequest, type Shown } from './request.ts';
import type { ProposalData } from './vault-data.ts';

const Place = z.object({ project: z.string(), identity: z.string(), source: z.string(), epoch: z.number() });
type Place = z.infer<typeof Place>;
const Share = z.object({ place: Place, share: z.string() });
const Held = z.object({
  place: Place,
  blob: z.string(),
  serverKey: z.string(),
  own: z.string(),
  granted: z.string(),
});
const Opening = z.object({ request: VaultRequest, opened: z.array(Held) });
const Sealing = z.object({ place: Place, serverKey: z.string() });
const Done = z.literal(true);
const Asked = z.enum(['asked', 'no-record']);
type Done = true;

/** A key of one's own; with the line of an old one, that one. */
export async function makeKey(
  holder: string,
  passphrase: string,
): Promise<{ unlocked: Unlocked; posted: Posted<Done> }> {
  const secret = await makeSecret();
  const key = await publicKey(secret, crypto.randomUUID(), holder);
  const box = await closeBox({ secret, pin: '', key }, passphrase);
  const { holder: _, ...own } = key;
  const posted = await post('?/key', { key: own, box }, Done);
  return { unlocked: { secret, key, passphrase, pin: '' }, posted };
}

/** The printed line under a new passphrase. What its owner knew of the list is gone with the old box. */
export async function restoreKey(
  secret: LeadSecret,
  key: Unlocked['key'],
  passphrase: string,
  project: string,
): Promise<{ unlocked: Unlocked; posted: Posted<Done> }> {
  const unlocked = { secret, key, passphrase, pin: '' };
  return { unlocked, posted: await keepPinned(unlocked, project) };
}

/** Closes the box with what its owner knows of the list now. */
export async function keepPinned(
  { secret, key, passphrase, pin }: Unlocked,
  project: string,
): Promise<Posted<Done>> {
  const box = await closeBox({ secret, pin, key: { ...key } }, passphrase);
  const signature = signText(secret, boxText(project, key.id, box));
  return post('?/box', { id: key.id, box, signature }, Done);
}

/** Its owner knows the list, and it has grown: from here on no older one is shown to them again. */
export async function followList(lead: Unlocked, standing: Standing, project: string): Promise<void> {
  const pin = pinAfter(standing, lead.pin);
  if (pin === null) return;
  lead.pin = pin; // if the box does not get there, the next unlocking does this again
  await keepPinned(lead, project);
}

/** The first of two signatures. */
export function propose(list: LeadList, change: ListChange, lead: Unlocked, project: string) {
  const next = nextChange(list, change);
  const signatures = [signChange(project, next, lead.secret, lead.key.id)];
  return post('?/propose', { ...next, signatures }, Done);
}

/** `unfit`: the server shows a change that does not go on from the list that the signer knows. */
export type Countersigned = Posted<Done> | { ok: false; why: 'unfit' };

/** The second of two signatures. */
export async function countersign(
  { id, change }: ProposalData,
  list: LeadList,
  lead: Unlocked,
  project: string,
): Promise<Countersigned> {
  if (!isForSecond(project, list, change, lead.key)) return { ok: false, why: 'unfit' };
  return post('?/sign', { id, signature: signChange(project, change, lead.secret, lead.key.id) }, Done);
}

export function ask(
  what: Pick<VaultRequest, 'kind' | 'purpose' | 'record' | 'identities'>,
  lead: Unlocked,
  project: string,
): Promise<Posted<z.infer<typeof Asked>>> {
  const request = { id: crypto.randomUUID(), key: lead.key.id, ...what, purpose: what.purpose.trim() };
  return post('?/ask', signRequest(project, request, lead.secret), Asked);
}

export type GrantDone = Posted<Done> | { ok: false; why: 'not-asked' | 'other-share' };

export async function grant(
  request: VaultRequest,
  list: LeadList,
  lead: Unlocked,
  { project, identities }: { project: string; identities: readonly Shown[] },
): Promise<GrantDone> {
  const own = await post('?/shares', { request: request.id, key: lead.key.id }, z.array(Share));
  if (!own.ok) return own;
  const granter = { key: lead.key.id, secret: lead.secret, shown: identities };
  const granted = await grantRequest(project, list, request, own.answer, granter);
  return granted.ok ? post('?/grant', granted.grant, Done) : granted;
}

/** Null: it does not open with these two shares. */
export interface OpenedIdentity {
  id: string;
  source: string;
  identity: Identity | null;
}

/** Each call is an opening, and told to all leads. What it gives lives in this page's memory. */
export async function open(request: string, lead: Unlocked): Promise<Posted<OpenedIdentity[]>> {
  const opening = await post('?/open', { id: request }, Opening);
  if (!opening.ok) return opening;
  const answer = await Promise.all(
    opening.answer.opened.map(async (held) => {
      const text = await openText(held, held.place, held.serverKey, lead.secret);
      return {
        id: held.place.identity,
        source: held.place.source,
        identity: text === null ? null : readIdentity(text),
      };
    }),
  );
  return { ok: true, answer };
}

/** Sealed anew it belongs to the same source as before, whatever place the server names. */
const isNext = (next: Place, held: Place): boolean =>
  next.project === held.project && next.source === held.source && next.epoch > held.epoch;

/** Opens all of a renewal and seals each anew, to the list as it is now. Calls back after each one. */
export async function renew(
  request: string,
  list: LeadList,
  lead: Unlocked,
  told: (done: number, of: number) => void,
): Promise<Posted<Done>> {
  const opening = await post('?/open', { id: request }, Opening);
  if (!opening.ok) return opening;
  const { opened } = opening.answer;
  for (const [done, held] of opened.entries()) {
    told(done, opened.length);
    const text = await openText(held, held.place, held.serverKey, lead.secret);
    if (text === null) continue; // it stays as it is: the page names it as sealed to an older list
    const old = held.place.identity;
    const begun = await post('?/begin', { request, identity: old }, Sealing);
    if (!begun.ok) return begun;
    if (!isNext(begun.answer.place, held.place)) return { ok: false, why: 'stale' };
    const sealed = await sealText(text, begun.answer.place, list, begun.answer.serverKey);
    const body = { request, old, next: begun.answer.place.identity, sealed };
    const posted = await post('?/renew', body, Done);
    if (!posted.ok) return posted;
  }
  told(opened.length, opened.length);
  return post('?/close', { id: request }, Done);
}
