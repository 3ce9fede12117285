'use client';

import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { useDrawnTheme } from '../../evidence/maps/use-drawn-theme.ts';
import { ActionBar } from '../bars/action-bar.tsx';
import { LaterScratchPane, LaterSourcePane } from '../later-parts.tsx';
import { useLive } from '../live-value.ts';
import type { WorkspaceModel } from '../use-workspace.ts';
import styles from '../workspace.module.css';
import type { WorkspaceProps } from '../workspace-props.ts';
import { EditorPane } from './editor-pane.tsx';
import { SymbolRow } from './symbol-row.tsx';
import { VersionNote } from './version-note.tsx';

interface EditorSideProps {
  readonly workspace: WorkspaceModel;
  readonly view: WorkspaceProps['view'];
}

/** What is written: the solution, the scratch, a submission read in their place, and the bar that runs and submits. */
export function EditorSide({ workspace, view }: EditorSideProps) {
  const { actions, file, forbidden, isRunText, marks, reading, submissions, text } = workspace;
  const { shown } = submissions;
  const isRead = reading && shown !== null;
  const theme = useDrawnTheme();
  return (
    <div className={styles.work}>
      {workspace.versionGone ? <VersionNote /> : null}
      {isRead ? <ReadSubmission workspace={workspace} shown={shown} theme={theme} /> : null}
      <OwnFiles workspace={workspace} view={view} hidden={isRead} theme={theme} />
      {file === 'solution.ts' && !isRead ? (
        <SymbolRow
          editor={text.editor}
          mark={forbidden[0] ?? (isRunText ? marks[0] : undefined) ?? null}
          onGoToLine={actions.goToLine}
        />
      ) : null}
      <Bar workspace={workspace} view={view} />
    </div>
  );
}

interface PartProps {
  readonly workspace: WorkspaceModel;
  readonly theme: 'light' | 'dark';
}

/** Code of a submission in the place of the editor. */
function ReadSubmission({ workspace, shown, theme }: PartProps & { readonly shown: SubmissionDetailView }) {
  const { actions, runOfDraft, set, settings, submissions, text } = workspace;
  // Only beside a submission that is read: typing renders nothing elsewhere.
  const source = useLive(text.source, (now) => now);
  return (
    <LaterSourcePane
      submission={shown}
      list={submissions.list}
      compared={submissions.compared}
      draft={{ source, items: runOfDraft }}
      theme={theme}
      fontSize={settings.fontSize}
      plain={settings.plain}
      onCompare={(choice) => void submissions.compare(choice)}
      onAsk={submissions.ask}
      onReply={submissions.reply}
      onClose={actions.backToDraft}
      onRestore={() => {
        set.file('solution.ts');
        text.replace(shown.source, `The editor has the code of submission ${shown.number}.`);
        actions.backToDraft();
      }}
    />
  );
}

/** solution.ts, and scratch.ts where that is chosen. */
function OwnFiles({
  workspace,
  view,
  hidden,
  theme,
}: PartProps & Pick<EditorSideProps, 'view'> & { readonly hidden: boolean }) {
  const { actions, dialog, file, forbidden, marks, project, scratch, set, settings, text } = workspace;
  const { draft } = text;
  return (
    <EditorPane
      hidden={hidden}
      draft={draft}
      project={project}
      file={file}
      onFile={set.file}
      replacement={file === 'scratch.ts' ? scratch.replacement : text.replacement}
      scratch={<Scratch key={scratch.generation} workspace={workspace} theme={theme} />}
      askingReset={dialog === 'reset'}
      onAskReset={(asking) => set.dialog(asking ? 'reset' : null)}
      onEarlierTexts={() => set.dialog('kept')}
      onHelp={() => set.dialog('editor-help')}
      onReset={() => text.replace(view.starter, 'The editor has the starter again.')}
      handle={text.editor}
      settings={settings}
      theme={theme}
      runMarks={marks}
      forbiddenMarks={forbidden}
      onChange={(next) => {
        if (draft.edit(next)) text.source.set(next);
      }}
      onCursor={text.cursor.set}
      onRun={actions.start}
      onSubmit={actions.submit}
      onReady={() => text.setReady(true)}
    />
  );
}

function Scratch({ workspace, theme }: PartProps) {
  const { host, project, run, runScratch, running, scratchPlace, settings, text } = workspace;
  return (
    <LaterScratchPane
      project={project}
      storageKey={scratchPlace}
      run={run.scratch}
      canRun={host.problem === null && !running}
      theme={theme}
      fontSize={settings.fontSize}
      plain={settings.plain}
      vim={settings.vim}
      screenReader={settings.screenReader}
      wrap={settings.wrap}
      runner={runScratch}
      onRun={(snippet) => void run.runScratch(text.current(), snippet)}
      onStop={() => run.stop()}
    />
  );
}

function Bar({ workspace, view }: EditorSideProps) {
  const { actions, failing, host, run, running, runsScratch, submissions, words } = workspace;
  const { shown } = submissions;
  return (
    <ActionBar
      runKeys={runsScratch ? undefined : 'Ctrl Enter'}
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
      onRun={actions.start}
      onStop={() => run.stop()}
      onSubmit={actions.submit}
      onNextFailing={() => actions.step(1)}
    />
  );
}
