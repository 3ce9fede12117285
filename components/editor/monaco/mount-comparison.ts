/** Monaco to compare: two sources side by side. Loaded on demand. */
import * as monaco from 'monaco-editor/editor.js';
import { fixedOptions, fontOptions, setUpMonaco } from './monaco-setup.ts';

interface ComparedText {
  readonly source: string;
  /** What a screen reader calls it. */
  readonly label: string;
}

export interface ComparisonOptions {
  /** The older text, on the left. */
  readonly before: ComparedText;
  readonly after: ComparedText;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
}

export interface MountedComparison {
  setFontSize(fontSize: number): void;
  setTheme(theme: 'light' | 'dark'): void;
  dispose(): void;
}

/** Narrower than this, two columns leave no room for code: the difference is shown in one. */
const SIDE_BY_SIDE_MIN = 560;

export function mountComparison(element: HTMLElement, options: ComparisonOptions): MountedComparison {
  setUpMonaco();
  monaco.editor.setTheme(`descent-${options.theme}`);
  const original = textModel(options.before.source);
  const modified = textModel(options.after.source);
  const editor = monaco.editor.createDiffEditor(element, {
    ...fixedOptions,
    ...fontOptions(options.fontSize),
    readOnly: true,
    // Two read-only columns must not hold the keyboard.
    tabFocusMode: true,
    renderValidationDecorations: 'off',
    originalEditable: false,
    renderSideBySideInlineBreakpoint: SIDE_BY_SIDE_MIN,
    renderOverviewRuler: false,
    renderMarginRevertIcon: false,
    hideUnchangedRegions: { enabled: true },
  });
  editor.setModel({ original, modified });
  keepLabel(editor.getOriginalEditor(), options.before.label);
  keepLabel(editor.getModifiedEditor(), options.after.label);
  return {
    setFontSize: (size) => editor.updateOptions(fontOptions(size)),
    setTheme: (theme) => monaco.editor.setTheme(`descent-${theme}`),
    dispose() {
      editor.dispose();
      original.dispose();
      modified.dispose();
    },
  };
}

/** The difference editor empties the labels of its two whenever it goes from columns to one and back. */
function keepLabel(editor: monaco.editor.ICodeEditor, label: string): void {
  const { ariaLabel } = monaco.editor.EditorOption;
  const set = () => {
    if (editor.getOption(ariaLabel) !== label) editor.updateOptions({ ariaLabel: label });
  };
  editor.onDidChangeConfiguration((change) => {
    if (change.hasChanged(ariaLabel)) set();
  });
  set();
}

/** In no file of the TypeScript program: what was submitted once is not checked again. */
function textModel(source: string): monaco.editor.ITextModel {
  return monaco.editor.createModel(
    source,
    'typescript',
    monaco.Uri.parse(`read:///${crypto.randomUUID()}.ts`),
  );
}
