/** How single cases are named to whoever reads: hidden ones to students as their assignment says. */
import type { Queryable } from '#db/database.ts';
import { selectAssignment } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { type ExerciseOutline, outlineOf } from '../../exercises/exercise-outline.ts';
import { type HiddenNaming, hiddenNaming } from '../hidden-feedback.ts';

interface CaseNaming {
  readonly plan: ExerciseOutline['plan'];
  readonly naming: HiddenNaming;
}

export interface CaseReading extends CaseNaming {
  readonly reader: 'owner' | 'staff';
}

/** The cases of a version, named as an assignment of it names them to students. */
export async function namingOf(
  db: Queryable,
  { versionId, assignmentId }: { versionId: string; assignmentId: string },
): Promise<CaseNaming> {
  const outline = outlineOf(await selectVersionOutline(db, versionId));
  return { plan: outline.plan, naming: hiddenNaming(outline, await selectAssignment(db, assignmentId)) };
}

/** What every hidden case is to a student who is told of no single one. */
export const HIDDEN_TOGETHER = { caseId: 'hidden', title: 'Hidden cases' } as const;

/** A case as its reader may know it; what the version does not have is taken for hidden. */
export function shownCase(
  caseId: string,
  { plan, naming, reader }: CaseReading,
): { readonly caseId: string; readonly title: string } {
  const planned = plan.find(({ id }) => id === caseId);
  if (reader === 'staff' || naming === 'titles' || planned?.visibility === 'public')
    return { caseId, title: planned?.title ?? caseId };
  if (naming === 'together') return HIDDEN_TOGETHER;
  const at = plan.filter(({ visibility }) => visibility === 'hidden').findIndex(({ id }) => id === caseId);
  if (at < 0) return { caseId: 'hidden', title: 'A hidden case of another version' };
  return { caseId: `hidden-${at + 1}`, title: `Hidden case ${at + 1}` };
}

/** The case that a student means; null: the exercise has no such case, or none that they are told of alone. */
export function meantCaseId({ plan, naming }: CaseNaming, shown: string): string | null {
  const single = naming === 'together' ? plan.filter(({ visibility }) => visibility === 'public') : plan;
  return (
    single.find(({ id }) => shownCase(id, { plan, naming, reader: 'owner' }).caseId === shown)?.id ?? null
  );
}
