/** One Postgres for the whole test run (vitest's global setup): `DATABASE_URL` if given, else the embedded one. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loginFromUrl } from '#server/db/connect.ts';
import { startEmbedded } from '#server/db/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    loginFromUrl(given);
    project.provide('ownerUrl', given);
    return () => Promise.resolve();
  }
  const folder = join(import.meta.dirname, '..', '..', '.tmp', `postgres-${process.pid}`);
  const embedded = await startEmbedded(folder);
  project.provide(
    'ownerUrl',
    `postgres://sanad@localhost/sanad?host=${encodeURIComponent(embedded.owner.host)}`,
  );
  return async () => {
    await embedded.release();
    rmSync(folder, { recursive: true, force: true });
  };
}
