/** The tables of a release, in the order in which a reader wants them. */
import { claimsTable, derivationTable, termsTable } from './claim-tables.ts';
import type { ReleaseData } from './data.ts';
import { documentsTable, interviewsTable } from './interview-tables.ts';
import { newIds } from './new-ids.ts';
import { assertionsTable, codingsTable } from './said-tables.ts';
import type { ReleaseTable } from './table.ts';

export function releaseTables(data: ReleaseData): ReleaseTable[] {
  const id = newIds(data.seed);
  return [
    interviewsTable(data, id),
    documentsTable(data, id),
    claimsTable(data, id),
    termsTable(data, id),
    assertionsTable(data, id),
    derivationTable(data, id),
    codingsTable(data, id),
  ];
}
