/** Where a person and the engine differ about a claim. */
import type { Range, Status } from './consistency/assessment.ts';
import { likelihoodWords } from './consistency/explain.ts';
import { LIKELIHOODS, type Likelihood, type OpinionAnswer } from './opinion.ts';

/** The part of a verdict that is compared. */
export interface Compared {
  readonly status: Status;
  readonly best: string | null;
  readonly p: Readonly<Record<string, number>> | null;
  readonly range: Range | null;
}

/** So many words of likelihood apart, an opinion of the same answer differs. */
export const WORDS_APART = 2;

export type Difference = 'status' | 'answer' | 'likelihood' | 'range';

/** Leads have no word of their own for these. */
const READ_AS: Readonly<Partial<Record<Status, string>>> = {
  'no evidence': 'open',
  unattributed: 'open',
  'multi-claimed': 'contested',
};

/** A decision differs by its word. From a resolved claim, or where nothing was weighed, nobody differs. */
export function decisionDiffers(held: string, verdict: Compared | null): Difference | null {
  if (verdict === null || verdict.status === 'resolved') return null;
  return held === (READ_AS[verdict.status] ?? verdict.status) ? null : 'status';
}

/** An opinion differs by its answer, else by how likely it is; a range where it does not meet the 80 % range. */
export function opinionDiffers(
  answer: OpinionAnswer,
  likelihood: Likelihood,
  verdict: Compared | null,
): Difference | null {
  if (verdict === null || verdict.status === 'resolved') return null;
  if (answer.value === null) {
    const { range } = verdict;
    return range !== null && (answer.hi < range.lo || answer.lo > range.hi) ? 'range' : null;
  }
  if (verdict.best === null || verdict.p === null) return null;
  if (answer.value !== verdict.best) return 'answer';
  const p = verdict.p[answer.value];
  return p !== undefined && wordsApart(likelihood, likelihoodWords(p)) >= WORDS_APART ? 'likelihood' : null;
}

function wordsApart(one: string, other: string): number {
  const at = (word: string): number => LIKELIHOODS.findIndex((band) => band.word === word);
  return Math.abs(at(one) - at(other));
}
