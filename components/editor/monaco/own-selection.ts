/**
 * Keeps copy and paste with the editor. A browser sends both to where the document's selection is. When a dialog that
 * was opened over the editor goes, its selection falls to whatever stood before it in the document, and the editor has
 * the focus without the selection: keys reach it, copy and paste do not.
 */
export function keepSelectionInside(editor: HTMLElement): void {
  const field = editor.querySelector('.native-edit-context');
  const selection = document.getSelection();
  if (!field || !selection || field.contains(selection.anchorNode)) return;
  selection.collapse(field.firstChild ?? field, 0);
}
