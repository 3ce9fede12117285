'use client';

import type { RefObject } from 'react';
import { CodeEditor } from '../../editor/code-editor.tsx';
import type { CursorPlace, EditorHandle, EditorMark } from '../../editor/editor-handle.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTimeWords } from '../../ui/local-time.tsx';
import type { ChangeableSettings } from '../use-workspace-settings.ts';
import { draftWords } from './draft-words.ts';
import { EditorMenu } from './editor-menu.tsx';
import styles from './editor-pane.module.css';
import { type EditorFile, FileSwitch } from './file-switch.tsx';
import { ReplacedNote } from './replaced-note.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import type { Draft } from './use-draft.ts';
import type { Replacement } from './use-replacement.ts';

interface EditorPaneProps {
  /** A submission is read in its place; the editor stays alive behind it. */
  readonly hidden: boolean;
  /** What the files are of, the same for scratch.ts. */
  readonly project: string;
  readonly file: EditorFile;
  readonly onFile: (file: EditorFile) => void;
  readonly draft: Draft;
  /** What took the place of the student's text just now. */
  readonly replacement: Replacement | null;
  /** Resetting is asked about; what is asked is kept by the workspace, which has a command for it. */
  readonly askingReset: boolean;
  readonly onAskReset: (asking: boolean) => void;
  readonly onReset: () => void;
  readonly onEarlierTexts: () => void;
  readonly onHelp: () => void;
  /** What stands in the place of the solution while scratch.ts is chosen. */
  readonly scratch: React.ReactNode;
  readonly handle: RefObject<EditorHandle | null>;
  readonly settings: ChangeableSettings;
  readonly theme: 'light' | 'dark';
  readonly runMarks: readonly EditorMark[];
  readonly forbiddenMarks: readonly EditorMark[];
  readonly onChange: (source: string) => void;
  readonly onCursor: (place: CursorPlace) => void;
  readonly onRun: () => void;
  readonly onSubmit: () => void;
  readonly onReady: () => void;
}

/** The student's file with its state of saving. */
export function EditorPane(props: EditorPaneProps) {
  const { hidden, file, draft, handle, settings, replacement } = props;
  const timeWords = useTimeWords();

  function reset() {
    props.onAskReset(false);
    props.onReset();
  }

  return (
    <section className={styles.pane} aria-label="Editor" data-pane="editor" hidden={hidden}>
      <header className={styles.head}>
        <FileSwitch file={file} onFile={props.onFile} />
        <span className={styles.status} role="status" suppressHydrationWarning>
          {draftWords(draft.status, (at) => timeWords(at, true))}
        </span>
        {draft.status.kind === 'signed-out' ? (
          // In a tab of its own: this one is not left.
          <a className={styles.signIn} href="/sign-in" target="_blank" rel="noreferrer">
            Sign in
          </a>
        ) : null}
        <IconButton icon="undo" label="Reset to the starter" onClick={() => props.onAskReset(true)} />
        <EditorMenu
          handle={handle}
          settings={settings}
          onEarlierTexts={props.onEarlierTexts}
          onHelp={props.onHelp}
        />
      </header>
      {replacement === null ? null : (
        <ReplacedNote replacement={replacement} onEarlierTexts={props.onEarlierTexts} />
      )}
      <div className={styles.editor} hidden={file !== 'solution.ts'}>
        <CodeEditor
          key={draft.generation}
          ref={handle}
          initialSource={draft.initialSource}
          file={{ project: props.project, path: 'solution.ts' }}
          label="Your solution"
          theme={props.theme}
          fontSize={settings.fontSize}
          plain={settings.plain}
          vim={settings.vim}
          screenReader={settings.screenReader}
          wrap={settings.wrap}
          runMarks={props.runMarks}
          forbiddenMarks={props.forbiddenMarks}
          onChange={props.onChange}
          onCursor={props.onCursor}
          onRun={props.onRun}
          onSubmit={props.onSubmit}
          onReady={props.onReady}
        />
      </div>
      {file === 'scratch.ts' ? props.scratch : null}
      <ResetDialog open={props.askingReset} onClose={() => props.onAskReset(false)} onReset={reset} />
    </section>
  );
}
