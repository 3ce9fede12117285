/** What every measurement does alike: its flags, its progress, its result printed and written. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { type Measured, type Row, shown } from './row.ts';

export interface BenchOptions {
  /** Alternating runs. */
  readonly runs: number;
  /** A smoke test: three runs, and a result that says so. */
  readonly quick: boolean;
  readonly json: string | undefined;
}

const RUNS = 20;
const QUICK_RUNS = 3;
const GIBIBYTE = 1024 ** 3;

/** `--runs 40`, `--quick`, `--json <file>`. */
export function benchOptions(defaultRuns = RUNS): BenchOptions {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const runs = values.runs === undefined ? (values.quick ? QUICK_RUNS : defaultRuns) : Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new RangeError(`--runs is ${values.runs}; expected 1 or more.`);
  return { runs, quick: values.quick, json: values.json };
}

/** Prints what was measured and, with `--json`, writes it. */
export function emit(id: string, options: BenchOptions, measured: Measured): void {
  const row: Row = {
    id,
    ...measured,
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    ...(options.quick ? { quick: true } : {}),
  };
  console.log(`\n${id}: ${row.title}`);
  for (const { who, unit, spread: s } of row.series) {
    console.log(`  ${who}: median ${shown(s.median, unit)}, p95 ${shown(s.p95, unit)} of ${s.runs} runs`);
  }
  for (const { who, why } of row.missing ?? []) console.log(`  ${who}: not on this machine (${why})`);
  for (const { claim, value, unit, target, met } of row.verdicts) {
    console.log(`  ${met ? 'met   ' : 'MISSED'} ${claim}: ${shown(value, unit)} (${target})`);
  }
  for (const line of row.table ? [row.table.head, ...row.table.lines] : [])
    console.log(`  ${line.join(' | ')}`);
  if (options.json === undefined) return;
  mkdirSync(dirname(options.json), { recursive: true });
  writeFileSync(options.json, `${JSON.stringify(row, null, 2)}\n`);
}

function machine(): string {
  const processors = cpus();
  const gibibytes = Math.round(totalmem() / GIBIBYTE);
  return `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, ${gibibytes} GiB, Node ${process.versions.node}`;
}

/** One measurement of each, in a new order every time, `runs` times. Gives the values by name, run by run. */
export async function alternate<Name extends string>(
  runs: number,
  contestants: Readonly<Record<Name, (run: number) => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let run = 0; run < runs; run++) {
    const turn = run % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      values[name].push(await contestants[name](run));
    }
    progress(`run ${run + 1} of ${runs}`);
  }
  return values;
}

/** A line on stderr that the next one overwrites where a person watches. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K  ${text}`);
}
