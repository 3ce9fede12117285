'use client';

import { useRef } from 'react';
import { CodeEditor } from '../../editor/code-editor.tsx';
import type { EditorHandle, EditorMark } from '../../editor/editor-handle.ts';
import { SOURCE_FONT_SIZE } from '../files/source-editor.tsx';
import styles from './try-pane.module.css';

interface TryEditorProps {
  readonly draftId: string;
  readonly theme: 'light' | 'dark';
  readonly programs: readonly { readonly path: string; readonly title: string; readonly source: string }[];
  /** Of the program that is tried; `OWN` is the author's. */
  readonly path: string;
  readonly own: string | null;
  readonly onPath: (path: string) => void;
  /** Something was typed: what stands there is the author's own program now. */
  readonly onOwn: (source: string) => void;
  readonly onRun: () => void;
}

/** Among the programs, beside their paths. */
export const OWN = 'own';
const NO_MARKS: readonly EditorMark[] = [];
const NOTHING = () => undefined;

/** Which program is tried, and its text in the student's editor, with the types that a student has. */
export function TryEditor(props: TryEditorProps) {
  const { draftId, theme, programs, path, own, onPath, onOwn, onRun } = props;
  const editor = useRef<EditorHandle>(null);
  const sourceOf = (of: string): string =>
    (of === OWN ? own : programs.find((program) => program.path === of)?.source) ?? '';
  /** What stands there: another text than this was typed. */
  const shown = useRef(sourceOf(path));

  function choose(next: string) {
    const source = sourceOf(next);
    shown.current = source;
    onPath(next);
    editor.current?.replaceSource(source);
  }

  return (
    <>
      <label className={styles.choice}>
        <span>Program</span>
        <select value={path} onChange={({ target }) => choose(target.value)}>
          {own === null ? null : <option value={OWN}>Your own</option>}
          {programs.map((program) => (
            <option key={program.path} value={program.path}>
              {program.title}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.editor}>
        <CodeEditor
          ref={editor}
          // Apart from the draft's own files, as a student has none of them.
          file={{ project: `try-${draftId}`, path: 'solution.ts' }}
          initialSource={sourceOf(path)}
          label="The program to try"
          theme={theme}
          fontSize={SOURCE_FONT_SIZE}
          plain={false}
          runMarks={NO_MARKS}
          forbiddenMarks={NO_MARKS}
          onChange={(source) => {
            if (source === shown.current) return;
            shown.current = source;
            onOwn(source);
          }}
          onCursor={NOTHING}
          onRun={onRun}
          onSubmit={NOTHING}
        />
      </div>
    </>
  );
}
