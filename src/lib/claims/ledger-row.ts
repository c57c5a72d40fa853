/** A claim as a row of the ledger. Of thousands all come to the page, where words find them: each says no more than it shows. */
import type { Status } from '#core/consistency/assessment.ts';
import type { Period } from '#core/month.ts';
import { marksOf, type MarkedCaveat } from '#lib/caveats/marked.ts';
import type { Denial } from './denial.ts';
import type { MatrixClaim } from './matrix.ts';
import type { TypeMark } from './statement.ts';
import { voicesOn } from './voices.ts';
import { aheadOf, measureOf, type Measure } from './verdict.ts';

/** So many are drawn at once; the others are found by words and filters, or asked for. */
export const ROWS_AT_ONCE = 200;

export type Denier = Pick<Denial, 'code' | 'type' | 'stake'>;

export interface LedgerRow {
  id: string;
  proposition: string;
  place: string | null;
  period: Period | null;
  status: Status | null;
  measure: Measure | null;
  voices: number;
  held: string | null;
  /** The answer that is ahead, where another one is measured: against it stand those who deny. */
  ahead: string | null;
  /** Who stands against it: a source's code, its type's key, and what it gains. */
  deniers: [code: string, type: string, stake: Denial['stake']][];
  /** Letters of what is to be kept in mind at its figure. */
  marks: string;
}

export function ledgerRow(
  claim: MatrixClaim,
  held: string | null,
  marked: readonly MarkedCaveat[] = [],
): LedgerRow {
  const { id, proposition, place, period, verdict, statements, denials } = claim;
  return {
    ...{ id, proposition, place, period, held },
    status: verdict?.status ?? null,
    measure: measureOf(claim, verdict),
    ahead: aheadOf(claim, verdict),
    voices: voicesOn(statements),
    marks: marksOf(claim, marked),
    deniers: denials.map(({ code, type, stake }) => [code, type.key, stake]),
  };
}

/** The types that somebody denies as, each once for all rows. */
export const typesIn = (claims: readonly MatrixClaim[]): Record<string, TypeMark> =>
  Object.fromEntries(claims.flatMap(({ denials }) => denials.map(({ type }) => [type.key, type] as const)));

export const deniersOf = (row: LedgerRow, types: Readonly<Record<string, TypeMark>>): Denier[] =>
  row.deniers.flatMap(([code, key, stake]) => {
    const type = types[key];
    return type === undefined ? [] : [{ code, type, stake }];
  });
