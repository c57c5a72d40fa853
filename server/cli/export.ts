/** `sanad export`: the coded data as a zip, and its row in the ledger. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Place } from '../place.ts';
import { makeExport, type MadeExport } from '../store/export.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround, placeOf } from './ground.ts';

export const command: Command = {
  usage: 'export --project SLUG --user EMAIL --out FILE.zip',
  help: `Writes the coded data of a project, for internal use: codings, assertions, claims, interviews by source type, codebook.
Only a lead may. The export goes into the project's ledger. Prints { id, out, bytes, sha256, counts }.

  --project SLUG   which project
  --user EMAIL     the lead who exports
  --out FILE.zip   where to write; a file that is there is replaced
${DATA_HELP}`,

  run: async (args, io) => {
    const { values } = readOptions(args, {
      options: {
        project: { type: 'string' },
        user: { type: 'string' },
        out: { type: 'string' },
        ...DATA_OPTIONS,
      },
      required: ['project', 'user', 'out'],
    });
    const { project = '', user = '', out = '' } = values;
    const made = await onGround(io, { demo: values.demo === true }, async (ground) => {
      const place = await placeOf(ground, user, project);
      if (place.can('export.make') !== 'allow')
        throw new CommandError(`${user} is no lead of ${project}, and only leads export.`);
      return exportTo(place, out);
    });
    const { id, bytes, sha256, counts } = made;
    io.out(`${JSON.stringify({ id, out, bytes, sha256, counts })}\n`);
    return 0;
  },
};

/** The file is on disk before the ledger's row is committed, and takes its name after: neither stands without the other. */
async function exportTo(place: Place, out: string): Promise<MadeExport> {
  const unfinished = `${out}.unfinished`;
  try {
    const made = await place.work(async (work) => {
      const result = await makeExport(work);
      write(unfinished, result.zip);
      return result;
    });
    renameSync(unfinished, out);
    return made;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes, { mode: 0o600 });
  } catch {
    throw new CommandError(
      `${file} cannot be written. Check that its folder is there and yours to write in.`,
    );
  }
}
