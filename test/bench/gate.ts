/** The gate in the long: honest messages that it must take (`honest`), and a million frames that it must survive (`fuzz`). */
import { fuzz } from '../server/fuzz.ts';
import { liveThrough } from '../server/honest.ts';

const SEED = Number(process.env['SANAD_SEED'] ?? Date.now() % 1_000_000);

export function benchHonest(print: (line: string) => void): Promise<void> {
  const sum = { messages: 0, refused: 0, tried: 0, parted: 0 };
  for (let run = 0; sum.messages < 10_000; run++) {
    const hall = liveThrough(SEED + run, 300);
    sum.messages += hall.messages;
    sum.refused += hall.refused.length;
    sum.tried += hall.tried;
    sum.parted += hall.parted;
    for (const { rule, kind } of hall.refused) print(`refused by ${rule}: ${kind}, SANAD_SEED=${SEED + run}`);
  }
  print(
    `${sum.messages} honest messages, ${sum.refused} refused, ${sum.tried} placed in a copy to be told; ` +
      `tabs that Yjs' undo left with other words until they were loaded anew: ${sum.parted} (seed ${SEED})`,
  );
  return Promise.resolve();
}

export function benchFuzz(print: (line: string) => void): Promise<void> {
  const sum = { inputs: 0, malformed: 0, refused: 0, accepted: 0, other: 0, slowest: 0 };
  let heap = 0;
  for (let run = 0; run < 20; run++) {
    const done = fuzz(SEED + run, 50_000);
    for (const key of ['inputs', 'malformed', 'refused', 'accepted', 'other'] as const) sum[key] += done[key];
    sum.slowest = Math.max(sum.slowest, done.slowest);
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }
  print(
    `${sum.inputs} frames: ${sum.malformed} malformed, ${sum.refused} refused, ${sum.accepted} accepted and put in, ` +
      `${sum.other} without news; slowest ${sum.slowest.toFixed(1)} ms, heap at most ${Math.round(heap / 2 ** 20)} MB (seed ${SEED})`,
  );
  return Promise.resolve();
}
