/**
 * `npm run trials [-- --all]`: tries what changed since it passed (with --all every trial) and writes down what passes,
 * in `scripts/check/trials.json`. Exits 1 when one fails.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { nodeModule, runCommand } from './check/run-command.ts';
import { dueTrials } from './check/trials/due-trials.ts';
import { filesThatHeld } from './check/trials/files-that-held.ts';
import { trialWorld } from './check/trials/grounds.ts';
import { readTrialRecord, writeTrialRecord } from './check/trials/trial-record.ts';
import type { Trial } from './check/trials/trials.ts';

const everything = process.argv.includes('--all');
const REPORTS = '.cache/trials';

/** The runner over some files, with its JSON report as a file. */
const COMMANDS: Readonly<Record<Trial['runner'], (report: string) => readonly string[]>> = {
  vitest: (report) => [
    nodeModule('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  playwright: () => ['scripts/e2e.ts'],
};
const REPORT: Readonly<Record<Trial['runner'], string>> = {
  vitest: `${REPORTS}/vitest.json`,
  // As playwright.config.ts says.
  playwright: '.cache/check/e2e.json',
};

mkdirSync(REPORTS, { recursive: true });
for (const runner of ['vitest', 'playwright'] as const) {
  const world = await trialWorld();
  const { changed, again, believed, grounds } = await dueTrials({ ...world, runner, draw: 0 });
  const files = everything ? [...changed, ...again, ...believed] : changed;
  if (files.length === 0) continue;
  console.log(`Trying ${files.join(', ')}`);
  rmSync(REPORT[runner], { force: true });
  const { output } = await runCommand(process.execPath, [...COMMANDS[runner](REPORT[runner]), ...files]);
  const report: unknown = existsSync(REPORT[runner]) ? JSON.parse(readFileSync(REPORT[runner], 'utf8')) : {};
  const held = filesThatHeld(runner, report);
  const date = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  const record = { ...(await readTrialRecord(world.root)) };
  for (const file of files) {
    delete record[file];
    const own = grounds.get(file);
    if (held.has(file) && own !== undefined) record[file] = { grounds: own, date };
  }
  await writeTrialRecord(world.root, record);
  const failed = files.filter((file) => !held.has(file));
  console.log(`${files.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length === 0) continue;
  console.log(`${output}\nNot written down: ${failed.join(', ')}`);
  process.exitCode = 1;
}
