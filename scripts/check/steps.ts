/** The steps of `npm run check`, in the order in which they start where there is a place: first those for which others wait. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { nodeModule, runCommand } from './run-command.ts';
import { FLAKY_MAX, firstLineOf } from './second-tries.ts';
import { trialsOf } from './trials/due-trials.ts';
import { typeMisconceptions } from './type-misconceptions.ts';

export interface StepEnd {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for a passing step. */
  readonly summary: string;
  /** Everything that a reader needs when it failed. */
  readonly output: string;
  /** Seconds of each test file, the longest first. */
  readonly files?: Readonly<Record<string, number>>;
  /** A line for each test that failed, where the step knows them. */
  readonly troubles?: readonly string[];
}

export interface Step {
  readonly name: string;
  /** Names of steps that must have ended. */
  readonly after?: readonly string[];
  run(): Promise<StepEnd>;
}

/** A fraction of the time of the hundred seeds that `npm run exercise -- check` takes when nobody says otherwise. */
const EVERYDAY_SEEDS = '10';

const UNIT_REPORT = '.cache/check/unit.json';

/** A step that is one program: exit code 0 passes. */
function program(named: Omit<Step, 'run'>, module: string, ...args: string[]): Step {
  return {
    ...named,
    run: async () => {
      const { exitCode, output } = await runCommand(process.execPath, [module, ...args]);
      return whole(exitCode === 0, output);
    },
  };
}

function whole(good: boolean, output: string): StepEnd {
  const summary = output.trim().split('\n').at(-1) ?? '';
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, summary, output };
}

const TSC = nodeModule('typescript/bin/tsc');
const REALM_WORLD = 'scripts/check/worlds/tsconfig.realm.json';
/** Far below what we have: a pattern that finds nothing must fail, not pass. */
const REALM_FILES_MIN = 100;

/** What tsc said of the files that must do without the types of browsers and of Node. */
export function realmEnd(exitCode: number | null, output: string): StepEnd {
  const lines = output.split('\n');
  const ours = lines.filter((line) => /\/grader\/(exercise|judge|realm)\/.*\.ts$/.test(line));
  const told = lines.filter((line) => !/^\/.*\.ts$/.test(line)).join('\n');
  if (exitCode !== 0) return whole(false, `Without browser and Node (${REALM_WORLD}):\n${told}`);
  if (ours.length < REALM_FILES_MIN)
    return whole(false, `${REALM_WORLD} found ${ours.length} files, fewer than ${REALM_FILES_MIN}.`);
  return whole(true, `${ours.length} files need neither browser nor Node`);
}

const types: Step = {
  name: 'types',
  // Both write into the folder of the site.
  after: ['build'],
  run: async () => {
    // The site's route types and its declaration of what may be imported; not in git.
    const typegen = await runCommand(process.execPath, [nodeModule('next/dist/bin/next'), 'typegen']);
    if (typegen.exitCode !== 0) return whole(false, typegen.output);
    const tsc = await runCommand(process.execPath, [TSC, '--noEmit', '--pretty']);
    return whole(tsc.exitCode === 0, tsc.output);
  },
};

/** What is checked as a program of its own, beside the whole. */
const typesApart: Step = {
  name: 'types apart',
  run: async () => {
    const mistakes = await typeMisconceptions();
    if (mistakes.exitCode !== 0) return whole(false, mistakes.output);
    const world = ['--project', REALM_WORLD, '--pretty', '--listFiles'];
    const realm = await runCommand(process.execPath, [TSC, ...world]);
    return realmEnd(realm.exitCode, realm.output);
  },
};

const unit: Step = {
  name: 'unit tests',
  // What its tests read, another would write meanwhile.
  after: ['build'],
  run: async () => {
    mkdirSync('.cache/check', { recursive: true });
    rmSync(UNIT_REPORT, { force: true });
    const trials = await trialsOf('vitest');
    const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
    const vitest = [nodeModule('vitest/vitest.mjs'), 'run', ...args];
    const { exitCode, output } = await runCommand(process.execPath, vitest, trials.env);
    if (!existsSync(UNIT_REPORT)) return whole(false, output);
    const end = unitEnd(JSON.parse(readFileSync(UNIT_REPORT, 'utf8')) as UnitReport, exitCode, output);
    return { ...end, summary: [end.summary, trials.words].filter(Boolean).join('; ') };
  },
};

interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    /** Path of the file. */
    readonly name: string;
    readonly status: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly UnitTest[];
  }[];
}

interface UnitTest {
  readonly status: string;
  readonly fullName: string;
  /** Of every try. */
  readonly failureMessages?: readonly string[] | null;
}

/** Counts vitest's JSON report. A file that could not be loaded has no tests in it, and fails as one. */
export function unitEnd(report: UnitReport, exitCode: number | null, output: string): StepEnd {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const unsure = flakyOf(report);
  const tooMany = unsure > FLAKY_MAX ? unsure : 0;
  const passed = report.numPassedTests - tooMany;
  const skipped = report.numPendingTests + report.numTodoTests;
  let failed = report.numFailedTests + brokenFiles + tooMany;
  // An error outside every test (an unhandled rejection, no tests at all) only shows in the exit code.
  if (failed === 0 && (exitCode !== 0 || passed === 0)) failed = 1;
  const summary = `${passed} passed${skipped > 0 ? `, ${skipped} skipped` : ''} in ${report.testResults.length} files`;
  const files = secondsOfFiles(report);
  const troubles = troublesOfFiles(report);
  return { passed, failed, skipped, summary, output, files, ...(troubles.length > 0 ? { troubles } : {}) };
}

function isFlaky({ status, failureMessages }: UnitTest): boolean {
  return status === 'passed' && (failureMessages?.length ?? 0) > 0;
}

function flakyOf({ testResults }: UnitReport): number {
  return testResults.flatMap(({ assertionResults }) => assertionResults).filter(isFlaky).length;
}

function troublesOfFiles({ testResults }: UnitReport): readonly string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(process.cwd(), name);
    if (status === 'failed' && assertionResults.length === 0) return [`failed: ${file} could not be loaded`];
    return assertionResults
      .filter((test) => test.status === 'failed' || isFlaky(test))
      .map((test) => {
        const how = isFlaky(test) ? 'passed on its second try' : 'failed';
        return `${how}: ${file} ${test.fullName}: ${firstLineOf(test.failureMessages?.[0] ?? '')}`;
      });
  });
}

/** How long each test file took, by its path in the project, the longest first. */
function secondsOfFiles({ testResults }: UnitReport): Record<string, number> {
  const files = testResults.map(({ name, startTime, endTime }) => {
    const seconds = Math.round((endTime - startTime) / 100) / 10;
    return [relative(process.cwd(), name), seconds] as const;
  });
  return Object.fromEntries(files.sort(([, a], [, b]) => b - a));
}

export const STEPS: readonly Step[] = [
  program({ name: 'realms' }, 'scripts/build.ts', 'realm bundle', 'editor types'),
  program({ name: 'build', after: ['realms'] }, 'scripts/build.ts'),
  program(
    { name: 'format and lint' },
    nodeModule('@biomejs/biome/bin/biome'),
    'ci',
    '--colors=off',
    '--error-on-warnings',
    '.',
  ),
  program({ name: 'arrows' }, 'scripts/check/arrows.ts'),
  program({ name: 'test ratio' }, 'scripts/check/test-ratio.ts'),
  program(
    { name: 'dead code' },
    nodeModule('knip/bin/knip.js'),
    '--config',
    'scripts/check/knip.jsonc',
    '--no-progress',
    '--treat-config-hints-as-errors',
  ),
  typesApart,
  program(
    { name: 'exercises', after: ['realms'] },
    'scripts/exercise.ts',
    'check',
    '--seeds',
    EVERYDAY_SEEDS,
    // A run of the suite leaves the working tree as it was: only `npm run exercise -- check` writes the record that is committed.
    '--record',
    '.cache/check/proofs.json',
  ),
  unit,
  types,
];
