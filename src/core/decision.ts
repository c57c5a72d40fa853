/** What a lead holds about a claim, with a reason. */
import { z } from 'zod';
import { HELD, type Fault } from './claim.ts';

export const HELD_WORDS = z.enum(HELD);

/** What keeps a draft from being a decision; empty when it is one. */
export function decisionFaults(draft: { held: string; reason: string }): Fault[] {
  const faults: Fault[] = [];
  if (!HELD_WORDS.safeParse(draft.held).success)
    faults.push({ field: 'held', message: 'Nothing is chosen yet. Choose what you hold about the claim.' });
  if (draft.reason.trim() === '')
    faults.push({
      field: 'reason',
      message:
        'A decision needs its reason. Write in a sentence or two what tipped it, for whoever reads it next year.',
    });
  return faults;
}
