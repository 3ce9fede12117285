/**
 * Trials: test files that take long, whose answer hangs on nothing but the code that they import, the realms and, where
 * they start it, the site. What passed on the same code is believed, but for one a runner, drawn and tried again.
 */
import { globSync } from 'node:fs';

export interface Trial {
  /** Path of the test file in the project. */
  readonly file: string;
  readonly runner: 'vitest' | 'playwright';
  /** What it bundles or starts as a program of its own. */
  readonly starts?: readonly string[];
  /** What it reads as a file: patterns. */
  readonly reads?: readonly string[];
  /** It starts the built site, and its answer hangs on all of that. */
  readonly onSite?: boolean;
}

const GOLDEN = 'grader/judge/golden/**/*';
/** Bundled by `e2e/harness/realm-server.ts`. */
const BROWSER_REALMS = ['e2e/harness/realm-page.ts', 'grader/hosts/browser/frame-script.ts'];
const CONV2D = 'exercises/cnn/conv2d/**/*';
/** Of whoever opens a database. */
const TABLES = 'db/migrations/**/*';

/** Journeys of a page or a wall, and the one from the first visit to a grade: every run makes them. */
export const EVERY_TIME: ReadonlySet<string> = new Set(
  [
    'site/accessibility',
    'site/broken-requests',
    'site/course-pages',
    'site/nothing-runs-unasked',
    'site/route-budgets',
    'site/sign-in',
    'site/site-hosts',
    'staff/staff-table',
    'student/keyboard-journey',
    'student/no-adapter',
    'student/phone',
    'student/typed-solutions',
  ].map((name) => `e2e/${name}.spec.ts`),
);
const JOURNEYS = globSync('e2e/{author,site,staff,student}/*.spec.ts')
  .filter((file) => !EVERY_TIME.has(file))
  .sort()
  .map((file): Trial => ({ file, runner: 'playwright', onSite: true }));

export const TRIALS: readonly Trial[] = [
  { file: 'grader/hosts/author-attacks-reference.test.ts', runner: 'vitest' },
  { file: 'grader/hosts/author-attacks-cases.test.ts', runner: 'vitest' },
  { file: 'grader/hosts/author-attacks-driver.test.ts', runner: 'vitest' },
  { file: 'grader/hosts/author-attacks-mistake.test.ts', runner: 'vitest' },
  { file: 'grader/hosts/deno-attacks.test.ts', runner: 'vitest' },
  {
    file: 'grader/hosts/deno-leftovers.test.ts',
    runner: 'vitest',
    starts: ['grader/hosts/testing/hanging-host.ts'],
  },
  { file: 'grader/hosts/heavy-answers.test.ts', runner: 'vitest' },
  { file: 'grader/hosts/second-wall.test.ts', runner: 'vitest' },
  {
    file: 'grader/hosts/replay.test.ts',
    runner: 'vitest',
    reads: [GOLDEN, 'exercises/{beyond/adam,warm-up/relu,nn/digits}/**/*'],
  },
  { file: 'grader/cli/command-line.test.ts', runner: 'vitest' },
  { file: 'grader/proof/exercise-templates.test.ts', runner: 'vitest' },
  { file: 'grader/proof/hostile-author.test.ts', runner: 'vitest' },
  { file: 'grader/proof/planted-answers.test.ts', runner: 'vitest' },
  { file: 'grader/proof/planted-faults.test.ts', runner: 'vitest' },
  { file: 'grader/proof/planted-misconceptions.test.ts', runner: 'vitest' },
  { file: 'grader/proof/planted-programs.test.ts', runner: 'vitest' },
  { file: 'grader/proof/prove-forbidden.test.ts', runner: 'vitest' },
  { file: 'grader/proof/prove-sealed.test.ts', runner: 'vitest' },
  { file: 'grader/hosts/node-worker.test.ts', runner: 'vitest' },
  { file: 'server/studio/hostile-bundle.test.ts', runner: 'vitest', reads: [TABLES] },
  { file: 'server/studio/check/draft-checks.test.ts', runner: 'vitest', reads: [TABLES] },
  { file: 'server/studio/check/draft-luck.test.ts', runner: 'vitest', reads: [TABLES] },
  { file: 'server/studio/list/view-rechecks.test.ts', runner: 'vitest', reads: [TABLES] },
  { file: 'server/catalogue/publish-course.test.ts', runner: 'vitest', reads: [TABLES] },
  { file: 'server/worker/hostile-submissions.test.ts', runner: 'vitest', reads: [TABLES] },
  {
    file: 'server/worker/killed-process.test.ts',
    runner: 'vitest',
    starts: ['server/worker/killed-process-fixture.ts'],
    reads: [TABLES],
  },
  {
    file: 'server/grading/regrade/killed-regrade.test.ts',
    runner: 'vitest',
    starts: ['server/grading/regrade/killed-regrade-fixture.ts'],
    reads: [TABLES],
  },
  {
    file: 'scripts/build-editor-types.test.ts',
    runner: 'vitest',
    reads: ['grader/**/*.ts', CONV2D],
  },
  { file: 'e2e/realm/realm-attacks.spec.ts', runner: 'playwright', starts: BROWSER_REALMS },
  {
    file: 'e2e/realm/realm-backends.spec.ts',
    runner: 'playwright',
    starts: BROWSER_REALMS,
    reads: [GOLDEN, CONV2D],
  },
  { file: 'e2e/realm/realm-hostile.spec.ts', runner: 'playwright', starts: BROWSER_REALMS },
  { file: 'e2e/realm/realm-lost-judge.spec.ts', runner: 'playwright', starts: BROWSER_REALMS },
  ...JOURNEYS,
];

/** In the environment of a runner: files that its configuration leaves out, between commas. */
export const LEFT_OUT = 'DESCENT_TRIALS_LEFT_OUT';

/** Patterns of the files that this run leaves out; none where nobody decided. */
export function leftOut(env: Readonly<Record<string, string | undefined>>): string[] {
  return (env[LEFT_OUT] ?? '').split(',').filter((file) => file !== '');
}
