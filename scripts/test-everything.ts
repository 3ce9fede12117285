/** `npm test` on Node 24: check, then the end-to-end tests. Its last line is `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { trialsOf } from './check/trials/due-trials.ts';
import { type Counts, countsOfPlaywright, secondsOfSpecs, troublesOfPlaywright } from './test/e2e-counts.ts';

const CHECK_COUNTS = '.cache/check/counts.json';
const E2E_REPORT = '.cache/check/e2e.json';
/** Said at the end; all of them are in `.cache/check/e2e-times.json`. */
const LONGEST = 5;
const NOTHING_RAN: Ended = { passed: 0, failed: 1, skipped: 0, troubles: [] };

/** With a line for each test that failed. */
interface Ended extends Counts {
  readonly troubles: readonly string[];
}

/** Runs one of our programs, with what it prints going straight to the reader. */
async function run(program: string, env: Readonly<Record<string, string>> = {}): Promise<number | null> {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const [exitCode] = await once(child, 'exit');
  process.off('SIGINT', forward).off('SIGTERM', forward);
  return exitCode;
}

async function check(): Promise<Ended> {
  rmSync(CHECK_COUNTS, { force: true });
  await run('scripts/check.ts');
  if (!existsSync(CHECK_COUNTS)) return NOTHING_RAN;
  return JSON.parse(readFileSync(CHECK_COUNTS, 'utf8')) as Ended;
}

async function endToEnd(): Promise<Ended> {
  rmSync(E2E_REPORT, { force: true });
  const trials = await trialsOf('playwright');
  if (trials.words !== '') console.log(trials.words);
  const exitCode = await run('scripts/e2e.ts', trials.env);
  if (!existsSync(E2E_REPORT)) return NOTHING_RAN;
  const report = JSON.parse(readFileSync(E2E_REPORT, 'utf8'));
  const specs = secondsOfSpecs(report);
  writeFileSync('.cache/check/e2e-times.json', `${JSON.stringify(specs, null, 2)}\n`);
  const longest = Object.entries(specs).slice(0, LONGEST);
  console.log(`Longest journeys: ${longest.map(([file, s]) => `${file} ${s} s`).join(', ')}`);
  return { ...countsOfPlaywright(report, exitCode), troubles: troublesOfPlaywright(report) };
}

const started = performance.now();
console.log(`Descent on Node ${process.versions.node}`);
const all = [await check(), await endToEnd()];
const sum = (count: (counts: Counts) => number) => all.reduce((total, counts) => total + count(counts), 0);
const failed = sum((counts) => counts.failed);
const skipped = sum((counts) => counts.skipped);
// Once more at the end: where a log is cut, its last lines are what is left.
for (const trouble of all.flatMap(({ troubles }) => troubles)) console.log(`! ${trouble}`);
console.log(`Finished in ${Math.round((performance.now() - started) / 1000)} s`);
console.log(
  `${sum((counts) => counts.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exit(failed === 0 ? 0 : 1);
