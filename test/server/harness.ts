/** A ground of its own for a test file: fresh database, fresh key store, on the run's Postgres. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Role } from '#core/access.ts';
import type { AccountId, ProjectId } from '#core/ids.ts';
import { hashPassword } from '#server/auth/password.ts';
import { readConfig, type Config } from '#server/config.server.ts';
import { connect, loginFromUrl } from '#server/db/connect.ts';
import { openGround, type Ground } from '#server/ground.ts';
import { openPlace, type Place } from '#server/place.ts';
import { createAccount } from '#server/store/account.ts';
import { addMember, createProject } from '#server/store/project.ts';

export interface TestGround {
  ground: Ground;
  config: Config;
  close(): Promise<void>;
}

/** A configuration on a database that was just made; start several grounds or apps on it to play several processes. */
export async function freshConfig(): Promise<{ config: Config; drop(): Promise<void> }> {
  const ownerUrl = inject('ownerUrl');
  const name = `sanad_${randomUUID().replaceAll('-', '')}`;
  const admin = connect(loginFromUrl(ownerUrl), { max: 1, schema: 'public' });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  const folder = join(import.meta.dirname, '..', '..', '.tmp', name);
  mkdirSync(folder, { recursive: true });
  const config = readConfig(
    {
      DATABASE_URL: url.href,
      SANAD_DATA: folder,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      PORT: '0',
    },
    { demo: false },
  );
  return {
    config,
    async drop() {
      const again = connect(loginFromUrl(ownerUrl), { max: 1, schema: 'public' });
      await again.unsafe(`drop database if exists ${name} with (force)`);
      await again.end();
      rmSync(folder, { recursive: true, force: true });
      rmSync(config.keys, { recursive: true, force: true });
    },
  };
}

export async function freshGround(): Promise<TestGround> {
  const { config, drop } = await freshConfig();
  const { ground, close } = await openGround(config, { poolSize: 8 });
  return {
    ground,
    config,
    async close() {
      await close();
      await drop();
    },
  };
}

export const PASSWORD = 'four unrelated words here';

export interface TestStudy {
  project: ProjectId;
  slug: string;
  accounts: Record<string, AccountId>;
  place(who: string): Promise<Place>;
}

/** A project `study` with `lead`, `lead2`, `analyst`, `analyst2`, `a`, `b` (researchers), `reviewer`, `auditor`; `outsider` belongs to none. */
export async function freshStudy(ground: Ground, slug = 'study'): Promise<TestStudy> {
  const roles: [string, Role | null][] = [
    ['lead', 'lead'],
    ['lead2', 'lead'],
    ['analyst', 'analyst'],
    ['analyst2', 'analyst'],
    ['a', 'researcher'],
    ['b', 'researcher'],
    ['reviewer', 'reviewer'],
    ['auditor', 'auditor'],
    ['outsider', null],
  ];
  const passwordHash = await hashPassword(PASSWORD);
  const accounts: Record<string, AccountId> = {};
  const project = await ground.db.asService('auth', async (tx) => {
    for (const [name] of roles) {
      const id = await createAccount(tx, { email: `${name}@${slug}.test`, passwordHash, admin: false });
      if (id) accounts[name] = id;
    }
    const made = await createProject(tx, ground.keys, accountOf(accounts, 'lead'), {
      slug,
      name: 'Test study',
      approvals: 1,
    });
    for (const [name, role] of roles)
      if (role !== null && name !== 'lead') await addMember(tx, made, accountOf(accounts, name), role);
    return made;
  });
  return {
    project,
    slug,
    accounts,
    async place(who) {
      const place = await openPlace(ground, accountOf(accounts, who), slug);
      if (!place) throw new Error(`${who} is no member of ${slug}`);
      return place;
    },
  };
}

function accountOf(accounts: Record<string, AccountId>, name: string): AccountId {
  const id = accounts[name];
  if (!id) throw new Error(`no test account ${name}`);
  return id;
}
