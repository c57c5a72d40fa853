/** How far a general statement is matched by cases, of who was asked for cases: the gap between what is claimed and listed. */
import type { Project } from './interchange.ts';
import { compareIds } from './records.ts';
import { GAP } from './thresholds.ts';

export interface Specificity {
  readonly named: number;
  /** The least that is claimed; null: no figure was said. */
  readonly claimed: number | null;
  /** Named of claimed, 0–1; null without a figure. */
  readonly share: number | null;
  /** Fewer cases than C8's share of the figure; without one, none at all. */
  readonly gap: boolean;
}

/** Null: it was not asked for cases, or nobody noted how many it named. */
export function specificityOf(said: {
  readonly probed: boolean;
  readonly cases: number | null;
  readonly lo: number | null;
}): Specificity | null {
  const { probed, cases: named, lo } = said;
  if (!probed || named === null) return null;
  if (lo === null || lo <= 0) return { named, claimed: null, share: null, gap: named === 0 };
  return { named, claimed: lo, share: Math.min(1, named / lo), gap: named < GAP * lo };
}

/** A statement that few cases match, whichever side it is on: the engine reads only a boast by its cases (C8). */
export interface Unmatched extends Specificity {
  readonly claim: string;
  readonly assertion: string;
  readonly source: string;
}

/** By claim, then statement; what was taken back is left out, and so is a ceiling, which claims nothing. */
export function unmatchedIn(project: Project): Unmatched[] {
  return project.assertions
    .flatMap(({ id, claim, source, retracted, bound, ...said }): Unmatched[] => {
      const found = retracted || bound === 'ceiling' ? null : specificityOf(said);
      return found?.gap === true ? [{ claim, assertion: id, source, ...found }] : [];
    })
    .toSorted((a, b) => compareIds(a.claim, b.claim) || compareIds(a.assertion, b.assertion));
}
