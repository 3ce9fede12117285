/** `npm run bench`: runs every measurement and rewrites the table of docs/performance.md. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { buildWhenStale } from '../scripts/build/build-stale.ts';
import { BUILDS } from '../scripts/build/builds.ts';
import type { Measurement } from './emit.ts';

const PROGRAMS = ['submit-to-grade'];
const RESULTS = '.cache/bench';
const PAGE = 'docs/performance.md';
const GIBIBYTE = 1024 ** 3;

function measure(program: string): Measurement {
  const file = `${RESULTS}/${program}.json`;
  const { status } = spawnSync(process.execPath, [`bench/${program}.ts`, '--json', file], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`bench/${program}.ts ended with exit code ${status}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Measurement;
}

function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / GIBIBYTE)} GiB, Node ${process.versions.node}`;
}

function page(measurements: readonly Measurement[]): string {
  const row = ({ title, unit, target, figures }: Measurement) => {
    const shown = (value: number) => `${Math.round(value)} ${unit}`;
    return `| ${title} | ${shown(figures.median)} | ${shown(figures.p95)} | ${shown(figures.max)} | ${figures.runs} | ${target} |`;
  };
  return [
    '# Performance',
    '',
    'Written by `npm run bench`; do not edit. Machines are noisy: read the spread, not one figure.',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}.`,
    '',
    '| measurement | median | p95 | max | runs | target |',
    '|---|---|---|---|---|---|',
    ...measurements.map(row),
    '',
  ].join('\n');
}

mkdirSync(RESULTS, { recursive: true });
for (const build of BUILDS)
  if (build.name !== 'site') await buildWhenStale(build, (text) => console.log(text));
writeFileSync(PAGE, page(PROGRAMS.map(measure)));
console.log(`${PAGE} is rewritten.`);
