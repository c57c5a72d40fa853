/** Heads that a member kept, held against the chain as it stands: their study's, and the instance's without its numbers. */
import { INSTANCE_CHAIN } from '#core/audit.ts';
import type { Held, SignedHead } from '#core/audit-head.ts';
import type { Ground } from '../ground.ts';
import type { Place } from '../place.ts';
import { verifyChains } from './verify.ts';

/** Chains of other studies are not looked at, whether there are any or not. Whether the actor may, the caller has asked. */
export async function holdHeads(ground: Ground, place: Place, heads: readonly SignedHead[]): Promise<Held> {
  const chain: string = place.project.id;
  const own = heads.filter((head) => head.chain === chain);
  // A member's head of the instance has no number; one that has is whoever runs the server's to hold against it.
  const instance = heads.filter((head) => head.chain === INSTANCE_CHAIN && head.seq === null);
  const [report] = await verifyChains(ground, own, chain);
  const [all] = instance.length > 0 ? await verifyChains(ground, instance, INSTANCE_CHAIN) : [];
  return {
    entries: report?.entries ?? 0,
    heads: own.length,
    standsTo: report?.standsTo ?? null,
    found: report?.found ?? [],
    instance: all ? { found: [...new Set(all.found.map(({ kind }) => kind))] } : null,
    others: heads.length - own.length - instance.length,
  };
}
