/** `sanad keys`: copies of the key store that are kept in step with what is destroyed. */
import { backUpKeys } from '../key-backup.ts';
import { destroyEnded, endedKeys } from '../purge/ended.ts';
import { readOptions, type Command } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround } from './ground.ts';

export const backUp: Command = {
  usage: 'keys backup DIR',
  help: `Copies the key store into a folder, best on another disk, and keeps that folder in mind: whenever a key is destroyed
its bytes go out of the folder too, at once where it can be reached, else the next time that it can. Say it again to bring
the copy up to date. Without the keys a backup of the database cannot be read. Copies that are made in another way are
out of reach: what was destroyed stays in them. Prints { unreached }: copies that could not be reached this time.

  DIR              the folder; it may hold an older copy of this store, and is made where there is none
${DATA_HELP}`,
  run: async (args, io) => {
    const { values, positionals } = readOptions(args, { options: DATA_OPTIONS, positionals: ['DIR'] });
    const unreached = await onGround(io, { demo: values.demo === true }, async (ground) => {
      backUpKeys(ground.keys, positionals[0] ?? '', await endedKeys(ground));
      return (await destroyEnded(ground)).unreached;
    });
    io.out(`${JSON.stringify({ unreached })}\n`);
    return 0;
  },
};
