/** What a paper's labels, its table of interviews and their number say of whom: entries of the ledger (D13 to D15). */
import { formatAttribution } from '../attribution/format.ts';
import type { Statement } from '../disclosure/differencing.ts';
import { offerLabels } from './labels.ts';
import type { Sitting } from './sitting.ts';
import { breakdownOf } from './statements.ts';

export interface CountedSitting extends Sitting {
  /** By the opaque id that the ledger knows it by. */
  readonly interview: string;
}

export function countedStatements(sittings: readonly CountedSitting[]): Statement[] {
  return [labelsOf(sittings), tableOf(sittings), numberOf(sittings)];
}

/** A label stands beside what was said, by which its row of the data set can be found. */
const labelsOf = (sittings: readonly CountedSitting[]): Statement => ({
  of: 'labels',
  kind: 'records',
  by: ['label'],
  printed: new Map(
    offerLabels(sittings).labels.flatMap(({ fields, sittings: under }) =>
      under.map(({ interview }) => [interview, [formatAttribution(fields)]] as const),
    ),
  ),
});

function tableOf(sittings: readonly CountedSitting[]): Statement {
  const { rows, merged } = breakdownOf(sittings);
  const shown = new Set(rows.map(({ label }) => label));
  const rowOf = (type: string): string => (merged.includes(type) ? 'other' : type);
  return {
    of: 'interviews by type',
    kind: 'whole',
    by: ['row'],
    printed: new Map(
      sittings
        .filter(({ type }) => shown.has(rowOf(type)))
        .map(({ interview, type }) => [interview, [rowOf(type)]]),
    ),
  };
}

const numberOf = (sittings: readonly CountedSitting[]): Statement => ({
  of: 'number of interviews',
  kind: 'whole',
  by: [],
  printed: new Map(sittings.map(({ interview }) => [interview, []])),
});
