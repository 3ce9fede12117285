import type { Queryable } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { type Assignment, selectAssignment, updateAssignmentTerms } from '#db/queries/courses/courses.ts';
import { replaceSectionDates } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectSections } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../../access/actor.ts';
import { PERCENT_PER_DAY_MIN } from '../../courses/deadlines.ts';
import type { ExercisePlace } from '../../courses/find-assignment.ts';
import type { ManageRefusal } from '../../courses/find-managed-course.ts';
import { resolveWallTime } from '../../courses/wall-time.ts';
import { canBeSealed } from '../../exercises/browser-plan.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { settleWithPreview } from '../../grading/settle-with-preview.ts';
import type { SettledView } from '../../grading/settled-view.ts';
import { requestRecordings } from '../../jobs/recordings/request-recordings.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { AssignmentTerms } from './assign-view.ts';
import { hashTerms, readTerms } from './assignment-terms.ts';
import { findAssignPlace } from './find-assign-place.ts';

export type TermsRefusal =
  | ManageRefusal
  | 'time-skipped'
  | 'time-unreadable'
  | 'due-before-opening'
  | 'policy-wrong'
  | 'section-unknown'
  | 'cannot-be-sealed'
  | 'terms-changed';

/**
 * Gives an assignment other dates or rules. Nothing is written before the list of changed grades was seen; then they are
 * settled anew in the same transaction.
 */
export async function saveAssignment(
  context: ActorContext,
  input: ExercisePlace & { terms: AssignmentTerms; base: string; seen: string | null },
): Promise<Result<SettledView, TermsRefusal>> {
  const found = await findAssignPlace(context, { place: input, deed: 'manage-dates' });
  if (!found.ok) return found;
  const { course, assignment } = found.value;
  const { db } = context;
  const dates = resolveTerms(input.terms, course.timeZone);
  if (!dates.ok) return dates;
  const sections = await selectSections(db, course.id);
  if (dates.value.sections.some(({ sectionId }) => !sections.some(({ id }) => id === sectionId)))
    return refuse('section-unknown');
  if (input.terms.disclosure === 'sealed' && !(await isSealable(db, assignment)))
    return refuse('cannot-be-sealed');
  const { latePolicy, gradeRule, submissionsPerHour, hiddenFeedback, disclosure } = input.terms;
  const actorId = context.actor.userId;
  return settleWithPreview(db, {
    change: async (tx) => {
      // Here, where assignments take turns: of two who save at once the second finds what the first has written.
      const current = await selectAssignment(tx, assignment.id);
      const present = await readTerms(tx, { assignment: current, timeZone: course.timeZone });
      if (hashTerms(present) !== input.base) return refuse('terms-changed');
      await updateAssignmentTerms(tx, {
        assignmentId: assignment.id,
        opensAt: dates.value.opensAt,
        dueAt: dates.value.dueAt,
        latePolicy,
        gradeRule,
        submissionsPerHour,
        hiddenFeedback,
        disclosure,
      });
      await requestRecordings(tx, context);
      await replaceSectionDates(tx, {
        assignmentId: assignment.id,
        setBy: actorId,
        dates: dates.value.sections,
      });
      await insertAuditEvent(tx, {
        actorId,
        courseId: course.id,
        action: 'assignment.changed',
        subjectId: assignment.id,
        details: { title: assignment.title, before: present, after: input.terms },
      });
      return ok(null);
    },
    affected: [assignment.id],
    userIds: null,
    actorId,
    cause: 'dates',
    at: context.now(),
    seen: input.seen,
  });
}

/** What is only planned is asked again by whoever publishes it. */
async function isSealable(db: Queryable, { versionId }: Assignment): Promise<boolean> {
  return versionId === null || canBeSealed(outlineOf(await selectVersionOutline(db, versionId)));
}

interface ResolvedTerms {
  readonly opensAt: Date | null;
  readonly dueAt: Date | null;
  readonly sections: readonly { readonly sectionId: string; readonly dueAt: Date }[];
}

function resolveTerms(
  { opens, due, sectionDates, latePolicy, submissionsPerHour }: AssignmentTerms,
  timeZone: string,
): Result<ResolvedTerms, 'time-skipped' | 'time-unreadable' | 'due-before-opening' | 'policy-wrong'> {
  const { percentPerDay, daysMax, graceMinutes = 0 } = latePolicy;
  const inRange = (value: number, max: number) => Number.isInteger(value) && value >= 0 && value <= max;
  const policyRight =
    (percentPerDay === 0 || (percentPerDay >= PERCENT_PER_DAY_MIN && percentPerDay <= 100)) &&
    (daysMax === null || inRange(daysMax, 365)) &&
    inRange(graceMinutes, 24 * 60) &&
    (submissionsPerHour === null || (inRange(submissionsPerHour, 1_000) && submissionsPerHour > 0));
  if (!policyRight) return refuse('policy-wrong');
  const all = [opens, due, ...sectionDates.map((date) => date.due)].map((text) =>
    text === null ? null : resolveWallTime(text, timeZone),
  );
  if (all.some((resolved) => resolved?.kind === 'unreadable')) return refuse('time-unreadable');
  if (all.some((resolved) => resolved?.kind === 'skipped')) return refuse('time-skipped');
  const [opensAt = null, dueAt = null, ...rest] = all.map((resolved) =>
    resolved?.kind === 'instant' ? resolved.at : null,
  );
  const sections = sectionDates.flatMap(({ sectionId }, place) => {
    const at = rest[place];
    return at ? [{ sectionId, dueAt: at }] : [];
  });
  const dues = [...(dueAt ? [dueAt] : []), ...sections.map((section) => section.dueAt)];
  if (opensAt && dues.some((at) => at <= opensAt)) return refuse('due-before-opening');
  return ok({ opensAt, dueAt, sections });
}
