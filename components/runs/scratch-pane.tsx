'use client';

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { CodeEditor } from '../editor/code-editor.tsx';
import type { EditorHandle, EditorMark } from '../editor/editor-handle.ts';
import type { LineWrap } from '../editor/monaco/monaco-setup.ts';
import { entriesOfPictures } from '../evidence/pictures/inspector-entries.ts';
import { browserStorage } from '../kept/browser-storage.ts';
import { readScratch } from '../kept/scratch-text.ts';
import { ConsoleLines } from '../report/console-lines.tsx';
import { ErrorCard } from '../report/error-card.tsx';
import { LazyPictureView, LazyTensorInspector } from '../report/lazy-detail.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './scratch-pane.module.css';
import type { ScratchRun } from './scratch-run.ts';

interface ScratchPaneProps {
  /** Whose solution it imports: the project that both files are of. */
  readonly project: string;
  /** Where this browser keeps the text. */
  readonly storageKey: string;
  readonly run: ScratchRun | null;
  readonly canRun: boolean;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
  readonly plain: boolean;
  readonly vim: boolean;
  readonly screenReader: boolean;
  readonly wrap: LineWrap;
  /** Filled with what the key of the page does while this is open. */
  readonly runner: RefObject<(() => void) | null>;
  readonly onRun: (text: string) => void;
  readonly onStop: () => void;
}

const NO_MARKS: readonly EditorMark[] = [];

/** A snippet against the student's own exports, with what it printed and drew below. Only made in the browser. */
export function ScratchPane(props: ScratchPaneProps) {
  const { storageKey, run, runner, onRun } = props;
  const [first] = useState(() => readScratch(browserStorage, storageKey));
  const [kept, setKept] = useState(true);
  const [ranText, setRanText] = useState<string | null>(null);
  const editor = useRef<EditorHandle>(null);

  function start() {
    const text = editor.current?.getSource();
    if (text === undefined || !props.canRun) return;
    setRanText(text);
    onRun(text);
  }

  useEffect(() => {
    runner.current = start;
    return () => {
      runner.current = null;
    };
  });

  return (
    <div className={styles.pane}>
      <div className={styles.editor}>
        <CodeEditor
          ref={editor}
          label="Scratch"
          initialSource={first}
          file={{ project: props.project, path: 'scratch.ts' }}
          theme={props.theme}
          fontSize={props.fontSize}
          plain={props.plain}
          vim={props.vim}
          screenReader={props.screenReader}
          wrap={props.wrap}
          runMarks={marksOf(run)}
          forbiddenMarks={NO_MARKS}
          onChange={(text) => setKept(browserStorage.write(storageKey, text))}
          onCursor={() => undefined}
          onRun={start}
          onSubmit={() => undefined}
        />
      </div>
      <ScratchOutput
        run={run}
        kept={kept}
        source={ranText}
        canRun={props.canRun}
        onStart={start}
        onStop={props.onStop}
        onGoToLine={(line) => editor.current?.goToLine(line)}
      />
    </div>
  );
}

interface ScratchOutputProps extends Pick<ScratchPaneProps, 'run' | 'canRun' | 'onStop'> {
  /** False: the browser keeps nothing. */
  readonly kept: boolean;
  /** What ran. */
  readonly source: string | null;
  readonly onStart: () => void;
  readonly onGoToLine: (line: number) => void;
}

function ScratchOutput({ run, kept, source, canRun, onStart, onStop, onGoToLine }: ScratchOutputProps) {
  const running = run?.running === true;
  const pictures = run?.pictures;
  const entries = useMemo(() => entriesOfPictures(pictures ?? []), [pictures]);
  return (
    <section className={styles.output} aria-label="Scratch output" aria-busy={running}>
      <div className={styles.bar}>
        {running ? (
          <Button size="small" keys="Esc" onClick={onStop}>
            Stop
          </Button>
        ) : (
          <Button
            size="small"
            icon={<Icon name="play" size={12} />}
            keys="Ctrl Enter"
            onClick={onStart}
            disabled={!canRun}
          >
            Run scratch
          </Button>
        )}
        <span className={styles.note} role="status">
          {wordsOf(run, kept)}
        </span>
      </div>
      {run?.error ? <ErrorCard error={run.error} source={source} onGoToLine={onGoToLine} /> : null}
      {run?.pictures.map((picture, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pictures are only ever added at the end
        <LazyPictureView key={at} picture={picture} />
      ))}
      <LazyTensorInspector entries={entries} label="Inspector" />
      <ConsoleLines lines={run?.logs ?? []} onGoToLine={onGoToLine} />
    </section>
  );
}

function marksOf(run: ScratchRun | null): readonly EditorMark[] {
  const error = run?.error;
  if (error?.line === undefined) return NO_MARKS;
  return [{ line: error.line, column: error.column, message: error.message, severity: 'error' }];
}

function wordsOf(run: ScratchRun | null, kept: boolean): string {
  if (!kept) return 'This browser keeps nothing: the snippet is lost when you leave.';
  if (run === null) return 'Kept in this browser. It is not submitted.';
  if (run.running) return 'Running';
  if (run.error) return 'It threw an error.';
  return run.logs.length + run.pictures.length === 0 ? 'It ran, and printed nothing.' : 'It ran.';
}
