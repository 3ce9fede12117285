'use client';

import { useRef } from 'react';
import { leakedTensors } from '../evidence/words/cost-line.ts';
import { announcement } from '../report/case-words.ts';
import { countSentence } from '../report/results-model.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { PhoneBar } from './bars/phone-bar.tsx';
import { StatusBar } from './bars/status-bar.tsx';
import { useKeyboardRoom } from './bars/use-keyboard-room.ts';
import { EditorSide } from './code/editor-side.tsx';
import { PrintedSource } from './code/printed-source.tsx';
import { useTyping } from './code/use-typing.ts';
import { useWorkspaceKeys } from './keys/use-workspace-keys.ts';
import { LaterDialogs, useLaterPartsAhead } from './later-parts.tsx';
import { ResultsSide } from './results/results-side.tsx';
import { unrunWords } from './results/unrun-words.ts';
import { StatementSide } from './statement/statement-side.tsx';
import { useWorkspace } from './use-workspace.ts';
import styles from './workspace.module.css';
import { WorkspacePanes } from './workspace-panes.tsx';
import type { WorkspaceProps } from './workspace-props.ts';

/** The page of one exercise once scripts are there: editor, runs, results and submissions round the statement. */
export function Workspace(props: WorkspaceProps) {
  const { view, place, layout, statement } = props;
  const frames = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  useKeyboardRoom(main);
  const isTyping = useTyping();
  const workspace = useWorkspace(props, frames);
  useWorkspaceKeys(workspace);
  useLaterPartsAhead();
  const {
    actions,
    dialog,
    failing,
    forbidden,
    host,
    items,
    phoneTab,
    provisional,
    run,
    running,
    set,
    settings,
    submissions,
    text,
    words,
  } = workspace;
  const typing = isTyping && phoneTab === 'code';
  const leaked = leakedTensors(items.flatMap((item) => item.outcome ?? []));

  return (
    <main
      ref={main}
      id="main"
      tabIndex={-1}
      className={styles.workspace}
      data-tab={phoneTab}
      data-typing={typing || undefined}
    >
      <WorkspacePanes
        layout={layout}
        statement={<StatementSide workspace={workspace} statement={statement} />}
        editor={<EditorSide workspace={workspace} view={view} />}
        results={<ResultsSide workspace={workspace} exercise={view.exercise} />}
      />
      <PrintedSource read={text.current} />
      <StatusBar
        device={host.device}
        problem={host.problem}
        lastRunMs={run.state.report?.durationMs ?? null}
        leaked={leaked}
        cursor={text.ready ? text.cursor : null}
        forbidden={forbidden.length}
        onShortcuts={() => set.dialog('shortcuts')}
      />
      {/* Who reads somebody's submission still goes from pane to pane. */}
      <PhoneBar
        tab={phoneTab}
        onTab={set.phoneTab}
        typing={typing}
        failing={failing}
        cases={view.exercise.publicCases.length}
        running={running}
        onRun={actions.start}
        onStop={() => run.stop()}
        onSubmit={actions.submit}
        sending={submissions.sending}
      />
      <LaterDialogs
        open={dialog}
        onClose={() => set.dialog(null)}
        settings={settings}
        view={view}
        place={place}
        listKeptDrafts={props.actions.listKeptDrafts}
        texts={props.refusalTexts}
        keptRuns={workspace.keptRuns}
        submissions={submissions.list.length}
        provisional={provisional}
        forbidden={forbidden.length}
        onSubmit={actions.send}
        onRestore={(kept, words) => {
          set.dialog(null);
          actions.showEditor('solution.ts');
          text.replace(kept, words);
        }}
      />
      <VisuallyHidden>
        <span role="status">
          {words
            ? `${words.title} ${words.text}`
            : running || run.state.phase === 'idle'
              ? ''
              : announcement(items, countSentence(items)) +
                (run.state.unrun.length > 0 ? ` ${unrunWords(run.state.unrun.length)}` : '')}
        </span>
      </VisuallyHidden>
      {/* The realm frames: another origin, never shown. */}
      <div ref={frames} className={styles.frames} aria-hidden="true" />
    </main>
  );
}
