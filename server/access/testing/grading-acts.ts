/** Who may see the grades of a whole course, and who may change what somebody gets. */

import { exportAudit } from '../../grading/audit/export-audit.ts';
import { listAudit } from '../../grading/audit/list-audit.ts';
import { overrideCase, takeBackCase } from '../../grading/case-points/override-case.ts';
import { explainGrade } from '../../grading/explain-grade.ts';
import { exportGrades } from '../../grading/export-grades.ts';
import { importGrades, previewGrades } from '../../grading/import/import-grades.ts';
import { listSubmissionTable } from '../../grading/list-submission-table.ts';
import { overrideGrade, takeBackOverride } from '../../grading/override-grade.ts';
import { applyRegrade } from '../../grading/regrade/apply-regrade.ts';
import { cancelRegrade } from '../../grading/regrade/cancel-regrade.ts';
import { compareVersions } from '../../grading/regrade/compare-versions.ts';
import { continueRegrade } from '../../grading/regrade/continue-regrade.ts';
import { listRegrades } from '../../grading/regrade/list-regrades.ts';
import { pinOld } from '../../grading/regrade/pin-old.ts';
import { readRegrade } from '../../grading/regrade/read-regrade.ts';
import { startDryRun } from '../../grading/regrade/start-dry-run.ts';
import { undoRegrade } from '../../grading/regrade/undo-regrade.ts';
import { applyRubricEdit, previewRubricEdit, undoRubricEdit } from '../../grading/rubric/edit-rubric.ts';
import { giveRubricItem, releaseRubric } from '../../grading/rubric/give-rubric.ts';
import { addRubricItem, copyRubric } from '../../grading/rubric/make-rubric.ts';
import { viewRubric } from '../../grading/rubric/view-rubric.ts';
import { viewGradebook } from '../../grading/view-gradebook.ts';
import { viewStaffHome } from '../../grading/view-staff-home.ts';
import { cancelBatch } from '../../jobs/batches/cancel-batch.ts';
import { readBatch } from '../../jobs/batches/read-batch.ts';
import { startCensus } from '../../jobs/batches/start-census.ts';
import { startCheck } from '../../jobs/batches/start-check.ts';
import { PLACE } from '../../testing.ts';
import { listTokens } from '../tokens/list-tokens.ts';
import { makeToken } from '../tokens/make-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { type Acts, INSTRUCTORS, OWNER_AND_STAFF, STAFF } from './answers.ts';
import type { MatrixWorld } from './matrix-world.ts';

const GRADES_FILE = { course: 'tiny', text: 'Email,sums/add\n' };

/** Tables, queues and exports over all students. */
export const gradebookActs = (world: MatrixWorld): Acts => ({
  exportGrades: {
    run: (context) => exportGrades(context, { course: 'tiny', format: 'csv' }),
    answers: STAFF,
  },
  listTokens: { run: (context) => listTokens(context, { course: 'tiny' }), answers: STAFF },
  makeToken: {
    run: (context) => makeToken(context, { course: 'tiny', label: 'script', scope: 'write-grades', days: 1 }),
    answers: STAFF,
  },
  // Of the TA: that no other TA revokes it is in its own test.
  revokeToken: {
    run: async (context) => revokeToken(context, { course: 'tiny', tokenId: await world.tokenOfTa() }),
    answers: STAFF,
  },
  listAudit: {
    run: (context) => listAudit(context, { course: 'tiny', filter: {}, page: 1 }),
    answers: STAFF,
  },
  exportAudit: {
    run: (context) => exportAudit(context, { course: 'tiny', filter: {} }),
    answers: STAFF,
  },
  listSubmissionTable: {
    run: (context) => listSubmissionTable(context, { course: 'tiny', filter: {} }),
    answers: STAFF,
  },
  viewGradebook: { run: (context) => viewGradebook(context, { course: 'tiny' }), answers: STAFF },
  viewStaffHome: { run: (context) => viewStaffHome(context, { course: 'tiny' }), answers: STAFF },
});

