import type { Assignment } from '#db/queries/courses/courses.ts';
import type { CellKey, EnrolledRow, OpenCell, PackedGrade } from '#db/queries/grading/gradebook.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { dueFor } from '../courses/deadlines.ts';
import { exerciseNumber } from '../courses/exercise-row.ts';
import { totalPerPoint } from '../courses/weight.ts';
import { logger } from '../platform/logger.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type {
  CellLetter,
  CellPlaces,
  GradebookColumnView,
  GradebookRowView,
  GradebookView,
} from './gradebook-view.ts';
import { type FoundGradebook, type PlacedExercise, readGradebook } from './read-gradebook.ts';

/** Every student's grade in every exercise of a course, read as of one moment. For staff. */
export async function viewGradebook(
  context: ActorContext,
  input: { course: string },
): Promise<Result<GradebookView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  const found = await context.db.transaction((tx) => readGradebook(tx, course.id), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
  const now = context.now();
  const { rows, unreadable } = readableRows(found, now);
  const columns = found.placed.map(columnOf);
  return ok({
    course: { slug: course.slug, title: course.title },
    modules: [...new Map(found.placed.map(({ module }) => [module.slug, module])).values()].map(
      ({ slug, title }) => ({ slug, title }),
    ),
    sections: found.sections.map(({ id, name }) => ({ id, name })),
    columns,
    rows,
    marks: marksOf(found, rows),
    unreadable,
    at: now.toISOString(),
  });
}

function columnOf({ assignment, module, title, pointsMax }: PlacedExercise): GradebookColumnView {
  return {
    slug: `${module.slug}/${assignment.slug}`,
    number: exerciseNumber(module, assignment),
    title,
    module: module.slug,
    pointsMax,
    perPoint: totalPerPoint(assignment, pointsMax),
    dueAt: assignment.dueAt?.toISOString() ?? null,
  };
}

/** One row that cannot be made is named and left out: the page stands without it. */
function readableRows(
  found: FoundGradebook,
  now: Date,
): { rows: readonly GradebookRowView[]; unreadable: readonly string[] } {
  const columns = columnFacts(found);
  const rows: GradebookRowView[] = [];
  const unreadable: string[] = [];
  for (const student of found.students) {
    try {
      rows.push(rowOf(student, columns, now));
    } catch (error) {
      logger.error({ error, userId: student.id }, 'A row of the gradebook could not be made.');
      unreadable.push(student.name);
    }
  }
  return { rows, unreadable };
}

/** What is known of one assignment, by student: looked up once, not once a cell. */
interface ColumnFacts {
  readonly assignment: Assignment;
  readonly grades: ReadonlyMap<string, PackedGrade> | undefined;
  readonly open: ReadonlyMap<string, OpenCell> | undefined;
  readonly claims: ReadonlyMap<string, { readonly points: number }> | undefined;
  readonly extensions: ReadonlyMap<string, { readonly dueAt: Date }> | undefined;
}

function columnFacts(found: FoundGradebook): readonly ColumnFacts[] {
  return found.placed.map(({ assignment }) => ({
    assignment,
    grades: found.grades.get(assignment.id),
    open: found.open.get(assignment.id),
    claims: found.claims.get(assignment.id),
    extensions: found.extensions.get(assignment.id),
  }));
}

function rowOf(student: EnrolledRow, columns: readonly ColumnFacts[], now: Date): GradebookRowView {
  const cells = columns.map((column) => cellOf(student.id, column, now));
  const points = cells.map((cell) => cell.points);
  if (points.some((value) => value !== null && !Number.isFinite(value)))
    throw new Error('A grade is not a finite number.');
  const { id, name, email, sectionId: section } = student;
  return { id, name, email, section, points, letters: cells.map((cell) => cell.letter).join('') };
}

/** A grade holds whatever waits beside it; without one the newest submission says, then the browser, then the date. */
function cellOf(
  userId: string,
  column: ColumnFacts,
  now: Date,
): { points: number | null; letter: CellLetter } {
  const grade = column.grades?.get(userId);
  if (grade) return { points: grade[1], letter: 'v' };
  const open = column.open?.get(userId);
  if (open) return { points: open.claimedPoints, letter: open.state === 'could-not-grade' ? 'e' : 'w' };
  const dueAt = dueFor(column.assignment.dueAt, column.extensions?.get(userId)?.dueAt);
  if (dueAt !== null && dueAt < now) return { points: null, letter: 'm' };
  const claim = column.claims?.get(userId);
  return claim ? { points: claim.points, letter: 'p' } : { points: null, letter: '-' };
}

function marksOf(found: FoundGradebook, rows: readonly GradebookRowView[]): GradebookView['marks'] {
  const rowAt = new Map(rows.map(({ id }, at) => [id, at]));
  const columnAt = new Map(found.placed.map(({ assignment }, at) => [assignment.id, at]));
  const places = (cells: Iterable<CellKey>): CellPlaces =>
    [...cells].flatMap(({ userId, assignmentId }) => {
      const [row, column] = [rowAt.get(userId), columnAt.get(assignmentId)];
      return row === undefined || column === undefined ? [] : [[row, column] as const];
    });
  const overridden = [...found.grades].flatMap(([assignmentId, list]) =>
    [...list.values()].flatMap(([userId, , set]) => (set ? [{ userId, assignmentId }] : [])),
  );
  return {
    late: places(found.late),
    overridden: places(overridden),
    commented: places(found.commented),
    flagged: places(found.flagged),
  };
}
