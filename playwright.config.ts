import { defineConfig } from '@playwright/test';

/** End-to-end tests in the real Electron, one after the other: two cores, and each run measures itself. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // `npm test` tells by name what needed it.
  retries: process.env.CI ? 1 : 0,
  // A wait that is met costs nothing, and a machine may have much else to do.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: { trace: 'off' },
});
