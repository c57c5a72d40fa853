/** Journeys on the demo study: one server for all of a worker's files. */
import { test as base } from '@playwright/test';
import { TestServer } from './server.ts';

export const test = base.extend<object, { demo: TestServer }>({
  demo: [
    // Playwright reads a fixture's needs from the pattern of its first argument: this one needs a browser's name only.
    async ({ browserName: _ }, use) => {
      const server = await TestServer.start({ demo: true });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});
