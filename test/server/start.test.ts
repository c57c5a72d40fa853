/** What a start finds: a plain owner's login, a key store that is missing, damaged or another's (PROTECTION 5, 8). */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { inviteFirstLead, readInvitation } from '#server/auth/invitation.ts';
import type { Config } from '#server/config.server.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { invitation } from '#server/db/schema.ts';
import { openGround } from '#server/ground.ts';
import { KeyStore } from '#server/keys.ts';
import { freshConfig, freshStudy } from './harness.ts';

let config: Config;
let drop: () => Promise<void>;
beforeEach(async () => ({ config, drop } = await freshConfig()));
afterEach(() => drop());

const start = (on: Config = config) => openGround(on, { poolSize: 2 });

async function once(on: Config = config): Promise<void> {
  await (await start(on)).close();
}

test('an owner with CREATEROLE and nothing more starts an instance, and starts it again', async () => {
  const name = `owner_${randomUUID().slice(0, 8)}`;
  const admin = connect(loginFromUrl(inject('ownerUrl')), { max: 1, schema: 'public' });
  await admin.unsafe(`create role ${name} login createrole password 'secret'`);
  await admin.unsafe(
    `alter database "${new URL(config.databaseUrl ?? '').pathname.slice(1)}" owner to ${name}`,
  );
  await admin.end();
  const url = new URL(config.databaseUrl ?? '');
  url.username = name;
  url.password = 'secret';
  const plain = { ...config, databaseUrl: url.href };
  await once(plain);
  const { ground, close } = await start(plain);
  expect(await ground.db.sql`select rolsuper from pg_roles where rolname = current_user`).toEqual([
    { rolsuper: false },
  ]);
  await close();
});

test('a start that is refused lets go of the database, so that the process ends', async () => {
  await once({ ...config, demo: true });
  await expect(start()).rejects.toThrow(/is a demo's/);
  const admin = connect(loginFromUrl(inject('ownerUrl')), { max: 1, schema: 'public' });
  const name = new URL(config.databaseUrl ?? '').pathname.slice(1);
  await expect
    .poll(() => admin`select pid from pg_stat_activity where datname = ${name}`.then((rows) => rows.length))
    .toBe(0);
  await admin.end();
});

test('two processes that start at once on an empty database print one link for the first lead, and it is good', async () => {
  const grounds = await Promise.all([start(), start()]);
  const links = await Promise.all(
    grounds.flatMap(({ ground }) => [inviteFirstLead(ground), inviteFirstLead(ground)]),
  );
  expect(new Set(links).size).toBe(1);
  for (const { ground } of grounds)
    expect(await readInvitation(ground, links[0] ?? '')).toEqual({ kind: 'first-lead', role: null });
  const rows = await grounds[0].ground.db.asService('auth', (tx) => tx.select().from(invitation));
  expect(rows).toHaveLength(1);
  await Promise.all(grounds.map(({ close }) => close()));
});

test.each(['off', 'local', 'on'])(
  'S5: with synchronous_commit = %s nothing is served that could be lost',
  async (commits) => {
    await once();
    const admin = connect(loginFromUrl(config.databaseUrl ?? ''), { max: 1, schema: 'public' });
    const name = new URL(config.databaseUrl ?? '').pathname.slice(1);
    await admin.unsafe(`alter database "${name}" set synchronous_commit = ${commits}`);
    await admin.end();
    const started = once();
    if (commits === 'off')
      await expect(started).rejects.toMatchObject({
        name: 'InstanceError',
        message: expect.stringContaining('synchronous_commit = off'),
      });
    else await expect(started).resolves.toBeUndefined();
  },
);

describe('a key store', () => {
  test('that is missing is said by its path, and no other is made', async () => {
    await once();
    renameSync(config.keys, `${config.keys}-away`);
    await expect(start()).rejects.toThrow(`there is none at ${config.keys}`);
    expect(KeyStore.exists(config.keys)).toBe(false);
    renameSync(`${config.keys}-away`, config.keys);
    await once();
  });

  test('of another database is refused before anything is changed: the right one still serves', async () => {
    const { ground, close } = await start();
    const other = { ...config, keys: `${config.keys}-other` };
    KeyStore.open(other.keys);
    await expect(start(other)).rejects.toThrow('is not the one of this database');
    await ground.db.sql`select 1`; // its login is as it was
    await close();
    await once();
    rmSync(other.keys, { recursive: true });
  });

  test('with a damaged key names the file and leaves its bytes alone', async () => {
    const { ground, close } = await start();
    await freshStudy(ground);
    await close();
    const file = join(config.keys, 'keys', readdirSync(join(config.keys, 'keys'))[0] ?? '');
    const whole = readFileSync(file, 'utf8');
    const damaged = whole.replace(/"key":"../, '"key":"AA');
    writeFileSync(file, damaged);
    await expect(start()).rejects.toThrow(file);
    expect(readFileSync(file, 'utf8')).toBe(damaged);
    writeFileSync(file, whole);
    await once();
  });

  test('that lacks a key which rows need names it', async () => {
    const { ground, close } = await start();
    await freshStudy(ground);
    await close();
    const name = readdirSync(join(config.keys, 'keys'))[0] ?? '';
    renameSync(join(config.keys, 'keys', name), join(config.keys, name));
    await expect(start()).rejects.toThrow(name.replace('.json', ''));
    renameSync(join(config.keys, name), join(config.keys, 'keys', name));
    await once();
  });

  test('killed while a key was written opens: the half-written file is no key', async () => {
    const { ground, close } = await start();
    await freshStudy(ground);
    await close();
    writeFileSync(join(config.keys, 'keys', `${randomUUID()}.json.${randomUUID()}.tmp`), '{"id":');
    await once();
  });
});

test('a key is on disk before its id is known to anybody, and destroying it overwrites and removes its file', () => {
  const store = KeyStore.open(config.keys);
  const id = store.create();
  const file = join(config.keys, 'keys', `${id}.json`);
  const sealed = KeyStore.open(config.keys).words(id).seal('a word');
  expect(store.words(id).open(sealed)).toBe('a word');
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('a word');
  store.destroy(id);
  expect(() => readFileSync(file)).toThrow(/ENOENT/);
  expect(() => store.words(id)).toThrow(id);
  expect(() => KeyStore.open(config.keys).words(id)).toThrow(id);
});
