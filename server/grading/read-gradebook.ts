/** The facts of a gradebook, read in one transaction so that two moments are never mixed. */

import type { Queryable } from '#db/database.ts';
import { type Assignment, type Module, selectAssignments } from '#db/queries/courses/courses.ts';
import { selectOwnDueDatesOfCourse } from '#db/queries/courses/due-dates.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectAnonymousAssignments } from '#db/queries/grading/anonymous-grading.ts';
import {
  type CellKey,
  type EnrolledRow,
  type OpenCell,
  type PackedGrades,
  selectCommentedCells,
  selectFlaggedCells,
  selectLateCells,
  selectOpenCells,
  selectPackedGrades,
  selectStudents,
  selectUngradedClaims,
} from '#db/queries/grading/gradebook.ts';
import { type Section, selectSections } from '#db/queries/people/roster.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';

export interface PlacedExercise {
  readonly assignment: Assignment;
  readonly module: Module;
  readonly title: string;
  readonly pointsMax: number;
}

/** By assignment, then by student. */
type ByCell<Value> = ReadonlyMap<string, ReadonlyMap<string, Value>>;

export interface FoundGradebook {
  readonly placed: readonly PlacedExercise[];
  readonly students: readonly EnrolledRow[];
  readonly sections: readonly Section[];
  /** By assignment. */
  readonly grades: ReadonlyMap<string, PackedGrades>;
  readonly late: readonly CellKey[];
  /** Not of what is graded without names: whoever wrote or flagged there would see here whose it was. */
  readonly commented: readonly CellKey[];
  readonly flagged: readonly CellKey[];
  readonly open: ByCell<OpenCell>;
  readonly claims: ByCell<CellKey & { readonly points: number }>;
  readonly extensions: ByCell<CellKey & { readonly dueAt: Date }>;
}

export async function readGradebook(db: Queryable, courseId: string): Promise<FoundGradebook> {
  const placed = (await selectAssignments(db, courseId)).filter(({ assignment }) => assignment.versionId);
  const versions = await selectVersionOutlines(
    db,
    placed.flatMap(({ assignment }) => assignment.versionId ?? []),
  );
  const students = await selectStudents(db, courseId);
  const nameless = await selectAnonymousAssignments(db, courseId);
  const isNamed = ({ assignmentId }: CellKey) => !nameless.has(assignmentId);
  const exercises = placed.map(({ assignment, module }) => {
    const version = versions.get(assignment.versionId ?? '');
    const outline = version ? outlineOf(version) : null;
    const title = outline?.manifest.title ?? assignment.title;
    return { assignment, module, title, pointsMax: outline?.pointsMax ?? 0 };
  });
  const pointsMax = new Map(exercises.map((one) => [one.assignment.id, one.pointsMax]));
  return {
    placed: exercises,
    students,
    sections: await selectSections(db, courseId),
    grades: await selectPackedGrades(db, { pointsMax, studentIds: students.map(({ id }) => id) }),
    late: await selectLateCells(db, courseId),
    commented: (await selectCommentedCells(db, courseId)).filter(isNamed),
    flagged: (await selectFlaggedCells(db, courseId)).filter(isNamed),
    open: byCell(await selectOpenCells(db, courseId)),
    claims: byCell(await selectUngradedClaims(db, courseId)),
    extensions: byCell(await selectOwnDueDatesOfCourse(db, courseId)),
  };
}

function byCell<Value extends CellKey>(values: readonly Value[]): ByCell<Value> {
  const all = new Map<string, Map<string, Value>>();
  for (const value of values) {
    const ofAssignment = all.get(value.assignmentId) ?? new Map<string, Value>();
    all.set(value.assignmentId, ofAssignment.set(value.userId, value));
  }
  return all;
}
