/** A table as Parquet: the same cells as the CSV, with their types. */
import { parquetWriteBuffer, type BasicType } from 'hyparquet-writer';
import type { Kind, ReleaseTable } from './table.ts';

const TYPES: Readonly<Record<Kind, BasicType>> = {
  id: 'STRING',
  category: 'STRING',
  text: 'STRING',
  time: 'STRING',
  integer: 'INT32',
  decimal: 'DOUBLE',
  truth: 'BOOLEAN',
};

export function parquetOf({ variables, rows }: ReleaseTable): Uint8Array {
  const columnData = variables.map(({ name, kind, missing }, at) => ({
    name,
    type: TYPES[kind],
    nullable: missing !== null,
    data: rows.map((row) => row[at] ?? null),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'Sanad' }));
}
