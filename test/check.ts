/** `npm run check`: types, Svelte, lint, format, architecture and unused code. Exits 1 when one of them complains. */
import { spawnSync } from 'node:child_process';
import { exit, stdout } from 'node:process';

export interface Step {
  name: string;
  command: string[];
}

export const CHECKS: Step[] = [
  { name: 'generated types', command: ['svelte-kit', 'sync'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'svelte', command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
];

/** Runs one step and answers whether it passed; what it printed is shown only when it did not. */
export function runStep(step: Step): boolean {
  const started = Date.now();
  const [program = '', ...args] = step.command;
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const passed = done.status === 0;
  if (!passed)
    stdout.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? String(done.error) : ''}\n`);
  stdout.write(
    `${passed ? 'ok  ' : 'FAIL'} ${step.name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  return passed;
}

if (import.meta.main) {
  const architecture: Step = {
    name: 'architecture',
    command: ['vitest', 'run', 'test/architecture.test.ts'],
  };
  const failed = [...CHECKS, architecture].filter((step) => !runStep(step));
  exit(failed.length === 0 ? 0 : 1);
}
