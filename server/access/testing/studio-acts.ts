/** Who may write, check and publish exercises. */
import { ok } from '../../platform/result.ts';
import { listCaseOffers } from '../../studio/check/case-offers.ts';
import {
  cancelDraftCheck,
  readDraftCheck,
  readLastDraftCheck,
  startDraftCheck,
} from '../../studio/check/draft-checks.ts';
import { cancelDraftLuck, readDraftLuck, startDraftLuck } from '../../studio/check/draft-luck.ts';
import { cancelDraftTry, readDraftTry, startDraftTry } from '../../studio/check/draft-tries.ts';
import { readTryFiles, readTryPrograms } from '../../studio/check/try-draft.ts';
import { viewTolerances } from '../../studio/check/view-tolerances.ts';
import { watchDraftCheck } from '../../studio/check/watch-draft-check.ts';
import { watchDraftTry } from '../../studio/check/watch-draft-try.ts';
import { writeCase } from '../../studio/check/write-case.ts';
import { createDraft } from '../../studio/drafts/create-draft.ts';
import { deleteDraft, takeBackDraft } from '../../studio/drafts/delete-draft.ts';
import { listRevisions, readRevision, restoreRevision } from '../../studio/drafts/draft-history.ts';
import { previewDraft } from '../../studio/drafts/preview-draft.ts';
import { saveFiles } from '../../studio/drafts/save-files.ts';
import { viewDraft } from '../../studio/drafts/view-draft.ts';
import { listStudio } from '../../studio/list/list-studio.ts';
import { listStudioCourses } from '../../studio/list/list-studio-courses.ts';
import { viewRechecks } from '../../studio/list/view-rechecks.ts';
import { handOverMistake } from '../../studio/misconceptions/hand-over-mistake.ts';
import { writeMisconception } from '../../studio/misconceptions/write-misconception.ts';
import { cancelDraftDryRun, readDraftDryRun, startDraftDryRun } from '../../studio/publish/draft-dry-run.ts';
import { listVersions, readVersionChanges } from '../../studio/publish/list-versions.ts';
import { publishDraft } from '../../studio/publish/publish-draft.ts';
import { viewPublish } from '../../studio/publish/view-publish.ts';
import { exportDraft } from '../../studio/zip/export-draft.ts';
import { importDraft } from '../../studio/zip/import-draft.ts';
import { type Acts, ANYBODY, AUTHORS } from './answers.ts';
import { NEW_EXERCISE } from './matrix-scene.ts';
import type { MatrixWorld } from './matrix-world.ts';

/** What is being written. */
export const draftActs = (world: MatrixWorld): Acts => ({
  listStudio: { run: (context) => listStudio(context, { course: 'tiny' }), answers: AUTHORS },
  listStudioCourses: { run: async (context) => ok(await listStudioCourses(context)), answers: ANYBODY },
  exportDraft: { run: (context) => exportDraft(context, world.draft), answers: AUTHORS },
  importDraft: {
    run: (context) => importDraft(context, { course: 'tiny', zip: new Blob([]).stream() }),
    answers: AUTHORS,
  },
  createDraft: { run: (context) => createDraft(context, NEW_EXERCISE), answers: AUTHORS },
  viewDraft: { run: (context) => viewDraft(context, world.draft), answers: AUTHORS },
  saveFiles: {
    run: (context) =>
      saveFiles(context, {
        ...world.draft,
        changes: [{ path: 'driver.ts', baseHash: null, content: 'export {};' }],
      }),
    answers: AUTHORS,
  },
  listRevisions: { run: (context) => listRevisions(context, world.draft), answers: AUTHORS },
  readRevision: {
    run: (context) => readRevision(context, { ...world.draft, revision: 1 }),
    answers: AUTHORS,
  },
  restoreRevision: {
    run: (context) => restoreRevision(context, { ...world.draft, revision: 1 }),
    answers: AUTHORS,
  },
  deleteDraft: { run: (context) => deleteDraft(context, world.draft), answers: AUTHORS },
  writeMisconception: {
    run: (context) =>
      writeMisconception(context, {
        ...world.draft,
        title: 'A slip',
        hint: 'Look again.',
        source: '// other',
      }),
    answers: AUTHORS,
  },
  listCaseOffers: { run: (context) => listCaseOffers(context, world.draft), answers: AUTHORS },
  writeCase: {
    run: async (context) => {
      const result = await writeCase(context, { ...world.draft, offerId: 'none' });
      // Which offers there are has its own tests.
      return !result.ok && result.refusal === 'offer-gone' ? ok(null) : result;
    },
    answers: AUTHORS,
  },
  handOverMistake: { run: (context) => handOverMistake(context, world.group()), answers: AUTHORS },
  previewDraft: {
    run: (context) => previewDraft(context, { ...world.draft, statement: '# Hello', manifest: '' }),
    answers: AUTHORS,
  },
});

