/** A proposition under validation, and the rules for a well-formed one. */
import { LARGEST_FIGURE } from './coding.ts';
import { monthFault, type Period } from './month.ts';

export const CLAIM_KINDS = ['boolean', 'quantity', 'trend', 'category'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** A value, unit or definition that an assertion may pick: `key` is structure, `label` is what people typed. */
export interface Term {
  key: string;
  label: string;
}

/** Party → value key → does it serve (+1) or hurt (−1); for a quantity `high` alone. */
export type Interest = Record<string, Record<string, 1 | -1>>;

export interface ClaimDraft {
  kind: ClaimKind;
  proposition: string;
  place: string | null;
  period: Period | null;
  /** Of a category at least two; the others have theirs. */
  values: Term[];
  /** Of a quantity at least one each; the first is the claim's own. */
  units: Term[];
  definitions: Term[];
  interest: Interest;
  state: boolean;
  event: boolean;
  exhaustive: boolean;
  family: string | null;
  parts: string[];
  headline: number | null;
  filed: string | null;
}

/** Values that a kind has by itself (CONSISTENCY C0). */
export function ownValues(kind: ClaimKind): Term[] {
  switch (kind) {
    case 'boolean':
      return [
        { key: 'true', label: 'true' },
        { key: 'false', label: 'false' },
      ];
    case 'trend':
      return [
        { key: 'up', label: 'up' },
        { key: 'flat', label: 'flat' },
        { key: 'down', label: 'down' },
      ];
    case 'category':
    case 'quantity':
      return [];
  }
}

export interface Fault {
  field: string;
  /** Says what is wrong and what to do, in one or two sentences. */
  message: string;
}

/** What keeps a draft from being a claim; empty when it is one. */
export function claimFaults(draft: ClaimDraft): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, message: string): void => void faults.push({ field, message });
  if (draft.proposition.trim() === '')
    fault('proposition', 'The claim has no sentence yet. Write what would be true if it held.');
  if (draft.kind === 'quantity' && draft.units.length === 0)
    fault(
      'unit',
      'A figure needs a unit. Say what the figure is measured in, such as persons or USD a month.',
    );
  if (draft.kind === 'quantity' && draft.definitions.length === 0)
    fault(
      'definition',
      'A figure needs to say what is counted, so that two figures are compared only if they count the same.',
    );
  if (draft.kind === 'category' && draft.values.length < 2)
    fault('values', 'A category needs at least two values to choose between. Write one on each line.');
  if (draft.headline !== null && !(draft.headline >= 0 && draft.headline <= LARGEST_FIGURE))
    fault('headline', 'A headline is a figure from 0 to 1e15. Correct it, or choose a larger unit.');
  if (draft.period) faults.push(...periodFaults(draft.period));
  return faults;
}

function periodFaults(period: Period): Fault[] {
  const faults = (['from', 'to'] as const).flatMap((field) => {
    const message = monthFault(period[field]);
    return message === null ? [] : [{ field, message }];
  });
  if (faults.length > 0) return faults;
  if (period.from > period.to)
    return [
      {
        field: 'to',
        message: `The period ends (${period.to}) before it begins (${period.from}). Put the earlier month first.`,
      },
    ];
  return [];
}

/** What a lead may hold about a claim. */
export const HELD = [
  'corroborated',
  'probable',
  'contested',
  'open',
  'single-source',
  'one-sided',
  'refuted',
  'inflated',
  'minimised',
  'superseded',
] as const;
export type Held = (typeof HELD)[number];
