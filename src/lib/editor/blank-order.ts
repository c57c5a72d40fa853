/** From blank to blank of an assertion. */
import type { Assertion } from '#core/coding.ts';
import { blanksOf, claimOf, type BlankKey, type ClaimOption } from './assertion-sentence.ts';

/** The blank after (or before) one, or null: past the last one. */
export function blankAfter(
  assertion: Assertion,
  claims: readonly ClaimOption[],
  from: BlankKey,
  step: 1 | -1,
): BlankKey | null {
  const keys = blanksOf(assertion, claimOf(assertion, claims), true);
  const at = keys.indexOf(from);
  return at === -1 ? null : (keys[at + step] ?? null);
}
