/** A digest of what the tagger is trained on and how, by which it is seen that what it learned is of these. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = 'test/fixtures/identifiers';
const CODE = ['features', 'hash', 'chain', 'token'].map((name) => `src/core/disclosure/tagger/${name}.ts`);

export function digestOfTraining(): string {
  const sentences = readdirSync(join(ROOT, FIXTURES)).filter((name) => name.endsWith('.txt'));
  const files = [
    ...sentences.toSorted().map((name) => `${FIXTURES}/${name}`),
    'test/fixtures/first-sight.json',
    'test/tagger/examples.ts',
    'test/tagger/train.ts',
    ...CODE,
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
