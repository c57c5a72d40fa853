import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A busy machine is no fault of what is tested.
    expect: { poll: { timeout: 15_000 } },
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Many wait for the database, for a disk or for another process: three keep two cores busy.
    maxWorkers: 3,
    globalSetup: ['test/server/postgres.ts'],
  },
});
