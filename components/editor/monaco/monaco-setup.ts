/** Monaco as every editor of the site has it: workers, themes, TypeScript, options. Loaded on demand. */
import * as monaco from 'monaco-editor/editor.js';
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/typescript/register.js';
import { CODE_THEMES } from './code-themes.ts';
import { loadTypes, setUpTypeScript } from './language-setup.ts';

const LINE_HEIGHT_SHARE = 1.6;
let ready = false;

/** Workers, themes and TypeScript; the first editor of a page pays for it. */
export function setUpMonaco(): void {
  if (ready) return;
  ready = true;
  self.MonacoEnvironment = {
    getWorker: (_id, label) =>
      label === 'typescript'
        ? new Worker(new URL('./ts-worker.ts', import.meta.url), { type: 'module' })
        : new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
  };
  monaco.editor.defineTheme('descent-light', CODE_THEMES.light);
  monaco.editor.defineTheme('descent-dark', CODE_THEMES.dark);
  setUpTypeScript();
  void loadTypes();
}

/** What every editor of the site has. */
export const fixedOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, Menlo, Consolas, monospace',
  fontLigatures: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  padding: { top: 8, bottom: 24 },
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 14,
  glyphMargin: false,
  folding: false,
  renderFinalNewline: 'on',
  renderLineHighlightOnlyWhenFocus: false,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  guides: { indentation: false },
  bracketPairColorization: { enabled: false },
  occurrencesHighlight: 'off',
  stickyScroll: { enabled: false },
  quickSuggestions: { other: true, comments: false, strings: false },
  suggest: { showWords: false },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
  unicodeHighlight: { ambiguousCharacters: false },
  fixedOverflowWidgets: true,
  tabFocusMode: false,
};

/** Columns that a signature of the exercises needs; below it, long lines would be cut off. */
const NARROW_COLUMNS = 100;

export type LineWrap = 'narrow' | 'always' | 'never';

/** How long lines go on: in the next line, indented once more, or beyond the edge. */
export function wrapOptions(wrap: LineWrap, columns: number): monaco.editor.IEditorOptions {
  const isWrapped = wrap === 'always' || (wrap === 'narrow' && columns < NARROW_COLUMNS);
  return { wordWrap: isWrapped ? 'on' : 'off', wrappingIndent: 'deepIndent' };
}

export function fontOptions(fontSize: number) {
  return { fontSize, lineHeight: Math.round(fontSize * LINE_HEIGHT_SHARE) };
}
