/** What the claim form's action answered, decoded. */
import type { ActionResult } from '@sveltejs/kit';
import { z } from 'zod';
import { CLAIM_KINDS } from '#core/claim.ts';
import type { ClaimMade } from '#lib/editor/work.svelte.ts';

const Term = z.object({ key: z.string(), label: z.string() });
const Made = z.object({
  claim: z.object({
    id: z.uuid(),
    kind: z.enum(CLAIM_KINDS),
    proposition: z.string(),
    period: z.object({ from: z.string(), to: z.string() }).nullable(),
    values: z.array(Term),
    units: z.array(Term),
    definitions: z.array(Term),
    interest: z.record(z.string(), z.record(z.string(), z.union([z.literal(1), z.literal(-1)]))),
  }),
});
const Failed = z.object({ faults: z.array(z.object({ field: z.string(), message: z.string() })).min(1) });

export function claimMade(result: ActionResult, otherwise: string): ClaimMade {
  const made = result.type === 'success' ? Made.safeParse(result.data) : null;
  if (made?.success) return { ok: true, claim: made.data.claim };
  const failed = result.type === 'failure' ? Failed.safeParse(result.data) : null;
  return {
    ok: false,
    faults: failed?.success ? failed.data.faults : [{ field: 'form', message: otherwise }],
  };
}
