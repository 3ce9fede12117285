/**
 * `npm run bench`: runs every measurement and rewrites the table of docs/performance.md. `npm run bench -- P3 P5` runs
 * some; the others keep their figures and dates. `--resume` leaves out what was measured today. `--quick` is a smoke
 * test: three runs of each, and the page stays as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildWhenStale } from '../scripts/build/build-stale.ts';
import { BUILDS } from '../scripts/build/builds.ts';
import { withRows } from './page.ts';
import type { Row } from './row.ts';
import { chosenRows, ROWS, type RowPlan } from './rows.ts';

const PAGE = 'docs/performance.md';
const KEPT = 'bench/results';
const QUICK = '.cache/bench';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    resume: { type: 'boolean', default: false },
    runs: { type: 'string' },
  },
});
const folder = values.quick ? QUICK : KEPT;

function rowOf({ id }: RowPlan): Row | null {
  const file = `${KEPT}/${id}.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row) : null;
}

function measuredToday(plan: RowPlan): boolean {
  return rowOf(plan)?.date === new Date().toISOString().slice(0, 10);
}

function writePage(): void {
  const rows = ROWS.flatMap((plan) => rowOf(plan) ?? []);
  writeFileSync(PAGE, withRows(readFileSync(PAGE, 'utf8'), rows));
}

const chosen = chosenRows(positionals).filter((plan) => !(values.resume && measuredToday(plan)));
const needsSite = chosen.some(({ needs }) => needs === 'site');
for (const build of BUILDS)
  if (build.name !== 'site' || needsSite) await buildWhenStale(build, (text) => console.log(text));

const failed: string[] = [];
for (const [index, { id, program }] of chosen.entries()) {
  console.log(`\n${index + 1} of ${chosen.length}: ${id}`);
  const began = performance.now();
  const args = [`bench/${program}`, '--json', `${folder}/${id}.json`];
  if (values.quick) args.push('--quick');
  if (values.runs !== undefined) args.push('--runs', values.runs);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) failed.push(id);
  console.log(`  ${Math.round((performance.now() - began) / 1000)} s`);
  // After each row, so that what was measured stays when a later one is stopped.
  if (!values.quick) writePage();
}
console.log(values.quick ? `\n${PAGE} stays as it was.` : `\n${PAGE} is rewritten.`);
if (failed.length > 0) {
  console.error(`Without a result: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
