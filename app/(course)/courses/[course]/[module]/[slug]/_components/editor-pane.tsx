'use client';

import { type RefObject, useState } from 'react';
import { CodeEditor } from '#components/editor/code-editor.tsx';
import type { CursorPlace, EditorHandle, EditorMark } from '#components/editor/editor-handle.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { draftWords } from '../_logic/draft-words.ts';
import styles from './editor-pane.module.css';
import { type EditorFile, FileSwitch } from './file-switch.tsx';
import { useTimeWords } from './local-time.tsx';
import type { Draft } from './use-draft.ts';
import type { Replacement } from './use-replacement.ts';
import { type ChangeableSettings, FONT_SIZES } from './use-workspace-settings.ts';

interface EditorPaneProps {
  /** A submission is read in its place; the editor stays alive behind it. */
  readonly hidden: boolean;
  readonly file: EditorFile;
  readonly onFile: (file: EditorFile) => void;
  readonly draft: Draft;
  /** What took the place of the student's text just now. */
  readonly replacement: Replacement | null;
  readonly onReset: () => void;
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
  const [asking, setAsking] = useState(false);
  const timeWords = useTimeWords();

  function reset() {
    setAsking(false);
    props.onReset();
  }

  return (
    <section className={styles.pane} aria-label="Editor" data-pane="editor" hidden={hidden}>
      <header className={styles.head}>
        <FileSwitch file={file} onFile={props.onFile} />
        <span className={styles.status} role="status" suppressHydrationWarning>
          {draftWords(draft.status, (at) => timeWords(at, true))}
        </span>
        <IconButton icon="undo" label="Reset to the starter" onClick={() => setAsking(true)} />
        <Menu
          label="Editor settings"
          triggerClassName={styles.more}
          trigger={<Icon name="more" size={16} />}
          groups={[
            {
              items: [
                { id: 'format', label: 'Format the code', onSelect: () => handle.current?.format() },
                {
                  id: 'plain',
                  label: 'Plain text field',
                  checked: settings.plain,
                  onSelect: () => settings.change({ plain: !settings.plain }),
                },
              ],
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
          <Button size="small" onClick={replacement.undo}>
            Undo
          </Button>
          <IconButton icon="close" size={13} label="Dismiss" onClick={replacement.dismiss} />
        </p>
      )}
      <div className={styles.editor} hidden={file !== 'solution.ts'}>
        <CodeEditor
          key={draft.generation}
          ref={handle}
          initialSource={draft.initialSource}
          fileName="solution.ts"
          label="Your solution"
          theme={props.theme}
          fontSize={settings.fontSize}
          plain={settings.plain}
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
        open={asking}
        onClose={() => setAsking(false)}
        title="Reset to the starter?"
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep my code</Button>
            <Button variant="primary" onClick={reset}>
              Reset
            </Button>
          </>
        }
      >
        <p>Your code is replaced by what the exercise began with. You can undo it.</p>
      </Dialog>
    </section>
  );
}
