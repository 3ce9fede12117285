import { globSync, readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertEnrolment } from '#db/queries/courses.ts';
import { upsertCourse } from '#db/queries/outline.ts';
import { type BatchState, batches } from '#db/schema/batches.ts';
import { assignments, type Role } from '#db/schema/courses.ts';
import { behaviours } from '#db/schema/insight.ts';
import { submissions, verifications } from '#db/schema/work.ts';
import { TEST_DATABASES } from '#db/testing.ts';
import { acceptInvitation } from '../accounts/join/accept-invitation.ts';
import { extendStudents, takeBackExtension } from '../courses/assign/extend.ts';
import { previewAsStudent, readAsStudent } from '../courses/assign/preview-student.ts';
import { saveAssignment } from '../courses/assign/save-assignment.ts';
import { viewAssign } from '../courses/assign/view-assign.ts';
import { checkDates, saveDates } from '../courses/dates/save-dates.ts';
import { viewDates } from '../courses/dates/view-dates.ts';
import { addExercise, archiveCourse, orderModules } from '../courses/lifecycle/change-outline.ts';
import { copyCourse } from '../courses/lifecycle/copy-course.ts';
import { listCourses } from '../courses/list-courses.ts';
import { addSection } from '../courses/people/add-section.ts';
import { changePerson } from '../courses/people/change-person.ts';
import { applyImport, previewImport } from '../courses/people/import/import-people.ts';
import { closeLink, openLink } from '../courses/people/open-link.ts';
import { undoImport } from '../courses/people/undo-import.ts';
import { viewPeople } from '../courses/people/view-people.ts';
import { viewCourseHome } from '../courses/view-course-home.ts';
import { viewCourseOutline } from '../courses/view-course-outline.ts';
import { viewWorkspace } from '../courses/view-workspace.ts';
import { wallTimeOf } from '../courses/wall-time.ts';
import { readBrowserFiles } from '../exercises/read-browser-files.ts';
import { explainGrade } from '../grading/explain-grade.ts';
import { exportGrades } from '../grading/export-grades.ts';
import { importGrades, previewGrades } from '../grading/import/import-grades.ts';
import { listAudit } from '../grading/list-audit.ts';
import { listReviewQueue } from '../grading/list-review-queue.ts';
import { listSubmissionTable } from '../grading/list-submission-table.ts';
import { listNews } from '../grading/news/list-news.ts';
import { markNewsRead } from '../grading/news/mark-news-read.ts';
import { overrideGrade, takeBackOverride } from '../grading/override-grade.ts';
import { applyRegrade } from '../grading/regrade/apply-regrade.ts';
import { cancelRegrade } from '../grading/regrade/cancel-regrade.ts';
import { compareVersions } from '../grading/regrade/compare-versions.ts';
import { continueRegrade } from '../grading/regrade/continue-regrade.ts';
import { listRegrades } from '../grading/regrade/list-regrades.ts';
import { pinOld } from '../grading/regrade/pin-old.ts';
import { readRegrade } from '../grading/regrade/read-regrade.ts';
import { startDryRun } from '../grading/regrade/start-dry-run.ts';
import { undoRegrade } from '../grading/regrade/undo-regrade.ts';
import { askAboutGrade } from '../grading/requests/ask-about-grade.ts';
import { listRequests } from '../grading/requests/list-requests.ts';
import { proposeCase } from '../grading/requests/propose-case.ts';
import { replyToRequest } from '../grading/requests/reply-to-request.ts';
import { applyRubricEdit, previewRubricEdit, undoRubricEdit } from '../grading/rubric/edit-rubric.ts';
import { giveRubricItem, releaseRubric } from '../grading/rubric/give-rubric.ts';
import { addRubricItem, copyRubric } from '../grading/rubric/make-rubric.ts';
import { viewRubric } from '../grading/rubric/view-rubric.ts';
import { viewGradebook } from '../grading/view-gradebook.ts';
import { viewReview } from '../grading/view-review.ts';
import { viewStaffHome } from '../grading/view-staff-home.ts';
import { commentOnGroup, listOfferedComments } from '../insight/behaviour-comments.ts';
import { draftMisconception } from '../insight/draft-misconception.ts';
import { changeStuckRule } from '../insight/stuck-rule.ts';
import { viewCourseInsight } from '../insight/view-course-insight.ts';
import { viewExerciseInsight } from '../insight/view-exercise-insight.ts';
import { cancelBatch } from '../jobs/batches/cancel-batch.ts';
import { readBatch } from '../jobs/batches/read-batch.ts';
import { startCensus } from '../jobs/batches/start-census.ts';
import { startCheck } from '../jobs/batches/start-check.ts';
import { listStuckJobs } from '../jobs/stuck/list-stuck-jobs.ts';
import { retryAllStuck } from '../jobs/stuck/retry-all-stuck.ts';
import { retryStuckBatch } from '../jobs/stuck/retry-stuck-batch.ts';
import { retryStuckSubmission } from '../jobs/stuck/retry-stuck-submission.ts';
import { startWorker } from '../jobs/worker.ts';
import { ok } from '../platform/result.ts';
import { createDraft } from '../studio/create-draft.ts';
import { deleteDraft, takeBackDraft } from '../studio/delete-draft.ts';
import {
  cancelDraftCheck,
  readDraftCheck,
  readLastDraftCheck,
  startDraftCheck,
} from '../studio/draft-checks.ts';
import { listRevisions, readRevision, restoreRevision } from '../studio/draft-history.ts';
import { exportDraft } from '../studio/export-draft.ts';
import { importDraft } from '../studio/import-draft.ts';
import { listStudio } from '../studio/list-studio.ts';
import { listStudioCourses } from '../studio/list-studio-courses.ts';
import { previewDraft } from '../studio/preview-draft.ts';
import { publishDraft } from '../studio/publish-draft.ts';
import { saveFiles } from '../studio/save-files.ts';
import { readTryFiles, readTryPrograms } from '../studio/try-draft.ts';
import { viewDraft } from '../studio/view-draft.ts';
import { viewPublish } from '../studio/view-publish.ts';
import { watchDraftCheck } from '../studio/watch-draft-check.ts';
import { writeMisconception } from '../studio/write-misconception.ts';
import { commentOnSubmission } from '../submissions/comment-on-submission.ts';
import { keepDraft, listKeptDrafts } from '../submissions/kept-drafts.ts';
import { listSubmissions } from '../submissions/list-submissions.ts';
import { recordClaim } from '../submissions/record-claim.ts';
import { discardComment, releaseComments } from '../submissions/release-comments.ts';
import { saveDraft } from '../submissions/save-draft.ts';
import { submitSolution } from '../submissions/submit-solution.ts';
import { viewSubmission } from '../submissions/view-submission.ts';
import { watchSubmission } from '../submissions/watch-submission.ts';
import { openTestWorld, PLACE, type TestWorld } from '../testing.ts';
import { testGrader, worth } from '../testing-grader.ts';
import type { ActorContext } from './actor.ts';

