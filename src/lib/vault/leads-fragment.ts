/** What an invitation's link carries in its fragment: the leads' list as this lead knows it. */
import type { SignedChange } from '#core/vault/lead-list.ts';
import { listFingerprint } from './fingerprint.ts';
import type { Keeper } from './keeper.svelte.ts';
import { leadsStanding } from './lead-list.ts';
import { fragmentOf } from './pin.ts';

/** For the end of the link; '' where this lead does not know the list. */
export function leadsFragment(
  { unlocked }: Pick<Keeper, 'unlocked'>,
  { project, changes }: { project: string; changes: readonly SignedChange[] },
): string {
  const standing = unlocked && leadsStanding(project, changes, unlocked);
  const known = standing?.kind === 'known' && standing.list.head !== '';
  return known ? fragmentOf(project, listFingerprint(standing.list.head)) : '';
}
