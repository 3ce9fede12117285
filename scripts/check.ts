/** `npm run check [-- step …]`: the law of the house. Runs every step, says what failed and why, exits 1 if any did. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { type EndedStep, runSteps } from './check/run-steps.ts';
import { STEPS, type StepEnd } from './check/steps.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No step is called "${unknown.join('", "')}". Steps: ${STEPS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

function tell({ name, end, seconds }: EndedStep): void {
  if (end.failed > 0) console.log(`${end.output.trimEnd()}\n✗ ${name} (${seconds} s)`);
  else console.log(`✓ ${name} (${seconds} s) ${end.summary}`);
}

const chosen = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const ended = await runSteps(chosen, tell);
const ends: readonly StepEnd[] = ended.map(({ end }) => end);
const steps = Object.fromEntries(ended.map(({ name, seconds }) => [name, seconds]));

/** Said at the end of each run; all of them are in `.cache/check/times.json`. */
const LONGEST = 5;
const files = Object.assign({}, ...ends.map((end) => end.files ?? {})) as Record<string, number>;
const longest = Object.entries(files).slice(0, LONGEST);
if (longest.length > 0)
  console.log(`Longest test files: ${longest.map(([file, s]) => `${file} ${s} s`).join(', ')}`);

const total = (count: (end: StepEnd) => number) => ends.reduce((sum, end) => sum + count(end), 0);
const counts = {
  passed: total((end) => end.passed),
  failed: total((end) => end.failed),
  skipped: total((end) => end.skipped),
  troubles: ended.flatMap(({ name, end }) => end.troubles ?? (end.failed > 0 ? [`failed: ${name}`] : [])),
};
mkdirSync('.cache/check', { recursive: true });
writeFileSync('.cache/check/counts.json', JSON.stringify(counts));
writeFileSync('.cache/check/times.json', `${JSON.stringify({ steps, files }, null, 2)}\n`);
const failedSteps = ends.filter(({ failed }) => failed > 0).length;
console.log(
  failedSteps === 0
    ? `check: all ${ends.length} steps pass`
    : `check: ${failedSteps} of ${ends.length} steps fail`,
);
process.exitCode = failedSteps === 0 ? 0 : 1;
