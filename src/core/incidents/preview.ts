/** What a file would be read as, before anything is kept: its first rows, and every cell that cannot be read. */
import type { CsvTable } from '../csv.ts';
import type { Mapping } from './mapping.ts';
import { readIncidents, type Incident, type IncidentFault } from './read.ts';
import { makeSet } from './set.ts';

/** So many rows are shown. */
const PREVIEW_ROWS = 8;
/** So many faults are named one by one. */
const PREVIEW_FAULTS = 20;

export interface Preview {
  rows: number;
  first: readonly { line: number; incident: Incident | null }[];
  faults: readonly IncidentFault[];
  /** All of them. */
  faultCount: number;
}

export function previewOf(table: CsvTable, mapping: Mapping): Preview {
  const made = makeSet('', table, mapping);
  const faults = made.ok ? [] : made.faults;
  const first = table.rows.slice(0, PREVIEW_ROWS).map((row) => {
    const read = readIncidents({ columns: table.columns, rows: [row] }, mapping);
    return { line: row.line, incident: (read.ok ? read.incidents[0] : undefined) ?? null };
  });
  return {
    rows: table.rows.length,
    first,
    faults: faults.slice(0, PREVIEW_FAULTS),
    faultCount: faults.length,
  };
}
