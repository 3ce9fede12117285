'use client';

import { useEffect, useRef } from 'react';
import { CodeEditor } from '../editor/code-editor.tsx';
import type { EditorHandle, EditorMark } from '../editor/editor-handle.ts';
import styles from './files-pane.module.css';
import type { FilesPaneProps } from './files-pane-props.ts';

export const SOURCE_FONT_SIZE = 13;
const NO_MARKS: readonly EditorMark[] = [];

export type SourceEditorProps = Pick<FilesPaneProps, 'files' | 'open' | 'theme' | 'onCheck'> & {
  readonly project: string;
};

/** The open file as text, with what is wrong in it marked where it stands and listed below. */
export function SourceEditor({ project, files, open, theme, onCheck }: SourceEditorProps) {
  const { keeper } = files;
  const { path, line } = open;
  const editor = useRef<EditorHandle>(null);
  const wanted = useRef(line);
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
  const isRequired = !path.includes('/') && path !== 'driver.ts';
  return (
    <>
      <div className={styles.editor}>
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
      {marks.length === 0 ? null : (
        <ul className={styles.marks} aria-label={`Problems in ${path}`}>
          {marks.map(({ line: at, message }) => (
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
