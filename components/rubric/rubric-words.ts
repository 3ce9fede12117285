/** Points of a rubric with their sign, and what an edit does, in words. */
import type { RubricEditPreview } from '#server/grading/rubric/rubric-view.ts';
import { formatPoints } from '../ui/format-points.ts';

/** "+2", "−0.5", with a true minus; 0 has none. */
export function signedPoints(points: number): string {
  if (points === 0) return '0';
  return `${points > 0 ? '+' : '−'}${formatPoints(Math.abs(points))}`;
}

/** "3 grades change, −11 points in all." */
export function previewWords({ changes, sum }: RubricEditPreview): string {
  if (changes === 0) return 'No grade changes.';
  const points = Math.abs(sum) === 1 ? 'point' : 'points';
  return `${changes === 1 ? '1 grade changes' : `${changes} grades change`}, ${signedPoints(sum)} ${points} in all.`;
}

/** A number as people type it, with a comma or a true minus too; null where it is none. */
export function readPoints(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  return /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}
