'use client';

import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CursorPlace, EditorHandle } from '#components/editor/editor-handle.ts';
import { forbiddenMarks } from '#components/editor/forbidden-marks.ts';
import { announcement } from '#components/report/case-words.ts';
import { leakedTensors } from '#components/report/cost-line.ts';
import {
  countSentence,
  failingCase,
  isFailing,
  itemsOfReport,
  itemsOfRun,
  loadErrorOf,
} from '#components/report/results-model.ts';
import { ResultsPane } from '#components/report/results-pane.tsx';
import { isRunning } from '#components/report/run-state.ts';
import { SubmissionBanner } from '#components/report/submission-banner.tsx';
import { useDrawnTheme } from '#components/report/use-drawn-theme.ts';
import { verifiedWords } from '#components/report/verified-words.ts';
import { useOfferCommands } from '#components/ui/page-commands.ts';
import { Tabs } from '#components/ui/tabs.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { Report } from '#grader/protocol.ts';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { keepCaseTimes } from '../_logic/case-times.ts';
import { NOTHING_OPEN, openCaseOf } from '../_logic/open-case.ts';
import { marksOfRun } from '../_logic/run-marks.ts';
import { scratchKey } from '../_logic/scratch-text.ts';
import { keepDraftAction, recordClaimAction } from '../actions.ts';
import { ActionBar } from './action-bar.tsx';
import { EditorPane } from './editor-pane.tsx';
import type { EditorFile } from './file-switch.tsx';
import { PhoneBar, type PhoneTab } from './phone-bar.tsx';
import { ScratchPane } from './scratch-pane.tsx';
import { SourcePane } from './source-pane.tsx';
import { StatementScroll } from './statement-scroll.tsx';
import { StatusBar } from './status-bar.tsx';
import { SubmissionsTab } from './submissions-tab.tsx';
import { SymbolRow } from './symbol-row.tsx';
import { useCasePace } from './use-case-pace.ts';
import { useDraft } from './use-draft.ts';
import { useHost } from './use-host.ts';
import { useReplacement } from './use-replacement.ts';
import { useRun } from './use-run.ts';
import { useScratch } from './use-scratch.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSubmissions } from './use-submissions.ts';
import { useWorkspaceSettings } from './use-workspace-settings.ts';
import styles from './workspace.module.css';
import { workspaceCommands } from './workspace-commands.ts';
import { type WorkspaceDialog, WorkspaceDialogs } from './workspace-dialogs.tsx';
import { WorkspacePanes } from './workspace-panes.tsx';
import type { WorkspaceProps } from './workspace-props.ts';

/** A submission that the address asks for is read where it is not the draft again: other code, comments, a student's. */
function isRead({ source, comments, reader }: SubmissionDetailView, draft: string): boolean {
  return source !== draft || comments.length > 0 || reader === 'staff';
}

