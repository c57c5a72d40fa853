/** argon2id at 19 MiB, two passes, one lane (PROTECTION 7). */
import { hash, verify } from '@node-rs/argon2';

// The package's enum is ambient and const, which type stripping cannot read: 2 is its Argon2id.
const SETTINGS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, SETTINGS);

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password);

/** At least 12 characters: length is what costs a guesser. Returns what to say, or null. */
export function passwordFault(password: string): string | null {
  if (password.length < 12)
    return 'The password is shorter than 12 characters. Three or four unrelated words do well.';
  if (password.length > 256) return 'The password is longer than 256 characters. Take a shorter one.';
  if (new Set(password).size < 5)
    return 'The password repeats the same few characters. Three or four unrelated words do well.';
  return null;
}
