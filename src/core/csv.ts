/** CSV with a header, in UTF-8: what cannot be read is named by its line, and nothing of it is guessed. */
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

export interface CsvRow {
  /** The line on which it begins, from 1. */
  line: number;
  cells: readonly string[];
}

export interface CsvTable {
  columns: readonly string[];
  rows: readonly CsvRow[];
}

/** Where something is wrong, and what: “line 7, column place” and “…”. */
export interface CsvFault {
  place: string;
  words: string;
}

export type CsvRead = { ok: true; table: CsvTable } | ({ ok: false } & CsvFault);

const refused = (place: string, words: string): CsvRead => ({ ok: false, place, words });

/** Of a file that somebody sends: rows past the first that is too many are not read. */
export interface CsvBounds {
  rows: number;
  columns: number;
}

/** Empty lines are skipped. A byte order mark is taken for none. */
export function readCsv(bytes: Uint8Array, most?: CsvBounds): CsvRead {
  const decoded = decode(bytes);
  if (!decoded.ok) return refused(decoded.place, decoded.words);
  if (most && hasMoreColumns(decoded.text, most.columns))
    return refused('line 1', `it has more than ${most.columns} columns: leave out what is not needed`);
  const lines = parseLines(decoded.text, most?.rows ?? null);
  if (!lines.ok) return refused(lines.place, lines.words);
  const [header, ...rows] = lines.rows;
  if (!header) return refused('line 1', 'there is no header: the file is empty');
  const [only = '', another] = header.cells;
  const apart = another === undefined ? /[;\t]/.exec(only)?.[0] : undefined;
  if (apart !== undefined)
    return refused(
      `line ${header.line}`,
      `its columns are apart by ${apart === ';' ? 'semicolons' : 'tabs'}: save the file with commas between them`,
    );
  const twice = firstTwice(header.cells);
  if (twice !== undefined)
    return refused(
      `line ${header.line}`,
      `two columns are named ${quoted(twice)}: give each a name of its own`,
    );
  return { ok: true, table: { columns: header.cells, rows } };
}

/** Before anything is made of them: a line of millions of cells takes more than it is worth. */
function hasMoreColumns(text: string, most: number): boolean {
  let commas = 0;
  for (let at = 0; at < text.length && commas < most; at++) {
    const letter = text[at];
    if (letter === ',') commas += 1;
    else if (letter === '\n' && commas > 0) return false;
  }
  return commas >= most;
}

function firstTwice(names: readonly string[]): string | undefined {
  const met = new Set<string>();
  for (const name of names) {
    if (met.has(name)) return name;
    met.add(name);
  }
  return undefined;
}

/** Cells that a spreadsheet would take for a formula get an apostrophe in front. */
export const withoutFormula = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** RFC 4180 with line feeds. The cells are written as they are. */
export function writeCsv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map((cell) => cellText(cell, cells.length)).join(',')}\n`).join('');
}

// A line of one empty cell would read as an empty line.
const cellText = (cell: string, columns: number): string =>
  /[",\r\n]/.test(cell) || (cell === '' && columns === 1) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A value as a message names it: on one line, and no longer than a line. */
export function quoted(value: string): string {
  const line = JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  return `“${line.slice(1, -1)}”`;
}

type Decoded = { ok: true; text: string } | ({ ok: false } & CsvFault);

function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { ok: false, place: 'line 1', words: 'the file is in UTF-16: save it as UTF-8' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    if (nul === -1) return { ok: true, text };
    const line = text.slice(0, nul).split('\n').length;
    return { ok: false, place: `line ${line}`, words: 'it holds a NUL character: save the file as UTF-8' };
  } catch {
    return { ok: false, ...firstUndecodable(bytes) };
  }
}

/** No byte of a character in UTF-8 is a line feed but the line feed, so that each line can be tried alone. */
function firstUndecodable(bytes: Uint8Array): CsvFault {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const to = end === -1 ? bytes.length : end + 1;
    const bad = undecodable(bytes.subarray(from, to));
    if (bad !== null)
      return {
        place: `line ${line}`,
        words: `the bytes at ${quoted(bad)} are not UTF-8: save the file in that encoding`,
      };
    from = to;
  }
  return { place: 'line 1', words: 'the file is not UTF-8: save it in that encoding' };
}

/** The line with U+FFFD in place of what cannot be decoded; null where all can. */
function undecodable(bytes: Uint8Array): string | null {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return null;
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    return text.slice(Math.max(0, text.indexOf('\ufffd') - 20)).trimEnd();
  }
}

type Lines = { ok: true; rows: CsvRow[] } | ({ ok: false } & CsvFault);

const Parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** `most`: so many rows behind the header, and one that tells that there are more. */
function parseLines(text: string, most: number | null): Lines {
  let last = 0;
  try {
    const parsed = Parsed.parse(
      parse(text, {
        ...(most === null ? {} : { to: most + 2 }),
        info: true,
        skip_empty_lines: true,
        record_delimiter: ['\r\n', '\n', '\r'],
        on_record: (row, { lines }) => {
          last = lines;
          return row;
        },
      }),
    );
    const rows = parsed.map(({ record, info }) => ({ line: firstLine(record, info.lines), cells: record }));
    return { ok: true, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser finds only at the end of the file that a row does not end.
    const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? last + 1 : error['lines'];
    return { ok: false, place: `line ${typeof line === 'number' ? line : 1}`, words: wordsOf(error) };
  }
}

/** The parser counts lines to the end of a row, and a cell may hold several. */
const firstLine = (cells: readonly string[], last: number): number =>
  last - cells.join('').split(/\r\n|\n|\r/).length + 1;

function wordsOf(error: CsvError): string {
  if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
    return `it has other columns than the header (${error.message.replace(/^.*?: | on line \d+$/g, '')})`;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark opens here and is not closed';
  return error.message.replace(/ at line \d+/, '').replaceAll(/\s+/g, ' ');
}
