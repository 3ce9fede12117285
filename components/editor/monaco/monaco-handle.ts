/** An editor of Monaco as the page handles it. */
import type * as monaco from 'monaco-editor/editor.js';
import type { EditorHandle } from '../editor-handle.ts';
import { ACTIONS } from './monaco-actions.ts';

export interface MonacoHandle extends EditorHandle {
  /** Takes the focus over from another field. */
  goToOffset(offset: number): void;
}

export function monacoHandle(
  editor: monaco.editor.IStandaloneCodeEditor,
  model: monaco.editor.ITextModel,
): MonacoHandle {
  /** One step that undo knows. */
  function edit(range: monaco.IRange, text: string): void {
    editor.pushUndoStop();
    editor.executeEdits('descent', [{ range, text, forceMoveMarkers: true }]);
    editor.pushUndoStop();
  }
  return {
    getSource: () => model.getValue(),
    replaceSource: (source) => edit(model.getFullModelRange(), source),
    goToLine(line) {
      const lineNumber = Math.min(line, model.getLineCount());
      editor.setPosition({ lineNumber, column: model.getLineFirstNonWhitespaceColumn(lineNumber) || 1 });
      editor.revealLineInCenterIfOutsideViewport(lineNumber);
      editor.focus();
    },
    goToOffset(offset) {
      editor.setPosition(model.getPositionAt(offset));
      editor.focus();
    },
    focus: () => editor.focus(),
    insert(before, after = '') {
      const selection = editor.getSelection();
      if (!selection) return;
      if (selection.isEmpty() && after === '') {
        // As from a keyboard, so that a dot lists the names behind it.
        editor.focus();
        editor.trigger('keyboard', 'type', { text: before });
        return;
      }
      const text = `${before}${model.getValueInRange(selection)}${after}`;
      const end = model.getOffsetAt(selection.getStartPosition()) + text.length - after.length;
      edit(selection, text);
      editor.setPosition(model.getPositionAt(end));
      editor.focus();
    },
    perform(act) {
      editor.focus();
      editor.trigger('descent', ACTIONS[act], null);
    },
  };
}
