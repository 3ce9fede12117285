/** What a training reported, as lines of a chart. */
import type { Progress } from '#grader/protocol.ts';
import type { Series } from './chart-scale.ts';

/** A line for each name; a step that does not have it is left out of its line. */
export function progressSeries(progress: readonly Progress[]): Series[] {
  const names = [...new Set(progress.flatMap(({ values }) => Object.keys(values)))];
  return names.map((name) => ({
    name,
    points: progress.flatMap(({ step, values }) => {
      const value = values[name];
      return value === undefined ? [] : [[step, value] as const];
    }),
  }));
}

/** "loss, steps 0 to 370". */
export function progressTitle(progress: readonly Progress[]): string {
  const names = progressSeries(progress).map(({ name }) => name);
  return `${names.join(', ')}, steps ${progress[0]?.step ?? 0} to ${progress.at(-1)?.step ?? 0}`;
}
