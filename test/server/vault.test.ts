import { eq, sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyId } from '#core/ids.ts';
import { boxText } from '#core/vault/box.ts';
import { createApp } from '#server/app.ts';
import { audit, vaultGrantShare, vaultIdentity, vaultShare } from '#server/db/schema.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { SCHEMA } from '#server/db/migrate.ts';
import { openGround } from '#server/ground.ts';
import type { Place } from '#server/place.ts';
import {
  beginSealing,
  heldBy,
  listIdentities,
  sealedOf,
  sealIdentity,
  shredIdentity,
} from '#server/store/vault-identity.ts';
import { findSource } from '#server/store/source.ts';
import { countWaits, vaultWaits } from '#server/store/lead-waits.ts';
import { closeRequest, grantOpening, listRequests, openGranted } from '#server/store/vault-request.ts';
import { listActs } from '#server/store/vault-act.ts';
import { openWith, sealText } from '#lib/vault/identity.ts';
import { closeBox, makeSecret, signText } from '#lib/vault/lead-secret.ts';
import { removeMember } from '#server/auth/revoke.ts';
import { destroyEnded } from '#server/purge/ended.ts';
import { keepBox, listKeys } from '#server/store/vault-key.ts';
import { beginRenewal, renewIdentity } from '#server/store/vault-renewal.ts';
import { openShare } from '#lib/vault/share.ts';
import { freshGround, freshStudy, type TestGround, type TestStudy } from './harness.ts';
import {
  addLead,
  agree,
  ask,
  grant,
  listNow,
  makeKeeper,
  makeRecord,
  makeSource,
  readAll,
  sealName,
  type Keeper,
} from './vault-fixture.ts';

const NAME = 'Gulbuddin of the lower mill';

let t: TestGround;
let study: TestStudy;
let a: Place, b: Place;
let one: Keeper, two: Keeper;

beforeAll(async () => {
  t = await freshGround();
  study = await freshStudy(t.ground);
  await addLead(t.ground, study, 'lead3');
  a = await study.place('a');
  b = await study.place('b');
  one = await makeKeeper(await study.place('lead'));
  two = await makeKeeper(await study.place('lead2'));
});
afterAll(() => t.close());

describe('before two leads have keys on the list', () => {
  test('nothing can be sealed', async () => {
    const code = await makeSource(a);
    const begun = await a.work(async (work) => {
      const found = await findSource(work, code);
      return found && beginSealing(work, { id: found.id, code });
    });
    expect(begun).toBeNull();
    await agree(one, two, { kind: 'begin', keys: [one.key, two.key] });
  });
});

