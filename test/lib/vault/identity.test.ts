import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { BLOCK } from '#core/vault/sealed-identity.ts';
import { openText, readIdentity, sealText, writeIdentity } from '#lib/vault/identity.ts';
import type { LeadList } from '#lib/vault/lead-list.ts';
import {
  closeBox,
  makeSecret,
  openBox,
  publicKey,
  readSecret,
  type LeadSecret,
} from '#lib/vault/lead-secret.ts';
import { openShare, resealShare } from '#lib/vault/share.ts';

const place = { project: randomUUID(), identity: randomUUID(), source: 'S-7KQ2F', epoch: 1 };
const serverKey = 'ab'.repeat(32);
const text = writeIdentity({ names: ['ګل محمد', 'Gul Mohammad'], note: 'behind the bakery' });

let secrets: LeadSecret[];
let list: LeadList;

beforeAll(async () => {
  secrets = await Promise.all([makeSecret(), makeSecret(), makeSecret()]);
  const keys = await Promise.all(
    secrets.map((secret, i) => publicKey(secret, randomUUID(), String(i).repeat(64))),
  );
  list = { keys, head: 'c'.repeat(64), heads: ['c'.repeat(64)] };
});

describe('an identity', () => {
  test('is opened by any two of the leads, the share of one sealed anew for the other', async () => {
    const sealed = await sealText(text, place, list, serverKey);
    for (const [asker, granter] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      const granted = await resealShare(
        sealed.shares[granter]!.share,
        place,
        secrets[granter]!,
        list.keys[asker]!.age,
      );
      const own = sealed.shares[asker]!.share;
      const opened = await openText(
        { blob: sealed.blob, own, granted: granted! },
        place,
        serverKey,
        secrets[asker]!,
      );
      expect(readIdentity(opened!)).toEqual({
        names: ['ګل محمد', 'Gul Mohammad'],
        note: 'behind the bakery',
      });
    }
  });

  test('does not open with one share, with another server key, or in another place', async () => {
    const { blob, shares } = await sealText(text, place, list, serverKey);
    const own = shares[0]!.share;
    const granted = (await resealShare(shares[1]!.share, place, secrets[1]!, list.keys[0]!.age))!;
    const open = (held: { blob: string; own: string; granted: string }, at = place, key = serverKey) =>
      openText(held, at, key, secrets[0]!);
    expect(await open({ blob, own, granted })).toBe(text);
    expect(await open({ blob, own, granted: own })).toBeNull();
    expect(await open({ blob, own, granted: shares[1]!.share })).toBeNull();
    expect(await open({ blob, own, granted }, place, 'ac'.repeat(32))).toBeNull();
    for (const other of [
      { epoch: 2 },
      { source: 'S-22222' },
      { identity: randomUUID() },
      { project: randomUUID() },
    ])
      expect(await open({ blob, own, granted }, { ...place, ...other })).toBeNull();
  });

  test('is sealed in whole blocks: its length tells nothing of a name', async () => {
    const short = await sealText('a', place, list, serverKey);
    const long = await sealText('a'.repeat(BLOCK - 4), place, list, serverKey);
    expect(short.blob.length / 2).toBe(24 + BLOCK + 16);
    expect(long.blob).toHaveLength(short.blob.length);
  });

  test('has a share that no granter hands over as another identity’s', async () => {
    const { shares } = await sealText(text, place, list, serverKey);
    const shown = { ...place, source: 'S-22222' };
    expect(await resealShare(shares[0]!.share, shown, secrets[0]!, list.keys[1]!.age)).toBeNull();
    expect(await openShare(shares[0]!.share, place, secrets[1]!)).toBeNull();
  });
});

describe('a lead’s secret', () => {
  test('leaves only in a box that one passphrase opens', async () => {
    const box = { secret: secrets[0]!, pin: 'd'.repeat(64) };
    const closed = await closeBox(box, 'some words that nobody guesses', 10);
    expect(await openBox(closed, 'some words that nobody guesses')).toEqual(box);
    expect(await openBox(closed, 'some words that somebody guesses')).toBeNull();
    expect(Buffer.from(closed, 'hex').toString('latin1')).toContain('-> scrypt ');
    expect(Buffer.from(closed, 'hex').toString('latin1')).not.toContain(secrets[0]);
  });

  test('comes back whole from the printed line, with its signing key', async () => {
    const printed = secrets[0]!.replaceAll(/(.{8})/g, '$1 ').toLowerCase();
    const back = await readSecret(printed);
    expect(back).toBe(secrets[0]);
    expect(await publicKey(back!, list.keys[0]!.id, list.keys[0]!.holder)).toEqual(list.keys[0]);
    expect(await readSecret('AGE-SECRET-KEY-1NOTHING')).toBeNull();
  });
});
