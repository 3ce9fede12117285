import { flushSync } from 'react-dom';
import { goToReadLine } from '../../editor/read-line.ts';
import { failingCase } from '../../report/results-model.ts';
import type { EditorFile } from '../code/file-switch.tsx';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Going from one thing on the page to another. */
export function viewActions({ history, text, runs, view, results }: WorkspaceParts) {
  const { set } = view;

  function backToDraft() {
    history.setReading(false);
    history.submissions.close();
  }

  return {
    backToDraft,
    /** In the code that is open: a submission while it is read, else the editor's. */
    goToLine(line: number) {
      const isRead = history.reading && history.submissions.shown !== null;
      // What cannot be seen takes no focus.
      flushSync(() => {
        set.phoneTab('code');
        if (!isRead) set.file('solution.ts');
      });
      if (isRead) goToReadLine(line);
      else text.editor.current?.goToLine(line);
    },
    openSnippet(snippet: string) {
      backToDraft();
      runs.scratch.open(snippet);
      set.file('scratch.ts');
      set.phoneTab('code');
    },
    /** To the next failing case, or the one before. */
    step(direction: 1 | -1) {
      const next = failingCase(results.items, results.openCase, direction);
      if (next === null) return;
      set.open({ id: next, chosen: true });
      set.phoneTab('results');
    },
    showEditor(shown: EditorFile) {
      // What cannot be seen takes no focus.
      flushSync(() => {
        backToDraft();
        set.phoneTab('code');
        set.file(shown);
      });
      if (shown === 'solution.ts') text.editor.current?.focus();
    },
  };
}
