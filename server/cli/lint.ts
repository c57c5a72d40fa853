/** `sanad lint`: the manuscript check, on the project's data. It changes nothing. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { membership, project } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { readManuscriptFile } from '../import/manuscript-file.ts';
import { openPlace, type Place } from '../place.ts';
import { readKnown } from '../store/known.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround, placeOf } from './ground.ts';

export const command: Command = {
  usage: 'lint FILE.{md,docx} --project SLUG [--user EMAIL]',
  help: `Checks a manuscript against what a project knows: names, posts, days and places that could lead to a person, months
outside the fieldwork, figures that are not their claim's, percentages and totals that do not add up, tolls without a
source, claims printed more firmly than their status, an origin cited beside who retells it, ibid. that points nowhere.
Prints a JSON array of { line, paragraph, rule, found, why, mend }, in the order of the text; of a Word document line is
null. Nothing is changed, and nothing of the text is kept. Names in the vault are not on the server and are not looked for.

  --project SLUG   which project
  --user EMAIL     check as this lead or analyst; without it as a lead
${DATA_HELP}`,

  run: async (args, io) => {
    try {
      const { values, positionals } = readOptions(args, {
        options: { project: { type: 'string' }, user: { type: 'string' }, ...DATA_OPTIONS },
        positionals: ['FILE'],
        required: ['project'],
      });
      const path = positionals[0] ?? '';
      const file = { name: basename(path), bytes: read(path) };
      const { project: slug = '', user } = values;
      const findings = await onGround(io, { demo: values.demo === true }, async (ground) => {
        const text = await readManuscriptFile(file, ground.readDocx);
        if (!text.ok) throw new CommandError(text.message);
        const place =
          user === undefined ? await placeOfLead(ground, slug) : await placeOf(ground, user, slug);
        if (place.can('manuscript.check') !== 'allow')
          throw new CommandError(`${user ?? 'Nobody'} is neither lead nor analyst of ${slug}.`);
        const found = await ground.checkText(text.text, await place.work(readKnown));
        if (found === null) throw new CommandError(`${file.name} took too long to check. Split it.`);
        return text.isWord ? found.map((one) => ({ ...one, line: null })) : found;
      });
      io.out(`${JSON.stringify(findings, null, 1)}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      io.err(`sanad lint: ${error.message.replace(/\s+/g, ' ')}\n`); // one line, whatever it quotes
      return 1;
    }
  },
};

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new CommandError(`${path} cannot be read. Check the path.`);
  }
}

/** Who runs commands on the data holds its keys anyway. */
async function placeOfLead(ground: Ground, slug: string): Promise<Place> {
  const leads = await ground.db.asService('auth', (tx) =>
    tx
      .select({ account: membership.accountId })
      .from(membership)
      .innerJoin(project, eq(project.id, membership.projectId))
      .where(and(eq(project.slug, slug), eq(membership.role, 'lead'), isNull(membership.endedAt)))
      .orderBy(asc(membership.ordinal)),
  );
  const place = leads[0] ? await openPlace(ground, leads[0].account, slug) : null;
  if (!place) throw new CommandError(`There is no project ${slug} with a lead. Check the slug, and --demo.`);
  return place;
}
