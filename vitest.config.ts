import { defineConfig } from 'vitest/config';

const PURE = ['test/core/**/*.test.ts', 'test/doc/**/*.test.ts', 'test/lib/**/*.test.ts'];
/** They put something else in a module's place: a file system, what SvelteKit gives a page. */
const MOCKING = ['test/server/keys.test.ts', 'test/lib/vault/lying-server.test.ts'];
const OTHERS = ['test/e2e/**', 'test/bench/**'];

export default defineConfig({
  test: {
    // A busy machine is no fault of what is tested.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Many wait for the database, for a disk or for another process: three keep two cores busy.
    maxWorkers: 3,
    // No module of ours keeps anything: a worker reads file after file, and the modules once.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, exclude: MOCKING } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: [...OTHERS, ...PURE, ...MOCKING],
          globalSetup: ['test/server/postgres.ts'],
        },
      },
      { extends: true, test: { name: 'mocking', include: MOCKING, isolate: true } },
    ],
  },
});
