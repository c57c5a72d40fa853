/** Whose line a row of the ledger is. */
import type { Stance } from '#core/coding.ts';
import type { TypeMark } from './statement.ts';

export interface Voice {
  code: string;
  type: TypeMark;
  stance: Stance | null;
  month: string;
  /** A value or a figure, where there is one. */
  says: string;
}
