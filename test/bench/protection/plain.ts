/**
 * Loaded before a server that stores what would be sealed as it is. As a flag of Node, which the engine's threads take
 * over: they have an empty environment, and keys of their own kind.
 */
import { createHash } from 'node:crypto';
import { KeyFiles, KeyStore, type Words } from '../../../server/keys.ts';

const PLAIN: Words = {
  seal: (text) => Buffer.from(text),
  open: (bytes) => Buffer.from(bytes).toString(),
  sealBytes: (bytes) => bytes,
  openBytes: (bytes) => bytes,
  digest: (text) => createHash('sha256').update(text).digest(),
};

for (const keys of [KeyStore, KeyFiles]) keys.prototype.words = () => PLAIN;
