import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { leftOut } from './scripts/check/trials/trials.ts';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Rooms and files of the grader and of the tools whose tests start nothing and leave nothing behind. */
const PURE_BESIDE_PROCESSES = [
  'grader/{exercise,protocol}/**/*.test.ts',
  'grader/judge/{compare,explain,cases/inputs}/**/*.test.ts',
  'grader/judge/{redact-report,report,report-budget,report-parts}.test.ts',
  'grader/judge/cases/{attention,broken-result,call-case,case-clock,case-ids,case-recorder,conclusions}.test.ts',
  'grader/judge/cases/{cost-checks,failed-case,known-names,observation-log,round-player,rounds,settled-laws,told-versions,trial}.test.ts',
  'grader/judge/cases/kinds/*.test.ts',
  'grader/judge/record/{recorded-parts,recorded-value,run-recorded}.test.ts',
  'grader/judge/link/{entry-contract,holds-state,json-value,message-fields,random-keys,session-results}.test.ts',
  'grader/judge/link/{sha256,student-message,student-value,tensor-value,untrusted}.test.ts',
  'grader/judge/{measure/*,suggest/{changed-values,suggested-inputs}}.test.ts',
  'grader/realm/{channel/*,policy/{guard-*,plain-copy,forbidden-operations,student-tensorflow}}.test.ts',
  'grader/realm/loading/{code-only,error-lines,furthest-error,known-modules,look-alikes,parse-error-words}.test.ts',
  'grader/realm/loading/{refuse-modules,stray-import,top-level-await,transpile-typescript,unsupported-syntax}.test.ts',
  'grader/realm/{awaited-entry,code-errors,format-value,language-error-words,tensor-error-words,tensor-stats,thin-tensor}.test.ts',
  'grader/hosts/{judge-event-schema,judge-sight,lost-judge,run/*,pooled/*,browser/*,deno/realm-command}.test.ts',
  'grader/proof/{ledger,mutants,proof,proof-sentences,proof-words,prove-programs,prove-reference,prove-starter,seed-rounds,signals}.test.ts',
  'grader/backend/{adapter-words,canvas-read,host-values,merge-axes,probe-gpu,replace-kernel,tolerances}.test.ts',
  'grader/{cli/{checked-text,report-text},bundles/realm-builds}.test.ts',
  'scripts/{check/run-steps,check/test-ratio,check-webgpu/run-table,serve/options,test/e2e-counts}.test.ts',
];
const PURE = ['{app,components,bench}/**/*.test.{ts,tsx}', ...PURE_BESIDE_PROCESSES];
/** Runs snippets in a realm; loads the server with all that it uses. */
const NOT_PURE = ['components/report/case-snippet-runs.test.ts', 'app/forged-arguments.test.ts'];

/** Passed on the same code: `scripts/check/trials/`. */
const LEFT_OUT = leftOut(process.env);

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
    // A second try is named at the end, and more than a few fail the run (scripts/check/second-tries.ts).
    retry: process.env.CI === undefined ? 0 : 1,
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
          exclude: [...PURE_BESIDE_PROCESSES, ...LEFT_OUT],
          pool: 'forks',
        },
      },
      // Values come and go in databases of their own, all in one Postgres: files share a process and what it has loaded.
      {
        extends: true,
        test: {
          name: 'database',
          include: ['db/**/*.test.ts'],
          globalSetup: 'db/testing/suite-postgres.ts',
          pool: 'forks',
          isolate: false,
        },
      },
      // Use cases keep nothing in modules either: loading them anew for each file takes longer than most run.
      {
        extends: true,
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          exclude: LEFT_OUT,
          globalSetup: 'db/testing/suite-postgres.ts',
          env: { DESCENT_TEST_DATABASES: process.env.DESCENT_TEST_DATABASES ?? 'one' },
          pool: 'forks',
          isolate: false,
        },
      },
    ],
  },
});
