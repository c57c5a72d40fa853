import { sql as raw, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Whether the column is one of these ids: as one value, so that the statement is the same for any number of them, and prepared once. */
export const anyOf = (column: PgColumn, ids: readonly string[]): SQL =>
  raw`${column} = any(${`{${ids.join(',')}}`}::uuid[])`;
