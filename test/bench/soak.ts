/** `npm run bench -- soak [--minutes 10]`: minutes under load on two servers and one Postgres, with kills in the middle. Nothing may be lost, nothing may grow. */
import { Arena } from '../server/crash/arena.ts';
import { moment, seeded, VICTIMS } from '../server/crash/rounds.ts';
import { inWords, option } from './kill.ts';

/** Milliseconds between two kills. */
const BETWEEN = { least: 10_000, most: 25_000 };
const RECORDS = 8;

export async function benchSoak(print: (line: string) => void): Promise<void> {
  const minutes = option('minutes', 10);
  const seed = Number(process.env['SANAD_SEED'] ?? Date.now() % 1_000_000);
  const random = seeded(seed);
  print(`seed ${seed}; two servers, 3 people in each of ${RECORDS} documents, 5 words a second each`);
  const arena = await Arena.open({ servers: 2, records: RECORDS, every: 200, random });
  const end = Date.now() + minutes * 60_000;
  let kills = 0;
  const report = async (when: string): Promise<void> =>
    print(
      `${when}: ${inWords(await arena.check())}, ${kills} kills, ${arena.resident().join(' and ')} MB resident`,
    );
  try {
    arena.type();
    for (let minute = 1; Date.now() < end; minute++) {
      const next = Math.min(end, Date.now() + 60_000);
      while (Date.now() < next) {
        await moment(Math.min(next - Date.now(), BETWEEN.least + random() * (BETWEEN.most - BETWEEN.least)));
        if (Date.now() >= end) break;
        await arena.kill(VICTIMS[kills++ % VICTIMS.length] ?? 'both');
        await moment(random() * 2_000);
        await arena.mend();
      }
      arena.pause();
      await arena.saved();
      await report(`minute ${minute}`);
      arena.type();
    }
    arena.pause();
    await arena.saved();
    await arena.reopen();
    await report('at the end, everybody with the same text');
  } finally {
    await arena.close();
  }
}
