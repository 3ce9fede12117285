import type { GradeEffectView } from '#server/grading/settled-view.ts';
import { formatPoints } from '../ui/format-points.ts';

/** "3 grades change: 2 rise, 1 falls." */
export function effectsSentence(effects: readonly GradeEffectView[]): string {
  if (effects.length === 0) return 'No grade changes.';
  const falls = effects.filter(({ from, to }) => (to ?? 0) < (from ?? 0)).length;
  const rises = effects.length - falls;
  const all = effects.length === 1 ? '1 grade changes' : `${effects.length} grades change`;
  const parts = [
    ...(rises > 0 ? [rises === 1 ? '1 rises' : `${rises} rise`] : []),
    ...(falls > 0 ? [falls === 1 ? '1 falls' : `${falls} fall`] : []),
  ];
  return `${all}: ${parts.join(', ')}.`;
}

export function pointsOrNone(points: number | null): string {
  return points === null ? 'none' : formatPoints(points);
}
