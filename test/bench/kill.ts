/** `npm run bench -- kill [--rounds 100]`: kills in a row, each at a random moment while people type: server, Postgres, both, in turn. Nothing may be lost. */
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { Arena, type Tally } from '../server/crash/arena.ts';
import { killRound, seeded } from '../server/crash/rounds.ts';

export async function benchKill(print: (line: string) => void): Promise<void> {
  const rounds = option('rounds', 100);
  const seed = Number(process.env['SANAD_SEED'] ?? Date.now() % 1_000_000);
  const random = seeded(seed);
  print(`seed ${seed}; server, Postgres and both are killed in turn; 3 people in each of 2 documents`);
  const arena = await Arena.open({ servers: 1, records: 2, every: 15, random });
  try {
    let tally: Tally | null = null;
    for (let round = 1; round <= rounds; round++) {
      tally = await killRound(arena, round - 1, random);
      if (tally.lost.length > 0) throw new Error(`lost in round ${round}: ${tally.lost.join(' ')}`);
      if (round % 10 === 0 || round === rounds) print(`${round} rounds: ${inWords(tally)}`);
    }
  } finally {
    await arena.close();
  }
}

export const inWords = ({ written, seen, acknowledged, lost, connections }: Tally): string =>
  `${written} words written, ${seen} seen by others, ${acknowledged} acknowledged, ${lost.length} lost, ${connections} connections made`;

/** A number that was given as `--name N`. */
export function option(name: string, otherwise: number): number {
  const { values } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    strict: false,
    options: { [name]: { type: 'string' } },
  });
  const given = values[name];
  return typeof given === 'string' ? Number(given) : otherwise;
}
