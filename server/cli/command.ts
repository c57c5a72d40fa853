/** What a command of `sanad` is, and how its options are read. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

export interface Io {
  env: NodeJS.ProcessEnv;
  out(text: string): void;
  /** Much of it, no faster than it is read. */
  pipe(pieces: Iterable<string>): Promise<void>;
  err(text: string): void;
  /** All of standard input. */
  stdin(): Promise<string>;
}

export interface Command {
  /** What stands after `sanad`. */
  usage: string;
  /** What it does and prints, what each option means. */
  help: string;
  /** The exit status: 0, or 1 when it could not be done. Throws CommandError for what its caller can mend. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** What went wrong and what to do: printed as it is, without a stack. */
export class CommandError extends Error {
  override name = 'CommandError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options and the named positionals; everything unknown or missing is said by name. */
export function readOptions<const O extends Options>(
  args: readonly string[],
  expected: { options: O; positionals?: readonly string[]; required?: readonly (keyof O & string)[] },
) {
  const names = expected.positionals ?? [];
  const parsed = parse(args, expected.options);
  for (const name of expected.required ?? [])
    if (!Object.hasOwn(parsed.values, name))
      throw new CommandError(`--${name} is missing. Say it as “--${name} …”.`);
  const missing = names[parsed.positionals.length];
  if (missing !== undefined) throw new CommandError(`${missing} is missing.`);
  const extra = parsed.positionals[names.length];
  if (extra !== undefined) throw new CommandError(`“${extra}” is one word too many.`);
  return parsed;
}

function parse<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: signedNumbers(args, options), options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own words name the option; its advice on how to pass it as an argument helps nobody here.
    const words = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new CommandError(words.replace(/\.?$/, '.'));
  }
}

/** “--k -1” gives the option a value, which its reader refuses by name; Node would take it for another option. */
function signedNumbers(args: readonly string[], options: Options): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1) ?? '';
    const takes = before.startsWith('--') && options[before.slice(2)]?.type === 'string';
    if (takes && /^-[\d.]/.test(arg)) joined.splice(-1, 1, `${before}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}
