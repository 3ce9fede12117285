/** Vim keys on and off; their code loads when they are first chosen. */
import type { editor as monacoEditor } from 'monaco-editor/editor.js';

interface VimSwitch {
  /** The state is shown in `statusLine`; null for the usual keys. */
  set(statusLine: HTMLElement | null): void;
  dispose(): void;
}

export function vimSwitch(editor: monacoEditor.IStandaloneCodeEditor): VimSwitch {
  let asked = 0;
  let vim: { dispose(): void } | null = null;
  function off(): void {
    asked += 1;
    vim?.dispose();
    vim = null;
  }
  return {
    set(statusLine) {
      off();
      if (!statusLine) return;
      const mine = asked;
      import('./vim-keys.ts').then(
        ({ startVim }) => {
          if (mine === asked) vim = startVim(editor, statusLine);
        },
        () => {
          if (mine === asked)
            statusLine.textContent = 'The Vim keys did not load. Reload the page to try again.';
        },
      );
    },
    dispose: off,
  };
}
