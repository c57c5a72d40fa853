/** `npm run -s sanad -- COMMAND …`: results on standard output, words on standard error, 0 when it was done. */
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { CommandError, type Command, type Io } from './cli/command.ts';
import { ConfigError } from './config.server.ts';
import { describeFault } from './http/fault.ts';

// Loaded when called: `assess` must not wait for a database's modules.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  assess: async () => (await import('./cli/assess.ts')).command,
  attribution: async () => (await import('./cli/attribution.ts')).command,
  'audit heads': async () => (await import('./cli/audit.ts')).heads,
  'audit verify': async () => (await import('./cli/audit.ts')).verify,
  disclose: async () => (await import('./cli/disclose.ts')).command,
  export: async () => (await import('./cli/export.ts')).command,
  import: async () => (await import('./cli/import.ts')).command,
  'keys backup': async () => (await import('./cli/keys.ts')).backUp,
  purge: async () => (await import('./cli/purge.ts')).command,
  lint: async () => (await import('./cli/lint.ts')).command,
  scan: async () => (await import('./cli/scan.ts')).command,
  suppress: async () => (await import('./cli/suppress.ts')).command,
  incidents: async () => (await import('./cli/incidents.ts')).command,
  'token create': async () => (await import('./cli/token.ts')).command,
  'user create': async () => (await import('./cli/user.ts')).create,
  'user suspend': async () => (await import('./cli/user.ts')).suspendCommand,
  'user restore': async () => (await import('./cli/user.ts')).restoreCommand,
  'user reset-factor': async () => (await import('./cli/user.ts')).resetFactorCommand,
};

const USAGE = `Usage: npm run -s sanad -- COMMAND …

Commands: ${Object.keys(COMMANDS).join(', ')}.
“COMMAND --help” says what a command takes and prints.
`;

/** The exit status: 0 done, 1 not done, 2 not understood. */
export async function runCli(given: readonly string[], io: Io): Promise<number> {
  const args = given[0] === '--demo' ? [...given.slice(1), '--demo'] : given; // in front it means the same
  const name = Object.keys(COMMANDS).find((n) => n === args.slice(0, n.split(' ').length).join(' '));
  const load = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || !load) return misunderstood(args, io);
  const rest = args.slice(name.split(' ').length);
  const command = await load();
  if (rest.includes('--help')) {
    io.out(`Usage: sanad ${command.usage}\n\n${command.help}\n`);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!isExpected(error)) return unexpected(name, error, io);
    const advice = error instanceof CommandError ? ` “sanad ${name} --help” says what it takes.` : '';
    // One line: a value or another's message may hold several.
    io.err(`${`sanad ${name}: ${error.message}${advice}`.replaceAll(/\s*[\r\n]+\s*/g, ' ')}\n`);
    return 1;
  }
}

/** A message may quote what was typed, and a database's its parameters: said are the kind and where. */
function unexpected(name: string, error: unknown, io: Io): number {
  const { name: kind, code, at } = describeFault(error);
  const where = at.map((line) => `  ${line}\n`).join('');
  io.err(
    `sanad ${name}: it failed in a way that it has no words for (${kind}${code === null ? '' : ` ${code}`}). Look whether it was done, and try again.\n${where}`,
  );
  return 1;
}

function misunderstood(args: readonly string[], io: Io): number {
  if (args.length === 0 || args[0] === '--help') {
    io.out(USAGE);
    return 0;
  }
  const said = args
    .slice(0, 2)
    .filter((word) => !word.startsWith('-'))
    .join(' ');
  io.err(`sanad has no command “${said}”.\n\n${USAGE}`);
  return 2;
}

/** Faults of the environment and the data say by themselves what to do. */
const isExpected = (error: unknown): error is Error =>
  error instanceof CommandError ||
  error instanceof ConfigError ||
  (error instanceof Error &&
    ['InstanceError', 'KeyStoreError', 'EmbeddedPostgresError', 'MigrationError', 'RevocationError'].includes(
      error.name,
    ));

if (import.meta.main)
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
    out: (words) => void process.stdout.write(words),
    pipe: (pieces) => pipeline(Readable.from(pieces), process.stdout, { end: false }),
    err: (words) => void process.stderr.write(words),
    stdin: () => text(process.stdin),
  });
