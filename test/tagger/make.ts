/** `npm run tagger`: trains the tagger of the identifier scan on all marked sentences, and writes what it learned. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { packed } from '#core/disclosure/tagger/packed.ts';
import { readSentences } from '../fixtures/identifiers.ts';
import { digestOfTraining } from './digest.ts';
import { examplesOf } from './examples.ts';
import { train } from './train.ts';

const FILE = join(import.meta.dirname, '../../src/core/disclosure/tagger/trained.ts');
/** Larger weights than this are taken for it. */
const MOST = 3;

const sentences = readSentences();
const text = packed(train(examplesOf(sentences)), MOST);
writeFileSync(
  FILE,
  `/**
 * What the tagger learned from the marked sentences of test/fixtures/identifiers. Made by \`npm run tagger\`
 * (test/tagger/make.ts) and packed as packed.ts says: change the sentences or the training, and make it anew.
 */

/** Of what it was made of. */
export const TRAINED_ON = '${digestOfTraining()}';

export const TRAINED =
  '${text}';
`,
);
stdout.write(`${sentences.length} sentences, ${text.length} signs: ${FILE}\n`);
