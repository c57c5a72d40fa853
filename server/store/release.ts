/** Release: letting a record out of its field compartment, once enough leads approve. */
import type { Ground } from '../ground.ts';
import type { Place } from '../place.ts';
import type { Rooms } from './record.ts';

export type Release =
  | { kind: 'released'; rooms: Rooms }
  /** More leads must approve; the same lead counts once. */
  | { kind: 'waiting'; approvals: number; needed: number }
  /** It was released before, and its analysis copy stands: what the field copy gained since stays there. */
  | { kind: 'already'; rooms: Rooms }
  /** The field copy has no words yet. */
  | { kind: 'nothing-to-release' }
  /** No such record for this actor. */
  | { kind: 'unknown' };

/** Whether the actor may, the caller has asked (`record.release`). */
export function approveRelease(_ground: Ground, _place: Place, _code: string): Promise<Release> {
  return Promise.reject(new Error('not there yet'));
}
