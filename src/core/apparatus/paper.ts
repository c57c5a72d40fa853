/** What the page for the paper shows: made where the interviews are read, and with none of them in it. */
import type { PrintedBase } from './docx.ts';
import { offerLabels, type OfferedLabel } from './labels.ts';
import { leastInAll } from './sitting.ts';
import {
  baseStatement,
  BREAKDOWNS,
  limitsStatement,
  ownSource,
  printedBreakdown,
  unverified,
  type Breakdown,
  type BreakdownBy,
} from './statements.ts';

export interface Paper extends Pick<PrintedBase, 'claims' | 'bands' | 'confirmed' | 'thresholds' | 'untold'> {
  readonly base: string;
  readonly limits: string;
  /** The line under each table. */
  readonly source: string;
  readonly breakdowns: readonly (Breakdown & { readonly by: BreakdownBy })[];
  readonly labels: readonly Pick<OfferedLabel, 'fields' | 'coarsened'>[];
  /** Interviews under no label. */
  readonly unlabelled: number;
  readonly unverified: readonly string[];
}

export function paperOf(base: PrintedBase): Paper {
  const { sittings, claims, bands, confirmed, thresholds, untold } = base;
  const { labels, withheld } = offerLabels(sittings, leastInAll(thresholds));
  return {
    ...{ claims, bands, confirmed, thresholds, untold },
    base: baseStatement(base),
    limits: limitsStatement(base),
    source: ownSource(base),
    breakdowns: BREAKDOWNS.map((by) => ({ by, ...printedBreakdown(base, by) })),
    labels: labels.map(({ fields, coarsened }) => ({ fields, coarsened })),
    unlabelled: withheld,
    unverified: unverified(base),
  };
}