const NEW_EXERCISE = {
  course: 'tiny',
  module: 'sums',
  title: 'Another sum',
  start: { kind: 'template', disclosure: 'open' },
  assignmentId: null,
} as const;

type Person = Role | 'admin' | 'outsider' | 'former student' | 'instructor of another course';
type Answer = 'ok' | 'not-found' | 'staff-only' | 'instructor-only';

interface Act {
  readonly run: (context: ActorContext) => Promise<{ ok: boolean; refusal?: string }>;
  readonly answers: Readonly<Record<Person, Answer>>;
}

const MEMBERS: Act['answers'] = {
  student: 'ok',
  ta: 'ok',
  instructor: 'ok',
  admin: 'ok',
  outsider: 'not-found',
  'former student': 'not-found',
  'instructor of another course': 'not-found',
};
const STAFF: Act['answers'] = { ...MEMBERS, student: 'staff-only' };
const INSTRUCTORS: Act['answers'] = { ...STAFF, ta: 'instructor-only' };
/** What nobody but its authors knows of. */
const AUTHORS: Act['answers'] = { ...MEMBERS, student: 'not-found', ta: 'not-found' };
/** What belongs to one student: classmates get the answer of something that does not exist. */
const OWNER_AND_STAFF: Act['answers'] = { ...MEMBERS, student: 'not-found' };
const ANYBODY: Act['answers'] = {
  ...MEMBERS,
  outsider: 'ok',
  'former student': 'ok',
  'instructor of another course': 'ok',
};

/** Where staff see nothing that students do not, all are told the same. */
const ONLY_INSTRUCTORS: Act['answers'] = {
  ...MEMBERS,
  student: 'instructor-only',
  ta: 'instructor-only',
};
const ONLY_STAFF: Act['answers'] = { ...MEMBERS, student: 'instructor-only' };
const AS_STUDENT = { ...PLACE, whom: { kind: 'everyone' }, at: '2026-12-07T18:00' } as const;
const NOBODY: Act['answers'] = {
  ...MEMBERS,
  student: 'not-found',
  ta: 'not-found',
  instructor: 'not-found',
  admin: 'not-found',
};

