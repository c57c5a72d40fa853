/**
 * What a researcher's browser knows the leads' list by: the fingerprint that a lead read out, or that came in the fragment
 * of an invitation's link, which no server gets to see. It goes when they leave, with all else that this site kept.
 */
import type { SignedChange } from '#core/vault/lead-list.ts';
import { isSameFingerprint, listFingerprint } from './fingerprint.ts';
import { readList, type Standing } from './lead-list.ts';

const name = (project: string): string => `vault ${project}`;

const LINK = /^#vault=([0-9a-f-]{36})\.([0-9A-Z]{24})$/;

/** For the end of a link: `#vault=<project>.<fingerprint>`. */
export const fragmentOf = (project: string, fingerprint: string): string =>
  `#vault=${project}.${fingerprint.replaceAll(' ', '')}`;

/** Keeps what a link brought; what is known already stays. */
export function keepFragment(fragment: string, store: Storage): void {
  const [, project, fingerprint] = LINK.exec(fragment) ?? [];
  if (project !== undefined && fingerprint !== undefined && store.getItem(name(project)) === null)
    store.setItem(name(project), fingerprint);
}

export const keepPin = (project: string, fingerprint: string, store: Storage): void =>
  store.setItem(name(project), fingerprint.replaceAll(' ', ''));

/** As `standingOf` has it for leads, by a fingerprint in place of a digest. Moves on with the list, never back. */
export function pinnedStanding(project: string, changes: readonly SignedChange[], store: Storage): Standing {
  const list = readList(project, changes);
  const pin = store.getItem(name(project));
  if (!list) return { kind: 'refused' };
  if (pin === null) return { kind: 'new', list };
  if (!list.heads.some((head) => isSameFingerprint(pin, listFingerprint(head)))) return { kind: 'refused' };
  keepPin(project, listFingerprint(list.head), store);
  return { kind: 'known', list };
}
