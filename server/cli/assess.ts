/** `sanad assess`: the engine on a file. No server, no database. */
import { readFileSync } from 'node:fs';
import { assess } from '#core/consistency/assess.ts';
import { readInterchange } from '#core/consistency/interchange.ts';
import { printAssessments } from '#core/consistency/print.ts';
import { CommandError, readOptions, type Command } from './command.ts';

export const command: Command = {
  usage: 'assess FILE.json',
  help: `Reads a project in the interchange format, version 1, weighs its claims and prints the assessments as JSON.
Needs no server and no database. Where a record cannot be used, it is named and nothing is assessed.`,

  run: async (args, io) => {
    const [file = ''] = readOptions(args, { options: {}, positionals: ['FILE.json'] }).positionals;
    const read = readInterchange(readJson(file));
    if (read.ok) {
      await io.pipe(printAssessments(assess(read.project)));
      return 0;
    }
    for (const { message } of read.errors) io.err(`${file}: ${message}\n`);
    io.err('Nothing was assessed. Correct what is named and run it again.\n');
    return 1;
  },
};

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`${file} cannot be read. Check the path.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(
      `${file} is not JSON (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}
