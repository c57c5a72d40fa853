/** `sanad import`: a transcript from a file into a field copy. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { importTranscript } from '../import/import.ts';
import { fileTooLarge } from '#core/transcript-import.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround, placeOf } from './ground.ts';

export const command: Command = {
  usage: 'import FILE --project SLUG --record CODE --user EMAIL',
  help: `Appends the questions and answers of a transcript (.docx, or .txt in UTF-8, up to 10 MB) to a record's field copy:
all of it, or nothing. Questions are found by “Q:” and “A:”, “س:” and “ج:”, “پوښتنه:” and “ځواب:”, by numbers from 1 on,
or by their question mark. Whoever may write that copy may import. Prints { code, turns }.

  --project SLUG   which project
  --record CODE    which record, such as R-8FX3D
  --user EMAIL     who imports
${DATA_HELP}`,

  run: async (args, io) => {
    const { values, positionals } = readOptions(args, {
      options: {
        project: { type: 'string' },
        record: { type: 'string' },
        user: { type: 'string' },
        ...DATA_OPTIONS,
      },
      positionals: ['FILE'],
      required: ['project', 'record', 'user'],
    });
    const { project = '', record = '', user = '' } = values;
    const file = { name: basename(positionals[0] ?? ''), bytes: read(positionals[0] ?? '') };
    const done = await onGround(io, { demo: values.demo === true }, async (ground) =>
      importTranscript(ground, await placeOf(ground, user, project), record, file),
    );
    if (!done.ok) throw new CommandError(done.fault.message);
    io.out(`${JSON.stringify({ code: done.code, turns: done.turns })}\n`);
    return 0;
  },
};

function read(path: string): Uint8Array {
  try {
    const tooLarge = fileTooLarge(path, statSync(path).size);
    if (tooLarge !== null) throw new CommandError(tooLarge);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${path} cannot be read. Check the path.`);
  }
}
