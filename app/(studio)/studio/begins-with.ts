import type { NewExerciseStart } from '#components/studio/list/new-exercise.tsx';
import type { StudioView } from '#server/studio/list/studio-view.ts';

/** `?new`, and `?write=<assignment>` for a planned row, as the course home links them. */
export function beginsWith(
  asked: Readonly<Record<string, string | string[] | undefined>>,
  view: StudioView,
): NewExerciseStart | null {
  for (const module of view.modules) {
    const planned = module.exercises.find(({ assignmentId }) => assignmentId === asked.write);
    if (planned)
      return {
        kind: 'template',
        title: planned.title,
        module: module.slug,
        assignmentId: planned.versionId === null ? planned.assignmentId : null,
      };
  }
  return asked.new === undefined ? null : { kind: 'template', title: '', module: null, assignmentId: null };
}
