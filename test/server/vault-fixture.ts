/** Leads with their secrets, as their browsers hold them, and what these do with the server's stores. */
import { randomUUID } from 'node:crypto';
import type { AccountId } from '#core/ids.ts';
import type { LeadKey, ListChange } from '#core/vault/lead-list.ts';
import type { VaultRequest } from '#core/vault/request.ts';
import type { SealedIdentity } from '#core/vault/sealed-identity.ts';
import { openText, sealText, writeIdentity } from '#lib/vault/identity.ts';
import { nextChange, readList, signChange, type LeadList } from '#lib/vault/lead-list.ts';
import { closeBox, makeSecret, publicKey, type LeadSecret } from '#lib/vault/lead-secret.ts';
import { grantRequest, signRequest } from '#lib/vault/request.ts';
import type { Ground } from '#server/ground.ts';
import type { Place as Member } from '#server/place.ts';
import { createAccount } from '#server/store/account.ts';
import { addMember } from '#server/store/project.ts';
import { findSource } from '#server/store/source.ts';
import { createRecord } from '#server/store/record-writer.ts';
import { openRecord } from '#server/store/record.ts';
import { beginSealing, listIdentities, sealIdentity, sharesOf } from '#server/store/vault-identity.ts';
import { addKey, ownHolder } from '#server/store/vault-key.ts';
import { listProposals, proposeChange, readServerList, signProposal } from '#server/store/vault-list.ts';
import { askToOpen, grantOpening, openGranted } from '#server/store/vault-request.ts';
import type { TestStudy } from './harness.ts';

export interface Keeper {
  member: Member;
  secret: LeadSecret;
  key: LeadKey;
}

/** One more lead of the study, by this name. */
export async function addLead({ db }: Ground, study: TestStudy, name: string): Promise<AccountId> {
  return db.asService('auth', async (tx) => {
    const email = `${name}@study.test`;
    const id = await createAccount(tx, { email, passwordHash: 'none', admin: false });
    if (!id) throw new Error(`no ${name}`);
    study.accounts[name] = id;
    await addMember(tx, study.project, id, 'lead');
    return id;
  });
}

/** Little work for a passphrase: the tests guess none. */
const QUICK = 10;

export async function makeKeeper(member: Member): Promise<Keeper> {
  const secret = await makeSecret();
  const holder = await member.work((work) => Promise.resolve(ownHolder(work)));
  const key = await publicKey(secret, randomUUID(), holder);
  const box = await closeBox({ secret, pin: '' }, 'a passphrase of some words', QUICK);
  await member.work((work) => addKey(work, key, box));
  return { member, secret, key };
}

export const project = (keeper: Keeper): string => keeper.member.project.id;

export async function listNow(member: Member): Promise<LeadList> {
  const { changes } = await member.work(readServerList);
  const list = readList(member.project.id, changes);
  if (!list) throw new Error('The server keeps no list that a browser would believe.');
  return list;
}

/** One lead proposes, another signs. */
export async function agree(one: Keeper, other: Keeper, change: ListChange): Promise<void> {
  const next = nextChange(await listNow(one.member), change);
  const signatures = [signChange(project(one), next, one.secret, one.key.id)];
  const proposed = await one.member.work((work) => proposeChange(work, { ...next, signatures }));
  if (proposed !== 'done') throw new Error(`proposed: ${proposed}`);
  const [proposal] = await other.member.work(listProposals);
  if (!proposal) throw new Error('no proposal');
  const signature = signChange(project(other), next, other.secret, other.key.id);
  const signed = await other.member.work((work) => signProposal(work, proposal.id, signature));
  if (signed !== 'done') throw new Error(`signed: ${signed}`);
}

/** Of a new source; its code. */
export const makeRecord = (researcher: Member): Promise<string> =>
  researcher.work(async (work) => {
    const made = await createRecord(work, { source: { typeKey: 'elder' }, month: '2022-03', language: 'en' });
    if (!made.ok) throw new Error(made.fault.message);
    return made.code;
  });

export async function makeSource(researcher: Member): Promise<string> {
  const code = await makeRecord(researcher);
  return researcher.work(async (work) => (await openRecord(work, code))?.source.code ?? '');
}

/** The id of what was sealed, and all that a server ever saw of it. */
export async function sealName(researcher: Member, code: string, name: string) {
  const list = await listNow(researcher);
  const sealing = await researcher.work(async (work) => {
    const found = await findSource(work, code);
    return found && beginSealing(work, { id: found.id, code });
  });
  if (!sealing) throw new Error('nothing can be sealed');
  const text = writeIdentity({ names: [name], note: '' });
  const sealed: SealedIdentity = await sealText(text, sealing.place, list, sealing.serverKey);
  const answer = await researcher.work((work) => sealIdentity(work, sealing.place.identity, sealed));
  if (answer !== 'sealed') throw new Error(answer);
  return { id: sealing.place.identity, ...sealing, sealed };
}

export async function ask(
  keeper: Keeper,
  identities: string[],
  more: Pick<VaultRequest, 'kind' | 'purpose' | 'record'> = {
    kind: 'reading',
    purpose: 'To warn them of a threat.',
    record: null,
  },
): Promise<VaultRequest> {
  const unsigned = { id: randomUUID(), identities, key: keeper.key.id, ...more };
  const request = signRequest(project(keeper), unsigned, keeper.secret);
  const answer = await keeper.member.work((work) => askToOpen(work, request));
  if (answer !== 'asked') throw new Error(answer);
  return request;
}

export async function grant(keeper: Keeper, request: VaultRequest) {
  const own = await keeper.member.work((work) => sharesOf(work, request.identities, keeper.key.id));
  const list = await listNow(keeper.member);
  const shown = await keeper.member.work(listIdentities);
  const granted = await grantRequest(project(keeper), list, request, own, {
    key: keeper.key.id,
    secret: keeper.secret,
    shown,
  });
  if (!granted.ok) throw new Error(granted.why);
  return keeper.member.work((work) => grantOpening(work, granted.grant));
}

/** What the asker reads; null for what does not open. */
export async function readAll(keeper: Keeper, request: VaultRequest): Promise<(string | null)[] | null> {
  const open = await keeper.member.work((work) => openGranted(work, request.id, request.record));
  return (
    open && Promise.all(open.opened.map((one) => openText(one, one.place, one.serverKey, keeper.secret)))
  );
}
