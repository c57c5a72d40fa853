/** `npm run bench -- model [--runs 200]`: the sync server against its model, in many more interleavings than `npm test` has. */
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#server/config.server.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { live, steps, World } from '../server/model/world.ts';
import { SEED } from '../server/sync-updates.ts';
import { option } from './kill.ts';

const TMP = join(import.meta.dirname, '..', '..', '.tmp');

export async function benchModel(print: (line: string) => void): Promise<void> {
  const numRuns = option('runs', 200);
  print(`seed ${SEED}`);
  mkdirSync(TMP, { recursive: true });
  const folder = mkdtempSync(join(TMP, 'model-'));
  const embedded = await startEmbedded(folder);
  const DATABASE_URL = `postgres://sanad@localhost/sanad?host=${encodeURIComponent(embedded.owner.host)}`;
  const world = await World.open(
    readConfig({ DATABASE_URL, SANAD_DATA: folder, LOG_LEVEL: 'silent' }, { demo: false }),
  );
  let [lives, done] = [0, 0];
  const alive = async (all: Parameters<typeof live>[1]): Promise<void> => {
    const faults = await live(world, all);
    if (faults.length > 0) throw new Error(faults.join('; '));
    lives += 1;
    done += all.length;
    if (lives % 20 === 0) print(`${lives} interleavings of ${done} steps in all, each as the model says`);
  };
  try {
    await fc.assert(fc.asyncProperty(steps, alive), { seed: SEED, numRuns });
  } finally {
    await world.close();
    await embedded.release();
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${folder}-keys`, { recursive: true, force: true });
  }
}
