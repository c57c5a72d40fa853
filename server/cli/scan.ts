/** `sanad scan`: the identifier scan on sentences. No server, no database. */
import { z } from 'zod';
import { scanIdentifiers } from '#core/disclosure/identifier-scan.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { readJson } from './json-file.ts';

/** Of other corpora too: an id is theirs, a figure or words, and is given back as it came; the language is not asked. */
const Sentences = z.object({
  sentences: z.array(
    z.object({ id: z.union([z.string(), z.number()]), lang: z.string().optional(), text: z.string() }),
  ),
});

export const command: Command = {
  usage: 'scan FILE.json',
  help: `Looks for what could lead to a person, in English, Dari, Pashto and Uzbek. Needs no server and no database.
Reads { "sentences": [{ "id", "lang", "text" }] } and prints [{ "id", "hits": [{ "from", "to", "rule" }] }]: UTF-16
offsets, “to” is exclusive. Every text is read by the rules of all four languages, since speakers mix them.`,

  run: (args, io) => {
    const [file = ''] = readOptions(args, { options: {}, positionals: ['FILE.json'] }).positionals;
    const read = Sentences.safeParse(readJson(file));
    if (!read.success)
      throw new CommandError(
        `${file}: ${whatIsWrong(read.error.issues[0]?.path ?? [])}. It takes { "sentences": [{ "id": 1, "lang": "prs", "text": "…" }] }; “lang” may be left out.`,
      );
    const scanned = read.data.sentences.map(({ id, text }) => ({ id, hits: scanIdentifiers(text) }));
    io.out(`${JSON.stringify(scanned)}\n`);
    return Promise.resolve(0);
  },
};

/** In the file's own words: where it is not what a corpus looks like, and what should stand there. */
function whatIsWrong([list, n, field]: readonly PropertyKey[]): string {
  if (list === undefined) return 'the file holds no object';
  if (n === undefined) return 'there is no list of “sentences”';
  const which = `sentence ${Number(n) + 1}`;
  switch (field) {
    case undefined:
      return `${which} is no object`;
    case 'id':
      return `the “id” of ${which} is neither a number nor words`;
    default:
      return `the “${String(field)}” of ${which} is missing or no words`;
  }
}
