/** Who may see a course, and who may plan it. */

import { listCourses } from '../../courses/list-courses.ts';
import { viewVersionStanding } from '../../courses/version-standing.ts';
import { viewCourseHome } from '../../courses/view-course-home.ts';
import { viewCourseOutline } from '../../courses/view-course-outline.ts';
import { extendStudents, takeBackExtension } from '../../planning/assign/extend.ts';
import { previewAsStudent, readAsStudent } from '../../planning/assign/preview-student.ts';
import { saveAssignment } from '../../planning/assign/save-assignment.ts';
import { viewAssign } from '../../planning/assign/view-assign.ts';
import { checkDates, saveDates } from '../../planning/dates/save-dates.ts';
import { saveWeights } from '../../planning/dates/save-weights.ts';
import { viewDates } from '../../planning/dates/view-dates.ts';
import { addExercise, addModule } from '../../planning/lifecycle/add-to-outline.ts';
import { archiveCourse, orderModules, renameModule } from '../../planning/lifecycle/change-outline.ts';
import { copyCourse } from '../../planning/lifecycle/copy-course.ts';
import { createCourse } from '../../planning/lifecycle/create-course.ts';
import {
  putBackExercise,
  putBackModule,
  takeOutExercise,
  takeOutModule,
} from '../../planning/lifecycle/take-out.ts';
import { viewNewCourse } from '../../planning/lifecycle/view-new-course.ts';
import { ok } from '../../platform/result.ts';
import { PLACE } from '../../testing.ts';
import { readBrowserFiles } from '../../workspace/read-browser-files.ts';
import { viewWorkspace } from '../../workspace/view-workspace.ts';
import { type Acts, ANYBODY, MEMBERS, ONLY_INSTRUCTORS, ONLY_STAFF, STAFF, TEACHERS } from './answers.ts';
import type { MatrixWorld } from './matrix-world.ts';

const AS_STUDENT = { ...PLACE, whom: { kind: 'everyone' }, at: '2026-12-07T18:00' } as const;

/** What its members see of it. */
export const courseActs = (world: MatrixWorld): Acts => ({
  listCourses: { run: async (context) => ok(await listCourses(context)), answers: ANYBODY },
  viewCourseHome: { run: (context) => viewCourseHome(context, { course: 'tiny' }), answers: MEMBERS },
  viewCourseOutline: {
    run: (context) => viewCourseOutline(context, { course: 'tiny' }),
    answers: MEMBERS,
  },
  viewWorkspace: { run: (context) => viewWorkspace(context, PLACE), answers: MEMBERS },
  viewVersionStanding: {
    run: (context) => viewVersionStanding(context, { ...PLACE, versionId: world.version.versionId }),
    answers: MEMBERS,
  },
  readBrowserFiles: {
    run: (context) => readBrowserFiles(context, { ...PLACE, hash: world.version.hash }),
    answers: MEMBERS,
  },
});

/** Assignments, dates and weights. */
export const planningActs = (world: MatrixWorld): Acts => ({
  viewAssign: { run: (context) => viewAssign(context, PLACE), answers: STAFF },
  readAsStudent: { run: (context) => readAsStudent(context, AS_STUDENT), answers: ONLY_STAFF },
  previewAsStudent: { run: (context) => previewAsStudent(context, AS_STUDENT), answers: ONLY_STAFF },
  saveAssignment: {
    run: async (context) => {
      const view = await viewAssign(world.as('instructor'), PLACE);
      if (!view.ok) throw new Error(view.refusal);
      const { terms, base } = view.value;
      return saveAssignment(context, { ...PLACE, terms, base, seen: null });
    },
    answers: ONLY_INSTRUCTORS,
  },
  extendStudents: {
    run: (context) =>
      extendStudents(context, {
        course: 'tiny',
        exercises: ['sums/add'],
        userIds: [world.owner.actor.userId],
        longer: { kind: 'days', days: 1 },
        reason: 'ill',
        seen: null,
      }),
    answers: ONLY_INSTRUCTORS,
  },
  takeBackExtension: {
    run: (context) => {
      const which = { course: 'tiny', exercise: 'sums/add', userId: world.owner.actor.userId };
      return takeBackExtension(context, { ...which, seen: null });
    },
    answers: ONLY_INSTRUCTORS,
  },
  viewDates: { run: (context) => viewDates(context, { course: 'tiny' }), answers: STAFF },
  checkDates: {
    run: (context) => checkDates(context, { course: 'tiny', changes: [] }),
    answers: ONLY_INSTRUCTORS,
  },
  saveDates: {
    run: async (context) => {
      const view = await viewDates(world.as('instructor'), { course: 'tiny' });
      const base = view.ok ? view.value.base : '';
      return saveDates(context, { course: 'tiny', changes: [], base, moveSections: false, seen: null });
    },
    answers: ONLY_INSTRUCTORS,
  },
  saveWeights: {
    run: (context) => saveWeights(context, { course: 'tiny', weights: [] }),
    answers: ONLY_INSTRUCTORS,
  },
});

