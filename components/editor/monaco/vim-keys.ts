/** Vim keys for an editor. Loaded when somebody chooses them. */
import type { editor as monacoEditor } from 'monaco-editor/editor.js';
import { initVimMode } from 'monaco-vim';

/** The state, and the field for `:` and `/`, stand in `statusLine`, which is empty again after `dispose`. */
export function startVim(
  editor: monacoEditor.IStandaloneCodeEditor,
  statusLine: HTMLElement,
): { dispose(): void } {
  // The field comes and goes, and has no name of its own.
  const naming = new MutationObserver(() => {
    for (const field of statusLine.querySelectorAll('input:not([aria-label])'))
      field.setAttribute('aria-label', 'Vim command');
  });
  naming.observe(statusLine, { childList: true, subtree: true });
  const vim = initVimMode(editor, statusLine);
  return {
    dispose() {
      vim.dispose();
      naming.disconnect();
      statusLine.replaceChildren();
    },
  };
}
