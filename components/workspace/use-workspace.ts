'use client';

import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { claimedDevice } from '../device/claimed-device.ts';
import { debugCodeOf } from '../report/debug-code.ts';
import { failingCase } from '../report/results-model.ts';
import type { EditorFile } from './file-switch.tsx';
import { useLive } from './live-value.ts';
import { NOTHING_OPEN } from './open-case.ts';
import { useHistory } from './use-history.ts';
import { useRunning } from './use-running.ts';
import { useShownResults } from './use-shown-results.ts';
import { useText } from './use-text.ts';
import { useView } from './use-view.ts';
import { useWorkspaceSettings } from './use-workspace-settings.ts';
import type { WorkspaceProps } from './workspace-props.ts';

export type WorkspaceModel = ReturnType<typeof useWorkspace>;

/**
 * What the parts of a workspace share, and what can be done in it: text, runs, history and view answer to each other
 * here and nowhere else.
 * @param frames where the realm frames hang.
 */
export function useWorkspace(props: WorkspaceProps, frames: RefObject<HTMLDivElement | null>) {
  const { view, forbiddenOperations } = props;
  const { exercise } = view;
  const settings = useWorkspaceSettings();
  const history = useHistory(props);
  const { submissions, reading } = history;
  const { shown } = submissions;
  const text = useText(props, history.readBeside);
  const runs = useRunning(props, frames);
  const { run, running, scratch, runScratch, lastWhole } = runs;
  const { open, file, set, ...views } = useView();
  const { source } = text;
  const results = useShownResults({
    view,
    forbiddenOperations,
    open,
    run: run.state,
    shown,
    source,
    reading,
  });
  const isWholeText = useLive(source, (now) => now === lastWhole?.source);
  /** One key, one thing: what runs is what is open. */
  const runsScratch = file === 'scratch.ts' && !reading;

  function backToDraft() {
    history.setReading(false);
    submissions.close();
  }

  function start() {
    backToDraft();
    set.open(NOTHING_OPEN);
    set.phoneTab('results');
    void run.run(text.current());
  }

  /** What Ctrl Enter means: the file that is open runs. */
  function runOpenFile() {
    if (runsScratch) runScratch.current?.();
    else start();
  }

  /** What a run that ended early left; of another text by now, everything. */
  function startRest() {
    if (run.state.source === text.current()) void run.runRest();
    else start();
  }

  function startCase(caseId: string) {
    if (running) return;
    set.open({ id: caseId, chosen: true });
    void run.run(text.current(), [caseId]);
  }

  /** Asks first: the dialog says what is verified and by which rules. */
  function submit() {
    if (!submissions.sending) set.dialog('submit');
  }

  function send() {
    set.dialog(null);
    if (running) run.stop();
    const source = text.current();
    const ran = lastWhole?.source === source ? lastWhole.report : null;
    set.open(NOTHING_OPEN);
    history.setReading(false);
    set.phoneTab('results');
    void submissions.submit({
      source,
      versionId: exercise.versionId,
      claimedPoints: ran?.points ?? null,
      claimedDevice: ran && claimedDevice(ran.device, navigator),
    });
  }

  function goToLine(line: number) {
    // What cannot be seen takes no focus.
    flushSync(() => {
      set.phoneTab('code');
      set.file('solution.ts');
    });
    text.editor.current?.goToLine(line);
  }

  function debug(caseId: string, code: { constants: string; call: string }) {
    void run.debugInput(text.current(), caseId, code);
  }

  /** The open case on its smallest input, when it can be called alone. */
  function debugOpen() {
    const item = results.items.find(({ id }) => id === results.openCase);
    const names = exercise.entryPoints.map(({ name }) => name);
    const code = debugCodeOf(item?.outcome?.evidence, names);
    if (item && code) debug(item.id, code);
  }

  function openSnippet(snippet: string) {
    backToDraft();
    scratch.open(snippet);
    set.file('scratch.ts');
    set.phoneTab('code');
  }

  function step(direction: 1 | -1) {
    const next = failingCase(results.items, results.openCase, direction);
    if (next === null) return;
    set.open({ id: next, chosen: true });
    set.phoneTab('results');
  }

  function showEditor(shown: EditorFile) {
    // What cannot be seen takes no focus.
    flushSync(() => {
      backToDraft();
      set.phoneTab('code');
      set.file(shown);
    });
    if (shown === 'solution.ts') text.editor.current?.focus();
  }

  return {
    ...results,
    ...runs,
    ...views,
    actions: {
      backToDraft,
      debug,
      debugOpen,
      goToLine,
      openSnippet,
      runOpenFile,
      send,
      showEditor,
      start,
      startCase,
      startRest,
      step,
      submit,
    },
    file,
    history,
    /** What a run of all public cases found in the text that is there now. */
    provisional: isWholeText ? (lastWhole?.report ?? null) : null,
    reading,
    runsScratch,
    set,
    settings,
    submissions,
    text,
  };
}
