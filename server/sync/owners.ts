/** Whose the clientIDs of a document are (G3), and how many each account has (G11). */
import type { AccountId } from '#core/ids.ts';

export class Owners {
  readonly #owners: Map<number, AccountId>;
  readonly #counts = new Map<AccountId, number>();

  /** Takes the map over. */
  constructor(owners: Map<number, AccountId>) {
    this.#owners = owners;
    for (const account of owners.values()) this.#count(account);
  }

  of(client: number): AccountId | undefined {
    return this.#owners.get(client);
  }

  /** How many clientIDs are this account's. */
  count(account: AccountId): number {
    return this.#counts.get(account) ?? 0;
  }

  /** A clientID belongs to the first account that used it. */
  learn(client: number, account: AccountId): void {
    if (this.#owners.has(client)) return;
    this.#owners.set(client, account);
    this.#count(account);
  }

  #count(account: AccountId): void {
    this.#counts.set(account, this.count(account) + 1);
  }
}
