import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { SEED } from './sync-updates.ts';

test(`whatever frame comes, the gate answers with a value, and what passes fits the document (seed ${SEED}; npm run bench -- fuzz: a million)`, () => {
  const done = fuzz(SEED, 20_000);
  expect(done.malformed + done.refused + done.accepted + done.other).toBe(20_000);
  for (const some of [done.malformed, done.refused, done.accepted]) expect(some).toBeGreaterThan(100);
}, 60_000);
