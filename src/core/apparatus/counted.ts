/** What a paper's labels, its table of interviews and their number say of whom: entries of the ledger (D13 to D15). */
import { formatAttribution } from '../attribution/format.ts';
import type { Statement } from '../disclosure/differencing.ts';
import { TABLE_ROW } from '../disclosure/made-of.ts';
import type { Thresholds } from '../disclosure/thresholds.ts';
import { offerLabels } from './labels.ts';
import { leastInAll, type Least, type Sitting } from './sitting.ts';
import { BREAKDOWNS, breakdownOf, leastOf, type BreakdownBy } from './statements.ts';

export interface CountedSitting extends Sitting {
  /** By the opaque id that the ledger knows it by. */
  readonly interview: string;
}

export function countedStatements(
  sittings: readonly CountedSitting[],
  thresholds: Pick<Thresholds, 'k' | 'cell' | 'typeRow' | 'researchers'>,
): Statement[] {
  return [
    labelsOf(sittings, leastInAll(thresholds)),
    ...BREAKDOWNS.map((by) => tableOf(sittings, by, leastOf(by, thresholds))),
    campsOf(sittings, leastOf('type', thresholds)),
    numberOf(sittings),
  ];
}

/** A label stands beside what was said, by which its row of the data set can be found. */
const labelsOf = (sittings: readonly CountedSitting[], least: Least): Statement => ({
  of: 'labels',
  kind: 'records',
  by: ['label'],
  printed: new Map(
    offerLabels(sittings, least).labels.flatMap(({ fields, sittings: under }) =>
      under.map(({ interview }) => [interview, [formatAttribution(fields)]] as const),
    ),
  ),
});

function tableOf(sittings: readonly CountedSitting[], by: BreakdownBy, least: Least): Statement {
  const { rows, merged } = breakdownOf(sittings, by, least);
  const shown = new Set(rows.map(({ label }) => label));
  const rowOf = (group: string): string => (merged.includes(group) ? 'other' : group);
  return {
    of: `interviews by ${by}`,
    kind: 'whole',
    by: [by === 'type' ? TABLE_ROW : by],
    printed: new Map(
      sittings.filter((one) => shown.has(rowOf(one[by]))).map((one) => [one.interview, [rowOf(one[by])]]),
    ),
  };
}

/**
 * What the rows by type come to by camp: no table of its own, and anybody can add them up. Camps of which a part stands in
 * “other” beside a part of another camp are known together alone.
 */
function campsOf(sittings: readonly CountedSitting[], least: Least): Statement {
  const { printed } = tableOf(sittings, 'type', least);
  const shown = sittings.filter(({ interview }) => printed.has(interview));
  const inOther = shown.filter(({ interview, type }) => printed.get(interview)?.[0] !== type);
  const mixed = new Set(inOther.map(({ camp }) => camp));
  const campOf = ({ camp }: CountedSitting): string => (mixed.size > 1 && mixed.has(camp) ? 'other' : camp);
  return {
    of: 'interviews by type, as camps',
    kind: 'whole',
    by: ['camp'],
    printed: new Map(shown.map((one) => [one.interview, [campOf(one)]])),
  };
}

const numberOf = (sittings: readonly CountedSitting[]): Statement => ({
  of: 'number of interviews',
  kind: 'whole',
  by: [],
  printed: new Map(sittings.map(({ interview }) => [interview, []])),
});
