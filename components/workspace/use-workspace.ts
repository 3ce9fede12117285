'use client';

import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Report } from '#grader/protocol.ts';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { claimedDevice } from '../device/claimed-device.ts';
import type { CursorPlace, EditorHandle } from '../editor/editor-handle.ts';
import { browserStorage, keptKey } from '../kept/browser-storage.ts';
import { keepRun, listKeptRuns } from '../kept/kept-runs.ts';
import { debugCodeOf } from '../report/debug-code.ts';
import { failingCase } from '../report/results-model.ts';
import { restoreRun } from '../runs/kept-report.ts';
import { isRunning } from '../runs/run-state.ts';
import { useCasePace } from '../runs/use-case-pace.ts';
import { useHost } from '../runs/use-host.ts';
import { useKeptRuns } from '../runs/use-kept-runs.ts';
import { useRun } from '../runs/use-run.ts';
import { useSubmissions } from '../submission/use-submissions.ts';
import type { EditorFile } from './file-switch.tsx';
import { NOTHING_OPEN } from './open-case.ts';
import type { PhoneTab } from './phone-bar.tsx';
import { useDraft } from './use-draft.ts';
import { useReplacement } from './use-replacement.ts';
import { useScratch } from './use-scratch.ts';
import { useShownResults } from './use-shown-results.ts';
import { useWorkspaceSettings } from './use-workspace-settings.ts';
import type { WorkspaceDialog } from './workspace-dialogs.tsx';
import type { WorkspaceProps } from './workspace-props.ts';

export type WorkspaceModel = ReturnType<typeof useWorkspace>;

/** A submission that the address asks for is read where it is not the draft again: other code, comments, a student's. */
function isRead({ source, comments, reader }: SubmissionDetailView, draft: string): boolean {
  return source !== draft || comments.length > 0 || reader === 'staff';
}

/**
 * What the parts of a workspace share, and what can be done in it: one hook, since runs, drafts, submissions and what
 * is on show answer to each other.
 * @param frames where the realm frames hang.
 */