/** Courses as a whole, their modules, and what is taken in and out. */
export const outlineActs = (world: MatrixWorld): Acts => ({
  copyCourse: {
    run: (context) => {
      const slug = `copy-${crypto.randomUUID().slice(0, 8)}`;
      return copyCourse(context, { course: 'tiny', slug, title: 'Copy', term: 'Autumn', weeks: null });
    },
    answers: ONLY_INSTRUCTORS,
  },
  viewNewCourse: { run: (context) => viewNewCourse(context), answers: TEACHERS },
  createCourse: {
    run: (context) => {
      const slug = `made-${crypto.randomUUID().slice(0, 8)}`;
      const course = { slug, title: 'Made', term: 'Autumn', timeZone: 'UTC' };
      return createCourse(context, { ...course, templates: [], start: null });
    },
    answers: TEACHERS,
  },
  orderModules: {
    run: (context) => orderModules(context, { course: 'tiny', slugs: ['sums'] }),
    answers: ONLY_INSTRUCTORS,
  },
  archiveCourse: {
    run: (context) => archiveCourse(context, { course: 'tiny', archived: false }),
    answers: ONLY_INSTRUCTORS,
  },
  // The course has its one exercise: whoever may add is told so.
  addExercise: {
    run: async (context) => {
      const { versionId } = world.version;
      const added = await addExercise(context, { course: 'tiny', module: 'sums', versionId });
      return added.ok || added.refusal === 'exercise-placed' ? ok(null) : added;
    },
    answers: ONLY_INSTRUCTORS,
  },
  addModule: {
    run: (context) => addModule(context, { course: 'tiny', title: `Module ${crypto.randomUUID()}` }),
    answers: ONLY_INSTRUCTORS,
  },
  renameModule: {
    run: (context) => renameModule(context, { course: 'tiny', module: 'sums', title: 'Sums' }),
    answers: ONLY_INSTRUCTORS,
  },
  // The world's one exercise is back for the rows after these.
  takeOutExercise: {
    run: async (context) => {
      const which = await theExercise(world);
      const taken = await takeOutExercise(context, which);
      await putBackExercise(world.as('instructor'), which);
      return taken;
    },
    answers: ONLY_INSTRUCTORS,
  },
  putBackExercise: {
    run: async (context) => {
      const which = await theExercise(world);
      await takeOutExercise(world.as('instructor'), which);
      const back = await putBackExercise(context, which);
      await putBackExercise(world.as('instructor'), which);
      return back;
    },
    answers: ONLY_INSTRUCTORS,
  },
  takeOutModule: {
    run: async (context) => takeOutModule(context, await emptyModule(world)),
    answers: ONLY_INSTRUCTORS,
  },
  putBackModule: {
    run: async (context) => {
      const which = await emptyModule(world);
      await takeOutModule(world.as('instructor'), which);
      return putBackModule(context, which);
    },
    answers: ONLY_INSTRUCTORS,
  },
});

async function theExercise(world: MatrixWorld): Promise<{ course: string; assignmentId: string }> {
  const view = await viewDates(world.as('instructor'), { course: 'tiny' });
  return { course: 'tiny', assignmentId: view.ok ? (view.value.rows[0]?.assignmentId ?? '') : '' };
}

async function emptyModule(world: MatrixWorld): Promise<{ course: string; module: string }> {
  const title = `Module ${crypto.randomUUID()}`;
  const added = await addModule(world.as('instructor'), { course: 'tiny', title });
  return { course: 'tiny', module: added.ok ? added.value.slug : '' };
}
