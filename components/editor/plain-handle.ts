import type { EditorHandle } from './editor-handle.ts';

/** The plain text field as an editor. `onChange` is told of what the page itself changes. */
export function plainHandle(
  fieldNow: () => HTMLTextAreaElement | null,
  onChange: (source: string) => void,
): EditorHandle {
  return {
    getSource: () => fieldNow()?.value ?? '',
    replaceSource(source) {
      const field = fieldNow();
      if (!field) return;
      field.focus();
      field.select();
      // Deprecated, and the only way to a change that the browser's own undo knows.
      if (!document.execCommand('insertText', false, source)) field.value = source;
      onChange(source);
    },
    goToLine(line) {
      const field = fieldNow();
      if (!field) return;
      const offset = field.value
        .split('\n')
        .slice(0, line - 1)
        .reduce((sum, text) => sum + text.length + 1, 0);
      field.focus();
      field.setSelectionRange(offset, offset);
    },
    focus: () => fieldNow()?.focus(),
    format: () => undefined,
  };
}
