import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '#server/config.server.ts';
import { resetDemo } from '#server/demo/reset.ts';
import { openGround } from '#server/ground.ts';
import { KeyStore } from '#server/keys.ts';
import { createProject } from '#server/store/project.ts';
import { createAccount, listAccounts } from '#server/store/account.ts';
import { freshConfig } from './harness.ts';

interface Place {
  config: Config;
  drop(): Promise<void>;
}
let real: Place;
let demo: Place;
beforeAll(async () => {
  [real, demo] = [await freshConfig(), await freshConfig()];
  demo.config = { ...demo.config, demo: true };
});
afterAll(async () => {
  await real.drop();
  await demo.drop();
});

/** Starts on the data, makes an account with a study if there is none, and answers with how many accounts there are. */
async function populate({ config }: Place): Promise<number> {
  const { ground, close } = await openGround(config, { poolSize: 2 });
  const accounts = await ground.db.asService('auth', async (tx) => {
    const lead = await createAccount(tx, { email: 'lead@study.test', passwordHash: 'x', admin: false });
    if (lead) await createProject(tx, ground.keys, lead, { slug: 'study', name: 'Study', approvals: 1 });
    return listAccounts(tx);
  });
  await close();
  return accounts.length;
}

test('--reset does not touch what is not a demo’s', async () => {
  await populate(real);
  await expect(resetDemo({ ...real.config, demo: true })).rejects.toThrow(/is not a demo's/);
  expect(await populate(real)).toBe(1);
});

test('--reset takes a demo’s rows and keys, and the demo begins anew', async () => {
  await populate(demo);
  const before = KeyStore.idAt(demo.config.keys);
  await resetDemo(demo.config);
  expect(existsSync(join(demo.config.keys, 'store.json'))).toBe(false);
  expect(await populate(demo)).toBe(1);
  expect(KeyStore.idAt(demo.config.keys)).not.toBe(before);
});

test('--reset leaves a key store that is another instance’s', async () => {
  const keys = KeyStore.idAt(real.config.keys);
  await resetDemo({ ...demo.config, keys: real.config.keys });
  expect(KeyStore.idAt(real.config.keys)).toBe(keys);
  expect(await populate(real)).toBe(1);
});

test('--reset refuses while the demo is served', async () => {
  const { close } = await openGround(demo.config, { poolSize: 2 });
  await expect(resetDemo(demo.config)).rejects.toThrow(/Stop it/);
  await close();
});

test('--reset where there is nothing does nothing', async () => {
  const empty = await freshConfig();
  await resetDemo({ ...empty.config, demo: true });
  await resetDemo({ ...empty.config, demo: true, databaseUrl: null });
  expect(existsSync(join(empty.config.data, 'postgres'))).toBe(false);
  await empty.drop();
});
