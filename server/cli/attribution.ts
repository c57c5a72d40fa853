/** `sanad attribution`: labels of anonymous interviews from their fields, and back. No server, no database. */
import { readFileSync } from 'node:fs';
import { readFields, shown } from '#core/attribution/fields.ts';
import { formatAttribution } from '#core/attribution/format.ts';
import { parseAttribution } from '#core/attribution/parse.ts';
import { CommandError, readOptions, type Command } from './command.ts';

export const command: Command = {
  usage: 'attribution FILE.json [--parse]',
  help: `Prints attributions of anonymous interviews. Needs no server and no database.
Reads { "attributions": [...] }, one object each with organisation, plural, roles (singular), places, from and to
(YYYY or YYYY-MM), precision and mode (interview, conversation, statement), and prints a JSON array of labels in the
same order. What is left out or null is not printed; other fields are ignored.

--parse    the inverse: reads { "attributions": [{ "text" }] } and prints an array of { form, organisation, plural, roles,
           places, from, to, precision, mode } and count where the text states one. What a text lacks is null or [];
           a bare “Ibid.” has the form short-form; of a text that is none, null stands in its place.`,

  run: (args, io) => {
    try {
      const { positionals, values } = readOptions(args, {
        options: { parse: { type: 'boolean' } },
        positionals: ['FILE.json'],
      });
      const entries = readEntries(positionals[0] ?? '');
      const printed = values.parse === true ? entries.map(parsed) : entries.map(printedAt);
      io.out(`${JSON.stringify(printed, null, 1)}\n`);
      return Promise.resolve(0);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      io.err(`sanad attribution: ${error.message.replace(/\s+/g, ' ')}\n`); // one line, whatever it quotes
      return Promise.resolve(1);
    }
  },
};

function readEntries(file: string): unknown[] {
  const content = readContent(file);
  const list: unknown = isObject(content) ? Reflect.get(content, 'attributions') : undefined;
  if (!Array.isArray(list))
    throw new CommandError(
      `attributions: ${shown(list)} is no list. ${file} takes { "attributions": [...] }.`,
    );
  return list;
}

function readContent(file: string): unknown {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new CommandError(`${file} cannot be read. Check the path.`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) throw new CommandError(`${file} is not UTF-8. Save it as UTF-8.`);
    throw new CommandError(
      `${file} is not JSON (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function printedAt(entry: unknown, i: number): string {
  const read = readFields(entry, `attributions[${i}]`);
  if (!read.ok) throw new CommandError(`${read.place}: ${read.message}.`);
  return formatAttribution(read.fields);
}

function parsed(entry: unknown, i: number): ReturnType<typeof parseAttribution> {
  const text: unknown = isObject(entry) ? Reflect.get(entry, 'text') : undefined;
  if (typeof text !== 'string')
    throw new CommandError(
      `attributions[${i}].text: ${shown(text)} is no text. --parse takes { "text": "…" }.`,
    );
  return parseAttribution(text);
}
