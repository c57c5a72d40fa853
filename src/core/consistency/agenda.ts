/** Claims to be weighed, the earliest period first, each once; more come while it is worked off, all of them later. */
import type { Claim } from './interchange.ts';
import { compareIds } from './records.ts';

const byBeginning = (a: Claim, b: Claim): number =>
  compareIds(a.period?.from ?? '', b.period?.from ?? '') || compareIds(a.id, b.id);

export class Agenda {
  private readonly listed: Claim[];
  private readonly ids: Set<string>;
  private done = 0;

  constructor(claims: readonly Claim[]) {
    this.listed = claims.toSorted(byBeginning);
    this.ids = new Set(claims.map(({ id }) => id));
  }

  next(): Claim | null {
    return this.listed[this.done++] ?? null;
  }

  add(claim: Claim): void {
    if (this.ids.has(claim.id)) return;
    this.ids.add(claim.id);
    const after = this.listed.findIndex((other, i) => i >= this.done && byBeginning(claim, other) < 0);
    this.listed.splice(after === -1 ? this.listed.length : after, 0, claim);
  }
}
