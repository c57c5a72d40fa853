/**
 * A derivation as a tree: every number with the rule that made it, what went in, and the threshold it was held against.
 * What its reader may not see (`view.ts`) is not in it.
 */
import type { ClaimAssessment, Step } from './assessment.ts';
import type { Readable } from './view.ts';

export type Rule = 'C2' | 'C3' | 'C4' | 'C5' | 'C6' | 'C7' | 'C8';

export interface Why {
  /** Its address within the page: `status`, `line-ID`, `line-ID.weight`. */
  readonly key: string;
  readonly rule: Rule;
  readonly label: string;
  /** As it is printed, with its unit; empty where there is none. */
  readonly figure: string;
  /** What the parts make of it: they add up, multiply, are put into the formula that `says` gives, or are tests. */
  readonly from: 'sum' | 'product' | 'formula' | 'tests' | 'list';
  /** What it adds to the sum above it, in dB as printed; null where decibels are not added. */
  readonly dB: number | null;
  /** Of a test: whether it is met; null where it is no test, or its reader does not see it. */
  readonly meets: boolean | null;
  readonly says: readonly string[];
  readonly parts: readonly Why[];
}

/** An assessment, as either role reads it. */
export type Explained = Omit<ClaimAssessment, 'steps' | 'nEff'> &
  Partial<Pick<ClaimAssessment, 'nEff'>> & { readonly steps: readonly Readable<Step>[] };

/** What explaining needs of the claim itself. */
export interface Asked {
  /** A value's key → how it is called. */
  readonly value: (key: string) => string;
  /** An assertion's, a source's or a claim's id → how it is called. */
  readonly name: (id: string) => string;
  readonly event: boolean;
  readonly filed: string | null;
  readonly headline: number | null;
  /** Of its figures. */
  readonly unit: string | null;
}

type Given = Pick<Why, 'key' | 'rule' | 'label'> & Partial<Why>;

export function why(given: Given): Why {
  return { figure: '', from: 'list', dB: null, meets: null, says: [], parts: [], ...given };
}

/** Decibels are printed to 0.01 for leads, to 0.1 for analysts, who do not see the weights. */
export function decimalsOf(claim: Explained): 1 | 2 {
  return claim.steps.some((step) => step.step === 'line' && step.w === undefined) ? 1 : 2;
}

/** All of a tree, the root first. */
export function everyWhy(root: Why): Why[] {
  return [root, ...root.parts.flatMap(everyWhy)];
}
