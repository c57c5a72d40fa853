/** What a form of an interview is told: the rules' own sentences, or a name of one of ours. */
import type { Fault } from '#core/claim.ts';
import type { Messages } from '#lib/messages/en.ts';

const OURS = ['chooseOne', 'chooseSource', 'chooseType', 'whichUses'] as const;

/** Looks a field's sentence up; empty: nothing is wrong with it. */
export function faultFinder(
  faults: readonly Fault[],
  words: Messages['newInterview'],
): (field: string) => string {
  return (field) => {
    const message = faults.find((fault) => fault.field === field)?.message ?? '';
    const ours = OURS.find((name) => name === message);
    return ours ? words[ours] : message;
  };
}
