import { writeFile } from 'node:fs/promises';
import type { Spread } from './statistics.ts';

/** What one measurement says. */
export interface Measurement {
  readonly name: string;
  /** As the table of docs/performance.md has it. */
  readonly title: string;
  readonly unit: string;
  readonly target: string;
  readonly figures: Spread;
}

/** Prints the figures and, when the program was started with `--json <file>`, writes them there. */
export async function emit(measurement: Measurement): Promise<void> {
  const { title, unit, target, figures } = measurement;
  const shown = (value: number) => `${Math.round(value)} ${unit}`;
  console.log(
    `${title}: median ${shown(figures.median)}, p95 ${shown(figures.p95)}, max ${shown(figures.max)} of ${figures.runs} runs (target: ${target})`,
  );
  const flag = process.argv.indexOf('--json');
  const file = flag === -1 ? undefined : process.argv[flag + 1];
  if (file !== undefined) await writeFile(file, `${JSON.stringify(measurement, null, 2)}\n`);
}
