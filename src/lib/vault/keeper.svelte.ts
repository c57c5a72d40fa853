/**
 * What this page holds in memory while it is open, and nowhere else: a lead's unlocked secret. It goes with the page, or
 * when it is locked.
 */
import { getContext, setContext } from 'svelte';
import type { LeadKey } from '#core/vault/lead-list.ts';
import type { Identity } from './identity.ts';
import type { LeadList } from './lead-list.ts';
import type { LeadSecret } from './lead-secret.ts';

export interface Unlocked {
  secret: LeadSecret;
  /** Made of the secret, never the server's word. */
  key: LeadKey;
  /** To close the box anew with what its owner learns. */
  passphrase: string;
  /** Digest of the list that its owner knows; '' for none. */
  pin: string;
}

export class Keeper {
  unlocked: Unlocked | null = $state(null);
  /** Typed with a new interview, whose source is made when that is kept. */
  waiting: { identity: Identity; list: LeadList; project: string } | null = $state.raw(null);

  /** Access has ended: nothing of it may stay. */
  forget(): void {
    this.unlocked = null;
    this.waiting = null;
  }
}

const KEY = Symbol('vault');

export const setKeeper = (): Keeper => setContext(KEY, new Keeper());

export const getKeeper = (): Keeper => getContext<Keeper>(KEY);
