/** A server that names another place than the one that its page shows: a browser seals nothing to it (PROTECTION 5). */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Place } from '#core/vault/sealed-identity.ts';
import { sealText, writeIdentity } from '#lib/vault/identity.ts';
import { EMPTY, nextChange, readList, signChange, type LeadList } from '#lib/vault/lead-list.ts';
import { makeSecret, publicKey, type LeadSecret } from '#lib/vault/lead-secret.ts';
import { renew } from '#lib/vault/lead-work.ts';
import { signRequest } from '#lib/vault/request.ts';
import { sealAt } from '#lib/vault/seal-work.ts';
import { resealShare } from '#lib/vault/share.ts';

vi.mock('$app/forms', () => ({ deserialize: (text: string): unknown => JSON.parse(text) }));

const project = '00000000-0000-4000-8000-00000000000a';
const serverKey = 'ab'.repeat(32);
const identity = { names: ['Zarghuna'], note: '' };

interface Lead {
  secret: LeadSecret;
  key: Awaited<ReturnType<typeof publicKey>>;
}
let one: Lead, two: Lead;
let list: LeadList;
beforeAll(async () => {
  const make = async (holder: string): Promise<Lead> => {
    const secret = await makeSecret();
    return { secret, key: await publicKey(secret, randomUUID(), holder.repeat(64)) };
  };
  [one, two] = await Promise.all([make('1'), make('2')]);
  const next = nextChange(EMPTY, { kind: 'begin', keys: [one.key, two.key] });
  const signatures = [one, two].map(({ secret, key }) => signChange(project, next, secret, key.id));
  list = readList(project, [{ ...next, signatures }]) ?? EMPTY;
});

/** What it was sent, by action; what it answers to each. */
const sent: string[] = [];
let answers: Readonly<Record<string, unknown>> = {};
beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', (address: string) => {
    const action = address.replace(/^.*\?\//, '');
    sent.push(action);
    return Promise.resolve(
      new Response(JSON.stringify({ type: 'success', data: { answer: answers[action] ?? true } })),
    );
  });
});
afterEach(() => vi.unstubAllGlobals());

const placeOf = (fields: Partial<Place>): Place => ({
  project,
  identity: randomUUID(),
  source: 'S-7KQ2F',
  epoch: 1,
  ...fields,
});

test('who is sealed is sealed for the source on whose page they were typed, and for no other', async () => {
  const page = { address: '/projects/x/sources/S-7KQ2F', project, source: 'S-7KQ2F' };
  for (const other of [{ source: 'S-9ZZ9Z' }, { project: randomUUID() }]) {
    answers = { sealKey: { place: placeOf(other), serverKey } };
    expect(await sealAt(page, identity, list)).toEqual({ ok: false, why: 'stale' });
  }
  expect(sent).toEqual(['sealKey', 'sealKey']); // nothing of it went out
  answers = { sealKey: { place: placeOf({}), serverKey }, seal: 'sealed' };
  expect(await sealAt(page, identity, list)).toEqual({ ok: true, answer: 'sealed' });
  expect(sent.slice(2)).toEqual(['sealKey', 'seal']);
});

test('who is sealed anew stays of the same source, in a later epoch', async () => {
  const held = placeOf({ epoch: 2 });
  const { blob, shares } = await sealText(writeIdentity(identity), held, list, serverKey);
  const [own, theirs] = shares.map(({ share }) => share);
  const granted = await resealShare(theirs ?? '', held, two.secret, one.key.age);
  const request = signRequest(
    project,
    {
      ...{ id: randomUUID(), kind: 'renewal', purpose: 'One has left.', record: null },
      ...{ identities: [held.identity], key: one.key.id },
    },
    one.secret,
  );
  const open = { request, opened: [{ place: held, blob, serverKey, own, granted }] };
  const lead = { ...one, passphrase: 'some words', pin: '' };
  const sealAnew = () => renew(request.id, list, lead, () => undefined);
  const others = [{ source: 'S-9ZZ9Z' }, { project: randomUUID() }, { epoch: 2 }, { epoch: 1 }];
  for (const other of others) {
    answers = { open, begin: { place: placeOf({ epoch: 3, ...other }), serverKey } };
    expect(await sealAnew()).toEqual({ ok: false, why: 'stale' });
  }
  expect(sent).toEqual(others.flatMap(() => ['open', 'begin'])); // nothing was sealed, and it stays open
  answers = { open, begin: { place: placeOf({ epoch: 3 }), serverKey } };
  expect(await sealAnew()).toEqual({ ok: true, answer: true });
  expect(sent.slice(2 * others.length)).toEqual(['open', 'begin', 'renew', 'close']);
});
