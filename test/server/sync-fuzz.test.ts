import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

/** Always the same frames: `npm run bench -- fuzz` looks for new ones. */
const SEED = Number(process.env['SANAD_SEED'] ?? 500);

test(`whatever frame comes, the gate answers with a value, the short ways with the same, and what passes fits the document (seed ${SEED}; npm run bench -- fuzz: a million)`, () => {
  const done = fuzz(SEED, 12_000);
  expect(done.malformed + done.refused + done.accepted + done.other).toBe(12_000);
  expect(done.faults).toEqual([]);
  for (const some of [done.malformed, done.refused, done.accepted, done.short])
    expect(some).toBeGreaterThan(100);
}, 60_000);
