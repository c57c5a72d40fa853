/** `sanad attribution`: labels of anonymous interviews from their fields, and back. No server, no database. */
import { readFileSync } from 'node:fs';
import { printNotes, type Citation, type Cited } from '#core/apparatus/citation.ts';
import { readCitation } from '#core/apparatus/citation-fields.ts';
import { readNotes } from '#core/apparatus/read-notes.ts';
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

With { "notes": [[…], …] } instead, each a list of what a note cites, it prints the notes: interviews by the fields above,
and { kind: "calculation", dataSet, selection, from, to }, { kind: "document", author, title, date, language },
{ kind: "post", author, office, handle, time, day }; what was cited before becomes ibid. or op. cit.

--parse    the inverse: reads { "attributions": [{ "text" }] } and prints an array of { form, organisation, plural, roles,
           places, from, to, precision, mode } and count where the text states one. What a text lacks is null or [];
           a bare “Ibid.” has the form short-form; of a text that is none, null stands in its place.
           Of { "notes": [{ "text" }] } it prints for each note what it cites, of every kind, with what ibid. and
           op. cit. point to; null for one that holds anything else, or points nowhere.`,

  run: (args, io) => {
    try {
      const { positionals, values } = readOptions(args, {
        options: { parse: { type: 'boolean' } },
        positionals: ['FILE.json'],
      });
      const { of, entries } = readEntries(positionals[0] ?? '');
      const printed = PRINTERS[of][values.parse === true ? 'parse' : 'print'](entries);
      io.out(`${JSON.stringify(printed, null, 1)}\n`);
      return Promise.resolve(0);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      io.err(`sanad attribution: ${error.message.replace(/\s+/g, ' ')}\n`); // one line, whatever it quotes
      return Promise.resolve(1);
    }
  },
};

type Of = 'attributions' | 'notes';

const PRINTERS: Readonly<Record<Of, Record<'print' | 'parse', (entries: readonly unknown[]) => unknown>>> = {
  attributions: {
    print: (entries) => entries.map(printedAt),
    parse: (entries) => entries.map((entry, i) => parseAttribution(textOf(entry, `attributions[${i}]`))),
  },
  notes: {
    print: (entries) => printNotes(entries.map(noteAt)),
    parse: (entries) =>
      readNotes(entries.map((entry, i) => textOf(entry, `notes[${i}]`))).map(
        (note) => note?.map(fieldsOf) ?? null,
      ),
  },
};

function readEntries(file: string): { of: Of; entries: readonly unknown[] } {
  const content = readContent(file);
  const at = (of: Of): unknown => (isObject(content) ? Reflect.get(content, of) : undefined);
  const of = at('attributions') === undefined && at('notes') !== undefined ? 'notes' : 'attributions';
  const list = at(of);
  if (!Array.isArray(list))
    throw new CommandError(`${of}: ${shown(list)} is no list. ${file} takes { "${of}": [...] }.`);
  return { of, entries: list };
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

function noteAt(entry: unknown, i: number): Citation[] {
  if (!Array.isArray(entry) || entry.length === 0)
    throw new CommandError(`notes[${i}]: ${shown(entry)} is no list of what it cites.`);
  return entry.map((one: unknown, j) => {
    const read = readCitation(one, `notes[${i}][${j}]`);
    if (!read.ok) throw new CommandError(`${read.place}: ${read.message}.`);
    return read.value;
  });
}

/** As they are given: an interview’s fields, a calculation’s window, in one row. */
function fieldsOf(cited: Cited): object {
  switch (cited.kind) {
    case 'interview':
      return { kind: cited.kind, ...cited.fields };
    case 'calculation': {
      const { window, ...rest } = cited;
      return { ...rest, ...window };
    }
    case 'post':
    case 'document':
      return cited;
  }
}

function textOf(entry: unknown, place: string): string {
  const text: unknown = isObject(entry) ? Reflect.get(entry, 'text') : undefined;
  if (typeof text === 'string') return text;
  throw new CommandError(`${place}.text: ${shown(text)} is no text. --parse takes { "text": "…" }.`);
}
