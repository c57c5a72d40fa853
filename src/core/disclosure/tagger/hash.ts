/** Numbers that stand for what a word is and where it stands: mixed, never looked at. */

/** Of a feature there are so many; of two in some ten thousand nobody can tell which it was. */
const FEATURE_BITS = 26;
const MASK = (1 << FEATURE_BITS) - 1;

export function hashOf(text: string, seed: number): number {
  let hash = Math.imul(seed + 1, 0x9e3779b1) ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

export function mixed(a: number, b: number): number {
  const hash = Math.imul(a ^ Math.imul(b ^ (b >>> 13), 0x85ebca6b), 0x9e3779b1);
  return hash ^ (hash >>> 16);
}

export const featureOf = (kind: number, hash: number): number => mixed(hash, kind + 0x51ed270b) & MASK;
