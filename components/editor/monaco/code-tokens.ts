/** Code as coloured pieces, by the editor's own grammar but without an editor. Loaded on demand. */
import * as monaco from 'monaco-editor/editor.js';
import { type CodePiece, piecesOf } from '../code-pieces.ts';
import { setUpMonaco } from './monaco-setup.ts';

/** One list of pieces for each line. */
export async function colourCode(source: string): Promise<readonly (readonly CodePiece[])[]> {
  // Every feature must be there before the first use, or an editor that comes later lacks it.
  setUpMonaco();
  // Loads the grammar, for which `tokenize` does not wait.
  await monaco.editor.colorize('', 'typescript', {});
  const lines = source.split('\n');
  return monaco.editor.tokenize(source, 'typescript').map((tokens, at) => piecesOf(lines[at] ?? '', tokens));
}