/** Checks of a draft, and the luck of its mistakes. */
export const checkActs = (world: MatrixWorld): Acts => ({
  startDraftCheck: { run: (context) => startDraftCheck(context, world.draft), answers: AUTHORS },
  readLastDraftCheck: { run: (context) => readLastDraftCheck(context, world.draft), answers: AUTHORS },
  readDraftCheck: {
    run: async (context) => readDraftCheck(context, { checkId: await world.draftCheck() }),
    answers: AUTHORS,
  },
  watchDraftCheck: {
    run: async (context) =>
      watchDraftCheck(context, { checkId: await world.draftCheck(), signal: AbortSignal.abort() }),
    answers: AUTHORS,
  },
  readTryFiles: {
    run: async (context) => readTryFiles(context, { checkId: await world.draftCheck() }),
    answers: AUTHORS,
  },
  readTryPrograms: {
    run: async (context) => readTryPrograms(context, { checkId: await world.draftCheck() }),
    answers: AUTHORS,
  },
  cancelDraftCheck: {
    run: async (context) => cancelDraftCheck(context, { checkId: await world.draftCheck() }),
    answers: AUTHORS,
  },
  startDraftLuck: {
    run: async (context) => {
      const result = await startDraftLuck(context, { checkId: await world.draftCheck() });
      // It asks for a check that is ready; that has its own tests.
      return !result.ok && result.refusal === 'check-missing' ? ok(null) : result;
    },
    answers: AUTHORS,
  },
  readDraftLuck: {
    run: async (context) => readDraftLuck(context, { checkId: await world.draftCheck() }),
    answers: AUTHORS,
  },
  cancelDraftLuck: {
    run: async (context) => cancelDraftLuck(context, { luckId: await world.draftLuck() }),
    answers: AUTHORS,
  },
});

/** Programs and submissions tried on a draft, and what its cases tolerate. */
export const tryActs = (world: MatrixWorld): Acts => ({
  startDraftTry: {
    run: async (context) => {
      const result = await startDraftTry(context, {
        checkId: await world.draftCheck(),
        source: 'export {};',
      });
      // It asks for a check that has come to its cases; that has its own tests.
      return !result.ok && result.refusal === 'check-not-loaded' ? ok(null) : result;
    },
    answers: AUTHORS,
  },
  readDraftTry: {
    run: async (context) => readDraftTry(context, { checkId: await world.draftCheck() }),
    answers: AUTHORS,
  },
  watchDraftTry: {
    run: async (context) =>
      watchDraftTry(context, { checkId: await world.draftCheck(), signal: AbortSignal.abort() }),
    answers: AUTHORS,
  },
  cancelDraftTry: {
    run: async (context) => cancelDraftTry(context, { tryId: await world.draftTry() }),
    answers: AUTHORS,
  },
  startDraftDryRun: {
    run: async (context) => {
      const result = await startDraftDryRun(context, { checkId: await world.draftCheck() });
      // It asks for a check that is ready; that has its own tests.
      return !result.ok && result.refusal === 'check-missing' ? ok(null) : result;
    },
    answers: AUTHORS,
  },
  readDraftDryRun: {
    run: async (context) => readDraftDryRun(context, { checkId: await world.draftCheck() }),
    answers: AUTHORS,
  },
  cancelDraftDryRun: {
    run: async (context) => cancelDraftDryRun(context, { dryRunId: await world.draftDryRun() }),
    answers: AUTHORS,
  },
  viewTolerances: {
    run: async (context) => viewTolerances(context, { checkId: await world.draftCheck() }),
    answers: AUTHORS,
  },
});

/** Versions in use, and publishing. */
export const publishActs = (world: MatrixWorld): Acts => ({
  viewRechecks: { run: (context) => viewRechecks(context, { course: 'tiny' }), answers: AUTHORS },
  viewPublish: { run: (context) => viewPublish(context, world.draft), answers: AUTHORS },
  publishDraft: {
    run: async (context) => {
      const checkId = await world.draftCheck();
      const wish = { note: 'new', overrideReason: null, place: { kind: 'none' }, takeUp: 'stay' } as const;
      const result = await publishDraft(context, { ...world.draft, checkId, ...wish });
      // What it asks of a check has its own tests.
      return !result.ok && result.refusal === 'check-missing' ? ok(null) : result;
    },
    answers: AUTHORS,
  },
  listVersions: { run: (context) => listVersions(context, world.draft), answers: AUTHORS },
  readVersionChanges: {
    run: async (context) => {
      const result = await readVersionChanges(context, { ...world.draft, number: 1 });
      // It asks for something published; that has its own tests.
      return !result.ok && result.refusal === 'version-unknown' ? ok(null) : result;
    },
    answers: AUTHORS,
  },
  takeBackDraft: { run: (context) => takeBackDraft(context, world.draft), answers: AUTHORS },
});
