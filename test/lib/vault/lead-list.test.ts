import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LeadKey, ListChange, SignedChange } from '#core/vault/lead-list.ts';
import {
  beganBy,
  EMPTY,
  isForSecond,
  leadsStanding,
  pinAfter,
  nextChange,
  readList,
  signChange,
  standingOf,
  type LeadList,
} from '#lib/vault/lead-list.ts';
import { closeBox, makeSecret, publicKey, type LeadSecret } from '#lib/vault/lead-secret.ts';
import { unlockOwn } from '#lib/vault/own-key.ts';
import { grantRequest, signRequest, type Shown } from '#lib/vault/request.ts';
import { sealShare } from '#lib/vault/share.ts';
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

  test('by a change that two leads signed behind another list', () => {
    const elsewhere = { ...read(begun), head: '0'.repeat(64) };
    refused(begun, signed(elsewhere, { kind: 'add', key: three.key }, one, two));
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

  test('by taking it back to an older one that its owner knew: what they know goes on with the list', () => {
    const lead = { key: one.key, pin: '' };
    expect(pinAfter(leadsStanding(project, [], lead), '')).toBeNull();
    expect(pinAfter(leadsStanding(project, [begun], { key: three.key, pin: '' }), '')).toBeNull(); // not compared yet
    const first = pinAfter(leadsStanding(project, [begun], lead), '');
    expect(first).toBe(read(begun).head);
    lead.pin = first!;
    const second = pinAfter(leadsStanding(project, [begun, grown], lead), lead.pin);
    expect(second).toBe(read(begun, grown).head);
    lead.pin = second!;
    expect(pinAfter(leadsStanding(project, [begun, grown], lead), lead.pin)).toBeNull();
    expect(leadsStanding(project, [begun], lead)).toEqual({ kind: 'refused' });
    expect(leadsStanding(project, [], lead)).toEqual({ kind: 'refused' });
  });

  test('by taking the list back to an older one, or away', () => {
    const { head } = read(begun, grown);
    expect(standingOf(project, [begun], head)).toEqual({ kind: 'refused' });
    expect(standingOf(project, [], head)).toEqual({ kind: 'refused' });
  });

  test('as a lead’s own, which is made of their secret and never believed', async () => {
    const closed = await closeBox({ secret: one.secret, pin: '', key: one.key }, 'words', 10);
    const older = await closeBox({ secret: one.secret, pin: '' }, 'words', 10);
    expect(await unlockOwn(closed, 'words', one.key)).toEqual({
      secret: one.secret,
      key: one.key,
      passphrase: 'words',
      pin: '',
    });
    expect(await unlockOwn(closed, 'other words', one.key)).toBe('wrong');
    for (const part of ['age', 'sign'] as const)
      for (const box of [closed, older])
        expect(await unlockOwn(box, 'words', { ...one.key, [part]: server.key[part] })).toBe('swapped');
    for (const part of ['id', 'holder'] as const)
      expect(await unlockOwn(closed, 'words', { ...one.key, [part]: server.key[part] })).toBe('swapped');
    // A whole list of its own that names its key as theirs, to a lead who knows none yet.
    const false1 = { secret: server.secret, key: { ...server.key, id: one.key.id, holder: one.key.holder } };
    const theirs = signed(EMPTY, { kind: 'begin', keys: [false1.key, two.key] }, false1, two);
    expect(leadsStanding(project, [theirs], { key: one.key, pin: '' })).toEqual({ kind: 'refused' });
    expect(leadsStanding(project, [begun], { key: one.key, pin: '' })).toMatchObject({ kind: 'known' });
    expect(leadsStanding(project, [begun], { key: three.key, pin: '' })).toMatchObject({ kind: 'new' });
  });

  test('in a change that it lays before a second lead, who signs only what goes on from the list they know', async () => {
    const add: ListChange = { kind: 'add', key: three.key };
    const list = read(begun);
    const proposal = signed(list, add, one);
    expect(isForSecond(project, list, proposal, two.key)).toBe(true);
    expect(isForSecond(project, EMPTY, signed(EMPTY, begun.change, one), two.key)).toBe(true);
    const other = await makeLead('5');
    const foreign = read(signed(EMPTY, { kind: 'begin', keys: [server.key, other.key] }, server, other));
    const wrong = [
      signed(foreign, add, one), // goes on from another list
      { ...proposal, before: foreign.head },
      { ...proposal, version: 3 },
      signed(list, add, server), // signed first by nobody on it
      { ...proposal, signatures: signed(list, { kind: 'add', key: server.key }, one).signatures },
      { ...proposal, change: { kind: 'add' as const, key: server.key } },
      signed(list, { kind: 'add', key: two.key }, one), // does not fit
      signed(list, { kind: 'begin', keys: [server.key, two.key] }, server),
      signed(list, add, two), // first and second would be one
      signed(list, add, one, server),
    ];
    for (const one of wrong) expect(isForSecond(project, list, one, two.key)).toBe(false);
    expect(isForSecond(project, list, proposal, three.key)).toBe(false);
    expect(isForSecond(project, EMPTY, signed(EMPTY, begun.change, one), three.key)).toBe(false);
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
    const granter = { key: one.key.id, secret: one.secret, shown: [] };
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

  test('and nobody grants another source’s identity than they were shown', async () => {
    const place = { project, identity: randomUUID(), source: 'S-7KQ2F', epoch: 1 };
    const own = [{ place, share: await sealShare(new Uint8Array(33).fill(7), place, one.key.age) }];
    const asked = {
      id: randomUUID(),
      kind: 'reading' as const,
      purpose: 'To warn them.',
      record: null,
      identities: [place.identity],
      key: two.key.id,
    };
    const request = signRequest(project, asked, two.secret);
    const told = { id: place.identity, source: place.source, epoch: 1 };
    const granting = (shown: Shown[]) =>
      grantRequest(project, read(begun), request, own, { key: one.key.id, secret: one.secret, shown });
    expect(await granting([told])).toMatchObject({ ok: true });
    for (const other of [
      { ...told, source: 'S-9ZZ9Z' },
      { ...told, epoch: 2 },
      { ...told, id: randomUUID() },
    ])
      expect(await granting([other])).toEqual({ ok: false, why: 'other-share' });
  });
});
