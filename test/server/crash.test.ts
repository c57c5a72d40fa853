/** Kills, each at a random moment: a real server process, a real Postgres, everybody typing (`npm run bench -- kill` does 100). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Arena } from './crash/arena.ts';
import { killRound, seeded } from './crash/rounds.ts';

const SEED = Number(process.env['SANAD_SEED'] ?? Date.now() % 1_000_000);
const random = seeded(SEED);
/** Of a machine that is busy with other things. */
const PATIENCE = 120_000;

let arena: Arena;
beforeAll(async () => {
  process.stdout.write(`seed of the kills: ${SEED}\n`);
  arena = await Arena.open({ servers: 1, records: 2, every: 15, random });
}, PATIENCE);
afterAll(() => arena.close());

test.each(['the server', 'Postgres, which the server brings up again', 'both'])(
  'S5: kill -9 of %s: nothing that was seen or acknowledged is missing, and every document opens',
  async (victim) => {
    const round = ['the server', 'Postgres, which the server brings up again', 'both'].indexOf(victim);
    const before = arena.servers[0]?.pid;
    const tally = await killRound(arena, round, random);
    expect(tally.lost).toEqual([]);
    expect(tally.seen).toBe(tally.written); // all that was typed arrived, also what was typed meanwhile
    expect(arena.servers[0]?.pid === before).toBe(round === 1);
  },
  PATIENCE,
);
