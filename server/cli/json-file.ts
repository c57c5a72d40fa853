/** A file that a command was given, as JSON. */
import { readFileSync } from 'node:fs';
import { CommandError } from './command.ts';

export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, ''); // some editors put a byte order mark in front
  } catch {
    throw new CommandError(`${file} cannot be read. Check the path.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(
      `${file} is not JSON (${error instanceof Error ? error.message : String(error)}). Correct it at that place and run it again.`,
    );
  }
}
