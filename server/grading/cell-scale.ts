import type { GradebookColumnView, GradebookRowView } from './gradebook-view.ts';

/** Of how many points a cell is, and what one of them adds to a total: its grade's version says it, else its column. */
export function cellScale(
  { others }: Pick<GradebookRowView, 'others'>,
  { at, column }: { at: number; column: GradebookColumnView },
): Pick<GradebookColumnView, 'pointsMax' | 'perPoint'> {
  const other = others?.find(([place]) => place === at);
  if (!other) return column;
  const [, pointsMax, perPoint] = other;
  return { pointsMax, perPoint };
}
