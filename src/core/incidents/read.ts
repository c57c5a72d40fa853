/**
 * Rows of a file as incidents, by a mapping that a person makes. Nothing is guessed: a cell that cannot be read is named by
 * its row and column, and one such cell refuses the file.
 */
import { quoted, type CsvTable } from '../csv.ts';
import { readDay } from './day.ts';
import type { Mapping } from './mapping.ts';

export interface Incident {
  /** The line of the file on which it begins. */
  line: number;
  day: string;
  place: string | null;
  /** As the file writes it, where it has a column of its own. */
  province: string | null;
  point: { latitude: number; longitude: number } | null;
  type: string;
  /** Who says that they did it: several, one, or nobody. */
  claimed: readonly string[];
  /** To whom the file lays it. */
  attributed: string | null;
  /** Null: the file does not say. It is not 0. */
  dead: { low: number; high: number } | null;
  source: string | null;
}

export interface IncidentFault {
  /** “line 7, column “lat””. */
  place: string;
  words: string;
}

export type IncidentsRead =
  { ok: true; incidents: readonly Incident[] } | { ok: false; faults: readonly IncidentFault[] };

export const UNSAID = 'not said';

export function readIncidents(table: CsvTable, mapping: Mapping): IncidentsRead {
  const missing = Object.entries(mapping).flatMap(([field, column]): IncidentFault[] =>
    field === 'dateFormat' || column === null || table.columns.includes(column)
      ? []
      : [{ place: `mapping, ${field}`, words: `the file has no column ${quoted(column)}` }],
  );
  if (missing.length > 0) return { ok: false, faults: missing };
  if (table.rows.length === 0)
    return { ok: false, faults: [{ place: 'line 2', words: 'there are no incidents' }] };
  const reader = new RowReader(table.columns, mapping);
  const incidents = table.rows.map(({ line, cells }) => reader.read(line, cells));
  return reader.faults.length > 0 ? { ok: false, faults: reader.faults } : { ok: true, incidents };
}

class RowReader {
  readonly faults: IncidentFault[] = [];
  readonly #columns: readonly string[];
  readonly #mapping: Mapping;

  constructor(columns: readonly string[], mapping: Mapping) {
    this.#columns = columns;
    this.#mapping = mapping;
  }

  read(line: number, cells: readonly string[]): Incident {
    const { date, dateFormat, place, province, type, claimed, attributed, source } = this.#mapping;
    const cell = (column: string | null): string =>
      column === null ? '' : (cells[this.#columns.indexOf(column)] ?? '').trim();
    const day = readDay(cell(date), dateFormat);
    if (day === null) this.#fault(line, date, `${quoted(cell(date))} is no day in the order ${dateFormat}`);
    return {
      line,
      day: day ?? '',
      place: cell(place) || null,
      province: cell(province) || null,
      point: this.#point(line, cell),
      type: cell(type) || UNSAID,
      claimed: [
        ...new Set(
          cell(claimed)
            .split(';')
            .map((one) => one.trim())
            .filter((one) => one !== ''),
        ),
      ],
      attributed: cell(attributed) || null,
      dead: this.#dead(line, cell),
      source: cell(source) || null,
    };
  }

  #point(line: number, cell: (column: string | null) => string): Incident['point'] {
    const { latitude, longitude } = this.#mapping;
    const [north, east] = [cell(latitude), cell(longitude)];
    if (north === '' && east === '') return null;
    if (north === '' || east === '') {
      const [empty, other] = north === '' ? [latitude, longitude] : [longitude, latitude];
      this.#fault(line, empty, `it is empty, and ${quoted(other ?? '')} is not: give both or none`);
      return null;
    }
    const read = (text: string, column: string | null, most: number): number => {
      const degrees = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
      if (!(Math.abs(degrees) <= most))
        this.#fault(line, column, `${quoted(text)} is no degree from −${most} to ${most}`);
      return degrees;
    };
    return { latitude: read(north, latitude, 90), longitude: read(east, longitude, 180) };
  }

  #dead(line: number, cell: (column: string | null) => string): Incident['dead'] {
    const { deadLow, deadHigh } = this.#mapping;
    const [low, high] = [cell(deadLow), cell(deadHigh)];
    if (low === '' && high === '') return null;
    for (const [text, column] of [
      [low, deadLow],
      [high, deadHigh],
    ] as const)
      if (text !== '' && !/^\d{1,6}$/.test(text)) {
        this.#fault(line, column, `${quoted(text)} is no whole number of people`);
        return null;
      }
    // A lower bound alone bounds nothing above: the file has to say both, or one for both.
    if (high === '') {
      this.#fault(line, deadHigh ?? deadLow, `it has a lower bound of ${quoted(low)} and no upper one`);
      return null;
    }
    if (Number(low) > Number(high))
      this.#fault(line, deadHigh, `the upper bound ${quoted(high)} is below the lower one, ${quoted(low)}`);
    return { low: Number(low), high: Number(high) };
  }

  #fault(line: number, column: string | null, words: string): void {
    this.faults.push({ place: `line ${line}, column ${quoted(column ?? '')}`, words });
  }
}
