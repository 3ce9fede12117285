/** Completion of `exercise.yaml` in Monaco. Loaded with the editor of authors. */
import * as monaco from 'monaco-editor/editor.js';
import { manifestSuggestions } from '../completion/manifest-completion.ts';

let offered = false;

/** Once for all editors of a page. */
export function offerManifestKeys(): void {
  if (offered) return;
  offered = true;
  monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' '],
    provideCompletionItems(model, position) {
      const at = model.getOffsetAt(position);
      const text = model.getValue();
      const { startColumn } = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, startColumn, position.lineNumber, position.column);
      return {
        suggestions: manifestSuggestions(text.slice(0, at), text.slice(at)).map(
          ({ label, about, insert }) => ({
            label,
            documentation: about,
            insertText: insert,
            kind: monaco.languages.CompletionItemKind.Property,
            range,
          }),
        ),
      };
    },
  });
}
