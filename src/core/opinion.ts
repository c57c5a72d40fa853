/** What a reviewer holds about a claim: one of its answers or a range, how likely it is, and why. */
import { z } from 'zod';
import type { ClaimKind, Fault, Term } from './claim.ts';
import { LARGEST_FIGURE } from './coding.ts';
import { answersOf } from './resolution.ts';

/** ICD 203's seven words for how likely a thing is, by where each begins and ends. */
export const LIKELIHOODS = [
  { word: 'almost no chance', from: 0, to: 0.05 },
  { word: 'very unlikely', from: 0.05, to: 0.2 },
  { word: 'unlikely', from: 0.2, to: 0.45 },
  { word: 'roughly even chance', from: 0.45, to: 0.55 },
  { word: 'likely', from: 0.55, to: 0.8 },
  { word: 'very likely', from: 0.8, to: 0.95 },
  { word: 'almost certain', from: 0.95, to: 1 },
] as const;

export const LikelihoodShape = z.enum([
  'almost no chance',
  'very unlikely',
  'unlikely',
  'roughly even chance',
  'likely',
  'very likely',
  'almost certain',
]);
export type Likelihood = z.infer<typeof LikelihoodShape>;

/** A value by its key, or for a quantity a range in the claim's own unit. */
export type OpinionAnswer =
  | { readonly value: string; readonly lo: null; readonly hi: null }
  | { readonly value: null; readonly lo: number; readonly hi: number };

/** As it was typed; either figure may stand for both. */
export interface OpinionDraft {
  value: string | null;
  lo: number | null;
  hi: number | null;
  likelihood: string;
  reason: string;
}

type Asked = { kind: ClaimKind; values: readonly Term[] };

/** What the draft holds of this claim; null: nothing that it asks. */
export function answerIn(draft: OpinionDraft, claim: Asked): OpinionAnswer | null {
  if (claim.kind !== 'quantity')
    return draft.value !== null && answersOf(claim).some(({ key }) => key === draft.value)
      ? { value: draft.value, lo: null, hi: null }
      : null;
  const [lo, hi] = [draft.lo ?? draft.hi, draft.hi ?? draft.lo];
  if (lo === null || hi === null || lo > hi || lo < 0 || hi > LARGEST_FIGURE) return null;
  return { value: null, lo, hi };
}

/** What keeps a draft from being an opinion; empty when it is one. */
export function opinionFaults(draft: OpinionDraft, claim: Asked): Fault[] {
  const faults: Fault[] = [];
  if (answerIn(draft, claim) === null)
    faults.push(
      claim.kind === 'quantity'
        ? {
            field: 'lo',
            message:
              'There is no range yet. Write the lowest and the highest figure that you hold possible, from 0 to 1e15, the lower one first.',
          }
        : {
            field: 'value',
            message: 'No answer is chosen yet. Choose the one that you hold the most likely.',
          },
    );
  const likelihood = likelihoodFault(draft, claim);
  if (likelihood !== null) faults.push({ field: 'likelihood', message: likelihood });
  if (draft.reason.trim() === '')
    faults.push({
      field: 'reason',
      message: 'An opinion needs its reason. Write in a sentence or two what it rests on.',
    });
  return faults;
}

/** The most likely of K answers is at least 1/K likely. */
function likelihoodFault(draft: OpinionDraft, claim: Asked): string | null {
  const band = LIKELIHOODS.find(({ word }) => word === draft.likelihood);
  if (band === undefined) return 'Nothing is chosen yet. Choose how likely it is.';
  const answers = answersOf(claim).length;
  if (claim.kind === 'quantity' || band.to > 1 / answers) return null;
  return `The most likely of ${answers} answers is at least ${Math.round(100 / answers)} % likely. Choose another answer, or a higher likelihood.`;
}
