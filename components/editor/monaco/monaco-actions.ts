/** What keys and the context menu of an editor do beside Monaco's own. */
import * as monaco from 'monaco-editor/editor.js';
import type { EditorAct } from '../editor-handle.ts';

export const ACTIONS: Readonly<Record<EditorAct, string>> = {
  format: 'editor.action.formatDocument',
  find: 'actions.find',
  undo: 'undo',
  'next-problem': 'editor.action.marker.next',
  'show-documentation': 'editor.action.showHover',
  'show-parameters': 'editor.action.triggerParameterHints',
  suggest: 'editor.action.triggerSuggest',
  'all-commands': 'editor.action.quickCommand',
};

export function addActions(
  editor: monaco.editor.IStandaloneCodeEditor,
  { onRun, onSubmit }: { readonly onRun: () => void; readonly onSubmit: () => void },
): void {
  const { KeyMod, KeyCode } = monaco;
  editor.addAction({
    id: 'descent.run',
    label: 'Run',
    keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
    contextMenuGroupId: '0_run',
    run: onRun,
  });
  editor.addAction({
    id: 'descent.submit',
    label: 'Submit',
    keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.Enter],
    contextMenuGroupId: '0_run',
    run: onSubmit,
  });
  // Ctrl K begins the editor's own key for it, and opens the palette of the page here.
  editor.addAction({
    id: 'descent.documentation',
    label: 'Show the documentation of what the cursor is on',
    keybindings: [KeyMod.Alt | KeyMod.Shift | KeyCode.KeyH],
    run: () => editor.trigger('descent', ACTIONS['show-documentation'], { focus: true }),
  });
  letTabLeave(editor);
}

/** The way out of the editor for those who use the keyboard: Escape, then Tab. */
function letTabLeave(editor: monaco.editor.IStandaloneCodeEditor): void {
  const { KeyCode } = monaco;
  const tabLeaves = (leaves: boolean) => editor.updateOptions({ tabFocusMode: leaves });
  editor.onKeyDown(({ keyCode }) => {
    if (keyCode === KeyCode.Escape) tabLeaves(true);
    else if (keyCode !== KeyCode.Tab && keyCode !== KeyCode.Shift) tabLeaves(false);
  });
  editor.onDidBlurEditorText(() => tabLeaves(false));
}
