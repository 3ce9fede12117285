'use client';

import { useDrawnTheme } from '../evidence/maps/use-drawn-theme.ts';
import { ActionBar } from './action-bar.tsx';
import { EditorPane } from './editor-pane.tsx';
import { LaterScratchPane, LaterSourcePane } from './later-parts.tsx';
import { useLive } from './live-value.ts';
import { SymbolRow } from './symbol-row.tsx';
import type { WorkspaceModel } from './use-workspace.ts';
import styles from './workspace.module.css';
import type { WorkspaceProps } from './workspace-props.ts';

interface EditorSideProps {
  readonly workspace: WorkspaceModel;
  readonly view: WorkspaceProps['view'];
}

/** What is written: the solution, the scratch, a submission read in their place, and the bar that runs and submits. */
export function EditorSide({ workspace, view }: EditorSideProps) {
  const {
    actions,
    dialog,
    failing,
    file,
    forbidden,
    host,
    isRunText,
    marks,
    project,
    reading,
    run,
    runOfDraft,
    runScratch,
    running,
    runsScratch,
    scratch,
    scratchPlace,
    set,
    settings,
    submissions,
    text,
    words,
  } = workspace;
  const { shown, compared } = submissions;
  const { draft, editor } = text;
  // Only beside a submission that is read: typing renders nothing here.
  const source = useLive(text.source, (now) => (reading ? now : ''));
  const theme = useDrawnTheme();
  return (
    <div className={styles.work}>
      {reading && shown ? (
        <LaterSourcePane
          submission={shown}
          list={submissions.list}
          compared={compared}
          draft={{ source, items: runOfDraft }}
          theme={theme}
          fontSize={settings.fontSize}
          plain={settings.plain}
          onCompare={(choice) => void submissions.compare(choice)}
          onClose={actions.backToDraft}
          onRestore={() => {
            set.file('solution.ts');
            text.replace(shown.source, `The editor has the code of submission ${shown.number}.`);
            actions.backToDraft();
          }}
        />
      ) : null}
      <EditorPane
        hidden={reading && shown !== null}
        draft={draft}
        project={project}
        file={file}
        onFile={set.file}
        replacement={file === 'scratch.ts' ? scratch.replacement : text.replacement}
        scratch={
          <LaterScratchPane
            key={scratch.generation}
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
        }
        askingReset={dialog === 'reset'}
        onAskReset={(asking) => set.dialog(asking ? 'reset' : null)}
        onEarlierTexts={() => set.dialog('kept')}
        onHelp={() => set.dialog('editor-help')}
        onReset={() => text.replace(view.starter, 'The editor has the starter again.')}
        handle={editor}
        settings={settings}
        theme={theme}
        runMarks={marks}
        forbiddenMarks={forbidden}
        onChange={(next) => {
          text.source.set(next);
          draft.edit(next);
        }}
        onCursor={text.cursor.set}
        onRun={actions.start}
        onSubmit={actions.submit}
        onReady={() => text.setReady(true)}
      />
      {file === 'solution.ts' && !(reading && shown) ? (
        <SymbolRow
          editor={editor}
          mark={forbidden[0] ?? (isRunText ? marks[0] : undefined) ?? null}
          onGoToLine={actions.goToLine}
        />
      ) : null}
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
    </div>
  );
}
