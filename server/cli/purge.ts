/** `sanad purge`: what slipped through is destroyed, with the keys that sealed it. For whoever runs the machine. */
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { isCode, type ProjectId, type RecordId } from '#core/ids.ts';
import { MOST_PHRASE, MOST_REPLACEMENT, type FoundPlace, type PurgeFault } from '#core/purge.ts';
import { project as projects } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { recordByCode } from '../purge/open-document.ts';
import { previewPurge, purge } from '../purge/purge.ts';
import { CommandError, readOptions, type Command, type Io } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround } from './ground.ts';

export const command: Command = {
  usage: 'purge [CODE] --project SLUG [--find -|FILE] [--with TEXT] [--preview|--yes]',
  help: `Destroys what slipped through. With --find, every occurrence of a text goes, whatever its letters' case or spelling
on the keyboard: with CODE out of that record's copies, without it out of everything in the project. Without --find the
record is made anew as it stands, so that what was typed and deleted in it is gone as well. Every record that is
reached gets a new epoch and a new key, all other text of the project a new key; the old ones are destroyed. People who
have the record open are sent to the new copy. It does not matter whether a server runs.

Nothing is changed without --yes: what would go is listed as JSON, places with the words around each.

  CODE             one record, such as R-8FX3D
  --project SLUG   which project
  --find -         read the text from standard input (never from the command line: shells keep logs)
  --find FILE      read it from a file; delete the file afterwards
  --with TEXT      what stands in its place, such as “[a relative]”; left out, nothing does
  --preview        list what would go, and change nothing
  --yes            do it
${DATA_HELP}`,

  run: async (args, io) => {
    const asked = await readArguments(args, io);
    return onGround(io, { demo: asked.demo }, async (ground) => {
      const target = await targetOf(ground, asked);
      if (asked.yes) return carryOut(ground, io, asked, target);
      const found =
        asked.phrase === null ? [] : await previewPurge(ground, { ...target, phrase: asked.phrase });
      if (!Array.isArray(found)) throw faultOf(found);
      io.out(`${JSON.stringify({ code: asked.code, places: found.map(shown) })}\n`);
      return 0;
    });
  },
};

interface Asked {
  code: string | null;
  slug: string;
  phrase: string | null;
  by: string;
  yes: boolean;
  demo: boolean;
}

async function readArguments(args: readonly string[], io: Io): Promise<Asked> {
  const code = codeIn(args[0]);
  const { values } = readOptions(code === null ? args : args.slice(1), {
    options: {
      project: { type: 'string' },
      find: { type: 'string' },
      with: { type: 'string' },
      preview: { type: 'boolean' },
      yes: { type: 'boolean' },
      ...DATA_OPTIONS,
    },
    required: ['project'],
  });
  const { project: slug = '', find, with: by = '', preview = false, yes = false, demo = false } = values;
  if (preview && yes) throw new CommandError('--preview changes nothing and --yes does: say one of them.');
  if (code === null && find === undefined)
    throw new CommandError('Name a record, or say with --find what is to go out of the whole project.');
  if (by.length > MOST_REPLACEMENT)
    throw new CommandError(`What stands in its place may be ${MOST_REPLACEMENT} letters long.`);
  return { code, slug, phrase: find === undefined ? null : await phraseOf(find, io), by, yes, demo };
}

/** Null: an option comes first, and the whole project is meant. */
function codeIn(first: string | undefined): string | null {
  if (first === undefined || first.startsWith('-')) return null;
  const code = first.toUpperCase();
  if (!isCode(code))
    throw new CommandError(
      `“${first}” is no code of a record, which is written as R-8FX3D. Leave it out to search the whole project.`,
    );
  return code;
}

async function phraseOf(find: string, io: Io): Promise<string> {
  const text = (find === '-' ? await io.stdin() : read(find)).replace(/\r?\n$/, '');
  if (text.length > MOST_PHRASE)
    throw new CommandError(`The text may be ${MOST_PHRASE} letters long: purge its parts one by one.`);
  return text;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CommandError(
      'The file of --find cannot be read. Check its path, or say “--find -” and give the text on standard input.',
    );
  }
}

interface Target {
  project: ProjectId;
  record: RecordId | null;
}

async function targetOf(ground: Ground, { slug, code }: Asked): Promise<Target> {
  return ground.db.asService('purge', async (tx) => {
    const [row] = await tx.select({ id: projects.id }).from(projects).where(eq(projects.slug, slug));
    if (!row) throw new CommandError(`There is no project ${slug}. Check its name, and --demo.`);
    if (code === null) return { project: row.id, record: null };
    const record = await recordByCode(tx, row.id, code);
    if (record === null) throw new CommandError(`There is no record ${code} in ${slug}. Check its code.`);
    return { project: row.id, record };
  });
}

async function carryOut(
  ground: Ground,
  io: Io,
  { code, phrase, by }: Asked,
  target: Target,
): Promise<number> {
  const done = await purge(ground, { ...target, phrase, by, chosen: null, actor: null });
  if (done.kind !== 'done') throw faultOf(done);
  const elsewhere = phrase === null || code === null ? [] : await elsewhereOf(ground, target, phrase);
  const { places, records, unreached } = done;
  io.out(`${JSON.stringify({ code, places, records, elsewhere, unreached })}\n`);
  if (elsewhere.length > 0)
    io.err('The text stands in other places of the project too. Purge without the code to reach them.\n');
  if (unreached.length > 0)
    io.err(
      'A backup of the key store could not be reached: it still holds what was destroyed. See the output.\n',
    );
  return 0;
}

/** Where else in the project it stands, without its words. */
async function elsewhereOf(ground: Ground, { project }: Target, phrase: string): Promise<string[]> {
  const found = await previewPurge(ground, { project, phrase, record: null });
  return Array.isArray(found) ? found.map(({ key }) => key) : [];
}

const shown = ({ key, what, code, texts }: FoundPlace) => ({ key, what, code, texts });

function faultOf({ kind }: PurgeFault): CommandError {
  switch (kind) {
    case 'too-short':
      return new CommandError('The text is too short to look for: it takes at least two letters.');
    case 'replacement-holds-it':
      return new CommandError('What is to stand in its place holds the text itself. Say it in other words.');
    case 'nothing-found':
      return new CommandError('The text stands nowhere there. Nothing was changed.');
    case 'busy':
      return new CommandError(
        'Somebody is at work in what was to go. Nothing was changed; try again in a moment.',
      );
  }
}
