/** `sanad keys`: copies of the key store that are kept in step with what is destroyed. */
import { backUpKeys, type BackupFault } from '../key-backup.ts';
import { destroyEnded } from '../purge/ended.ts';
import { CommandError, readOptions, type Command } from './command.ts';
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
    const folder = positionals[0] ?? '';
    const unreached = await onGround(io, { demo: values.demo === true }, async (ground) => {
      const fault = backUpKeys(ground.keys, folder);
      if (fault) throw new CommandError(WORDS[fault](folder));
      return (await destroyEnded(ground)).unreached;
    });
    io.out(`${JSON.stringify({ unreached })}\n`);
    return 0;
  },
};

const WORDS: Readonly<Record<BackupFault, (folder: string) => string>> = {
  'store-itself': (folder) => `${folder} is the key store itself. Name another folder, best on another disk.`,
  'other-store': (folder) =>
    `${folder} holds a copy of another key store. Name another folder; nothing was changed.`,
  unwritable: (folder) =>
    `${folder} cannot be made or written. Check the path, who may write there and the room on the disk; then say it again.`,
};