/** Files of grades, rubrics and overrides. */
export const gradingActs = (world: MatrixWorld): Acts => ({
  previewGrades: { run: (context) => previewGrades(context, GRADES_FILE), answers: STAFF },
  importGrades: {
    run: async (context) => {
      const plan = await previewGrades(world.as('ta'), GRADES_FILE);
      const hash = plan.ok ? plan.value.hash : '';
      return importGrades(context, { ...GRADES_FILE, hash, reason: 'a file' });
    },
    answers: STAFF,
  },
  overrideCase: {
    run: async (context) => overrideCase(context, { ...world.submission, ...(await world.casePoints()) }),
    answers: OWNER_AND_STAFF,
  },
  takeBackCase: {
    run: async (context) =>
      takeBackCase(context, { ...world.submission, overrideId: await world.heldCasePoints() }),
    answers: OWNER_AND_STAFF,
  },
  viewRubric: { run: (context) => viewRubric(context, world.submission), answers: OWNER_AND_STAFF },
  addRubricItem: {
    run: (context) => addRubricItem(context, { ...world.submission, title: 'style', points: -1 }),
    answers: OWNER_AND_STAFF,
  },
  copyRubric: {
    run: async (context) => {
      await world.noRubric();
      return copyRubric(context, { ...world.submission, exercise: 'sums/add' });
    },
    answers: OWNER_AND_STAFF,
  },
  giveRubricItem: {
    run: async (context) =>
      giveRubricItem(context, {
        ...world.submission,
        ...{ itemId: await world.rubricItem(), given: true, readAt: context.now() },
      }),
    answers: OWNER_AND_STAFF,
  },
  releaseRubric: {
    run: (context) => releaseRubric(context, { ...world.submission, readAt: context.now() }),
    answers: OWNER_AND_STAFF,
  },
  previewRubricEdit: {
    run: async (context) => previewRubricEdit(context, await world.rubricEdit()),
    answers: STAFF,
  },
  applyRubricEdit: {
    run: async (context) =>
      applyRubricEdit(context, { ...(await world.rubricEdit()), hash: await world.rubricPlan() }),
    answers: STAFF,
  },
  undoRubricEdit: {
    run: async (context) => undoRubricEdit(context, await world.appliedEdit()),
    answers: STAFF,
  },
  explainGrade: { run: (context) => explainGrade(context, world.ownersGrade()), answers: STAFF },
  overrideGrade: {
    run: async (context) =>
      overrideGrade(context, {
        ...world.ownersGrade(),
        points: 3,
        reason: 'by hand',
        seenOverrideId: await world.heldOverride(),
      }),
    answers: STAFF,
  },
  takeBackOverride: {
    run: async (context) =>
      takeBackOverride(context, {
        ...world.ownersGrade(),
        overrideId: (await world.heldOverride()) ?? crypto.randomUUID(),
      }),
    answers: STAFF,
  },
});

/** Regrades, and the batches that they run in. */
export const regradeActs = (world: MatrixWorld): Acts => ({
  startDryRun: {
    run: (context) => startDryRun(context, { ...PLACE, versionId: null, scope: { kind: 'every' } }),
    answers: STAFF,
  },
  readRegrade: {
    run: async (context) => readRegrade(context, { batchId: await world.batchIn('ready') }),
    answers: STAFF,
  },
  applyRegrade: {
    run: async (context) =>
      applyRegrade(context, {
        batchId: await world.batchIn('ready'),
        decision: { kind: 'all', reason: 'a case was wrong' },
      }),
    answers: INSTRUCTORS,
  },
  pinOld: {
    run: async (context) => pinOld(context, { batchId: await world.batchIn('ready') }),
    answers: INSTRUCTORS,
  },
  undoRegrade: {
    run: async (context) =>
      undoRegrade(context, { batchId: await world.batchIn('applied', { movedAt: context.now() }) }),
    answers: INSTRUCTORS,
  },
  cancelRegrade: {
    run: async (context) => cancelRegrade(context, { batchId: await world.batchIn('running') }),
    answers: STAFF,
  },
  continueRegrade: {
    run: async (context) => continueRegrade(context, { batchId: await world.batchIn('cancelled') }),
    answers: STAFF,
  },
  listRegrades: {
    run: (context) => listRegrades(context, { course: 'tiny', exercise: null, submissionId: null }),
    answers: STAFF,
  },
  compareVersions: {
    run: async (context) => compareVersions(context, { batchId: await world.batchIn('ready') }),
    answers: STAFF,
  },
  startCensus: {
    run: (context) => startCensus(context, { ...PLACE, versionId: null }),
    answers: STAFF,
  },
  startCheck: { run: (context) => startCheck(context, { ...PLACE, versionId: null }), answers: STAFF },
  readBatch: {
    run: async (context) => readBatch(context, { batchId: await world.batchIn('running') }),
    answers: STAFF,
  },
  cancelBatch: {
    run: async (context) => cancelBatch(context, { batchId: await world.batchIn('running') }),
    answers: STAFF,
  },
});
