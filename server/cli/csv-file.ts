/** CSV files that a command reads and writes, and the options that speak of their columns. */
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { quoted, readCsv, type CsvTable } from '#core/csv.ts';
import { CommandError } from './command.ts';

export const readCsvFile = (file: string): CsvTable => tableIn(file, bytesOf(file));

export function tableIn(file: string, bytes: Uint8Array): CsvTable {
  const read = readCsv(bytes);
  if (!read.ok) throw new CommandError(`${file}, ${read.place}: ${read.words}.`);
  return read.table;
}

export function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new CommandError(`${file} cannot be read. Check the path.`);
  }
}

/** Writes the file whole or not at all, and never over what was read. */
export function writeFresh(out: string, inputs: readonly string[], text: string): void {
  const same = inputs.find((input) => realPath(input) === realPath(out));
  if (same !== undefined) throw new CommandError(`--out: ${quoted(out)} is the file that is read.`);
  const unfinished = `${out}.unfinished`;
  try {
    writeFileSync(unfinished, text, { mode: 0o600 });
    renameSync(unfinished, out);
  } catch {
    rmSync(unfinished, { force: true });
    throw new CommandError(
      `--out: ${quoted(out)} cannot be written. Check that its folder is there and yours to write in.`,
    );
  }
}

function realPath(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    return null;
  }
}

export function columnOption(option: string, name: string, file: string, { columns }: CsvTable): string {
  if (columns.includes(name)) return name;
  throw new CommandError(
    `${option}: ${file} has no column ${quoted(name)}; it has ${columns.map(quoted).join(', ')}.`,
  );
}

/** A whole number from 1. */
export function countOption(option: string, given: string): number {
  const count = /^[0-9]{1,9}$/.test(given) ? Number(given) : 0;
  if (count < 1) throw new CommandError(`${option}: ${quoted(given)} is no whole number from 1.`);
  return count;
}

/** A number from 0 to 1. */
export function shareOption(option: string, given: string): number {
  const share = /^[0-9]*\.?[0-9]+$/.test(given) ? Number(given) : NaN;
  if (!(share >= 0 && share <= 1))
    throw new CommandError(`${option}: ${quoted(given)} is no share from 0 to 1.`);
  return share;
}
