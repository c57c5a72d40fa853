/** `sanad user`: accounts are made, suspended and restored. */
import { resetFactor } from '../auth/factor-reset.ts';
import { hashPassword, passwordFault } from '../auth/password.ts';
import { restore, suspend } from '../auth/revoke.ts';
import { drawSecret } from '../auth/secret.ts';
import { createAccount, foldEmail } from '../store/account.ts';
import { append } from '../store/audit.ts';
import type { Ground } from '../ground.ts';
import { CommandError, readOptions, type Command, type Io } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround } from './ground.ts';

export const create: Command = {
  usage: 'user create --email EMAIL [--admin] [--password -]',
  help: `Makes an account that belongs to no project yet. Without --password one is drawn and printed, this once.

  --email EMAIL    the address under which the person signs in
  --admin          runs the instance: accounts and invitations, no content
  --password -     read the password from standard input (never from the command line: shells keep logs)
${DATA_HELP}`,

  run: async (args, io) => {
    const { values } = readOptions(args, {
      options: {
        email: { type: 'string' },
        admin: { type: 'boolean' },
        password: { type: 'string' },
        ...DATA_OPTIONS,
      },
      required: ['email'],
    });
    const email = emailOf(values.email ?? '');
    const { password, drawn } = await passwordOf(values.password, io);
    const passwordHash = await hashPassword(password);
    const id = await onGround(io, { demo: values.demo === true, make: true }, (ground) =>
      ground.db.asService('auth', async (tx) => {
        const admin = values.admin === true;
        const made = await createAccount(tx, { email, passwordHash, admin });
        if (made !== null)
          await append(tx, {
            project: null,
            actor: null,
            act: 'account.made',
            object: made,
            more: { admin },
          });
        return made;
      }),
    );
    if (id === null)
      throw new CommandError(`${email} has an account already. Nothing was changed; use another address.`);
    io.out(
      drawn
        ? `${email} can sign in with this password, shown this once: ${password}\n`
        : `${email} can sign in.\n`,
    );
    return 0;
  },
};

export const suspendCommand: Command = {
  usage: 'user suspend --user EMAIL',
  help: `Ends that person's sessions, tokens and sockets, and returns when nothing of theirs can be applied or delivered
any more. They cannot sign in until they are restored.

  --user EMAIL     who
${DATA_HELP}`,
  run: (args, io) => change(args, io, suspend, 'is suspended: sessions, tokens and sockets have ended.'),
};

export const restoreCommand: Command = {
  usage: 'user restore --user EMAIL',
  help: `Lets a suspended person sign in anew. Tokens that were ended stay dead.

  --user EMAIL     who
${DATA_HELP}`,
  run: (args, io) => change(args, io, restore, 'may sign in again. Tokens that were ended stay dead.'),
};

export const resetFactorCommand: Command = {
  usage: 'user reset-factor --user EMAIL',
  help: `Takes the second factor of somebody who lost their device away: they are signed out everywhere, and set up a new
one with their password and a code, which this prints once and which is good for seven days: say it to them yourself. Who
leads a study with two leads is reset by two of these, on the page of the team.

  --user EMAIL     who
${DATA_HELP}`,
  run: (args, io) =>
    change(
      args,
      io,
      byCommand,
      'sets up a new second factor at the next sign-in, with this code, which is shown once:',
    ),
};

async function byCommand(ground: Ground, email: string): Promise<{ code: string } | 'no-account'> {
  const answer = await resetFactor(ground, email, null);
  if (answer !== 'two-leads') return answer;
  throw new CommandError(
    `${email} leads a study with two leads: two of these reset the second factor, on the page of the team. Nothing was changed.`,
  );
}

async function change(
  args: readonly string[],
  io: Io,
  act: (ground: Ground, email: string) => Promise<'done' | 'no-account' | { code: string }>,
  words: string,
): Promise<number> {
  const { values } = readOptions(args, {
    options: { user: { type: 'string' }, ...DATA_OPTIONS },
    required: ['user'],
  });
  const email = values.user ?? '';
  const done = await onGround(io, { demo: values.demo === true }, (ground) => act(ground, email));
  if (done === 'no-account')
    throw new CommandError(`Nobody has an account under ${email}. Check the address, and --demo.`);
  io.out(`${email} ${words}${typeof done === 'string' ? '' : ` ${done.code}`}\n`);
  return 0;
}

function emailOf(text: string): string {
  const email = foldEmail(text);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new CommandError(`“${text}” is no e-mail address.`);
  return email;
}

async function passwordOf(given: string | undefined, io: Io): Promise<{ password: string; drawn: boolean }> {
  if (given === undefined) return { password: drawSecret().slice(0, 24), drawn: true };
  if (given !== '-')
    throw new CommandError(
      'A password on the command line stays in logs. Say “--password -” and give it on standard input.',
    );
  const password = (await io.stdin()).replace(/\r?\n$/, '');
  const fault = passwordFault(password);
  if (fault !== null) throw new CommandError(fault);
  return { password, drawn: false };
}
