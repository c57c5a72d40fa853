/** `sanad incidents`: what is counted of a file of incidents. No server, no database. */
import { weeklyChart } from '#core/incidents/chart.ts';
import { readDay, type Window } from '#core/incidents/day.ts';
import { MappingShape } from '#core/incidents/mapping.ts';
import { readIncidents, type Incident } from '#core/incidents/read.ts';
import { incidentReport, windowOf, type IncidentReport } from '#core/incidents/report.ts';
import { hashOfFile } from '#core/incidents/set.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { bytesOf, tableIn, writeFresh } from './csv-file.ts';
import { readJson } from './json-file.ts';

export const command: Command = {
  usage:
    'incidents FILE.csv --mapping FILE.json --name NAME [--window A..B] [--periods A..B,C..D] [--svg FILE.svg]',
  help: `Counts incidents per week, with an eight-week moving average, by type, by actor, by distance to the nearest
provincial capital, and the dead beside them, with the note that says how. Needs no server and no database. Two rows that
may tell of one event are listed, and none is left out. A cell that cannot be read refuses the file, by row and column.

  --mapping FILE   which column holds what: { "date", "dateFormat": "YMD" or "DMY" or "MDY", "place", "province",
                   "latitude", "longitude", "type", "claimed" (names apart by ;), "attributed", "deadLow", "deadHigh",
                   "source" }; all but the date may be missing
  --name NAME      what the data set is called in print
  --window A..B    days from and to (from the first incident to the last)
  --periods        periods to set side by side, with rates a month
  --svg FILE       writes the weeks as a chart`,

  run: (args, io) => {
    const { positionals, values } = readOptions(args, {
      options: {
        mapping: { type: 'string' },
        name: { type: 'string' },
        window: { type: 'string' },
        periods: { type: 'string' },
        svg: { type: 'string' },
      },
      positionals: ['FILE.csv'],
      required: ['mapping', 'name'],
    });
    const [file = ''] = positionals;
    const { mapping = '', name = '', window, periods, svg } = values;
    const bytes = bytesOf(file);
    const incidents = read(file, bytes, mapping);
    const report = incidentReport(name, incidents, {
      window: window === undefined ? windowOf(incidents) : windowOption('--window', window),
      file: hashOfFile(bytes),
      periods: periods === undefined ? [] : periods.split(',').map((one) => windowOption('--periods', one)),
    });
    if (svg !== undefined) writeFresh(svg, [file, mapping], chartOf(name, report));
    io.out(`${JSON.stringify(report, null, 1)}\n`);
    return Promise.resolve(0);
  },
};

const chartOf = (name: string, { window: { from, to }, weeks, note }: IncidentReport): string =>
  weeklyChart(`${name}: incidents a week, ${from} to ${to}`, weeks, note);

function read(file: string, bytes: Uint8Array, mappingFile: string): readonly Incident[] {
  const mapping = MappingShape.safeParse(readJson(mappingFile));
  if (!mapping.success) {
    const [issue] = mapping.error.issues;
    throw new CommandError(
      `${mappingFile}, ${issue?.path.join('.') || 'mapping'}: ${issue?.message ?? 'not a mapping'}.`,
    );
  }
  const answer = readIncidents(tableIn(file, bytes), mapping.data);
  if (answer.ok) return answer.incidents;
  const [first] = answer.faults;
  const more = answer.faults.length - 1;
  throw new CommandError(
    `${file}, ${first?.place ?? ''}: ${first?.words ?? ''}${more > 0 ? ` (and ${more} more)` : ''}.`,
  );
}

function windowOption(option: string, text: string): Window {
  const [from, to, ...rest] = text.split('..').map((day) => readDay(day, 'YMD'));
  if (!from || !to || rest.length > 0 || from > to)
    throw new CommandError(`${option}: “${text}” is no window. Write two days, 2022-01-01..2022-06-30.`);
  return { from, to };
}
