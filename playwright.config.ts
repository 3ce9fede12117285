import { defineConfig } from '@playwright/test';
import { launchOptions, WEBGPU_FLAGS } from './e2e/harness/browser.ts';
import { leftOut } from './scripts/check/trials/trials.ts';

const REALMS = '**/realm-*.spec.ts';
/** They leave grades, overrides, comments and people behind, which other journeys would find: each has a site to itself. */
const LEAVING_TRACES = ['desk', 'lecture-wall', 'running-a-course'] as const;
const specOf = (name: string): string => `**/${name}.spec.ts`;
/** They start sites of their own, and between others they would end the worker's. */
const OWN_SITES = [
  '**/catalogue-walk.spec.ts',
  '**/killed-server.spec.ts',
  '**/regrade.spec.ts',
  '**/sealed-exercise.spec.ts',
  '**/shared-mistake.spec.ts',
  '**/staff-pages.spec.ts',
  '**/taken-along.spec.ts',
  '**/two-graders.spec.ts',
];

/** Passed on the same code: `scripts/check/trials/`. */
const LEFT_OUT = leftOut(process.env).map((file) => `**/${file}`);

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/harness/published-course.ts',
  // Each worker has a site and a browser of its own.
  workers: 2,
  // A second try is named at the end, and more than a few fail the run (scripts/check/second-tries.ts).
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/check/e2e.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    // No traces: recording them slows every journey. `npm run e2e -- --trace on` for one that fails.
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'webgpu',
      grep: /@webgpu/,
      testIgnore: LEFT_OUT,
      use: { launchOptions: launchOptions(WEBGPU_FLAGS) },
    },
    // Apart from the journeys, since a worker that needs no site would end the site of the worker before it.
    {
      name: 'realms',
      testMatch: REALMS,
      testIgnore: LEFT_OUT,
      grepInvert: /@webgpu/,
      use: { launchOptions: launchOptions([]) },
    },
    ...LEAVING_TRACES.map((name) => ({
      name,
      testMatch: specOf(name),
      testIgnore: LEFT_OUT,
      use: { launchOptions: launchOptions([]) },
    })),
    {
      name: 'own sites',
      testMatch: OWN_SITES,
      testIgnore: LEFT_OUT,
      use: { launchOptions: launchOptions([]) },
    },
    // After the long files above: the other worker takes these meanwhile.
    {
      name: 'journeys',
      testIgnore: [REALMS, ...LEAVING_TRACES.map(specOf), ...OWN_SITES, ...LEFT_OUT],
      grepInvert: /@webgpu/,
      use: { launchOptions: launchOptions([]) },
    },
  ],
});
