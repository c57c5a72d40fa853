/**
 * `npm test`: the checks, then unit and integration tests on a real Postgres, then journeys in a real browser on the
 * built application. Ends with what failed, by name, and the plain line `N passed, N failed`; exits 1 unless all passed
 * and some ran.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env, exit, stdout } from 'node:process';
import { z } from 'zod';
import { runChecks } from './check.ts';

interface Count {
  passed: number;
  failed: number;
  /** What failed, each with the first line of why. */
  names?: string[];
  /** What passed only when it was tried again. */
  shaky?: string[];
}

const folder = join(import.meta.dirname, '..', '.tmp');
mkdirSync(folder, { recursive: true });

/** Hundreds of processes and threads load the same modules: what Node makes of them is made once. */
const compiled = { NODE_COMPILE_CACHE: join(folder, 'compiled') };

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
});

/**
 * A file whose worker ended while it was read is read once more, by itself, and named: V8 has ended so (“jit_page”), with
 * threads that come and go, once in many runs. A file in which a test failed is not.
 */
function vitest(): Count {
  const all = readTests([]);
  const cut = all.files.filter(({ assertionResults: of }) => of.some(isUnread) && !of.some(hasFailed));
  if (cut.length === 0) return countOf(all.files, all.status);
  const again = readTests(cut.map(({ name }) => name));
  const whole = countOf(
    all.files.filter((file) => !cut.includes(file)),
    0,
  );
  const rest = countOf(again.files, again.files.length === cut.length ? again.status : 1);
  return {
    passed: whole.passed + rest.passed,
    failed: whole.failed + rest.failed,
    names: [...(whole.names ?? []), ...(rest.names ?? [])],
    shaky: cut.map(({ name }) => named(name, 'its worker ended')),
  };
}

type TestFile = z.infer<typeof VitestReport>['testResults'][number];
type TestResult = TestFile['assertionResults'][number];

const isUnread = ({ status }: TestResult): boolean => status === 'pending';
const hasFailed = ({ status }: TestResult): boolean => status === 'failed';

function readTests(files: readonly string[]): { files: TestFile[]; status: number } {
  const file = join(folder, 'vitest.json');
  const told = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const status = run('vitest', ['run', ...told, ...files], file);
  const report = VitestReport.safeParse(readJson(file));
  return report.success ? { files: report.data.testResults, status } : { files: [], status: 1 };
}

/** A skipped test proves nothing: it counts as failed. So does a file that could not be loaded. */
function countOf(files: readonly TestFile[], status: number): Count {
  const results = files.flatMap((file) => file.assertionResults);
  const passed = results.filter((one) => one.status === 'passed').length;
  const names = files.flatMap(({ name, message, assertionResults: all }) => {
    const fallen = all.filter(hasFailed);
    const told = fallen.map((one) => `${one.fullName}: ${one.failureMessages[0] ?? ''}`);
    return [...told, ...(message === '' || fallen.length > 0 ? [] : [message])].map((x) => named(name, x));
  });
  const failed = Math.max(results.length - passed, names.length, status === 0 ? 0 : 1);
  return { passed, failed, names };
}

const named = (file: string, why: string): string => `${basename(file)} › ${why.split('\n')[0] ?? ''}`;

const Suite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      ok: z.boolean(),
      tests: z.array(
        z.object({
          results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(Suite).optional();
  },
});
type Suite = z.infer<typeof Suite>;

const PlaywrightReport = z.object({
  suites: z.array(Suite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

function journeys(): Count {
  const file = join(folder, 'playwright.json');
  const status = run('playwright', ['test', '--config', 'test/e2e/playwright.config.ts'], file, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const report = PlaywrightReport.safeParse(readJson(file));
  if (!report.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  const failed = Math.max(unexpected + skipped, status === 0 ? 0 : 1);
  const fallen = report.data.suites.flatMap(fallenIn);
  const told = (ok: boolean): string[] => fallen.filter((one) => one.ok === ok).map(({ why }) => why);
  return { passed: expected + flaky, failed, names: told(false), shaky: told(true) };
}

/** What fell, also where it passed when it was tried again (`ok`). */
function fallenIn({ specs, suites = [] }: Suite): { ok: boolean; why: string }[] {
  const fallen = specs.flatMap(({ file, title, ok, tests }) => {
    const error = tests.flatMap((one) => one.results).find((result) => result.error)?.error;
    return ok && !error ? [] : [{ ok, why: named(file, `${title}: ${error?.message ?? ''}`) }];
  });
  return [...fallen, ...suites.flatMap(fallenIn)];
}

function run(program: string, args: string[], report: string, extra: Record<string, string> = {}): number {
  rmSync(report, { force: true });
  return spawnSync(program, args, { stdio: 'inherit', env: { ...env, ...compiled, ...extra } }).status ?? 1;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** What tests of the server's doors and the journeys start from: made while the second core waits for the linter. */
const demo = join(folder, 'demo');
const ground = [
  { name: 'pages built', command: ['node', 'server/ensure-build.ts'], env: compiled },
  { name: 'demo study made', command: ['node', 'test/e2e/make-demo.ts', demo], env: compiled },
];

const counts: Count[] = [await runChecks(...ground)];
env['SANAD_TEST_DEMO'] = demo;
counts.push(vitest(), journeys());
rmSync(demo, { recursive: true, force: true });
const total = counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
for (const name of counts.flatMap(({ shaky = [] }) => shaky)) stdout.write(`\nFELL ONCE ${name}`);
for (const name of counts.flatMap(({ names = [] }) => names)) stdout.write(`\nFAILED ${name}`);
stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
