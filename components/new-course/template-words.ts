import { firstWeekOf, templateWall } from '#grader/exercise/template-week.ts';
import type { CourseTemplateView } from '#server/planning/lifecycle/new-course-view.ts';
import { wallWords } from '../assign/wall-words.ts';
import { pointsInWords } from '../ui/format-points.ts';

/** "4 exercises, 40 points" */
export function contentWords({ work }: CourseTemplateView): string {
  const exercises = work.flatMap((part) => part.exercises);
  const points = exercises.reduce((sum, exercise) => sum + exercise.points, 0);
  return `${exercises.length === 1 ? '1 exercise' : `${exercises.length} exercises`}, ${pointsInWords(points)}`;
}

/** "Not published here yet: cnn/digits." Empty where there is nothing to say. */
export function missingWords({ missing }: CourseTemplateView): string {
  return missing.length === 0 ? '' : `Not published here, so left out: ${missing.join(', ')}.`;
}

/** When a session that is chosen opens and is due, weeks counted from the first that is; without a start no dates. */
export function dateWords(
  template: CourseTemplateView,
  { chosen, start }: { chosen: readonly CourseTemplateView[]; start: string | null },
): string {
  if (start === null) return 'Without dates: set them in the course.';
  const place = { start, firstWeek: firstWeekOf(chosen) };
  const dues = template.work.map(({ due }) => wallWords(templateWall(due, place)));
  return `Opens ${wallWords(templateWall(template.opens, place))}, due ${dues.join(' and ')}.`;
}

/** "Optimization for Deep Learning", "Spring 2027" → "optimization-for-deep-learning-spring-2027" */
export function addressFor(title: string, term: string): string {
  const letters = `${title} ${term}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 50)
    .replace(/-+$/, '');
}
