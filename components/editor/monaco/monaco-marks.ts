/** Messages on lines of code, as Monaco draws them. */
import * as monaco from 'monaco-editor/editor.js';
import type { EditorMark } from '../editor-handle.ts';

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  hint: monaco.MarkerSeverity.Info,
};

export function markerOf(mark: EditorMark, model: monaco.editor.ITextModel): monaco.editor.IMarkerData {
  const line = Math.min(Math.max(1, mark.line), model.getLineCount());
  return {
    startLineNumber: line,
    endLineNumber: line,
    startColumn: mark.column ?? (model.getLineFirstNonWhitespaceColumn(line) || 1),
    endColumn: mark.endColumn ?? model.getLineMaxColumn(line),
    message: mark.message,
    severity: SEVERITY[mark.severity],
    source: 'Descent',
  };
}
