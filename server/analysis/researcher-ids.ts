/**
 * The researchers' ids in the file: the same for ever, and not their accounts'. Leads find a person by it through the
 * accounts that they see.
 */
import { createHmac } from 'node:crypto';
import type { ProjectId } from '#core/ids.ts';
import type { KeyStore } from '../keys.ts';

export function researcherIds(
  keys: Pick<KeyStore, 'derive'>,
  project: ProjectId,
): (account: string) => string {
  const secret = keys.derive(`researchers of ${project}`);
  return (account) => `r-${createHmac('sha256', secret).update(account).digest('hex').slice(0, 10)}`;
}
