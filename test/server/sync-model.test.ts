/**
 * The sync server against a model, in random interleavings of edits, offline work, undo, lost networks, killed servers,
 * broken commits, compaction and revocation, on two servers (`npm run bench -- model` does more of them).
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshConfig } from './harness.ts';
import { live, steps, World } from './model/world.ts';
import { SEED } from './sync-updates.ts';

const RUNS = 8;
/** Of a machine that is busy with other things. */
const PATIENCE = 120_000;

let world: World;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshConfig();
  drop = fresh.drop;
  world = await World.open(fresh.config);
});
afterAll(async () => {
  await world.close();
  await drop();
});

test(
  'S5, S14, S16: whatever happens, nothing promised or shown is missing, all agree with the log, and nothing passes a revocation',
  async () => {
    process.stdout.write(`seed of the model: ${SEED}\n`);
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        expect(await live(world, all)).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 20_000 },
    );
  },
  PATIENCE,
);
