import type { NewExerciseStart } from '#components/studio/list/new-exercise.tsx';
import type { StudioView } from '#server/studio/list/studio-view.ts';

/** `?new`, and `?write=<assignment>` for a row to write or to go on from, as the course home links them. */
export function beginsWith(
  asked: Readonly<Record<string, string | string[] | undefined>>,
  view: StudioView,
): NewExerciseStart | null {
  for (const module of view.modules) {
    const row = module.exercises.find(({ assignmentId }) => assignmentId === asked.write);
    if (!row) continue;
    const { title, versionId, assignmentId } = row;
    const start = { title, module: module.slug, assignmentId };
    return versionId === null ? { kind: 'template', ...start } : { kind: 'copy', versionId, ...start };
  }
  return asked.new === undefined ? null : { kind: 'template', title: '', module: null, assignmentId: null };
}
