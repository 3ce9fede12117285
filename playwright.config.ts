import { defineConfig } from '@playwright/test';
import { launchOptions, WEBGPU_FLAGS } from './e2e/harness/browser.ts';

const REALMS = '**/realm-*.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/harness/published-course.ts',
  // Each worker has a site and a browser of its own.
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/check/e2e.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'webgpu', grep: /@webgpu/, use: { launchOptions: launchOptions(WEBGPU_FLAGS) } },
    // Apart from the journeys, since a worker that needs no site would end the site of the worker before it.
    { name: 'realms', testMatch: REALMS, grepInvert: /@webgpu/, use: { launchOptions: launchOptions([]) } },
    {
      name: 'journeys',
      testIgnore: REALMS,
      grepInvert: /@webgpu/,
      use: { launchOptions: launchOptions([]) },
    },
  ],
});
