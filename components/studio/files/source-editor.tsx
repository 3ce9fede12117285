'use client';

import { useEffect, useRef, useState } from 'react';
import { CodeEditor } from '../../editor/code-editor.tsx';
import type { EditorHandle, EditorMark } from '../../editor/editor-handle.ts';
import styles from './files-pane.module.css';
import type { FilesPaneProps } from './files-pane-props.ts';

export const SOURCE_FONT_SIZE = 13;
const NO_MARKS: readonly EditorMark[] = [];

export type SourceEditorProps = Pick<FilesPaneProps, 'files' | 'open' | 'theme' | 'onCheck'> & {
  readonly project: string;
  /** Takes a file that is dropped or pasted; gives what is written in its place. Without it, files are the editor's affair. */
  readonly onFile?: FilesPaneProps['onFigure'];
};

/** The open file as text, with what is wrong in it marked where it stands and listed below. */
export function SourceEditor({ project, files, open, theme, onCheck, onFile }: SourceEditorProps) {
  const { keeper } = files;
  const { path, line } = open;
  const editor = useRef<EditorHandle>(null);
  const wanted = useRef(line);
  const [typeErrors, setTypeErrors] = useState(NO_MARKS);
  useEffect(() => {
    wanted.current = line;
    if (line) editor.current?.goToLine(line.line);
  }, [line]);
  const marks = files.problems.flatMap((problem): EditorMark[] => {
    if (problem.path !== path) return [];
    const { column, endColumn, message } = problem;
    const at = { line: problem.line ?? 1, message, severity: 'error' } as const;
    return [column === null ? at : { ...at, column, endColumn: endColumn ?? undefined }];
  });
  function take(event: React.SyntheticEvent, [file]: readonly File[]) {
    if (!file || !onFile) return;
    event.preventDefault();
    event.stopPropagation();
    void onFile(file).then((text) => {
      if (text !== null) editor.current?.insert(text);
    });
  }

  const isRequired = !path.includes('/') && path !== 'driver.ts';
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it takes files on their way to the editor; by keys they come through Upload */}
      <div
        className={styles.editor}
        onPasteCapture={(event) => take(event, [...event.clipboardData.files])}
        onDropCapture={(event) => take(event, [...event.dataTransfer.files])}
        onDragOver={(event) => {
          if (onFile) event.preventDefault();
        }}
      >
        <CodeEditor
          ref={editor}
          file={{ project, path }}
          initialSource={keeper.text(path)}
          label={path}
          theme={theme}
          fontSize={SOURCE_FONT_SIZE}
          plain={false}
          wrap={path.endsWith('.md') ? 'always' : 'never'}
          runMarks={marks}
          forbiddenMarks={NO_MARKS}
          onChange={(text) => keeper.write(path, text)}
          onCursor={() => undefined}
          onRun={onCheck}
          onSubmit={() => void keeper.flush()}
          onTypeErrors={setTypeErrors}
          onReady={() => {
            if (wanted.current) editor.current?.goToLine(wanted.current.line);
          }}
        />
        {isRequired ? null : (
          <button type="button" className={styles.remove} onClick={() => keeper.remove(path)}>
            Remove {path.split('/').at(-1)}
          </button>
        )}
      </div>
      {marks.length + typeErrors.length === 0 ? null : (
        <ul className={styles.marks} aria-label={`Problems in ${path}`}>
          {[...marks, ...typeErrors].map(({ line: at, message }) => (
            <li key={`${at} ${message}`}>
              <button type="button" onClick={() => editor.current?.goToLine(at)}>
                line {at}
              </button>{' '}
              {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
