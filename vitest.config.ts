import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Rooms of the grader whose tests start nothing and leave nothing behind. */
const PURE_IN_GRADER = [
  'grader/{exercise,protocol}/**/*.test.ts',
  'grader/judge/{compare,explain}/**/*.test.ts',
];
const PURE = ['{app,components,bench}/**/*.test.{ts,tsx}', ...PURE_IN_GRADER];
/** Runs snippets in a realm. */
const NOT_PURE = ['components/report/case-snippet-runs.test.ts'];

export default defineConfig({
  resolve: {
    alias: {
      '@descent/exercise': inProject('grader/exercise/index.ts'),
      '@descent/show': inProject('grader/exercise/show.ts'),
    },
  },
  test: {
    // One more than Vitest takes by itself on two cores: many tests wait for processes of their own.
    maxWorkers: availableParallelism(),
    // Tests of failures make the server log them.
    env: { DESCENT_LOG_LEVEL: 'silent' },
    // Opening a database or a Deno process takes seconds when all cores are busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    projects: [
      // Values in, values out: they share threads and modules.
      {
        extends: true,
        test: { name: 'pure', include: PURE, exclude: NOT_PURE, pool: 'threads', isolate: false },
      },
      // A process for each file, because tests here start Deno and TensorFlow.js, which share global state within a thread.
      {
        extends: true,
        test: {
          name: 'process',
          include: [...NOT_PURE, '{grader,scripts}/**/*.test.ts'],
          exclude: PURE_IN_GRADER,
          pool: 'forks',
        },
      },
      // The same, beside one Postgres for all of them.
      {
        extends: true,
        test: {
          name: 'database',
          include: ['{db,server}/**/*.test.ts'],
          globalSetup: 'db/testing/suite-postgres.ts',
          pool: 'forks',
        },
      },
    ],
  },
});
