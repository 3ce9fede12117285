'use client';

import { useEffect, useMemo, useRef } from 'react';
import { leakedTensors } from '../evidence/words/cost-line.ts';
import { announcement } from '../report/case-words.ts';
import { countSentence } from '../report/results-model.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { serverTime } from './acts/server-time.ts';
import { PhoneBar } from './bars/phone-bar.tsx';
import { StatusBar } from './bars/status-bar.tsx';
import { useKeyboardRoom } from './bars/use-keyboard-room.ts';
import { EditorSide } from './code/editor-side.tsx';
import { asEdited } from './code/line-ends.ts';
import { PrintedSource } from './code/printed-source.tsx';
import { useTyping } from './code/use-typing.ts';
import { useWorkspaceKeys } from './keys/use-workspace-keys.ts';
import { LaterDialogs, useLaterPartsAhead } from './later-parts.tsx';
import { ResultsSide } from './results/results-side.tsx';
import { unrunWords } from './results/unrun-words.ts';
import { StatementSide } from './statement/statement-side.tsx';
import { useWorkspace, type WorkspaceModel } from './use-workspace.ts';
import styles from './workspace.module.css';
import { WorkspacePanes } from './workspace-panes.tsx';
import type { WorkspaceProps } from './workspace-props.ts';

/** The page of one exercise once scripts are there: editor, runs, results and submissions round the statement. */
export function Workspace(props: WorkspaceProps) {
  const { layout, statement, readAt } = props;
  const view = useMemo(() => asEdited(props.view), [props.view]);
  const frames = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  useKeyboardRoom(main);
  const isTyping = useTyping();
  const workspace = useWorkspace({ ...props, view }, frames);
  useWorkspaceKeys(workspace);
  useLaterPartsAhead();
  useEffect(() => serverTime.hear(readAt), [readAt]);
  const { phoneTab, text } = workspace;
  const typing = isTyping && phoneTab === 'code';

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
        statement={<StatementSide workspace={workspace} view={view} statement={statement} />}
        editor={<EditorSide workspace={workspace} view={view} />}
        results={<ResultsSide workspace={workspace} exercise={view.exercise} />}
      />
      <PrintedSource read={text.current} />
      <Bars workspace={workspace} cases={view.exercise.publicCases.length} typing={typing} />
      <Dialogs workspace={workspace} props={props} />
      <SpokenResults workspace={workspace} />
      {/* The realm frames: another origin, never shown. */}
      <div ref={frames} className={styles.frames} aria-hidden="true" />
    </main>
  );
}

interface OfWorkspace {
  readonly workspace: WorkspaceModel;
}

/** Below the panes: what a wide page tells of the device, and what a phone has for keys. */
function Bars({
  workspace,
  cases,
  typing,
}: OfWorkspace & { readonly cases: number; readonly typing: boolean }) {
  const { actions, busy, failing, forbidden, host, items, phoneTab, run, running, set, submissions, text } =
    workspace;
  return (
    <>
      <StatusBar
        device={host.device}
        problem={host.problem}
        backend={workspace.backend}
        busy={busy}
        lastRunMs={run.state.report?.durationMs ?? null}
        leaked={leakedTensors(items.flatMap((item) => item.outcome ?? []))}
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
        cases={cases}
        running={running}
        onRun={actions.start}
        onStop={() => run.stop()}
        onSubmit={actions.submit}
        sending={submissions.sending}
      />
    </>
  );
}

function Dialogs({ workspace, props }: OfWorkspace & { readonly props: WorkspaceProps }) {
  const { actions, dialog, forbidden, keptRuns, provisional, set, settings, submissions, text } = workspace;
  return (
    <LaterDialogs
      open={dialog}
      onClose={() => set.dialog(null)}
      settings={settings}
      view={props.view}
      place={props.place}
      listKeptDrafts={props.actions.listKeptDrafts}
      texts={props.refusalTexts}
      keptRuns={keptRuns}
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
  );
}

/** For who listens: what became of the run, or what the page says instead. */
function SpokenResults({ workspace: { earlier, items, run, running, words } }: OfWorkspace) {
  const { phase, unrun } = run.state;
  const isOver = !running && phase !== 'idle';
  const ended = isOver ? announcement(items, countSentence(items)) : '';
  const left = isOver && unrun.length > 0 ? ` ${unrunWords(unrun.length)}` : '';
  const said = words ? `${words.title} ${words.text}` : `${ended}${left}`;
  // As for the eye: first whose they are.
  const whose = earlier === null || said === '' ? '' : `${earlier} `;
  return (
    <VisuallyHidden>
      <span role="status">{`${whose}${said}`}</span>
    </VisuallyHidden>
  );
}
