/** A claim as a line of a list: without its statements, whose words would only weigh. */
import type { MatrixClaim } from './matrix.ts';

export type ListClaim = Pick<
  MatrixClaim,
  'id' | 'kind' | 'proposition' | 'place' | 'period' | 'values' | 'filed'
>;

export function listRow({ id, kind, proposition, place, period, values, filed }: ListClaim): ListClaim {
  return { id, kind, proposition, place, period, values, filed };
}
