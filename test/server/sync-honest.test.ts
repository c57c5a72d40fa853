import { expect, test } from 'vitest';
import { liveThrough } from './honest.ts';
import { SEED } from './sync-updates.ts';

test('G3 to G14: of 2,000 honest messages none is refused, and all tabs converge (npm run bench -- honest: 10,000)', () => {
  let messages = 0;
  for (let run = 0; run < 8; run++) {
    const hall = liveThrough(SEED + run, 250);
    expect(hall.refused, `SANAD_SEED=${SEED + run}`).toEqual([]);
    expect(hall.kinds.dropped).toBe(0);
    messages += hall.messages;
  }
  expect(messages).toBeGreaterThanOrEqual(2_000);
}, 60_000);
