/** What a training reported, as lines of a chart. */
import type { Progress } from '#grader/protocol.ts';
import type { NumberTableRow } from '../pictures/number-table.tsx';
import { formatNumber, numberOf } from '../words/number-words.ts';
import type { Series } from './chart-scale.ts';

/** A line for each name; a step that does not have it is left out of its line. */
export function progressSeries(progress: readonly Progress[]): Series[] {
  const names = [...new Set(progress.flatMap(({ values }) => Object.keys(values)))];
  return names.map((name) => ({
    name,
    points: progress.flatMap(({ step, values }) => {
      const value = values[name];
      return value === undefined ? [] : [[step, numberOf(value)] as const];
    }),
  }));
}

/** "loss, steps 0 to 370". */
export function progressTitle(progress: readonly Progress[]): string {
  const names = progressSeries(progress).map(({ name }) => name);
  return `${names.join(', ')}, steps ${progress[0]?.step ?? 0} to ${progress.at(-1)?.step ?? 0}`;
}

/** Enough rows to read a training from. */
const TABLE_ROWS_MAX = 64;
const TABLE_DIGITS = 5;

/** Steps as rows, names as columns; evenly chosen steps of a long run, the last among them. "–": not reported there. */
export function progressTable(progress: readonly Progress[]): {
  readonly columnNames: readonly string[];
  readonly rows: readonly NumberTableRow[];
} {
  const columnNames = progressSeries(progress).map(({ name }) => name);
  const every = Math.ceil(progress.length / TABLE_ROWS_MAX);
  const shown = progress.filter((_, at) => (progress.length - 1 - at) % Math.max(1, every) === 0);
  const rows = shown.map(({ step, values }) => ({
    name: `step ${step}`,
    cells: columnNames.map((name) => {
      const value = values[name];
      return value === undefined ? '–' : formatNumber(numberOf(value), TABLE_DIGITS);
    }),
  }));
  return { columnNames, rows };
}