export function useWorkspace(props: WorkspaceProps, frames: RefObject<HTMLDivElement | null>) {
  const { view, place, actions, userId, forbiddenOperations, refusalTexts } = props;
  const { exercise } = view;
  const settings = useWorkspaceSettings();
  const editor = useRef<EditorHandle>(null);
  const [editorReady, setEditorReady] = useState(false);
  const [source, setSource] = useState(view.draft?.source ?? view.starter);
  const [cursor, setCursor] = useState<CursorPlace>({ line: 1, column: 1 });
  const [leftTab, setLeftTab] = useState<'statement' | 'submissions'>('statement');
  const [phoneTab, setPhoneTab] = useState<PhoneTab>('statement');
  const [open, setOpen] = useState(NOTHING_OPEN);
  const [file, setFile] = useState<EditorFile>('solution.ts');
  const [dialog, setDialog] = useState<WorkspaceDialog | null>(null);
  /** A submission is read in the place of the editor. */
  const [reading, setReading] = useState(
    () =>
      props.openCompared !== null || (props.openSubmission !== null && isRead(props.openSubmission, source)),
  );
  const { replace, tell, replacement } = useReplacement(editor, (text) => {
    // Undo brings it back now, the earlier texts bring it back later.
    if (text !== view.starter) void actions.keepDraft({ ...place, source: text }).catch(() => undefined);
  });
  const scratchPlace = keptKey('scratch', userId, `${place.course}/${place.module}/${place.exercise}`);
  const scratch = useScratch(scratchPlace);
  const [lastWhole, setLastWhole] = useState<{ report: Report; source: string } | null>(null);

  const host = useHost({
    sandbox: view.sandbox,
    exercise,
    filesHref: `/courses/${place.course}/${place.module}/${place.exercise}/files/${exercise.hash}`,
    mount: frames,
  });
  const claimRun = useKeptRuns(place, {
    userId,
    exerciseHash: exercise.hash,
    recordClaim: actions.recordClaim,
  });
  const keptPlace = { userId, exercise: `${place.course}/${place.module}/${place.exercise}` };
  const run = useRun({
    open: host,
    plan: exercise.publicCases,
    onReport: keepReport,
    onEnded: (report, ranSource) =>
      keepRun(browserStorage, keptPlace, { report, source: ranSource, ranAt: new Date().toISOString() }),
    async restore() {
      const kept = await restoreRun({
        ...keptPlace,
        exerciseHash: exercise.hash,
        plan: exercise.publicCases,
      });
      if (kept && kept.report.cases.length === exercise.publicCases.length) setLastWhole(kept);
      return kept;
    },
  });
  /** Runs what scratch.ts has, while that is open. */
  const runScratch = useRef<(() => void) | null>(null);
  const submissions = useSubmissions(
    place,
    { list: view.submissions, shown: props.openSubmission, compared: props.openCompared },
    { userId, texts: refusalTexts, actions },
  );
  const { shown } = submissions;
  const pace = useCasePace(exercise.hash, host.device, run.runsDone);
  const draft = useDraft({
    userId,
    place,
    server: view.draft,
    starter: view.starter,
    refusalTexts,
    saveDraft: actions.saveDraft,
    onFirstText(text) {
      setSource(text);
      setReading(submissions.compared !== null || (shown !== null && isRead(shown, text)));
    },
    onNewer(text, from) {
      if (from === 'tab') editor.current?.replaceSource(text);
      else replace(text, 'A newer text from another tab or machine took the place of yours.');
    },
    onOlderKept: () =>
      tell('An older text from another tab or machine was met. It is among the earlier texts.'),
  });

  const results = useShownResults({
    view,
    forbiddenOperations,
    open,
    run: run.state,
    shown,
    source,
    reading,
  });
  const running = isRunning(run.state);
  /** Staff read somebody's submission: nothing here is theirs to run or to hand in. */
  const isGuest = shown?.reader === 'staff' && !submissions.list.some(({ id }) => id === shown.id);
  /** One key, one thing: what runs is what is open. */
  const runsScratch = file === 'scratch.ts' && !reading;

  function keepReport(report: Report, ranSource: string) {
    setLastWhole({ report, source: ranSource });
    claimRun(report);
  }

  function currentSource(): string {
    return editor.current?.getSource() ?? source;
  }

  function backToDraft() {
    setReading(false);
    submissions.close();
  }

  function start() {
    backToDraft();
    setOpen(NOTHING_OPEN);
    setPhoneTab('results');
    void run.run(currentSource());
  }

  /** What Ctrl Enter means: the file that is open runs. */
  function runOpenFile() {
    if (isGuest) return;
    if (runsScratch) runScratch.current?.();
    else start();
  }

  /** What a run that ended early left; of another text by now, everything. */
  function startRest() {
    if (run.state.source === currentSource()) void run.runRest();
    else start();
  }

  function startCase(caseId: string) {
    if (running || isGuest) return;
    setOpen({ id: caseId, chosen: true });
    void run.run(currentSource(), [caseId]);
  }

  /** Asks first: the dialog says what is verified and by which rules. */
  function submit() {
    if (!submissions.sending && !isGuest) setDialog('submit');
  }

  function send() {
    setDialog(null);
    if (running) run.stop();
    const text = currentSource();
    const ran = lastWhole?.source === text ? lastWhole.report : null;
    setOpen(NOTHING_OPEN);
    setReading(false);
    setPhoneTab('results');
    void submissions.submit({
      source: text,
      versionId: exercise.versionId,
      claimedPoints: ran?.points ?? null,
      claimedDevice: ran && claimedDevice(ran.device, navigator),
    });
  }

  function goToLine(line: number) {
    // What cannot be seen takes no focus.
    flushSync(() => {
      setPhoneTab('code');
      setFile('solution.ts');
    });
    editor.current?.goToLine(line);
  }

  function debug(caseId: string, code: { constants: string; call: string }) {
    void run.debugInput(currentSource(), caseId, code);
  }

  /** The open case on its smallest input, when it can be called alone. */
  function debugOpen() {
    const item = results.items.find(({ id }) => id === results.openCase);
    const names = exercise.entryPoints.map(({ name }) => name);
    const code = debugCodeOf(item?.outcome?.evidence, names);
    if (item && code && !isGuest) debug(item.id, code);
  }

  function openSnippet(text: string) {
    backToDraft();
    scratch.open(text);
    setFile('scratch.ts');
    setPhoneTab('code');
  }

  function step(direction: 1 | -1) {
    const next = failingCase(results.items, results.openCase, direction);
    if (next === null) return;
    setOpen({ id: next, chosen: true });
    setPhoneTab('results');
  }

  function showEditor(shown: EditorFile) {
    // What cannot be seen takes no focus.
    flushSync(() => {
      backToDraft();
      setPhoneTab('code');
      setFile(shown);
    });
    if (shown === 'solution.ts') editor.current?.focus();
  }

  return {
    ...results,
    actions: {
      backToDraft,
      currentSource,
      debug,
      debugOpen,
      goToLine,
      openSnippet,
      replace,
      runOpenFile,
      send,
      showEditor,
      start,
      startCase,
      startRest,
      step,
      submit,
    },
    cursor,
    dialog,
    draft,
    editor,
    editorReady,
    file,
    host,
    isGuest,
    keptRuns: () => listKeptRuns(browserStorage, keptPlace),
    lastWhole,
    leftTab,
    pace,
    phoneTab,
    reading,
    replacement,
    run,
    runScratch,
    running,
    runsScratch,
    scratch,
    scratchPlace,
    set: {
      cursor: setCursor,
      dialog: setDialog,
      editorReady: setEditorReady,
      file: setFile,
      leftTab: setLeftTab,
      open: setOpen,
      phoneTab: setPhoneTab,
      reading: setReading,
      source: setSource,
    },
    settings,
    source,
    submissions,
  };
}
