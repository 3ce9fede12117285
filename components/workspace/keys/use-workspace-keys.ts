'use client';

import { useOfferCommands } from '../../ui/keys/page-commands.ts';
import type { WorkspaceModel } from '../use-workspace.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { workspaceCommands } from './workspace-commands.ts';

/** Every action by key and, by its name, in the palette. */
export function useWorkspaceKeys(workspace: WorkspaceModel): void {
  const { actions, text, openCase, run, running, set, settings, verifiedReport } = workspace;

  useShortcuts({
    letters: settings.letters,
    run: actions.runOpenFile,
    save: text.draft.save,
    submit: actions.submit,
    stop: () => run.stop(),
    'next-failing': () => actions.step(1),
    'previous-failing': () => actions.step(-1),
    debug: actions.debugOpen,
    'run-case': () => {
      if (openCase !== null && !verifiedReport) actions.startCase(openCase);
    },
    shortcuts: () => set.dialog('shortcuts'),
    'editor-help': () => set.dialog('editor-help'),
    format: () => text.editor.current?.perform('format'),
    'larger-text': () => settings.stepFontSize(1),
    'smaller-text': () => settings.stepFontSize(-1),
  });

  useOfferCommands(
    workspaceCommands({
      settings,
      editor: () => text.editor.current,
      running,
      run: actions.start,
      stop: () => run.stop(),
      submit: actions.submit,
      nextFailing: () => actions.step(1),
      reset: () => set.dialog('reset'),
      earlierTexts: () => set.dialog('kept'),
      shortcuts: () => set.dialog('shortcuts'),
      editorHelp: () => set.dialog('editor-help'),
      showTab(tab) {
        set.leftTab(tab);
        set.phoneTab('statement');
      },
      showFile: actions.showEditor,
    }),
  );
}