/** The page of one exercise once scripts are there: editor, runs, results and submissions round the statement. */
export function Workspace(props: WorkspaceProps) {
  const { view, place, userId, forbiddenOperations, refusalTexts, layout, statement } = props;
  const { exercise } = view;
  const theme = useDrawnTheme();
  const settings = useWorkspaceSettings();
  const frames = useRef<HTMLDivElement>(null);
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
    if (text !== view.starter) void keepDraftAction({ ...place, source: text }).catch(() => undefined);
  });
  const scratchPlace = scratchKey(userId, `${place.course}/${place.module}/${place.exercise}`);
  const scratch = useScratch(scratchPlace);
  const [lastWhole, setLastWhole] = useState<{ report: Report; source: string } | null>(null);

  const host = useHost({
    sandbox: view.sandbox,
    exercise,
    filesHref: `/courses/${place.course}/${place.module}/${place.exercise}/files/${exercise.hash}`,
    mount: frames,
  });
  const run = useRun({
    open: host,
    plan: exercise.publicCases,
    onReport: keepReport,
  });
  const submissions = useSubmissions(
    place,
    { list: view.submissions, shown: props.openSubmission, compared: props.openCompared },
    { userId, texts: refusalTexts },
  );
  const { shown, compared } = submissions;
  const pace = useCasePace(exercise.hash, host.device, run.runsDone);
  const draft = useDraft({
    userId,
    place,
    server: view.draft,
    starter: view.starter,
    refusalTexts,
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

  const verifiedReport = shown?.report ?? null;
  const items = useMemo(
    () => (verifiedReport ? itemsOfReport(verifiedReport) : itemsOfRun(run.state)),
    [verifiedReport, run.state],
  );
  const openCase = openCaseOf(open, items);
  const running = isRunning(run.state);
  const runOfDraft =
    run.state.phase === 'finished' && run.state.source === source ? itemsOfRun(run.state) : null;
  const marks = useMemo(() => marksOfRun(run.state), [run.state]);
  const forbidden = useMemo(
    () => forbiddenMarks(source, forbiddenOperations, exercise.forbidsBecause),
    [source, forbiddenOperations, exercise.forbidsBecause],
  );

  function keepReport(report: Report, ranSource: string) {
    setLastWhole({ report, source: ranSource });
    keepCaseTimes(
      localStorage,
      { exerciseHash: exercise.hash, backend: report.device.backend },
      report.cases,
    );
    const passed = report.cases.filter((outcome) => outcome.status === 'passed').length;
    void recordClaimAction({
      ...place,
      points: report.points,
      pointsMax: report.pointsMax,
      casesPassed: passed,
      casesTotal: report.cases.length,
      backend: report.device.backend,
    }).catch(() => undefined);
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

  function startCase(caseId: string) {
    if (running) return;
    setOpen({ id: caseId, chosen: true });
    void run.run(currentSource(), [caseId]);
  }

  /** Asks first: the dialog says what is verified and by which rules. */
  function submit() {
    if (!submissions.sending) setDialog('submit');
  }

  function send() {
    setDialog(null);
    if (running) run.stop();
    const text = currentSource();
    const claimedPoints = lastWhole?.source === text ? lastWhole.report.points : null;
    setOpen(NOTHING_OPEN);
    setReading(false);
    setPhoneTab('results');
    void submissions.submit({ source: text, versionId: exercise.versionId, claimedPoints });
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

  function openSnippet(text: string) {
    backToDraft();
    scratch.open(text);
    setFile('scratch.ts');
    setPhoneTab('code');
  }

  function step(direction: 1 | -1) {
    const next = failingCase(items, openCase, direction);
    if (next === null) return;
    setOpen({ id: next, chosen: true });
    setPhoneTab('results');
  }

  useShortcuts({
    letters: settings.letters,
    run: start,
    submit,
    stop: () => run.stop(),
    'next-failing': () => step(1),
    'previous-failing': () => step(-1),
    debug: () => document.querySelector<HTMLElement>('[data-debug-input]')?.click(),
    'run-case': () => {
      if (openCase !== null && !verifiedReport) startCase(openCase);
    },
    shortcuts: () => setDialog('shortcuts'),
    'editor-help': () => setDialog('editor-help'),
    format: () => editor.current?.perform('format'),
    'larger-text': () => settings.stepFontSize(1),
    'smaller-text': () => settings.stepFontSize(-1),
  });

  function showEditor(shown: EditorFile) {
    // What cannot be seen takes no focus.
    flushSync(() => {
      backToDraft();
      setPhoneTab('code');
      setFile(shown);
    });
    if (shown === 'solution.ts') editor.current?.focus();
  }

  useOfferCommands(
    workspaceCommands({
      settings,
      editor: () => editor.current,
      running,
      run: start,
      stop: () => run.stop(),
      submit,
      nextFailing: () => step(1),
      reset: () => setDialog('reset'),
      earlierTexts: () => setDialog('kept'),
      shortcuts: () => setDialog('shortcuts'),
      editorHelp: () => setDialog('editor-help'),
      showTab(tab) {
        setLeftTab(tab);
        setPhoneTab('statement');
      },
      showFile: showEditor,
    }),
  );

  const count = countSentence(items);
  const words = shown?.state === 'verified' ? verifiedWords(shown) : null;
  // Code that does not load has one error and no case to step to.
  const failing = loadErrorOf(items) ? 0 : items.filter(isFailing).length;
  const leaked = leakedTensors(items.flatMap((item) => item.outcome ?? []));

  return (
    <main id="main" tabIndex={-1} className={styles.workspace} data-tab={phoneTab}>
      <WorkspacePanes
        layout={layout}
        statement={
          <Tabs
            label="Exercise"
            tabs={[
              { id: 'statement', label: 'Statement' },
              { id: 'submissions', label: 'Submissions', count: submissions.list.length || undefined },
            ]}
            value={leftTab}
            onChange={setLeftTab}
          >
            {/* Kept in the page while hidden, so that going back finds the same place. */}
            <StatementScroll hidden={leftTab !== 'statement'}>{statement}</StatementScroll>
            {leftTab === 'submissions' ? (
              <SubmissionsTab
                list={submissions.list}
                shownId={shown?.id ?? null}
                onOpen={(id) => {
                  setOpen(NOTHING_OPEN);
                  setReading(true);
                  setPhoneTab('code');
                  void submissions.open(id);
                }}
              />
            ) : null}
          </Tabs>
        }
        editor={
          <div className={styles.work}>
            {reading && shown ? (
              <SourcePane
                submission={shown}
                list={submissions.list}
                compared={compared}
                draft={{ source, items: runOfDraft }}
                theme={theme}
                fontSize={settings.fontSize}
                plain={settings.plain}
                onCompare={(choice) => void submissions.compare(choice)}
                onComment={submissions.comment}
                onClose={backToDraft}
                onRestore={() => {
                  setFile('solution.ts');
                  replace(shown.source, `The editor has the code of submission ${shown.number}.`);
                  backToDraft();
                }}
              />
            ) : null}
            <EditorPane
              hidden={reading && shown !== null}
              draft={draft}
              file={file}
              onFile={setFile}
              replacement={file === 'scratch.ts' ? scratch.replacement : replacement}
              scratch={
                <ScratchPane
                  key={scratch.generation}
                  storageKey={scratchPlace}
                  run={run.scratch}
                  canRun={host.problem === null && !running}
                  theme={theme}
                  fontSize={settings.fontSize}
                  plain={settings.plain}
                  vim={settings.vim}
                  screenReader={settings.screenReader}
                  onRun={(text) => void run.runScratch(currentSource(), text)}
                  onStop={() => run.stop()}
                />
              }
              askingReset={dialog === 'reset'}
              onAskReset={(asking) => setDialog(asking ? 'reset' : null)}
              onEarlierTexts={() => setDialog('kept')}
              onHelp={() => setDialog('editor-help')}
              onReset={() => replace(view.starter, 'The editor has the starter again.')}
              handle={editor}
              settings={settings}
              theme={theme}
              runMarks={marks}
              forbiddenMarks={forbidden}
              onChange={(text) => {
                setSource(text);
                draft.edit(text);
              }}
              onCursor={setCursor}
              onRun={start}
              onSubmit={submit}
              onReady={() => setEditorReady(true)}
            />
            {file === 'solution.ts' && !(reading && shown) ? (
              <SymbolRow
                editor={editor}
                mark={forbidden[0] ?? (run.state.source === source ? marks[0] : undefined) ?? null}
                onGoToLine={goToLine}
              />
            ) : null}
            <ActionBar
              running={running}
              sending={submissions.sending}
              submittedBefore={submissions.list.length > 0}
              canRun={host.problem === null}
              notice={submissions.notice}
              waiting={submissions.waiting}
              onResend={submissions.resend}
              onDiscard={submissions.discard}
              failing={failing}
              next={words && shown?.points === shown?.pointsMax ? view.next : null}
              onRun={start}
              onStop={() => run.stop()}
              onSubmit={submit}
              onNextFailing={() => step(1)}
            />
          </div>
        }
        results={
          <section className={styles.results} aria-label="Results" data-pane="results">
            {shown ? <SubmissionBanner submission={shown} /> : null}
            {shown && !verifiedReport && run.state.phase === 'idle' ? null : (
              <ResultsPane
                run={run.state}
                items={items}
                verified={verifiedReport !== null}
                hiddenCount={exercise.hiddenCaseCount}
                serverCases={exercise.serverCases}
                pointsMax={exercise.publicCases.reduce((sum, plan) => sum + plan.pointsMax, 0)}
                open={openCase}
                onOpen={(id) => setOpen({ id, chosen: true })}
                onRun={start}
                onStop={() => run.stop()}
                canRun={host.problem === null}
                problem={host.problem}
                entryPoints={exercise.entryPoints.map(({ name }) => name)}
                forbidsBecause={exercise.forbidsBecause}
                source={verifiedReport && shown ? shown.source : run.state.source}
                debug={run.debug}
                pace={pace}
                slowFirstRun={run.runsDone === 0 && host.device !== null && host.device.backend !== 'cpu'}
                onGoToLine={goToLine}
                onDebug={debug}
                onRunCase={startCase}
                onSnippet={openSnippet}
              />
            )}
          </section>
        }
      />
      <StatusBar
        device={host.device}
        problem={host.problem}
        lastRunMs={run.state.report?.durationMs ?? null}
        leaked={leaked}
        cursor={editorReady ? cursor : null}
        forbidden={forbidden.length}
        onShortcuts={() => setDialog('shortcuts')}
      />
      <PhoneBar
        tab={phoneTab}
        onTab={setPhoneTab}
        failing={failing}
        running={running}
        onRun={start}
        onStop={() => run.stop()}
      />
      <WorkspaceDialogs
        open={dialog}
        onClose={() => setDialog(null)}
        settings={settings}
        view={view}
        place={place}
        submissions={submissions.list.length}
        provisional={lastWhole?.source === source ? lastWhole.report : null}
        forbidden={forbidden.length}
        onSubmit={send}
        onRestore={(kept, words) => {
          setDialog(null);
          showEditor('solution.ts');
          replace(kept, words);
        }}
      />
      <VisuallyHidden>
        <span role="status">
          {words
            ? `${words.title} ${words.text}`
            : running || run.state.phase === 'idle'
              ? ''
              : announcement(items, count)}
        </span>
      </VisuallyHidden>
      {/* The realm frames: another origin, never shown. */}
      <div ref={frames} className={styles.frames} aria-hidden="true" />
    </main>
  );
}
