/** The files that Monaco has open, in all editors of a page. Loaded with it. */
import * as monaco from 'monaco-editor/editor.js';
import { ProjectFiles } from './project-files.ts';

export const monacoFiles = new ProjectFiles<monaco.editor.ITextModel>({
  open(address, source) {
    const model = monaco.editor.createModel(source, 'typescript', monaco.Uri.parse(address));
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    return model;
  },
  close: (model) => model.dispose(),
});
