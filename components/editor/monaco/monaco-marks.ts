/** Messages on lines of code, as Monaco draws them. */
import * as monaco from 'monaco-editor/editor.js';
import type { EditorMark } from '../editor-handle.ts';

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  hint: monaco.MarkerSeverity.Info,
};

/** What the language finds wrong with a file, told when it is something else than before. */
export function watchTypeErrors(
  model: monaco.editor.ITextModel,
  tell: (errors: readonly EditorMark[]) => void,
): monaco.IDisposable {
  const address = model.uri.toString();
  let told = '[]';
  return monaco.editor.onDidChangeMarkers((changed) => {
    if (!changed.some((uri) => uri.toString() === address)) return;
    const found = monaco.editor.getModelMarkers({ resource: model.uri, owner: 'typescript' });
    const errors = found.flatMap(({ severity, startLineNumber: line, message }): EditorMark[] =>
      // Of a chain of reasons the first says what is wrong.
      severity === SEVERITY.error
        ? [{ line, message: message.split('\n', 1).join(''), severity: 'error' }]
        : [],
    );
    // Marks of other owners are no news: whoever is told may set some, and would be told for ever.
    const now = JSON.stringify(errors);
    if (now === told) return;
    told = now;
    tell(errors);
  });
}

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
