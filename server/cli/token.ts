/** `sanad token create`: a bearer token for the API and the socket. */
import { createToken } from '../auth/token.ts';
import { CommandError, readOptions, type Command } from './command.ts';
import { DATA_HELP, DATA_OPTIONS, onGround } from './ground.ts';

export const command: Command = {
  usage: 'token create --user EMAIL [--project SLUG]',
  help: `Makes a bearer token for that person and prints it. It is shown this once, and works until the person is suspended
or, where it is bound to a project, leaves it. Use it as “Authorization: Bearer TOKEN”.

  --user EMAIL     whose token it is
  --project SLUG   bind it to one project: all others then answer as if they did not exist
${DATA_HELP}`,

  run: async (args, io) => {
    const { values } = readOptions(args, {
      options: { user: { type: 'string' }, project: { type: 'string' }, ...DATA_OPTIONS },
      required: ['user'],
    });
    const email = values.user ?? '';
    const project = values.project ?? null;
    const made = await onGround(io, { demo: values.demo === true }, (ground) =>
      createToken(ground, { email, project }),
    );
    switch (made.kind) {
      case 'made':
        io.out(`${made.token}\n`);
        return 0;
      case 'no-account':
        throw new CommandError(`Nobody has an account under ${email}. Check the address, and --demo.`);
      case 'suspended':
        throw new CommandError(
          `${email} is suspended. “sanad user restore --user ${email}” lets them in again.`,
        );
      case 'no-project':
        throw new CommandError(
          `There is no project ${project} to which ${email} belongs. Check both, and --demo.`,
        );
    }
  },
};
