/** The files that Monaco has open, in all editors of a page. Loaded with it. */
import * as monaco from 'monaco-editor/editor.js';
import { ProjectFiles } from '../project-files.ts';

export const monacoFiles = new ProjectFiles<monaco.editor.ITextModel>({
  open(address, source) {
    const model = monaco.editor.createModel(source, languageOf(address), monaco.Uri.parse(address));
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    return model;
  },
  close: (model) => model.dispose(),
});

/** A Markdown file of an exercise, or a manifest; all else is a program. */
function languageOf(address: string): string {
  if (address.endsWith('.md')) return 'markdown';
  if (address.endsWith('.yaml')) return 'yaml';
  return address.endsWith('.ts') ? 'typescript' : 'plaintext';
}
