'use client';

import type { RefObject } from 'react';
import { isScratchOpen, runActions } from './acts/run-actions.ts';
import { submitActions } from './acts/submit-actions.ts';
import { useHistory } from './acts/use-history.ts';
import { useView } from './acts/use-view.ts';
import { viewActions } from './acts/view-actions.ts';
import type { WorkspaceParts } from './acts/workspace-parts.ts';
import { useText } from './code/use-text.ts';
import { useVersionGone } from './code/use-version-gone.ts';
import { useLive } from './live-value.ts';
import { useRunning } from './results/use-running.ts';
import { useShownResults } from './results/use-shown-results.ts';
import { useWorkspaceSettings } from './use-workspace-settings.ts';
import type { WorkspaceProps } from './workspace-props.ts';

export type WorkspaceModel = ReturnType<typeof useWorkspace>;

/**
 * What the parts of a workspace share, and what can be done in it: text, runs, history and view answer to each other
 * here and nowhere else.
 * @param frames where the realm frames hang.
 */
export function useWorkspace(props: WorkspaceProps, frames: RefObject<HTMLDivElement | null>) {
  const { exercise } = props.view;
  const settings = useWorkspaceSettings();
  const history = useHistory(props);
  const { submissions, reading } = history;
  const text = useText(props, history.readBeside);
  const runs = useRunning(props, frames);
  const view = useView();
  const results = useShownResults({
    view: props.view,
    forbiddenOperations: props.forbiddenOperations,
    open: view.open,
    run: runs.run.state,
    shown: submissions.shown,
    source: text.source,
    reading,
  });
  const { view: shownVersion, place, actions } = props;
  const versionGone = useVersionGone({ view: shownVersion, place, ask: actions.versionStanding });
  const isWholeText = useLive(text.source, (now) => now === runs.lastWhole?.source);
  const parts: WorkspaceParts = { exercise, history, text, runs, view, results };
  const going = viewActions(parts);
  const { open: _open, ...shownView } = view;
  return {
    ...results,
    ...runs,
    ...shownView,
    actions: { ...going, ...runActions(parts, going.backToDraft), ...submitActions(parts) },
    history,
    /** What a run of all public cases found in the text that is there now. */
    provisional: isWholeText ? (runs.lastWhole?.report ?? null) : null,
    reading,
    runsScratch: isScratchOpen(parts),
    settings,
    submissions,
    text,
    versionGone,
  };
}
