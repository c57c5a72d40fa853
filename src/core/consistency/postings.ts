/** Which claims a key stands on, as the statements that say so come and go. */
export class Postings {
  private readonly under = new Map<string, Map<string, number>>();

  add(key: string, claim: string): void {
    const claims = this.under.get(key);
    if (claims === undefined) this.under.set(key, new Map([[claim, 1]]));
    else claims.set(claim, (claims.get(claim) ?? 0) + 1);
  }

  remove(key: string, claim: string): void {
    const claims = this.under.get(key);
    const left = (claims?.get(claim) ?? 0) - 1;
    if (left > 0) claims?.set(claim, left);
    else claims?.delete(claim);
    if (claims?.size === 0) this.under.delete(key);
  }

  of(keys: Iterable<string>): Set<string> {
    const found = new Set<string>();
    for (const key of keys) for (const claim of this.under.get(key)?.keys() ?? []) found.add(claim);
    return found;
  }
}
