'use client';

import { type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import styles from './code-editor.module.css';
import type { CursorPlace, EditorHandle, EditorMark } from './editor-handle.ts';
import type { LineWrap } from './monaco-setup.ts';
import type { MountedMonaco } from './mount-monaco.ts';
import { PlainField } from './plain-field.tsx';
import { plainHandle } from './plain-handle.ts';
import { useEarlyText } from './use-early-text.ts';

interface CodeEditorProps {
  ref: Ref<EditorHandle>;
  /** What it starts with; later changes go through the handle. */
  initialSource: string;
  fileName: string;
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
  /** Monaco, or the plain field that was asked for, takes keys. */
  onReady?: (() => void) | undefined;
}

const NO_MARKS: readonly EditorMark[] = [];

/** A plain field takes the first keystrokes; Monaco takes over, with text and cursor, when it has loaded. */
export function CodeEditor(props: CodeEditorProps) {
  const { ref, initialSource, fileName, label, theme, fontSize, plain, runMarks, forbiddenMarks } = props;
  const { vim = false, screenReader = false, wrap = 'narrow' } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const vimLine = useRef<HTMLDivElement>(null);
  const [monaco, setMonaco] = useState<MountedMonaco | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const onText = useCallback((source: string) => latest.current.onChange(source), []);
  useEarlyText(field, { selector: `textarea[data-file="${fileName}"]`, onText });

  useEffect(() => {
    if (plain) {
      latest.current.onReady?.();
      return;
    }
    let mounted: MountedMonaco | null = null;
    let gone = false;
    void import('./mount-monaco.ts').then(({ mountMonaco }) => {
      if (gone || !box.current || !field.current) return;
      const { selectionStart, value } = field.current;
      const hadFocus = document.activeElement === field.current;
      mounted = mountMonaco(box.current, {
        source: value,
        fileName,
        label,
        theme: latest.current.theme,
        fontSize: latest.current.fontSize,
        screenReader: latest.current.screenReader ?? false,
        wrap: latest.current.wrap ?? 'narrow',
        onChange: (source) => latest.current.onChange(source),
        onCursor: (place) => latest.current.onCursor(place),
        onRun: () => latest.current.onRun(),
        onSubmit: () => latest.current.onSubmit(),
      });
      if (hadFocus) mounted.goToOffset(selectionStart);
      setMonaco(mounted);
      latest.current.onReady?.();
    });
    return () => {
      gone = true;
      if (mounted && field.current) field.current.value = mounted.getSource();
      mounted?.dispose();
      setMonaco(null);
    };
  }, [plain, fileName, label]);

  useEffect(() => monaco?.setTheme(theme), [monaco, theme]);
  useEffect(() => monaco?.setFontSize(fontSize), [monaco, fontSize]);
  useEffect(() => monaco?.setScreenReader(screenReader), [monaco, screenReader]);
  useEffect(() => monaco?.setWrap(wrap), [monaco, wrap]);
  useEffect(() => monaco?.setVim(vim ? vimLine.current : null), [monaco, vim]);
  useEffect(() => monaco?.setMarks('run', runMarks), [monaco, runMarks]);
  useEffect(() => monaco?.setMarks('forbidden', forbiddenMarks), [monaco, forbiddenMarks]);

  useImperativeHandle(
    ref,
    () =>
      monaco ??
      plainHandle(
        () => field.current,
        (source) => latest.current.onChange(source),
      ),
    [monaco],
  );

  return (
    <div className={styles.editor}>
      <PlainField
        field={field}
        fileName={fileName}
        hidden={monaco !== null}
        initialSource={initialSource}
        label={label}
        fontSize={fontSize}
        // Until Monaco has loaded there is nothing to list that it will not show itself.
        marks={plain ? [...forbiddenMarks, ...runMarks] : NO_MARKS}
        onChange={props.onChange}
        onCursor={props.onCursor}
      />
      <div className={styles.rich} hidden={plain}>
        <div ref={box} className={styles.monaco} />
        <div ref={vimLine} className={styles.vim} hidden={!vim} />
      </div>
    </div>
  );
}
