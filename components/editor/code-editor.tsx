'use client';

import { type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import styles from './code-editor.module.css';
import type { CursorPlace, EditorHandle, EditorMark } from './editor-handle.ts';
import type { LineWrap } from './monaco/monaco-setup.ts';
import { useMonaco } from './monaco/use-monaco.ts';
import { PlainField } from './plain/plain-field.tsx';
import { plainHandle } from './plain/plain-handle.ts';
import { useEarlyText } from './plain/use-early-text.ts';
import { fileAddress, type ProjectFile } from './project-files.ts';

interface CodeEditorProps {
  ref: Ref<EditorHandle>;
  /** Files of one project see each other; equal paths of two projects are two files. */
  file: ProjectFile;
  /** What it starts with; later changes go through the handle. */
  initialSource: string;
  /** What a screen reader calls it. */
  label: string;
  theme: 'light' | 'dark';
  fontSize: number;
  /** Stays with the plain text field, for screen readers and old machines. */
  plain: boolean;
  /** Vim keys in Monaco; their code loads when they are first chosen. */
  vim?: boolean;
  /** Monaco keeps more of the text where screen readers read it. */
  screenReader?: boolean;
  /** What becomes of lines that are longer than the editor is wide. */
  wrap?: LineWrap;
  runMarks: readonly EditorMark[];
  forbiddenMarks: readonly EditorMark[];
  onChange: (source: string) => void;
  onCursor: (place: CursorPlace) => void;
  onRun: () => void;
  onSubmit: () => void;
  /** Told what is wrong with the types whenever they have been looked at again. */
  onTypeErrors?: ((errors: readonly EditorMark[]) => void) | undefined;
  /** Monaco, or the plain field that was asked for, takes keys. */
  onReady?: (() => void) | undefined;
}

const NO_MARKS: readonly EditorMark[] = [];

/** A plain field takes the first keystrokes; Monaco takes over, with text and cursor, when it has loaded. */
export function CodeEditor(props: CodeEditorProps) {
  const { file, label, theme, fontSize, plain, runMarks, forbiddenMarks } = props;
  const { vim = false, screenReader = false, wrap = 'narrow' } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const vimLine = useRef<HTMLDivElement>(null);
  const onText = useRef(props.onChange);
  useEffect(() => {
    onText.current = props.onChange;
  });
  const tell = useCallback((source: string) => onText.current(source), []);
  const address = fileAddress(file);
  useEarlyText(field, { selector: `textarea[data-file="${address}"]`, onText: tell });
  const { monaco, failed } = useMonaco(
    { box, field },
    { ...props, screenReader, wrap, onReady: () => props.onReady?.() },
  );

  useEffect(() => monaco?.setTheme(theme), [monaco, theme]);
  useEffect(() => monaco?.setFontSize(fontSize), [monaco, fontSize]);
  useEffect(() => monaco?.setScreenReader(screenReader), [monaco, screenReader]);
  useEffect(() => monaco?.setWrap(wrap), [monaco, wrap]);
  useEffect(() => monaco?.setVim(vim ? vimLine.current : null), [monaco, vim]);
  useEffect(() => monaco?.setMarks('run', runMarks), [monaco, runMarks]);
  useEffect(() => monaco?.setMarks('forbidden', forbiddenMarks), [monaco, forbiddenMarks]);
  useImperativeHandle(props.ref, () => monaco ?? plainHandle(() => field.current, tell), [monaco, tell]);

  return (
    <div className={styles.editor}>
      <PlainField
        field={field}
        address={address}
        hidden={monaco !== null}
        initialSource={props.initialSource}
        label={label}
        fontSize={fontSize}
        // Until Monaco has loaded there is nothing to list that it will not show itself.
        marks={plain || failed ? [...forbiddenMarks, ...runMarks] : NO_MARKS}
        note={
          failed ? 'The editor did not load, so this is a plain field. Reload the page to try again.' : null
        }
        onChange={props.onChange}
        onCursor={props.onCursor}
      />
      <div className={styles.rich} hidden={plain || failed}>
        <div ref={box} className={styles.monaco} />
        <div ref={vimLine} className={styles.vim} hidden={!vim} />
      </div>
    </div>
  );
}
