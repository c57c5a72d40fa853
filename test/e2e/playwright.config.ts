import { defineConfig } from '@playwright/test';
import { findChromium } from './chromium.ts';

const browser = await findChromium();

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../../test-results',
  timeout: 90_000,
  expect: { timeout: 30_000 },
  // Each with a browser and a demo server of its own.
  workers: 2,
  // Whatever passes only then is named in the end, as something to look into (test/run.ts).
  retries: 1,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    // Recording all of it takes a third of the time: `--trace retain-on-failure` where one is looked into.
    trace: 'off',
    launchOptions: browser,
  },
});