const GRADES_FILE = { course: 'tiny', text: 'Email,sums/add\n' };
const SIGNATURE = 'f'.repeat(64);

/** Rooms whose exported functions that take who is asking are use cases; `find…` are the guards that they ask. */
const USE_CASE_FILES =
  'server/{courses,exercises,submissions,grading,catalogue,authoring,insight,jobs,accounts,studio}/**/*.ts';
const USE_CASE =
  /export (?:async )?function\*? (?!find)(\w+)\(\s*(?:context|\{[^}]*\}): (?:Pick<)?ActorContext\b/g;

function useCases(): string[] {
  const sources = globSync(USE_CASE_FILES).filter((path) => !path.endsWith('.test.ts'));
  return sources
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(USE_CASE)].map((match) => match[1] ?? ''))
    .sort();
}

describe.each(TEST_DATABASES)('who may do what, on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    let world: TestWorld;
    let owner: ActorContext;
    let submissionId: string;
    let draftId: string;
    let version: { versionId: string; hash: string };
    const people = new Map<Person, ActorContext>();

    beforeAll(async () => {
      world = await openTestWorld(await open());
      for (const role of ['student', 'ta', 'instructor'] as const) people.set(role, await world.person(role));
      const outsider = await world.person(null);
      people.set('outsider', outsider);
      people.set('admin', { ...outsider, actor: { ...outsider.actor, isAdmin: true } });
      people.set('former student', await world.formerStudent());
      people.set('instructor of another course', await instructorElsewhere());
      owner = await world.person('student');
      draftId = await draftWithHistory();
      submissionId = await world.submit(owner, `${worth(7)}// the owner's own code`);
      const worker = await startWorker(world, { host: testGrader(), slots: 1 });
      await worker.drained();
      await worker.stop();
      const workspace = await viewWorkspace(owner, PLACE);
      if (workspace.ok) version = workspace.value.exercise;
      await behaveAlike();
    });
    afterAll(async () => {
      await world?.close();
    });

    /** Two people saved, so there is a state before. */
    async function draftWithHistory(): Promise<string> {
      const created = await createDraft(await world.person('instructor'), NEW_EXERCISE);
      if (!created.ok) throw new Error(created.refusal);
      const { draftId } = created.value;
      const changes = [{ path: 'misconceptions/another.md', baseHash: null, content: 'another' }];
      await saveFiles(await world.person('instructor'), { draftId, changes });
      return draftId;
    }

    /** The owner's program is known to fail in a way that others may share. */
    async function behaveAlike(): Promise<void> {
      const [submission] = await world.db.select().from(submissions).where(eq(submissions.id, submissionId));
      const [run] = await world.db
        .select()
        .from(verifications)
        .where(eq(verifications.submissionId, submissionId));
      const { versionId } = version;
      const codeHash = submission?.codeHash ?? '';
      const known = { versionId, codeHash, signature: SIGNATURE, misconception: null };
      await world.db.insert(behaviours).values({ ...known, verificationId: run?.id ?? '' });
    }

    async function instructorElsewhere(): Promise<ActorContext> {
      const person = await world.person(null);
      const courseId = crypto.randomUUID();
      const course = {
        id: courseId,
        slug: 'other',
        title: 'Another course',
        term: 'Spring',
        timeZone: 'UTC',
      };
      await world.db.transaction((tx) => upsertCourse(tx, course));
      await upsertEnrolment(world.db, { courseId, userId: person.actor.userId, role: 'instructor' });
      return person;
    }

    /** By the name of the use case. Its own course is the first; another one's people are among the persons. */
    const acts: Readonly<Record<string, Act>> = {
      listCourses: { run: async (context) => ok(await listCourses(context)), answers: ANYBODY },
      viewCourseHome: { run: (context) => viewCourseHome(context, { course: 'tiny' }), answers: MEMBERS },
      viewCourseOutline: {
        run: (context) => viewCourseOutline(context, { course: 'tiny' }),
        answers: MEMBERS,
      },
      viewWorkspace: { run: (context) => viewWorkspace(context, PLACE), answers: MEMBERS },
      readBrowserFiles: {
        run: (context) => readBrowserFiles(context, { ...PLACE, hash: version.hash }),
        answers: MEMBERS,
      },
      saveDraft: {
        run: (context) => saveDraft(context, { ...PLACE, source: 'x', baseRevision: 0 }),
        answers: MEMBERS,
      },
      keepDraft: { run: (context) => keepDraft(context, { ...PLACE, source: 'x' }), answers: MEMBERS },
      listKeptDrafts: { run: (context) => listKeptDrafts(context, PLACE), answers: MEMBERS },
      submitSolution: {
        run: (context) =>
          submitSolution(context, {
            ...PLACE,
            submissionId: crypto.randomUUID(),
            source: worth(1),
            versionId: version.versionId,
            claimedPoints: 10,
          }),
        answers: MEMBERS,
      },
      recordClaim: {
        run: (context) =>
          recordClaim(context, {
            ...PLACE,
            points: 4,
            pointsMax: 4,
            casesPassed: 1,
            casesTotal: 1,
            backend: 'cpu',
          }),
        answers: MEMBERS,
      },
      listSubmissions: { run: (context) => listSubmissions(context, PLACE), answers: MEMBERS },
      viewSubmission: {
        run: (context) => viewSubmission(context, { submissionId }),
        answers: OWNER_AND_STAFF,
      },
      watchSubmission: {
        run: (context) => watchSubmission(context, { submissionId, signal: AbortSignal.abort() }),
        answers: OWNER_AND_STAFF,
      },
      commentOnSubmission: {
        run: (context) => commentOnSubmission(context, { submissionId, line: 1, body: 'a remark' }),
        answers: OWNER_AND_STAFF,
      },
      releaseComments: {
        run: (context) => releaseComments(context, { submissionId }),
        answers: OWNER_AND_STAFF,
      },
      listNews: { run: (context) => listNews(context, { course: 'tiny' }), answers: MEMBERS },
      markNewsRead: { run: (context) => markNewsRead(context, { course: 'tiny' }), answers: MEMBERS },
      askAboutGrade: {
        run: (context) => askAboutGrade(context, { submissionId, about: { kind: 'whole' }, body: 'Why?' }),
        // Only the owner asks, who is none of these people.
        answers: Object.fromEntries(
          Object.keys(MEMBERS).map((person) => [person, 'not-found']),
        ) as Act['answers'],
      },
      replyToRequest: {
        run: async (context) =>
          replyToRequest(context, { requestId: await openRequest(), body: 'Because.', close: false }),
        answers: OWNER_AND_STAFF,
      },
      proposeCase: {
        run: async (context) => {
          const result = await proposeCase(context, { requestId: await openRequest() });
          // About the whole: whoever may propose is told that there is no input.
          return !result.ok && result.refusal === 'no-literal-input' ? ok(null) : result;
        },
        answers: OWNER_AND_STAFF,
      },
      listRequests: {
        run: (context) => listRequests(context, { course: 'tiny', state: 'open' }),
        answers: STAFF,
      },
      discardComment: {
        run: async (context) => {
          const written = await commentOnSubmission(context, { submissionId, line: 1, body: 'a slip' });
          const own = written.ok
            ? written.value.findLast((comment) => comment.own && !comment.shown)
            : undefined;
          return discardComment(context, { submissionId, commentId: own?.id ?? crypto.randomUUID() });
        },
        answers: OWNER_AND_STAFF,
      },
      exportGrades: {
        run: (context) => exportGrades(context, { course: 'tiny', format: 'csv' }),
        answers: STAFF,
      },
      listAudit: { run: (context) => listAudit(context, { course: 'tiny', page: 1 }), answers: STAFF },
      viewReview: {
        run: (context) => viewReview(context, { course: 'tiny', submissionId }),
        answers: OWNER_AND_STAFF,
      },
      listReviewQueue: {
        run: (context) =>
          listReviewQueue(context, { course: 'tiny', queue: { kind: 'failing' }, openId: submissionId }),
        answers: STAFF,
      },
      listSubmissionTable: {
        run: (context) => listSubmissionTable(context, { course: 'tiny', filter: {} }),
        answers: STAFF,
      },
      viewAssign: { run: (context) => viewAssign(context, PLACE), answers: STAFF },
      readAsStudent: { run: (context) => readAsStudent(context, AS_STUDENT), answers: ONLY_STAFF },
      previewAsStudent: { run: (context) => previewAsStudent(context, AS_STUDENT), answers: ONLY_STAFF },
      saveAssignment: {
        run: async (context) => {
          const view = await viewAssign(anInstructor(), PLACE);
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
            userIds: [owner.actor.userId],
            longer: { kind: 'days', days: 1 },
            reason: 'ill',
            seen: null,
          }),
        answers: ONLY_INSTRUCTORS,
      },
      takeBackExtension: {
        run: (context) => {
          const which = { course: 'tiny', exercise: 'sums/add', userId: owner.actor.userId };
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
          const view = await viewDates(anInstructor(), { course: 'tiny' });
          const base = view.ok ? view.value.base : '';
          return saveDates(context, { course: 'tiny', changes: [], base, moveSections: false, seen: null });
        },
        answers: ONLY_INSTRUCTORS,
      },
      copyCourse: {
        run: (context) => {
          const slug = `copy-${crypto.randomUUID().slice(0, 8)}`;
          return copyCourse(context, { course: 'tiny', slug, title: 'Copy', term: 'Autumn', weeks: null });
        },
        answers: ONLY_INSTRUCTORS,
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
          const { versionId } = version;
          const added = await addExercise(context, { course: 'tiny', module: 'sums', versionId });
          return added.ok || added.refusal === 'exercise-placed' ? ok(null) : added;
        },
        answers: ONLY_INSTRUCTORS,
      },
      viewPeople: { run: (context) => viewPeople(context, { course: 'tiny' }), answers: STAFF },
      addSection: {
        run: (context) => addSection(context, { course: 'tiny', name: 'A' }),
        answers: ONLY_INSTRUCTORS,
      },
      openLink: { run: (context) => openLink(context, linkTerms()), answers: ONLY_INSTRUCTORS },
      closeLink: {
        run: (context) => closeLink(context, { course: 'tiny', invitationId: null }),
        answers: ONLY_INSTRUCTORS,
      },
      changePerson: {
        run: async (context) => {
          const leaver = await world.person('student');
          const change = { course: 'tiny', userId: leaver.actor.userId, becomes: null, seen: null };
          return changePerson(context, change);
        },
        answers: ONLY_INSTRUCTORS,
      },
      previewImport: { run: (context) => previewImport(context, LIST), answers: ONLY_INSTRUCTORS },
      applyImport: {
        run: async (context) => applyImport(context, { ...LIST, hash: await hashOfList() }),
        answers: ONLY_INSTRUCTORS,
      },
      undoImport: {
        run: async (context) => undoImport(context, { course: 'tiny', importId: await importOne() }),
        answers: ONLY_INSTRUCTORS,
      },
      // A link is for everybody whom it was given, so nobody is asked for a role; without one there is nothing.
      acceptInvitation: {
        run: (context) => acceptInvitation(context, { token: 'nobody gave this one' }),
        answers: NOBODY,
      },
      viewGradebook: { run: (context) => viewGradebook(context, { course: 'tiny' }), answers: STAFF },
      viewStaffHome: { run: (context) => viewStaffHome(context, { course: 'tiny' }), answers: STAFF },
      viewCourseInsight: {
        run: (context) => viewCourseInsight(context, { course: 'tiny' }),
        answers: STAFF,
      },
      viewExerciseInsight: {
        run: (context) => viewExerciseInsight(context, { ...PLACE, versionId: null }),
        answers: STAFF,
      },
      changeStuckRule: {
        run: (context) => changeStuckRule(context, { course: 'tiny', submissionsMin: 3, silentHours: 48 }),
        answers: STAFF,
      },
      draftMisconception: {
        run: (context) => draftMisconception(context, group()),
        answers: STAFF,
      },
      commentOnGroup: {
        run: (context) => commentOnGroup(context, { ...group(), body: 'look again' }),
        answers: STAFF,
      },
      listOfferedComments: {
        run: (context) => listOfferedComments(context, { submissionId }),
        answers: OWNER_AND_STAFF,
      },
      previewGrades: { run: (context) => previewGrades(context, GRADES_FILE), answers: STAFF },
      importGrades: {
        run: async (context) => {
          const plan = await previewGrades(grader(), GRADES_FILE);
          const hash = plan.ok ? plan.value.hash : '';
          return importGrades(context, { ...GRADES_FILE, hash, reason: 'a file' });
        },
        answers: STAFF,
      },
      viewRubric: { run: (context) => viewRubric(context, { submissionId }), answers: OWNER_AND_STAFF },
      addRubricItem: {
        run: (context) => addRubricItem(context, { submissionId, title: 'style', points: -1 }),
        answers: OWNER_AND_STAFF,
      },
      copyRubric: {
        run: (context) => copyRubric(context, { submissionId, exercise: 'sums/add' }),
        answers: OWNER_AND_STAFF,
      },
      giveRubricItem: {
        run: async (context) =>
          giveRubricItem(context, { submissionId, itemId: await rubricItem(), given: true }),
        answers: OWNER_AND_STAFF,
      },
      releaseRubric: { run: (context) => releaseRubric(context, { submissionId }), answers: OWNER_AND_STAFF },
      previewRubricEdit: {
        run: async (context) => previewRubricEdit(context, await rubricEdit()),
        answers: STAFF,
      },
      applyRubricEdit: {
        run: async (context) =>
          applyRubricEdit(context, { ...(await rubricEdit()), hash: await rubricPlan() }),
        answers: STAFF,
      },
      undoRubricEdit: {
        run: async (context) => undoRubricEdit(context, await appliedEdit()),
        answers: STAFF,
      },
      explainGrade: { run: (context) => explainGrade(context, ownersGrade()), answers: STAFF },
      overrideGrade: {
        run: async (context) =>
          overrideGrade(context, {
            ...ownersGrade(),
            points: 3,
            reason: 'by hand',
            seenOverrideId: await heldOverride(),
          }),
        answers: STAFF,
      },
      takeBackOverride: {
        run: async (context) =>
          takeBackOverride(context, {
            ...ownersGrade(),
            overrideId: (await heldOverride()) ?? crypto.randomUUID(),
          }),
        answers: STAFF,
      },
      startDryRun: {
        run: (context) => startDryRun(context, { ...PLACE, versionId: null, scope: { kind: 'every' } }),
        answers: STAFF,
      },
      readRegrade: {
        run: async (context) => readRegrade(context, { batchId: await batchIn('ready') }),
        answers: STAFF,
      },
      applyRegrade: {
        run: async (context) =>
          applyRegrade(context, {
            batchId: await batchIn('ready'),
            decision: { kind: 'all', reason: 'a case was wrong' },
          }),
        answers: INSTRUCTORS,
      },
      pinOld: {
        run: async (context) => pinOld(context, { batchId: await batchIn('ready') }),
        answers: INSTRUCTORS,
      },
      undoRegrade: {
        run: async (context) => undoRegrade(context, { batchId: await batchIn('applied') }),
        answers: INSTRUCTORS,
      },
      cancelRegrade: {
        run: async (context) => cancelRegrade(context, { batchId: await batchIn('running') }),
        answers: STAFF,
      },
      continueRegrade: {
        run: async (context) => continueRegrade(context, { batchId: await batchIn('cancelled') }),
        answers: STAFF,
      },
      listRegrades: {
        run: (context) => listRegrades(context, { course: 'tiny', exercise: null, submissionId: null }),
        answers: STAFF,
      },
      compareVersions: {
        run: async (context) => compareVersions(context, { batchId: await batchIn('ready') }),
        answers: STAFF,
      },
      startCensus: {
        run: (context) => startCensus(context, { ...PLACE, versionId: null }),
        answers: STAFF,
      },
      startCheck: { run: (context) => startCheck(context, { ...PLACE, versionId: null }), answers: STAFF },
      readBatch: {
        run: async (context) => readBatch(context, { batchId: await batchIn('running') }),
        answers: STAFF,
      },
      cancelBatch: {
        run: async (context) => cancelBatch(context, { batchId: await batchIn('running') }),
        answers: STAFF,
      },
      listStudio: { run: (context) => listStudio(context, { course: 'tiny' }), answers: AUTHORS },
      listStudioCourses: { run: async (context) => ok(await listStudioCourses(context)), answers: ANYBODY },
      exportDraft: { run: (context) => exportDraft(context, { draftId }), answers: AUTHORS },
      importDraft: {
        run: (context) => importDraft(context, { course: 'tiny', zip: new Uint8Array() }),
        answers: AUTHORS,
      },
      createDraft: { run: (context) => createDraft(context, NEW_EXERCISE), answers: AUTHORS },
      viewDraft: { run: (context) => viewDraft(context, { draftId }), answers: AUTHORS },
      saveFiles: {
        run: (context) =>
          saveFiles(context, {
            draftId,
            changes: [{ path: 'driver.ts', baseHash: null, content: 'export {};' }],
          }),
        answers: AUTHORS,
      },
      listRevisions: { run: (context) => listRevisions(context, { draftId }), answers: AUTHORS },
      readRevision: { run: (context) => readRevision(context, { draftId, revision: 1 }), answers: AUTHORS },
      restoreRevision: {
        run: (context) => restoreRevision(context, { draftId, revision: 1 }),
        answers: AUTHORS,
      },
      deleteDraft: { run: (context) => deleteDraft(context, { draftId }), answers: AUTHORS },
      writeMisconception: {
        run: (context) =>
          writeMisconception(context, { draftId, title: 'A slip', hint: 'Look again.', source: '// other' }),
        answers: AUTHORS,
      },
      previewDraft: {
        run: (context) => previewDraft(context, { draftId, statement: '# Hello', manifest: '' }),
        answers: AUTHORS,
      },
      startDraftCheck: { run: (context) => startDraftCheck(context, { draftId }), answers: AUTHORS },
      readLastDraftCheck: { run: (context) => readLastDraftCheck(context, { draftId }), answers: AUTHORS },
      readDraftCheck: {
        run: async (context) => readDraftCheck(context, { checkId: await draftCheck() }),
        answers: AUTHORS,
      },
      watchDraftCheck: {
        run: async (context) =>
          watchDraftCheck(context, { checkId: await draftCheck(), signal: AbortSignal.abort() }),
        answers: AUTHORS,
      },
      readTryFiles: {
        run: async (context) => readTryFiles(context, { checkId: await draftCheck() }),
        answers: AUTHORS,
      },
      readTryPrograms: {
        run: async (context) => readTryPrograms(context, { checkId: await draftCheck() }),
        answers: AUTHORS,
      },
      cancelDraftCheck: {
        run: async (context) => cancelDraftCheck(context, { checkId: await draftCheck() }),
        answers: AUTHORS,
      },
      viewPublish: { run: (context) => viewPublish(context, { draftId }), answers: AUTHORS },
      publishDraft: {
        run: async (context) => {
          const checkId = await draftCheck();
          const wish = { note: 'new', overrideReason: null, place: { kind: 'none' }, takeUp: false } as const;
          const result = await publishDraft(context, { draftId, checkId, ...wish });
          // What it asks of a check has its own tests.
          return !result.ok && result.refusal === 'check-missing' ? ok(null) : result;
        },
        answers: AUTHORS,
      },
      takeBackDraft: { run: (context) => takeBackDraft(context, { draftId }), answers: AUTHORS },
      listStuckJobs: { run: (context) => listStuckJobs(context, { course: 'tiny' }), answers: STAFF },
      retryAllStuck: { run: (context) => retryAllStuck(context, { course: 'tiny' }), answers: STAFF },
      retryStuckSubmission: {
        run: async (context) => retryStuckSubmission(context, { verificationId: await stuckVerification() }),
        answers: STAFF,
      },
      retryStuckBatch: {
        run: async (context) =>
          retryStuckBatch(context, { batchId: await batchIn('running', { givenUpAt: new Date() }) }),
        answers: STAFF,
      },
    };
    const linkTerms = () => ({
      course: 'tiny',
      role: 'student' as const,
      sectionId: null,
      expiresAt: wallTimeOf(new Date(Date.now() + 86_400_000), 'UTC'),
      seats: 3,
      emailEnding: null,
    });
    const LIST = {
      course: 'tiny',
      text: 'somebody@new.example',
      role: 'student' as const,
      section: null,
      corrections: [],
    };
    const anInstructor = () => people.get('instructor') ?? owner;
    async function hashOfList(): Promise<string> {
      const plan = await previewImport(anInstructor(), LIST);
      return plan.ok ? plan.value.hash : '';
    }
    async function importOne(): Promise<string> {
      const made = await applyImport(anInstructor(), { ...LIST, hash: await hashOfList() });
      return made.ok ? made.value.importId : crypto.randomUUID();
    }
    const group = () => ({ ...PLACE, versionId: version.versionId, signature: SIGNATURE });
    const grader = () => people.get('ta') ?? owner;
    async function rubricItem(): Promise<string> {
      const added = await addRubricItem(grader(), { submissionId, title: 'item', points: -1 });
      return (added.ok && added.value.items.at(-1)?.id) || '';
    }
    const rubricEdit = async () => ({
      itemId: await rubricItem(),
      title: 'item',
      points: -2,
      retired: false,
    });
    async function rubricPlan(): Promise<string> {
      const preview = await previewRubricEdit(grader(), await rubricEdit());
      return preview.ok ? preview.value.hash : '';
    }
    async function appliedEdit() {
      const edit = await rubricEdit();
      await applyRubricEdit(grader(), { ...edit, hash: await rubricPlan() });
      const view = await viewRubric(grader(), { submissionId });
      return { itemId: edit.itemId, editId: (view.ok && view.value.lastEdit?.id) || '' };
    }
    async function draftCheck(): Promise<string> {
      const author = people.get('instructor');
      const started = author && (await startDraftCheck(author, { draftId }));
      return started?.ok ? started.value.checkId : '';
    }
    async function openRequest(): Promise<string> {
      const asked = await askAboutGrade(owner, { submissionId, about: { kind: 'whole' }, body: 'Why?' });
      return asked.ok ? (asked.value.at(-1)?.id ?? '') : '';
    }
    async function batchIn(state: BatchState, more: { givenUpAt?: Date } = {}): Promise<string> {
      const [assignment] = await world.db.select().from(assignments);
      const [batch] = await world.db
        .insert(batches)
        .values({
          kind: 'regrade',
          state,
          courseId: world.courseId,
          assignmentId: assignment?.id ?? '',
          versionId: version.versionId,
          scope: { kind: 'every' },
          askedBy: owner.actor.userId,
          ...more,
        })
        .returning();
      return batch?.id ?? '';
    }
    async function stuckVerification(): Promise<string> {
      const stuck = {
        state: 'could-not-grade',
        purpose: 'dry-run',
        seed: 1,
        finishedAt: new Date(),
      } as const;
      const [row] = await world.db
        .insert(verifications)
        .values({ ...stuck, submissionId, versionId: version.versionId })
        .returning();
      return row?.id ?? '';
    }
    const ownersGrade = () => ({ course: 'tiny', studentId: owner.actor.userId, exercise: 'sums/add' });
    async function heldOverride(): Promise<string | null> {
      const explained = await explainGrade(people.get('ta') ?? owner, ownersGrade());
      return explained.ok ? (explained.value.override?.id ?? null) : null;
    }

    it('has a row for every use case that there is', () => {
      expect(Object.keys(acts).sort()).toEqual(useCases());
    });

    describe.each(Object.entries(acts))('%s', (_name, { run, answers }) => {
      it.each(Object.entries(answers) as [Person, Answer][])('%s: %s', async (person, answer) => {
        const context = people.get(person);
        if (!context) throw new Error(`nobody is ${person}`);
        const result = await run(context);
        expect(result.ok ? 'ok' : result.refusal).toBe(answer);
      });
    });

    it('of their own submission: a student reads it and comments nothing', async () => {
      expect(await viewSubmission(owner, { submissionId })).toMatchObject({ ok: true });
      const remark = { submissionId, line: 1, body: 'my own remark' };
      expect(await commentOnSubmission(owner, remark)).toEqual({ ok: false, refusal: 'staff-only' });
    });

    it("says the same of somebody else's submission as of one that does not exist", async () => {
      const classmate = people.get('student');
      if (!classmate) throw new Error('no classmate');
      const foreign = await viewSubmission(classmate, { submissionId });
      const missing = await viewSubmission(classmate, { submissionId: crypto.randomUUID() });
      const malformed = await viewSubmission(classmate, { submissionId: "' or 1=1 --" });
      expect(foreign).toEqual(missing);
      expect(foreign).toEqual(malformed);
    });

    it('shows a student of hidden cases only title, status and points; staff see all', async () => {
      const own = await viewSubmission(owner, { submissionId });
      const staff = people.get('ta');
      if (!own.ok || !staff) throw new Error('the owner cannot see their submission');
      const hidden = own.value.report?.cases.find((outcome) => outcome.visibility === 'hidden');
      expect(hidden).toMatchObject({ title: 'adds any numbers', status: 'failed', points: 3, logs: [] });
      expect(JSON.stringify(own.value)).not.toContain('the secret of adds-any');
      expect(JSON.stringify(own.value)).not.toContain('the log of adds-any');
      const whole = await viewSubmission(staff, { submissionId });
      expect(JSON.stringify(whole)).toContain('the secret of adds-any');
    });

    it('names what a submission can be compared with: all of its student, to whom it is shown', async () => {
      const second = await world.submit(owner, worth(2));
      for (const reader of [owner, people.get('ta') ?? owner]) {
        const view = await viewSubmission(reader, { submissionId });
        expect(view.ok && view.value.siblings).toEqual([
          { id: second, number: 2 },
          { id: submissionId, number: 1 },
        ]);
      }
    });

    it('filters and counts the staff table', async () => {
      const staff = people.get('instructor');
      if (!staff) throw new Error('no instructor');
      const table = async (filter: Parameters<typeof listSubmissionTable>[1]['filter']) => {
        const result = await listSubmissionTable(staff, { course: 'tiny', filter });
        if (!result.ok) throw new Error(result.refusal);
        return result.value;
      };
      const found = await table({ search: owner.actor.name.toUpperCase(), onlyCounting: true });
      expect(found.rows).toMatchObject([
        { submissionId, points: 7, counts: true, number: 1, exercise: { slug: 'sums/add', number: '1.1' } },
      ]);
      expect((await table({ search: '%' })).rowsTotal).toBe(0);
      expect((await table({ exercise: 'sums/multiply' })).rowsTotal).toBe(0);
      const counting = await table({ onlyCounting: true });
      expect(counting.rows.map((row) => row.submissionId)).toEqual([submissionId]);
      const waiting = await table({ state: 'queued' });
      expect(waiting.rowsTotal).toBe(waiting.stateCounts.queued);
      expect(waiting.stateCounts.verified).toBe(1);
    });
  });
});
