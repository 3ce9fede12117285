/** Monaco to read: one source, or two side by side. Loaded on demand. */
import * as monaco from 'monaco-editor/editor.js';
import { fixedOptions, fontOptions, setUpMonaco } from './monaco-setup.ts';

export interface ReaderOptions {
  readonly source: string;
  /** What a screen reader calls it. */
  readonly label: string;
  /** The older text; with it the two stand side by side. */
  readonly before: { readonly source: string; readonly label: string } | null;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
}

export interface MountedReader {
  setFontSize(fontSize: number): void;
  dispose(): void;
}

/** Narrower than this, two columns leave no room for code: the difference is shown in one. */
const SIDE_BY_SIDE_MIN = 560;

export function mountReader(element: HTMLElement, options: ReaderOptions): MountedReader {
  setUpMonaco();
  monaco.editor.setTheme(`descent-${options.theme}`);
  return options.before === null
    ? mountSource(element, options)
    : mountDifference(element, options, options.before);
}

const READ_ONLY = {
  ...fixedOptions,
  readOnly: true,
  // Two read-only columns must not hold the keyboard.
  tabFocusMode: true,
  renderValidationDecorations: 'off',
} as const;

function mountSource(element: HTMLElement, { source, label, fontSize }: ReaderOptions): MountedReader {
  const model = textModel(source);
  const editor = monaco.editor.create(element, {
    ...READ_ONLY,
    ...fontOptions(fontSize),
    ariaLabel: label,
    model,
  });
  return {
    setFontSize: (size) => editor.updateOptions(fontOptions(size)),
    dispose() {
      editor.dispose();
      model.dispose();
    },
  };
}

function mountDifference(
  element: HTMLElement,
  { source, label, fontSize }: ReaderOptions,
  before: { readonly source: string; readonly label: string },
): MountedReader {
  const original = textModel(before.source);
  const modified = textModel(source);
  const editor = monaco.editor.createDiffEditor(element, {
    ...READ_ONLY,
    ...fontOptions(fontSize),
    originalEditable: false,
    renderSideBySideInlineBreakpoint: SIDE_BY_SIDE_MIN,
    renderOverviewRuler: false,
    renderMarginRevertIcon: false,
    hideUnchangedRegions: { enabled: true },
  });
  // Its own labels for the two come out empty.
  editor.getOriginalEditor().updateOptions({ ariaLabel: before.label });
  editor.getModifiedEditor().updateOptions({ ariaLabel: label });
  editor.setModel({ original, modified });
  return {
    setFontSize: (size) => editor.updateOptions(fontOptions(size)),
    dispose() {
      editor.dispose();
      original.dispose();
      modified.dispose();
    },
  };
}

/** In no file of the TypeScript program: what was submitted once is not checked again. */
function textModel(source: string): monaco.editor.ITextModel {
  return monaco.editor.createModel(
    source,
    'typescript',
    monaco.Uri.parse(`read:///${crypto.randomUUID()}.ts`),
  );
}
