import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LeadKey, ListChange, SignedChange } from '#core/vault/lead-list.ts';
import {
  beganBy,
  EMPTY,
  nextChange,
  readList,
  signChange,
  standingOf,
  type LeadList,
} from '#lib/vault/lead-list.ts';
import { makeSecret, publicKey, type LeadSecret } from '#lib/vault/lead-secret.ts';
import { grantRequest, signRequest } from '#lib/vault/request.ts';
import { isSameFingerprint, keyFingerprint, listFingerprint } from '#lib/vault/fingerprint.ts';

const project = '00000000-0000-4000-8000-00000000000a';

interface Lead {
  secret: LeadSecret;
  key: LeadKey;
}

async function makeLead(holder: string): Promise<Lead> {
  const secret = await makeSecret();
  return { secret, key: await publicKey(secret, randomUUID(), holder.repeat(64)) };
}

const signed = (list: LeadList, change: ListChange, ...by: Lead[]): SignedChange => {
  const next = nextChange(list, change);
  return { ...next, signatures: by.map((lead) => signChange(project, next, lead.secret, lead.key.id)) };
};

const read = (...changes: SignedChange[]): LeadList => {
  const list = readList(project, changes);
  if (!list) throw new Error('not a list');
  return list;
};

let one: Lead, two: Lead, three: Lead, server: Lead;
let begun: SignedChange, grown: SignedChange;

beforeAll(async () => {
  [one, two, three, server] = await Promise.all([makeLead('1'), makeLead('2'), makeLead('3'), makeLead('4')]);
  begun = signed(EMPTY, { kind: 'begin', keys: [one.key, two.key] }, one, two);
  grown = signed(read(begun), { kind: 'add', key: three.key }, one, two);
});

describe('the list of leads’ keys', () => {
  test('begins with two who both sign, and grows by two who stand on it', () => {
    expect(read(begun).keys).toEqual([one.key, two.key]);
    expect(read(begun, grown).keys).toEqual([one.key, two.key, three.key]);
    const gone = signed(read(begun, grown), { kind: 'remove', id: one.key.id }, two, three);
    expect(read(begun, grown, gone).keys).toEqual([two.key, three.key]);
  });

  test('is known by whoever saw it before, in this or an older form', () => {
    const { head } = read(begun);
    expect(standingOf(project, [begun, grown], head)).toMatchObject({ kind: 'known' });
    expect(standingOf(project, [begun, grown], '')).toMatchObject({ kind: 'new' });
    expect(beganBy(project, [begun, grown], one.key)).toBe(true);
    expect(beganBy(project, [begun, grown], three.key)).toBe(false);
  });

  test('holds no lead twice, and nobody goes by their own signature', async () => {
    const second = { ...(await makeLead('1')) };
    expect(
      readList(project, [begun, signed(read(begun), { kind: 'add', key: second.key }, one, two)]),
    ).toBeNull();
    const list = read(begun, grown);
    expect(
      readList(project, [begun, grown, signed(list, { kind: 'remove', id: one.key.id }, one, two)]),
    ).toBeNull();
    const few = signed(read(begun), { kind: 'remove', id: one.key.id }, two, one);
    expect(readList(project, [begun, few])).toBeNull();
  });
});

describe('attack 11: the server swaps a lead’s public key, and the client refuses', () => {
  const refused = (...changes: SignedChange[]) =>
    expect(standingOf(project, changes, read(begun).head)).toEqual({ kind: 'refused' });

  test('in a change that two leads signed', () => {
    refused({ ...begun, change: { kind: 'begin', keys: [one.key, { ...two.key, age: server.key.age }] } });
    refused(begun, { ...grown, change: { kind: 'add', key: { ...three.key, age: server.key.age } } });
    refused({ ...begun, change: { kind: 'begin', keys: [one.key, { ...two.key, sign: server.key.sign }] } });
  });

  test('by a list of its own, however well signed', async () => {
    const other = await makeLead('5');
    refused(signed(EMPTY, { kind: 'begin', keys: [server.key, other.key] }, server, other));
  });

  test('by a key that it adds with one lead’s signature, with its own, or with one twice', () => {
    const add: ListChange = { kind: 'add', key: server.key };
    const list = read(begun);
    refused(begun, signed(list, add, one));
    refused(begun, signed(list, add, one, server));
    refused(begun, signed(list, add, one, one));
    refused(begun, signed(list, add, server, server));
  });

  test('by a signature for another change, another project or another place in the list', () => {
    const list = read(begun);
    refused(begun, {
      ...signed(list, { kind: 'add', key: server.key }, one, two),
      signatures: grown.signatures,
    });
    expect(readList('00000000-0000-4000-8000-00000000000b', [begun])).toBeNull();
    refused(begun, { ...grown, version: 3 });
    refused(grown);
  });

  test('by taking the list back to an older one, or away', () => {
    const { head } = read(begun, grown);
    expect(standingOf(project, [begun], head)).toEqual({ kind: 'refused' });
    expect(standingOf(project, [], head)).toEqual({ kind: 'refused' });
  });

  test('and its fingerprint is no longer the one that is read out', () => {
    const swapped = { ...two.key, age: server.key.age };
    const told = keyFingerprint(project, two.key);
    expect(told).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(isSameFingerprint(told.toLowerCase().replaceAll(' ', ''), keyFingerprint(project, two.key))).toBe(
      true,
    );
    expect(isSameFingerprint(told, keyFingerprint(project, swapped))).toBe(false);
    expect(isSameFingerprint('', listFingerprint(read(begun).head))).toBe(false);
  });

  test('and nobody grants what a key asks for that is not on the list, or that nobody asked for', async () => {
    const unsigned = {
      id: randomUUID(),
      kind: 'reading' as const,
      purpose: 'To warn them.',
      record: null,
      identities: [randomUUID()],
      key: two.key.id,
    };
    const request = signRequest(project, unsigned, two.secret);
    const granter = { key: one.key.id, secret: one.secret };
    const list = read(begun);
    const forged = [
      { ...request, key: server.key.id },
      { ...request, purpose: 'Something else.' },
      { ...request, identities: [randomUUID()] },
      signRequest(project, { ...unsigned, key: one.key.id }, one.secret),
    ];
    for (const wrong of forged)
      expect(await grantRequest(project, list, wrong, [], granter)).toEqual({ ok: false, why: 'not-asked' });
    expect(await grantRequest(project, list, request, [], granter)).toEqual({
      ok: false,
      why: 'other-share',
    });
  });
});
