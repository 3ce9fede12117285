import type { Assignment } from '#db/queries/courses/courses.ts';
import type { ExerciseOutline } from './exercise-outline.ts';

/** An exercise as its place in a course gives it: open or sealed as the assignment says, or else as the exercise does. */
export function asAssigned(
  outline: ExerciseOutline,
  { disclosure }: Pick<Assignment, 'disclosure'>,
): ExerciseOutline {
  if (disclosure === null || disclosure === outline.manifest.disclosure) return outline;
  return { ...outline, manifest: { ...outline.manifest, disclosure } };
}
