/** `npm run check`: types (Svelte's too), lint, format, architecture and unused code. Exits 1 when one of them complains. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env, exit, stdout } from 'node:process';

interface Step {
  name: string;
  command: string[];
  env?: Record<string, string>;
}

/** What the steps after it read. */
const FIRST: Step = { name: 'generated types', command: ['svelte-kit', 'sync'] };

/** TypeScript's own, where it was installed: it says the same in a third of the time. */
function compilerInGo(): string[] {
  const native = join(import.meta.dirname, '..', 'node_modules', '@typescript', 'native');
  return existsSync(native) ? ['--tsgo-experimental-api'] : [];
}

/** The longest first: two run side by side. */
const CHECKS: readonly Step[] = [
  {
    name: 'lint',
    command: ['eslint', '--max-warnings', '0', '.'],
    // Whoever reads a component's file then gets its script at once: else the program is made anew for each of them.
    env: { SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK: '1' },
  },
  // Of Svelte and of every other file: what `tsc` would say, too.
  {
    name: 'types',
    command: ['svelte-check', ...compilerInGo(), '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
];
const SIDE_BY_SIDE = 2;

/** Runs all checks, and what else is to be run with them; answers how many passed and failed. */
export async function runChecks(...more: readonly Step[]): Promise<{ passed: number; failed: number }> {
  const answers = [await runStep(FIRST)];
  const waiting = [...CHECKS, ...more];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) answers.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  const passed = answers.filter(Boolean).length;
  return { passed, failed: answers.length - passed };
}

/** Answers whether it passed; what it printed is shown only when it did not. */
function runStep({ name, command, env: own = {} }: Step): Promise<boolean> {
  const started = Date.now();
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: 64 * 1024 * 1024, env: { ...env, ...own } }, (error, out, err) => {
      const passed = error === null;
      if (!passed) stdout.write(`${out}${err}${out === '' && err === '' ? error.message : ''}\n`);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      stdout.write(`${passed ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
      resolve(passed);
    });
  });
}

if (import.meta.main) {
  const architecture = { name: 'architecture', command: ['vitest', 'run', 'test/architecture.test.ts'] };
  const { failed } = await runChecks(architecture);
  exit(failed === 0 ? 0 : 1);
}
