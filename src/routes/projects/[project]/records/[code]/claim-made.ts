/** What the claim form's action answered, decoded. */
import type { ActionResult } from '@sveltejs/kit';
import { z } from 'zod';
import { ClaimShape } from '#lib/editor/record-lists.ts';
import type { ClaimMade } from '#lib/editor/work.svelte.ts';

const Made = z.object({ claim: ClaimShape });
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
