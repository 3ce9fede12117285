/** Monaco, set up once and mounted into an element. Loaded on demand: nothing here is in the first script of a page. */
import * as monaco from 'monaco-editor/editor.js';
import type { CursorPlace, EditorAct, EditorHandle, EditorMark } from './editor-handle.ts';
import { fixedOptions, fontOptions, type LineWrap, setUpMonaco, wrapOptions } from './monaco-setup.ts';
import { keepSelectionInside } from './own-selection.ts';

export interface MonacoOptions {
  readonly source: string;
  /** File name that messages show: "solution.ts". */
  readonly fileName: string;
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
}

export interface MountedMonaco extends EditorHandle {
  /** Marks of one owner replace its earlier ones. */
  setMarks(owner: 'run' | 'forbidden', marks: readonly EditorMark[]): void;
  /** Takes the focus over from another field. */
  goToOffset(offset: number): void;
  setTheme(theme: 'light' | 'dark'): void;
  setFontSize(fontSize: number): void;
  setScreenReader(on: boolean): void;
  setWrap(wrap: LineWrap): void;
  /** Vim keys, with their state shown in `statusLine`; null for the usual keys. */
  setVim(statusLine: HTMLElement | null): void;
  dispose(): void;
}

export function mountMonaco(element: HTMLElement, options: MonacoOptions): MountedMonaco {
  setUpMonaco();
  const uri = monaco.Uri.parse(`file:///${options.fileName}`);
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(options.source, 'typescript', uri);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
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

  const wrapLines = wrapping(editor, options.wrap);
  editor.onDidFocusEditorText(() => keepSelectionInside(element));

  editor.onDidChangeModelContent(() => options.onChange(model.getValue()));
  editor.onDidChangeCursorPosition(({ position }) =>
    options.onCursor({ line: position.lineNumber, column: position.column }),
  );
  addActions(editor, options);
  let vimWanted = 0;
  let vim: { dispose(): void } | null = null;

  return {
    getSource: () => model.getValue(),
    replaceSource(source) {
      editor.pushUndoStop();
      editor.executeEdits('descent', [
        { range: model.getFullModelRange(), text: source, forceMoveMarkers: true },
      ]);
      editor.pushUndoStop();
    },
    goToLine(line) {
      const lineNumber = Math.min(line, model.getLineCount());
      editor.setPosition({ lineNumber, column: model.getLineFirstNonWhitespaceColumn(lineNumber) || 1 });
      editor.revealLineInCenterIfOutsideViewport(lineNumber);
      editor.focus();
    },
    goToOffset(offset) {
      editor.setPosition(model.getPositionAt(offset));
      editor.focus();
    },
    focus: () => editor.focus(),
    insert(before, after = '') {
      const selection = editor.getSelection();
      if (!selection) return;
      const text = `${before}${model.getValueInRange(selection)}${after}`;
      const end = model.getOffsetAt(selection.getStartPosition()) + text.length - after.length;
      editor.pushUndoStop();
      editor.executeEdits('descent', [{ range: selection, text, forceMoveMarkers: true }]);
      editor.pushUndoStop();
      editor.setPosition(model.getPositionAt(end));
      editor.focus();
    },
    perform(act) {
      editor.focus();
      editor.trigger('descent', ACTIONS[act], null);
    },
    setMarks: (owner, marks) =>
      monaco.editor.setModelMarkers(
        model,
        `descent-${owner}`,
        marks.map((mark) => markerOf(mark, model)),
      ),
    setTheme: (theme) => monaco.editor.setTheme(`descent-${theme}`),
    setFontSize: (fontSize) => editor.updateOptions(fontOptions(fontSize)),
    setScreenReader: (on) => editor.updateOptions(screenReaderOptions(on)),
    setWrap: wrapLines,
    setVim(statusLine) {
      vimWanted += 1;
      vim?.dispose();
      vim = null;
      if (!statusLine) return;
      const asked = vimWanted;
      void import('./vim-keys.ts').then(({ startVim }) => {
        if (asked === vimWanted) vim = startVim(editor, statusLine);
      });
    },
    dispose() {
      vimWanted += 1;
      vim?.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

const ACTIONS: Readonly<Record<EditorAct, string>> = {
  format: 'editor.action.formatDocument',
  find: 'actions.find',
  undo: 'undo',
  'next-problem': 'editor.action.marker.next',
  'show-documentation': 'editor.action.showHover',
  'show-parameters': 'editor.action.triggerParameterHints',
  suggest: 'editor.action.triggerSuggest',
  'all-commands': 'editor.action.quickCommand',
};

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

function addActions(editor: monaco.editor.IStandaloneCodeEditor, { onRun, onSubmit }: MonacoOptions): void {
  const { KeyMod, KeyCode } = monaco;
  editor.addAction({
    id: 'descent.run',
    label: 'Run',
    keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
    contextMenuGroupId: '0_run',
    run: onRun,
  });
  editor.addAction({
    id: 'descent.submit',
    label: 'Submit',
    keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.Enter],
    contextMenuGroupId: '0_run',
    run: onSubmit,
  });
  // Ctrl K begins the editor's own key for it, and opens the palette of the page here.
  editor.addAction({
    id: 'descent.documentation',
    label: 'Show the documentation of what the cursor is on',
    keybindings: [KeyMod.Alt | KeyMod.Shift | KeyCode.KeyH],
    run: () => editor.trigger('descent', ACTIONS['show-documentation'], { focus: true }),
  });
  // The way out of the editor for those who use the keyboard: Escape, then Tab.
  const tabLeaves = (leaves: boolean) => editor.updateOptions({ tabFocusMode: leaves });
  editor.onKeyDown(({ keyCode }) => {
    if (keyCode === KeyCode.Escape) tabLeaves(true);
    else if (keyCode !== KeyCode.Tab && keyCode !== KeyCode.Shift) tabLeaves(false);
  });
  editor.onDidBlurEditorText(() => tabLeaves(false));
}

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  hint: monaco.MarkerSeverity.Info,
};

function markerOf(mark: EditorMark, model: monaco.editor.ITextModel): monaco.editor.IMarkerData {
  const line = Math.min(Math.max(1, mark.line), model.getLineCount());
  return {
    startLineNumber: line,
    endLineNumber: line,
    startColumn: mark.column ?? (model.getLineFirstNonWhitespaceColumn(line) || 1),
    endColumn: mark.endColumn ?? model.getLineMaxColumn(line),
    message: mark.message,
    severity: SEVERITY[mark.severity],
    source: 'Descent',
  };
}
