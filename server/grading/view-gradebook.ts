import type { Assignment } from '#db/queries/courses/courses.ts';
import type { CellKey, EnrolledRow, OpenCell, PackedGrades } from '#db/queries/grading/gradebook.ts';
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
  OtherScale,
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
function readableRows(found: FoundGradebook, now: Date): Pick<GradebookView, 'rows' | 'unreadable'> {
  const columns = columnFacts(found);
  const rows: GradebookRowView[] = [];
  const unreadable: GradebookView['unreadable'][number][] = [];
  for (const [place, student] of found.students.entries()) {
    try {
      rows.push(rowOf({ ...student, place }, columns, now));
    } catch (error) {
      logger.error({ error, userId: student.id }, 'A row of the gradebook could not be made.');
      unreadable.push({ name: student.name, email: student.email });
    }
  }
  return { rows, unreadable };
}

/** What is known of one assignment, by student: looked up once, not once a cell. */
interface ColumnFacts {
  readonly assignment: Assignment;
  /** By the student's place. */
  readonly graded: readonly (number | undefined)[];
  /** By the student's place, where the grade is not of as many points as the column. */
  readonly otherMax: ReadonlyMap<number, number> | undefined;
  readonly open: ReadonlyMap<string, OpenCell> | undefined;
  readonly claims: ReadonlyMap<string, { readonly points: number }> | undefined;
  readonly extensions: ReadonlyMap<string, { readonly dueAt: Date }> | undefined;
}

function columnFacts(found: FoundGradebook): readonly ColumnFacts[] {
  return found.placed.map(({ assignment }) => ({
    assignment,
    graded: byPlace(found.grades.get(assignment.id), found.students.length),
    otherMax: found.grades.get(assignment.id)?.otherMax,
    open: found.open.get(assignment.id),
    claims: found.claims.get(assignment.id),
    extensions: found.extensions.get(assignment.id),
  }));
}

function byPlace(grades: PackedGrades | undefined, students: number): readonly (number | undefined)[] {
  const graded = Array.from<number | undefined>({ length: students });
  grades?.places.forEach((place, at) => {
    graded[place] = grades.points[at];
  });
  return graded;
}

interface PlacedStudent extends EnrolledRow {
  readonly place: number;
}

function rowOf(student: PlacedStudent, columns: readonly ColumnFacts[], now: Date): GradebookRowView {
  const points: (number | null)[] = [];
  const others: OtherScale[] = [];
  let letters = '';
  for (const [at, column] of columns.entries()) {
    const cell = cellOf(student, column, now);
    if (cell.points !== null && !Number.isFinite(cell.points))
      throw new Error('A grade is not a finite number.');
    points.push(cell.points);
    letters += cell.letter;
    const otherMax = column.otherMax?.get(student.place);
    if (otherMax !== undefined) others.push([at, otherMax, totalPerPoint(column.assignment, otherMax)]);
  }
  const { id, name, email, sectionId: section } = student;
  const row = { id, name, email, section, points, letters };
  return others.length === 0 ? row : { ...row, others };
}

/** A grade holds whatever waits beside it; without one the newest submission says, then the browser, then the date. */
function cellOf(
  { id: userId, place }: PlacedStudent,
  column: ColumnFacts,
  now: Date,
): { points: number | null; letter: CellLetter } {
  const graded = column.graded[place];
  if (graded !== undefined) return { points: graded, letter: 'v' };
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
  const overridden = [...found.grades].flatMap(([assignmentId, grades]) =>
    grades.overridden.flatMap((place) => {
      const student = found.students[place];
      return student ? [{ userId: student.id, assignmentId }] : [];
    }),
  );
  return {
    late: places(found.late),
    overridden: places(overridden),
    commented: places(found.commented),
    flagged: places(found.flagged),
  };
}