describe('an identity', () => {
  test('is sealed by whoever knows the source, and read by one lead with another who saw the purpose', async () => {
    const { id } = await sealName(a, await makeSource(a), NAME);
    const request = await ask(one, [id]);
    expect(await one.member.work((work) => openGranted(work, request.id, null))).toBeNull();
    expect(await grant(two, request)).toBe('granted');
    expect(await readAll(one, request)).toEqual([JSON.stringify({ names: [NAME], note: '' })]);
    expect(await readAll(two, request)).toBeNull();
    await two.member.work((work) => closeRequest(work, request.id));
    expect(await readAll(one, request)).toBeNull();
  });

  test('nobody reads back, also who sealed it not: they learn when', async () => {
    const code = await makeSource(a);
    await sealName(a, code, NAME);
    await a.work(async (work) => {
      const found = await findSource(work, code);
      expect(await sealedOf(work, found!.id)).toHaveLength(1);
      expect(await work.tx.select().from(vaultShare)).toEqual([]);
    });
    expect(await b.work((work) => work.tx.select().from(vaultIdentity))).toEqual([]);
    expect(await (await study.place('analyst')).work((work) => work.tx.select().from(vaultIdentity))).toEqual(
      [],
    );
  });

  test('is sealed by whoever began it: not even a lead, who sees that it waits, seals another in its place', async () => {
    const code = await makeSource(a);
    const list = await listNow(a);
    const begun = await a.work(async (work) => {
      const found = await findSource(work, code);
      return found && beginSealing(work, { id: found.id, code });
    });
    const sealed = await sealText('{}', begun!.place, list, begun!.serverKey);
    const { identity } = begun!.place;
    expect(await one.member.work((work) => sealIdentity(work, identity, sealed))).toBe('unknown');
    expect(await b.work((work) => sealIdentity(work, identity, sealed))).toBe('unknown');
    expect(await a.work((work) => sealIdentity(work, identity, sealed))).toBe('sealed');
    expect(await a.work((work) => sealIdentity(work, identity, sealed))).toBe('unknown'); // once
  });

  test('is granted by nobody who asked for it, and by nobody twice', async () => {
    const { id } = await sealName(a, await makeSource(a), NAME);
    const request = await ask(one, [id]);
    const self = {
      request: request.id,
      key: one.key.id,
      signature: '0'.repeat(128),
      shares: [{ identity: id, share: '00' }],
    };
    // It stands on the other lead's desk, and on nobody else's.
    const asked = { openings: [{ id: request.id, by: 1, identities: 1, record: null }], changes: [] };
    expect(await two.member.work(vaultWaits)).toMatchObject(asked);
    expect(await one.member.work(vaultWaits)).toEqual({ openings: [], changes: [] });
    expect(await one.member.work((work) => grantOpening(work, self))).toBe('own');
    expect(await grant(two, request)).toBe('granted');
    expect((await two.member.work(countWaits)).vault).toBe(0);
    expect(await grant(two, request)).toBe('gone');
  });

  test('that was asked for without a grant for a day is to be asked for anew', async () => {
    const { id } = await sealName(a, await makeSource(a), NAME);
    const request = await ask(one, [id]);
    const now = t.ground.now;
    t.ground.now = () => new Date(now().getTime() + 25 * 3_600_000);
    try {
      expect((await two.member.work(listRequests)).map((row) => row.id)).not.toContain(request.id);
      expect(await grant(two, request)).toBe('gone');
    } finally {
      t.ground.now = now;
    }
  });

  test('that was asked for a release is told as such, and of no source, also where one alone is sealed', async () => {
    const { id } = await sealName(a, await makeSource(a), NAME);
    const record = await makeRecord(a);
    const request = await ask(one, [id], { kind: 'release', purpose: 'the release', record });
    await grant(two, request);
    await two.member.work((work) => closeRequest(work, request.id));
    const acts = await two.member.work((work) => listActs(work, 3));
    expect(acts.map(({ source, record }) => [source, record])).toEqual(new Array(3).fill([null, record]));
  });

  test('is asked for the release of no record that there is not', async () => {
    const { id } = await sealName(a, await makeSource(a), NAME);
    const what = { kind: 'release' as const, purpose: 'the release', record: 'R-7K2MQ' };
    await expect(ask(one, [id], what)).rejects.toThrow('no-record');
    expect((await two.member.work(listRequests)).map(({ record }) => record)).not.toContain('R-7K2MQ');
  });

  test('that was granted for a release opens once, within half an hour, in that record’s review alone', async () => {
    const { id } = await sealName(a, await makeSource(a), NAME);
    const what = { kind: 'release' as const, purpose: 'the release', record: await makeRecord(a) };
    const [request, late] = [await ask(one, [id], what), await ask(one, [id], what)];
    const now = t.ground.now;
    const after = (minutes: number) => (t.ground.now = () => new Date(now().getTime() + minutes * 60_000));
    try {
      // It waits for a day, and the half hour begins with the grant.
      after(23 * 60);
      expect([await grant(two, request), await grant(two, late)]).toEqual(['granted', 'granted']);
      for (const elsewhere of [null, 'R-7K2MR'])
        expect(
          await one.member.work((work) => openGranted(work, request.id, elsewhere)),
          'the names of one release, asked for on another page',
        ).toBeNull();
      after(23 * 60 + 29);
      expect(await readAll(one, request)).toEqual([JSON.stringify({ names: [NAME], note: '' })]);
      expect(await readAll(one, request)).toBeNull();
      const left = await one.member.work(({ tx }) => tx.select().from(vaultGrantShare));
      expect(left.map(({ requestId }) => requestId)).not.toContain(request.id);
      after(23 * 60 + 31);
      expect(await readAll(one, late)).toBeNull();
      expect((await one.member.work(listRequests)).map((each) => each.id)).not.toContain(late.id);
    } finally {
      t.ground.now = now;
    }
  });

  test('leaves in the audit who asked, granted and opened, and of the purpose a digest', async () => {
    const { id, place } = await sealName(a, await makeSource(a), NAME);
    const request = await ask(one, [id], { kind: 'reading', purpose: 'A purpose of its own.', record: null });
    await grant(two, request);
    await readAll(one, request);
    await two.member.work((work) => closeRequest(work, request.id));
    const rows = await t.ground.db.asUser(study.accounts['auditor']!, (tx) =>
      tx.select().from(audit).where(eq(audit.projectId, study.project)),
    );
    const told = rows.filter(({ body }) => body.includes(request.id));
    expect(told.map(({ act }) => act)).toEqual([
      'vault.opening-asked',
      'vault.opening-granted',
      'vault.opened',
      'vault.opening-closed',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/purpose of its own|Gulbuddin/);
    expect(place.epoch).toBe(1);
    const acts = await two.member.work((work) => listActs(work, 4));
    expect(acts.slice(1).map(({ kind, by, source }) => [kind, by?.ordinal, source])).toEqual([
      ['opened', 1, place.source],
      ['granted', 2, place.source],
      ['asked', 1, place.source],
    ]);
  });
});

describe('a share that was granted', () => {
  const shares = async (id: string) =>
    Number(
      (await owner('select count(*)::int as n from vault_grant_share where identity_id = $1', id))[0]?.['n'],
    );

  test('attack 9: goes when its opening runs out, and nothing of it is left for who takes the database later', async () => {
    const { id } = await sealName(a, await makeSource(a), NAME);
    await grant(two, await ask(one, [id]));
    await one.member.work(listRequests);
    expect(await shares(id)).toBe(1);
    const now = t.ground.now;
    t.ground.now = () => new Date(now().getTime() + 25 * 3_600_000);
    try {
      await one.member.work(listRequests);
    } finally {
      t.ground.now = now;
    }
    expect(await shares(id)).toBe(0);
  });

  test('attack 9: goes by the server’s clock too, where no lead looks, and one that is open stays', async () => {
    const [over, open] = [
      await sealName(a, await makeSource(a), NAME),
      await sealName(a, await makeSource(a), NAME),
    ];
    for (const { id } of [over, open]) await grant(two, await ask(one, [id]));
    await owner(
      `update vault_request set expires_at = now() - interval '1 second' where $1 = any (identities)`,
      over.id,
    );
    const app = await createApp(t.config);
    await expect.poll(() => shares(over.id)).toBe(0);
    expect(await shares(open.id)).toBe(1);
    await app.close();
  });

  test('goes with the identity when that is shredded', async () => {
    const { id } = await sealName(a, await makeSource(a), NAME);
    await grant(two, await ask(one, [id]));
    expect(await one.member.work((work) => shredIdentity(work, id))).toBe(true);
    expect(await shares(id)).toBe(0);
  });
});

test('a lead’s box is replaced by who holds the secret, not by who holds the session', async () => {
  const box = await closeBox({ secret: one.secret, pin: '' }, 'another passphrase', 10);
  const text = boxText(study.project, one.key.id, box);
  const keep = (id: string, signature: string, what = box) =>
    one.member.work((work) => keepBox(work, { id, box: what, signature }));
  const thief = await makeSecret();
  expect(await keep(one.key.id, signText(thief, text))).toBe(false);
  expect(await keep(one.key.id, '0'.repeat(128))).toBe(false);
  expect(await keep(one.key.id, signText(one.secret, text), '00')).toBe(false);
  expect(await keep(two.key.id, signText(two.secret, boxText(study.project, two.key.id, box)))).toBe(false);
  const kept = async () => (await one.member.work(listKeys)).find(({ key }) => key.id === one.key.id)?.box;
  expect(await kept()).not.toBe(box);
  const acts = () =>
    one.member.work(({ tx }) => tx.select().from(audit).where(eq(audit.act, 'vault.box-replaced')));
  expect(await acts()).toEqual([]);
  expect(await keep(one.key.id, signText(one.secret, text))).toBe(true);
  expect((await acts()).map(({ body }) => body.includes(one.member.actor.account))).toEqual([true]);
  expect(await kept()).toBe(box);
});

describe('when a lead leaves', () => {
  test('two who stay seal each identity anew: the share of who left, with another old one, opens nothing that there is', async () => {
    const third = await makeKeeper(await study.place('lead3'));
    await agree(one, two, { kind: 'add', key: third.key });
    const old = await sealName(a, await makeSource(a), NAME);
    expect(old.sealed.shares).toHaveLength(3);
    await agree(one, two, { kind: 'remove', id: third.key.id });
    const removed = await one.member.work(({ tx }) =>
      tx.select().from(audit).where(eq(audit.act, 'vault.key-removed')),
    );
    expect(removed.map(({ body }) => body.includes(third.key.id))).toEqual([true]);
    expect((await one.member.work(listIdentities)).find(({ id }) => id === old.id)).toMatchObject({
      current: false,
    });

    const request = await ask(one, [old.id], { kind: 'renewal', purpose: 'to seal anew', record: null });
    expect(await one.member.work((work) => beginRenewal(work, request.id, old.id))).toBeNull(); // not granted yet
    expect(await grant(two, request)).toBe('granted');
    const [text] = (await readAll(one, request)) ?? [];
    const begun = await one.member.work((work) => beginRenewal(work, request.id, old.id));
    const list = await listNow(one.member);
    const sealed = await sealText(text!, begun!.place, list, begun!.serverKey);
    const which = { request: request.id, old: old.id, next: begun!.place.identity };
    const oldKey = await keyOf(old.id);
    await expect(
      one.member.work(async (work) => {
        await renewIdentity(work, which, sealed);
        throw new Error('the transaction fails at its end');
      }),
    ).rejects.toThrow('at its end');
    expect(t.ground.keys.isOnDisk(oldKey)).toBe(true); // it is still the one that opens it
    expect((await readAll(one, request))?.[0]).toContain(NAME);
    expect(await one.member.work((work) => renewIdentity(work, which, sealed))).toBe('sealed');
    await destroyEnded(t.ground);
    expect(t.ground.keys.isOnDisk(oldKey)).toBe(false);

    const now = await one.member.work(listIdentities);
    expect(now.map(({ id }) => id)).not.toContain(old.id);
    expect(now.find(({ id }) => id === which.next)).toMatchObject({ current: true, epoch: 2 });
    expect(sealed.shares.map(({ key }) => key)).toEqual([one.key.id, two.key.id]);
    const left = await openShare(old.sealed.shares[2]!.share, old.place, third.secret);
    const helper = await openShare(old.sealed.shares[0]!.share, old.place, one.secret);
    expect(await openWith([left!, helper!], sealed.blob, begun!.place, begun!.serverKey)).toBeNull();
    const again = await ask(two, [which.next]);
    await grant(one, again);
    expect((await readAll(two, again))?.[0]).toContain(NAME);
  });

  test('what they asked for is granted by nobody any more, and what they were granted goes', async () => {
    const fourth = await addLead(t.ground, study, 'lead4');
    const keeper = await makeKeeper(await study.place('lead4'));
    await agree(one, two, { kind: 'add', key: keeper.key });
    const { id } = await sealName(a, await makeSource(a), NAME);
    const { vault: before } = await two.member.work(countWaits);
    const [waits, granted] = [await ask(keeper, [id]), await ask(keeper, [id])];
    expect(await grant(two, granted)).toBe('granted');
    await removeMember(t.ground, study.project, fourth, one.member.actor.account);
    expect(await grant(two, waits)).toBe('gone');
    const open = (await two.member.work(listRequests)).map((row) => row.id);
    expect(open.filter((row) => [waits.id, granted.id].includes(row))).toEqual([]);
    expect((await two.member.work(countWaits)).vault).toBe(before);
    const left = await two.member.work(({ tx }) =>
      tx.select().from(vaultGrantShare).where(eq(vaultGrantShare.requestId, granted.id)),
    );
    expect(left).toEqual([]);
    await agree(one, two, { kind: 'remove', id: keeper.key.id });
  });
});

test('attack 9: one lead with the whole database and the server’s keys cannot open the vault', async () => {
  const { id, place, serverKey, sealed } = await sealName(a, await makeSource(a), NAME);
  const request = await ask(one, [id]);
  const [held] = await one.member.work((work) => heldBy(work, [id], one.key.id));
  expect(held?.serverKey).toBe(serverKey); // the server's keys are in their hands

  // Every sealed share, and every one that any request ever left, with the one secret that they have.
  const everyShare = await owner(`select encode(share, 'hex') as share from vault_share
    union all select encode(share, 'hex') from vault_grant_share`);
  const opened: Uint8Array[] = [];
  for (const { share } of everyShare) {
    const mine = await openShare(String(share), place, one.secret);
    if (mine) opened.push(mine);
  }
  expect(opened).toHaveLength(1); // one's own
  const [own] = opened;
  const forged = Array.from({ length: 255 }, (_, i) => Uint8Array.from([...own!.subarray(0, 32), i + 1]));
  const attempts = [
    ...forged.map((share) => [own!, share]),
    ...forged.map((share) => [new Uint8Array(33).with(32, share[32]!), own!]),
    [own!, own!],
  ];
  for (const shares of attempts) expect(await openWith(shares, sealed.blob, place, serverKey)).toBeNull();
  // A request of theirs that they grant themselves, in the rows as in the application.
  await expect(
    one.member.work((work) =>
      work.tx.execute(raw`update vault_request set granted_by = account_id, grant_key_id = vault_key_id,
        grant_signature = signature, granted_at = now() where id = ${request.id}`),
    ),
  ).rejects.toThrow();

  // That all this would open it with the second lead's share shows that the attempts could have succeeded.
  const theirs = await openShare(
    sealed.shares.find(({ key }) => key === two.key.id)!.share,
    place,
    two.secret,
  );
  expect(await openWith([own!, theirs!], sealed.blob, place, serverKey)).toContain(NAME);
});

test('attack 10: shredded, then yesterday’s database put back: the identity stays unreadable for both leads together', async () => {
  const { id, place, serverKey, sealed } = await sealName(a, await makeSource(a), NAME);
  const request = await ask(one, [id]);
  await grant(two, request);
  expect((await readAll(one, request))?.[0]).toContain(NAME);
  const backup = await dump(id);
  const [key, other] = [await keyOf(id), await openGround(t.config, { poolSize: 2 })];
  expect(other.ground.keys.has(key)).toBe(true);

  expect(await one.member.work((work) => shredIdentity(work, id))).toBe(true);
  expect(await readAll(one, request)).toEqual([]);
  await other.ground.live.settle();
  expect(other.ground.keys.has(key), 'nor does another process hold the server’s part of it').toBe(false);
  await other.close();
  await restore(backup);

  expect((await one.member.work(listIdentities)).map((row) => row.id)).toContain(id);
  const again = await ask(one, [id]); // it is all there again, and both leads want it
  expect(await grant(two, again)).toBe('granted');
  expect(await readAll(one, again)).toEqual([]); // the server has nothing to give
  const shares = await Promise.all(
    [one, two].map(async ({ key, secret }) => {
      const share = sealed.shares.find((s) => s.key === key.id)!.share;
      return (await openShare(share, place, secret))!;
    }),
  );
  for (const key of ['00'.repeat(32), 'ff'.repeat(32)])
    expect(await openWith(shares, sealed.blob, place, key)).toBeNull();
  expect(await openWith(shares, sealed.blob, place, serverKey)).toContain(NAME); // what the destroyed key alone withholds
});

async function keyOf(identity: string): Promise<KeyId> {
  const [row] = await one.member.work((work) =>
    work.tx.select().from(vaultIdentity).where(eq(vaultIdentity.id, identity)),
  );
  if (!row) throw new Error('no such identity');
  return row.keyId;
}

/** As a superuser, past every policy. */
async function owner(statement: string, ...params: string[]): Promise<Record<string, unknown>[]> {
  const sql = connect(loginFromUrl(t.config.databaseUrl ?? ''), { max: 1, schema: SCHEMA });
  try {
    return [...(await sql.unsafe(statement, params))];
  } finally {
    await sql.end();
  }
}

/** What a backup of that moment holds of an identity, and of its shares. */
async function dump(id: string): Promise<{ identity: string; shares: string }> {
  const [row] = await owner(
    `select (select to_jsonb(i) from vault_identity i where id = $1)::text as identity,
       (select jsonb_agg(s) from vault_share s where identity_id = $1)::text as shares`,
    id,
  );
  return { identity: String(row?.['identity']), shares: String(row?.['shares']) };
}

async function restore({ identity, shares }: { identity: string; shares: string }): Promise<void> {
  await owner(
    `update vault_identity i set blob = b.blob, ended = b.ended, ended_at = b.ended_at
     from jsonb_populate_record(null::vault_identity, $1::text::jsonb) b where i.id = b.id`,
    identity,
  );
  await owner(
    `insert into vault_share select * from jsonb_populate_recordset(null::vault_share, $1::text::jsonb)`,
    shares,
  );
}
