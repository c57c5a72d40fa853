/** `sanad export`: the coded data as a zip, and its row in the ledger. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { OUTSIDE } from '#core/disclosure/thresholds.ts';
import type { Place, Work } from '../place.ts';
import { makeExport, type MadeExport } from '../store/export.ts';
import { makeDataSet } from '../store/inside-data-set.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround, placeOf } from './ground.ts';

export const command: Command = {
  usage: 'export --project SLUG --user EMAIL --out FILE.zip [--data-set [--again]]',
  help: `Writes the coded data of a project, for internal use: codings, assertions, claims, interviews by source type, codebook.
Only a lead may. The export goes into the project's ledger. Prints { id, out, bytes, sha256, counts }.

  --project SLUG   which project
  --user EMAIL     the lead who exports
  --out FILE.zip   where to write; a file that is there is replaced
  --data-set       as a data set: CSV and Parquet, datapackage.json, DDI, codebook, loaders, checksums; in the interviews each
                   class has at least as many people and researchers as the project asks for (${OUTSIDE.inside} and ${OUTSIDE.researchers} where
                   it asked for nothing else). One for outside use leaves from the exports
                   page, when a second lead has confirmed it. It is compared with all that was made so before, and refused
                   where it differs by too few people
  --again          with --data-set: only of interviews that left before
${DATA_HELP}`,

  run: async (args, io) => {
    const { values } = readOptions(args, {
      options: {
        project: { type: 'string' },
        user: { type: 'string' },
        out: { type: 'string' },
        'data-set': { type: 'boolean' },
        again: { type: 'boolean' },
        ...DATA_OPTIONS,
      },
      required: ['project', 'user', 'out'],
    });
    const { project = '', user = '', out = '' } = values;
    const made = await onGround(io, { demo: values.demo === true }, async (ground) => {
      const place = await placeOf(ground, user, project);
      if (place.can('export.make') !== 'allow')
        throw new CommandError(`${user} is no lead of ${project}, and only leads export.`);
      return exportTo(
        place,
        out,
        values['data-set'] === true ? (work) => dataSet(work, values.again === true) : makeExport,
      );
    });
    const { id, bytes, sha256, counts } = made;
    io.out(`${JSON.stringify({ id, out, bytes, sha256, counts })}\n`);
    return 0;
  },
};

async function dataSet(work: Work, again: boolean): Promise<MadeExport> {
  const done = await makeDataSet(work, again);
  if (done.kind === 'refused') throw new CommandError(done.words);
  return done.made;
}

/** The file is on disk before the ledger's row is committed, and takes its name after: neither stands without the other. */
async function exportTo(
  place: Place,
  out: string,
  make: (work: Work) => Promise<MadeExport>,
): Promise<MadeExport> {
  const unfinished = `${out}.unfinished`;
  try {
    const made = await place.work(async (work) => {
      const result = await make(work);
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
