'use client';

import type { RefObject } from 'react';
import { CodeEditor } from '../editor/code-editor.tsx';
import type { CursorPlace, EditorHandle, EditorMark } from '../editor/editor-handle.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useTimeWords } from '../ui/local-time.tsx';
import { Menu } from '../ui/menu.tsx';
import { draftWords } from './draft-words.ts';
import styles from './editor-pane.module.css';
import { type EditorFile, FileSwitch } from './file-switch.tsx';
import type { Draft } from './use-draft.ts';
import type { Replacement } from './use-replacement.ts';
import {
  type ChangeableSettings,
  FONT_SIZES,
  LINE_WRAPS,
  type WorkspaceSettings,
} from './use-workspace-settings.ts';

const WRAP_WORDS: Readonly<Record<WorkspaceSettings['wrap'], string>> = {
  narrow: 'Wrap when there is little room',
  always: 'Always wrap',
  never: 'Never wrap',
};

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
        <Menu
          label="Editor settings"
          triggerClassName={styles.more}
          trigger={<Icon name="more" size={16} />}
          groups={[
            {
              items: [
                { id: 'format', label: 'Format the code', onSelect: () => handle.current?.perform('format') },
                { id: 'earlier', label: 'Earlier texts', onSelect: props.onEarlierTexts },
                { id: 'help', label: 'Help with the editor', onSelect: props.onHelp },
              ],
            },
            {
              title: 'Editor',
              items: [
                {
                  id: 'vim',
                  label: 'Vim keys',
                  checked: settings.vim,
                  onSelect: () => settings.change({ vim: !settings.vim }),
                },
                {
                  id: 'plain',
                  label: 'Plain text field',
                  checked: settings.plain,
                  onSelect: () => settings.change({ plain: !settings.plain }),
                },
              ],
            },
            {
              title: 'Long lines',
              items: LINE_WRAPS.map((wrap) => ({
                id: `wrap-${wrap}`,
                label: WRAP_WORDS[wrap],
                checked: settings.wrap === wrap,
                onSelect: () => settings.change({ wrap }),
              })),
            },
            {
              title: 'Font size',
              items: FONT_SIZES.map((size) => ({
                id: `size-${size}`,
                label: `${size} px`,
                checked: settings.fontSize === size,
                onSelect: () => settings.change({ fontSize: size }),
              })),
            },
          ]}
        />
      </header>
      {replacement === null ? null : (
        <p className={styles.undo} role="status">
          {replacement.words}
          {replacement.undo ? (
            <Button size="small" onClick={replacement.undo}>
              Undo
            </Button>
          ) : (
            <Button size="small" onClick={props.onEarlierTexts}>
              Earlier texts
            </Button>
          )}
          <IconButton icon="close" size={13} label="Dismiss" onClick={replacement.dismiss} />
        </p>
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
      <Dialog
        open={props.askingReset}
        onClose={() => props.onAskReset(false)}
        title="Reset to the starter?"
        actions={
          <>
            <Button onClick={() => props.onAskReset(false)}>Keep my code</Button>
            <Button variant="primary" onClick={reset}>
              Reset
            </Button>
          </>
        }
      >
        <p>
          Your code is replaced by what the exercise began with. You can undo it, and your code stays among
          the earlier texts.
        </p>
      </Dialog>
    </section>
  );
}
