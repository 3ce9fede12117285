import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { updateAssignmentDates } from '#db/queries/courses/courses.ts';
import { selectSectionDates, updateSectionDate } from '#db/queries/courses/due-dates.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findManagedCourse, type ManageRefusal } from '../../courses/find-managed-course.ts';
import { daysLater, resolveWallTime } from '../../courses/wall-time.ts';
import { settleWithPreview } from '../../grading/settle-with-preview.ts';
import type { SettledView } from '../../grading/settled-view.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { DateChange, DateFinding, DateRowView } from './dates-view.ts';
import { findFindings } from './find-findings.ts';
import { hashDates, readDates } from './view-dates.ts';

type SectionRefusal = 'moved-into-gap' | 'section-due-before-opening';
type DatesRefusal = 'dates-changed' | 'dates-conflict' | SectionRefusal;

const DAY_MS = 24 * 60 * 60_000;

export interface DatesInput {
  readonly course: string;
  readonly changes: readonly DateChange[];
}

/** What changed dates collide with; nothing is written. */
export async function checkDates(
  context: ActorContext,
  input: DatesInput,
): Promise<Result<readonly DateFinding[], ManageRefusal>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-dates' });
  if (!found.ok) return found;
  const { course } = found.value;
  const rows = await readDates(context.db, course);
  return ok(findingsOf(rows, { changes: input.changes, timeZone: course.timeZone }));
}

/** Saves all changed dates at once, with the grades that they change settled anew once their list was seen. */
export async function saveDates(
  context: ActorContext,
  input: DatesInput & {
    readonly base: string;
    /** Dates of sections move by as many days as the date that they stand in for. */
    readonly moveSections: boolean;
    readonly seen: string | null;
  },
): Promise<Result<SettledView, ManageRefusal | DatesRefusal>> {
  const found = await findManagedCourse(context, { course: input.course, deed: 'manage-dates' });
  if (!found.ok) return found;
  const { course } = found.value;
  const { timeZone } = course;
  const placed = (await readDates(context.db, course)).map(({ assignmentId }) => assignmentId);
  const changes = input.changes.filter(({ assignmentId }) => placed.includes(assignmentId));
  const at = (text: string | null) => {
    const resolved = text === null ? null : resolveWallTime(text, timeZone);
    return resolved?.kind === 'instant' ? resolved.at : null;
  };
  const actorId = context.actor.userId;
  return settleWithPreview<DatesRefusal>(context.db, {
    change: async (tx) => {
      // Here, where assignments take turns: of two who save at once the second finds what the first has written.
      const rows = await readDates(tx, course);
      if (hashDates(rows) !== input.base) return refuse('dates-changed');
      const findings = findingsOf(rows, { changes: input.changes, timeZone });
      if (findings.some(({ level }) => level === 'conflict')) return refuse('dates-conflict');
      const byId = new Map(rows.map((row) => [row.assignmentId, row]));
      for (const { assignmentId, opens, due } of changes) {
        const before = byId.get(assignmentId);
        await updateAssignmentDates(tx, { assignmentId, opensAt: at(opens), dueAt: at(due) });
        const days = input.moveSections ? daysBetween(before?.due ?? null, due) : 0;
        const moved = await moveSections(tx, { assignmentId, days, opensAt: at(opens), timeZone });
        if (!moved.ok) return moved;
        await insertAuditEvent(tx, {
          actorId,
          courseId: course.id,
          action: 'assignment.changed',
          subjectId: assignmentId,
          details: {
            title: before?.title,
            before: { opens: before?.opens, due: before?.due },
            after: { opens, due },
          },
        });
      }
      return ok(null);
    },
    affected: changes.map(({ assignmentId }) => assignmentId),
    userIds: null,
    actorId,
    cause: 'dates',
    at: context.now(),
    seen: input.seen,
  });
}

function findingsOf(
  rows: readonly DateRowView[],
  { changes, timeZone }: { changes: readonly DateChange[]; timeZone: string },
): readonly DateFinding[] {
  const byId = new Map(changes.map((change) => [change.assignmentId, change]));
  const all = rows.map(
    ({ assignmentId, opens, due }) => byId.get(assignmentId) ?? { assignmentId, opens, due },
  );
  return findFindings(all, { timeZone, changed: new Set(byId.keys()) });
}

/** Moves the dates of sections by so many days. None may end up before the opening, whichever of the two has moved. */
async function moveSections(
  tx: Transaction,
  of: { assignmentId: string; days: number; opensAt: Date | null; timeZone: string },
): Promise<Result<null, SectionRefusal>> {
  const { assignmentId, days, opensAt, timeZone } = of;
  for (const { sectionId, dueAt: before } of await selectSectionDates(tx, assignmentId)) {
    const later = days === 0 ? null : daysLater(before, days, timeZone);
    if (later !== null && later.kind !== 'instant') return refuse('moved-into-gap');
    const dueAt = later?.at ?? before;
    if (opensAt !== null && dueAt <= opensAt) return refuse('section-due-before-opening');
    if (later !== null) await updateSectionDate(tx, { assignmentId, sectionId, dueAt });
  }
  return ok(null);
}

/** Whole days between the days of two times on the wall. */
function daysBetween(before: string | null, after: string | null): number {
  if (before === null || after === null) return 0;
  return Math.round((Date.parse(after.slice(0, 10)) - Date.parse(before.slice(0, 10))) / DAY_MS);
}
