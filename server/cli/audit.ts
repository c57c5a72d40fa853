/** `sanad audit`: signed heads to keep outside, and whether the chains are still what the heads say. */
import { readFileSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { INSTANCE_CHAIN } from '#core/audit.ts';
import { readHeads, type Finding, type SignedHead } from '#core/audit-head.ts';
import { allHeads, headKey } from '../audit/head.ts';
import { verifyChains, type ChainReport } from '../audit/verify.ts';
import { project } from '../db/schema.ts';
import type { Ground } from '../ground.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround } from './ground.ts';

export const heads: Command = {
  usage: 'audit heads --out FILE.json',
  help: `Writes the signed head of every audit chain, of all projects and of the instance. Keep it on another machine: a chain by
itself can be rewritten by whoever administers the database. Prints { out, heads, key }.

  --out FILE.json  where to write; a file that is there is replaced
${DATA_HELP}`,

  run: async (args, io) => {
    const { values } = readOptions(args, {
      options: { out: { type: 'string' }, ...DATA_OPTIONS },
      required: ['out'],
    });
    const { out = '' } = values;
    const signed = await onGround(io, { demo: values.demo === true }, allHeads);
    try {
      writeFileSync(out, `${JSON.stringify(signed, null, 2)}\n`);
    } catch {
      throw new CommandError(
        `${out} cannot be written. Check that its folder is there and yours to write in.`,
      );
    }
    io.out(`${JSON.stringify({ out, heads: signed.length, key: signed[0]?.key ?? null })}\n`);
    return 0;
  },
};

export const verify: Command = {
  usage: 'audit verify [--heads FILE.json]… [--project SLUG]',
  help: `Reads the audit chains and says whether each is whole: no entry changed, taken out or moved, and against the heads, that no
end was cut off and nothing was written anew. Prints { sound, key, chains }; what it found is said in words on standard
error too. The status is 1 when anything is wrong. Without heads it cannot see a cut end or a chain that was written anew.

  --heads FILE.json  heads that were downloaded or written by “audit heads”; may be said several times
  --project SLUG     only this project’s chain
${DATA_HELP}

“key” is the public key of this instance’s key store. Write it down with your first heads: if it ever changes without a
reason that you know, whoever runs the server could have signed heads anew.`,

  run: async (args, io) => {
    const { values } = readOptions(args, {
      options: {
        heads: { type: 'string', multiple: true },
        project: { type: 'string' },
        ...DATA_OPTIONS,
      },
    });
    const kept = (values.heads ?? []).flatMap(headsOf);
    const { key, chains } = await onGround(io, { demo: values.demo === true }, async (ground) => ({
      key: headKey(ground.keys),
      chains: await verifyChains(ground, kept, await chainOf(ground, values.project)),
    }));
    const sound = chains.every(({ found }) => found.length === 0);
    io.out(`${JSON.stringify({ sound, key, chains })}\n`);
    io.err(chains.flatMap(inWords).join(''));
    return sound ? 0 : 1;
  },
};

function headsOf(file: string): SignedHead[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`${file} cannot be read. Check the name.`);
  }
  const found = readHeads(text);
  if (!found)
    throw new CommandError(`${file} holds no heads of an audit chain. Give the file as it was downloaded.`);
  return found;
}

async function chainOf(ground: Ground, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null;
  const [found] = await ground.db.asService('start', (tx) =>
    tx.select({ id: project.id }).from(project).where(eq(project.slug, slug)),
  );
  if (!found) throw new CommandError(`There is no project ${slug}. Check the name, and --demo.`);
  return found.id;
}

function inWords({ chain, entries, heads: n, found }: ChainReport): string[] {
  const name = chain === INSTANCE_CHAIN ? 'The instance’s chain' : `The chain of project ${chain}`;
  if (found.length > 0) return found.map((one) => `${name}: ${wordsOf(one)}\n`);
  const against = n === 0 ? 'held against no head' : `as ${n === 1 ? 'its head says' : `its ${n} heads say`}`;
  return [`${name} is whole: ${entries} entries, ${against}.\n`];
}

function wordsOf(found: Finding): string {
  switch (found.kind) {
    case 'edited':
      return `entry ${found.seq} was changed or moved: its hash does not cover what stands there.`;
    case 'unlinked':
      return `entry ${found.seq} is not chained to the one before it: one was taken out, put in or changed.`;
    case 'missing':
      return found.from === found.to
        ? `entry ${found.from} is missing.`
        : `entries ${found.from} to ${found.to} are missing.`;
    case 'cut':
      return `the end was cut off: the head of ${found.signed} signs entry ${found.seq}, and the last one is ${found.last}.`;
    case 'rewritten':
      return `entry ${found.seq} is not the one that the head of ${found.signed} signs: it, or one before it, was written anew.`;
    case 'unknown':
      return `the entry that the head of ${found.signed} signs is not there: the end was cut off, or it was written anew.`;
    case 'head-changed':
      return `the head of ${found.signed} was changed after it was signed, and tells nothing.`;
    case 'head-foreign':
      return `the head of ${found.signed} was signed by another key (${found.key}): it is of another instance, or this one’s key store was replaced.`;
  }
}
