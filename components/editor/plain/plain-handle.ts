import type { EditorHandle } from '../editor-handle.ts';

/** Writes round what is selected, as one step that the browser's undo knows. */
export function insertAround(field: HTMLTextAreaElement, before: string, after: string): void {
  const { selectionStart, selectionEnd, value } = field;
  const selected = value.slice(selectionStart, selectionEnd);
  field.focus();
  replaceRange(field, { start: selectionStart, end: selectionEnd, text: `${before}${selected}${after}` });
  const end = selectionStart + before.length + selected.length;
  field.setSelectionRange(end, end);
}

/** Tells the page of the change as typing does. */
export function replaceRange(
  field: HTMLTextAreaElement,
  { start, end, text }: { readonly start: number; readonly end: number; readonly text: string },
): void {
  field.setSelectionRange(start, end);
  // Deprecated, and the only way to a change that the browser's own undo knows.
  const known = document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  if (known) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

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
    insert(before, after = '') {
      const field = fieldNow();
      if (field) insertAround(field, before, after);
    },
    perform(act) {
      const field = fieldNow();
      if (act !== 'undo' || !field) return;
      field.focus();
      // Deprecated, and the only way to the browser's own undo.
      document.execCommand('undo');
    },
  };
}
