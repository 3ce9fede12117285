/** Monaco, set up once and mounted into an element. Loaded on demand: nothing here is in the first script of a page. */
import * as monaco from 'monaco-editor/editor.js';
import type { CursorPlace, EditorMark } from '../editor-handle.ts';
import type { ProjectFile } from '../project-files.ts';
import { addActions } from './monaco-actions.ts';
import { monacoFiles } from './monaco-files.ts';
import { type MonacoHandle, monacoHandle } from './monaco-handle.ts';
import { markerOf, watchTypeErrors } from './monaco-marks.ts';
import { fixedOptions, fontOptions, type LineWrap, setUpMonaco, wrapOptions } from './monaco-setup.ts';
import { keepSelectionInside } from './own-selection.ts';
import { vimSwitch } from './vim-switch.ts';

export interface MonacoOptions {
  readonly file: ProjectFile;
  /** What the file begins with, unless another editor has it open. */
  readonly source: string;
  readonly label: string;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
  /** Keeps more of the text where screen readers read it. */
  readonly screenReader: boolean;
  readonly wrap: LineWrap;
  readonly onChange: (source: string) => void;
  readonly onCursor: (place: CursorPlace) => void;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
  /** Told whenever the types have been looked at again; nobody looks where nobody is told. */
  readonly onTypeErrors?: ((errors: readonly EditorMark[]) => void) | undefined;
}

export interface MountedMonaco extends MonacoHandle {
  /** Marks of one owner replace its earlier ones. */
  setMarks(owner: 'run' | 'forbidden', marks: readonly EditorMark[]): void;
  setTheme(theme: 'light' | 'dark'): void;
  setFontSize(fontSize: number): void;
  setScreenReader(on: boolean): void;
  setWrap(wrap: LineWrap): void;
  /** Vim keys, with their state shown in `statusLine`; null for the usual keys. */
  setVim(statusLine: HTMLElement | null): void;
  dispose(): void;
}

/** Any number on a page: each has its file, its keys and its marks. The theme is of all. */
export function mountMonaco(element: HTMLElement, options: MonacoOptions): MountedMonaco {
  setUpMonaco();
  const { file: model, release } = monacoFiles.hold(options.file, options.source);
  const editor = createEditor(element, model, options);
  const vim = vimSwitch(editor);
  const watching = options.onTypeErrors && watchTypeErrors(model, options.onTypeErrors);
  return {
    ...monacoHandle(editor, model),
    setMarks: (owner, marks) =>
      monaco.editor.setModelMarkers(
        model,
        `descent-${owner}`,
        marks.map((mark) => markerOf(mark, model)),
      ),
    setTheme: (theme) => monaco.editor.setTheme(`descent-${theme}`),
    setFontSize: (fontSize) => editor.updateOptions(fontOptions(fontSize)),
    setScreenReader: (on) => editor.updateOptions(screenReaderOptions(on)),
    setWrap: wrapping(editor, options.wrap),
    setVim: vim.set,
    dispose() {
      watching?.dispose();
      vim.dispose();
      editor.dispose();
      release();
    },
  };
}

function createEditor(
  element: HTMLElement,
  model: monaco.editor.ITextModel,
  options: MonacoOptions,
): monaco.editor.IStandaloneCodeEditor {
  monaco.editor.setTheme(`descent-${options.theme}`);
  const editor = monaco.editor.create(element, {
    ...fixedOptions,
    ariaLabel: `${options.label}. Press Escape, then Tab to leave the editor; Alt F1 for help.`,
    ...screenReaderOptions(options.screenReader),
    ...fontOptions(options.fontSize),
    model,
  });
  // Monaco measures characters before web fonts are there; a cursor between letters is the result.
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
  editor.onDidFocusEditorText(() => keepSelectionInside(element));
  editor.onDidChangeModelContent(() => options.onChange(model.getValue()));
  editor.onDidChangeCursorPosition(({ position }) =>
    options.onCursor({ line: position.lineNumber, column: position.column }),
  );
  addActions(editor, options);
  return editor;
}

/** Long lines as wanted, looked at again whenever the editor has another width. */
function wrapping(editor: monaco.editor.IStandaloneCodeEditor, first: LineWrap): (wrap: LineWrap) => void {
  let wanted = first;
  const apply = () => {
    const { contentWidth } = editor.getLayoutInfo();
    const { typicalHalfwidthCharacterWidth } = editor.getOption(monaco.editor.EditorOption.fontInfo);
    editor.updateOptions(wrapOptions(wanted, contentWidth / typicalHalfwidthCharacterWidth));
  };
  editor.onDidLayoutChange(apply);
  apply();
  return (wrap) => {
    wanted = wrap;
    apply();
  };
}

/** The editor cannot tell by itself in a browser; without being told it keeps only a line for screen readers. */
function screenReaderOptions(on: boolean): monaco.editor.IEditorOptions {
  return { accessibilitySupport: on ? 'on' : 'auto', accessibilityPageSize: on ? 500 : 10 };
}
