/**
 * C9, interviewer anomaly: what material looks like that nobody said. It accuses nobody; it discounts (C4)
 * and puts material in a queue that only leads see.
 */
import type { Features, ResearcherAssessment } from './assessment.ts';
import { minus, nothing, plus, type Answer, type Count } from './encounters.ts';
import { priorOfParty } from './rates.ts';
import { compareIds } from './records.ts';
import { clamp, roundTo, roundToStep } from './round.ts';
import {
  EVEN_SCORE,
  FEATURES,
  INVENTED,
  LEAST_COLLEAGUES,
  LEAST_INTERVIEWS,
  LEAST_PAIRS,
  LEAST_VARIANCE,
  STEPS_OF_DOUBT,
} from './thresholds.ts';

/** What one researcher's work shows, beside that of others on the same claims. */
export interface Work {
  /** Interviews in which they took a statement that is no copy. */
  readonly interviews: number;
  /** Agreeing pairs of like sources on their claims, by the two who took them. */
  pairs(one: string, other: string): Count;
  readonly allPairs: Count;
  /** Whether a researcher took part in any of these pairs. */
  isInPairs(researcher: string): boolean;
  /** Figures that are round: theirs, and those of others on their claims. */
  readonly figures: { readonly theirs: Count; readonly others: Count };
  /** Their answers to known questions, like ones together. */
  readonly answers: readonly { readonly answer: Answer; readonly times: number }[];
  /** How right others got such a question. */
  others(answer: Answer): Count;
}

export function assessResearcher(
  id: string,
  work: Work,
  researchers: readonly string[],
): ResearcherAssessment {
  if (work.interviews < LEAST_INTERVIEWS) return { id, q: 0, score: null, features: null };
  const features = {
    ctl: control(work),
    ...pairFeatures(id, researchers, work),
    heap: clipped('heap', z(work.figures.theirs, work.figures.others)),
  };
  const { ctl, within, across, pair, heap } = features;
  const sum =
    FEATURES.ctl.weight * ctl +
    FEATURES.within.weight * within +
    FEATURES.across.weight * across +
    FEATURES.pair.weight * pair +
    FEATURES.heap.weight * heap;
  const score = roundTo(sum, 2);
  const q = roundToStep(1 / (1 + Math.exp(-(score - EVEN_SCORE))), STEPS_OF_DOUBT);
  return { id, q, score, features: rounded(features) };
}

function clipped(feature: keyof Features, found: number): number {
  return clamp(found, FEATURES[feature].least, FEATURES[feature].most);
}

function rounded({ ctl, within, across, pair, heap }: Features): Features {
  return {
    ctl: roundTo(ctl, 2),
    within: roundTo(within, 2),
    across: roundTo(across, 2),
    pair: roundTo(pair, 2),
    heap: roundTo(heap, 2),
  };
}

/** Half the log ratio of the answers to control questions if invented against if genuine. */
function control(work: Work): number {
  const sum = work.answers.reduce(
    (total, { answer, times }) => total + times * logRatio(answer, work.others(answer)),
    0,
  );
  return clipped('ctl', sum / 2);
}

function logRatio(answer: Answer, seen: Count): number {
  const [a, b] = priorOfParty(answer.party)[answer.cell];
  const genuine = (a + seen.hits) / (a + b + seen.all);
  const guess = answer.public ? INVENTED.public : INVENTED[answer.cell];
  return answer.right ? Math.log(guess / genuine) : Math.log((1 - guess) / (1 - genuine));
}

/** How much more the pairs with one colleague agree than all others that are not both theirs. */
export const closeness = (pairs: Count, notBoth: Count): number =>
  Math.max(0, z(pairs, minus(notBoth, pairs)));

/** z of two shares; 0 if either is of too few. */
function z(p: Count, q: Count): number {
  if (areTooFew(p, q)) return 0;
  const pooled = (p.hits + q.hits) / (p.all + q.all);
  const spread = 2 * Math.max(LEAST_VARIANCE, pooled * (1 - pooled)) * (1 / p.all + 1 / q.all);
  return (p.hits / p.all - q.hits / q.all) / Math.sqrt(spread);
}

const areTooFew = (p: Count, q: Count): boolean => p.all < LEAST_PAIRS || q.all < LEAST_PAIRS;

/** Pairs on a researcher's claims, by who took them. */
interface Pairs {
  readonly both: Count;
  /** Of those with one theirs: by the colleague, and all. */
  readonly withEach: readonly Count[];
  readonly one: Count;
  readonly notBoth: Count;
}

function pairsOf(id: string, researchers: readonly string[], work: Work): Pairs {
  const both = work.pairs(id, id);
  // Who has nothing in these pairs is no colleague here: their coming must not change what is said of anybody.
  const colleagues = researchers.filter((other) => other !== id && work.isInPairs(other));
  const withEach = colleagues.map((other) =>
    compareIds(id, other) < 0 ? work.pairs(id, other) : work.pairs(other, id),
  );
  return { both, withEach, one: withEach.reduce(plus, nothing), notBoth: minus(work.allPairs, both) };
}

function pairFeatures(
  id: string,
  researchers: readonly string[],
  work: Work,
): Pick<Features, 'within' | 'across' | 'pair'> {
  const { both, withEach, one, notBoth } = pairsOf(id, researchers, work);
  const closest = Math.max(0, ...withEach.map((pairs) => closeness(pairs, notBoth)));
  return {
    within: clipped('within', z(both, notBoth)),
    across: clipped('across', -z(one, minus(notBoth, one))),
    pair: withEach.length < LEAST_COLLEAGUES ? 0 : clipped('pair', closest),
  };
}

/** Features that are 0 because there is too little to compare, and not because nothing sets the material apart. */
export function untold(id: string, work: Work, researchers: readonly string[]): (keyof Features)[] {
  const { both, withEach, one, notBoth } = pairsOf(id, researchers, work);
  const { theirs, others } = work.figures;
  const isUntold: Readonly<Record<keyof Features, boolean>> = {
    ctl: work.answers.length === 0,
    within: areTooFew(both, notBoth),
    across: areTooFew(one, minus(notBoth, one)),
    pair: withEach.length < LEAST_COLLEAGUES || withEach.every((of) => areTooFew(of, minus(notBoth, of))),
    heap: areTooFew(theirs, others),
  };
  return FEATURE_NAMES.filter((feature) => isUntold[feature]);
}

const FEATURE_NAMES = ['ctl', 'within', 'across', 'pair', 'heap'] as const;
