import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@descent/exercise': inProject('grader/exercise/index.ts'),
      '@descent/show': inProject('grader/exercise/show.ts'),
    },
  },
  test: {
    include: ['{app,components,db,grader,scripts,server,bench}/**/*.test.{ts,tsx}'],
    // Processes, because tests here start Deno, PGlite and TensorFlow.js, which share global state within a thread.
    pool: 'forks',
    // One more than Vitest takes by itself on two cores: many tests wait for processes of their own.
    maxWorkers: availableParallelism(),
    // Tests of failures make the server log them.
    env: { DESCENT_LOG_LEVEL: 'silent' },
    // Opening a database or a Deno process takes seconds when all cores are busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
