'use client';

import { useEffect, useRef } from 'react';
import type { ExerciseDraftView } from '#server/studio/draft-view.ts';
import { CodeEditor } from '../editor/code-editor.tsx';
import type { EditorHandle, EditorMark } from '../editor/editor-handle.ts';
import { LocalTime } from '../ui/local-time.tsx';
import { Tabs } from '../ui/tabs.tsx';
import type { SaveStatus } from './files-keeper.ts';
import styles from './files-pane.module.css';
import { MeetingView } from './meeting.tsx';
import { MistakeMaker } from './mistake-maker.tsx';
import { Preview } from './preview.tsx';
import type { StudioActions } from './studio-actions.ts';
import type { DraftFiles } from './use-files.ts';
import type { OpenFiles } from './use-open-files.ts';

interface FilesPaneProps {
  readonly draft: ExerciseDraftView;
  readonly files: DraftFiles;
  readonly open: OpenFiles;
  readonly theme: 'light' | 'dark';
  readonly actions: StudioActions;
  readonly makesMistake: boolean;
  readonly onMistakeKept: (path: string, content: string) => void;
  readonly onMistakeClosed: () => void;
  readonly onCheck: () => void;
}

const FONT_SIZE = 13;
const NO_MARKS: readonly EditorMark[] = [];

/** The open file in its editor, with what a student sees of it below; or what asks for a decision first. */
export function FilesPane(props: FilesPaneProps) {
  const { draft, files, open, theme, actions, makesMistake } = props;
  const { keeper } = files;
  const project = `draft-${draft.draftId}`;
  const meeting = files.meetings.find(({ path }) => path === open.path) ?? files.meetings[0];
  if (makesMistake)
    return (
      <div className={styles.pane}>
        <MistakeMaker
          project={project}
          reference={keeper.text('reference.ts')}
          theme={theme}
          fontSize={FONT_SIZE}
          misconception={actions.misconception}
          flush={() => keeper.flush()}
          onKept={props.onMistakeKept}
          onClose={props.onMistakeClosed}
        />
      </div>
    );
  if (meeting)
    return (
      <div className={styles.pane}>
        <MeetingView
          key={meeting.path}
          meeting={meeting}
          theme={theme}
          fontSize={FONT_SIZE}
          onSettle={(text) => keeper.settle(meeting.path, text)}
        />
      </div>
    );
  return (
    <div className={styles.pane}>
      <Tabs
        label="Open files"
        code
        tabs={open.tabs.map((path) => ({ id: path, label: path.split('/').at(-1) ?? path }))}
        value={open.path}
        onChange={(path) => open.show(path, null)}
        aside={<SaveLine status={files.status} />}
      >
        <OpenFile key={open.path} project={project} {...props} />
      </Tabs>
    </div>
  );
}

function OpenFile(props: FilesPaneProps & { readonly project: string }) {
  const { project, files, open, theme, actions } = props;
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
  const isPreviewed = path === 'statement.md' || path.startsWith('misconceptions/');
  if (path.startsWith('assets/'))
    return <Asset path={path} text={keeper.text(path)} onRemove={() => keeper.remove(path)} />;
  const isRequired = !path.includes('/') && path !== 'driver.ts';
  return (
    <div className={isPreviewed && path.endsWith('.md') ? styles.split : styles.whole}>
      <div className={styles.editor}>
        <CodeEditor
          ref={editor}
          file={{ project, path }}
          initialSource={keeper.text(path)}
          label={path}
          theme={theme}
          fontSize={FONT_SIZE}
          plain={false}
          wrap={path.endsWith('.md') ? 'always' : 'never'}
          runMarks={marks}
          forbiddenMarks={NO_MARKS}
          onChange={(text) => keeper.write(path, text)}
          onCursor={() => undefined}
          onRun={props.onCheck}
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
      {isPreviewed && path.endsWith('.md') ? (
        <Preview
          path={path}
          text={keeper.text(path)}
          manifest={keeper.text('exercise.yaml')}
          preview={actions.preview}
        />
      ) : null}
    </div>
  );
}

function Asset({
  path,
  text,
  onRemove,
}: {
  readonly path: string;
  readonly text: string;
  readonly onRemove: () => void;
}) {
  const bytes = Math.floor((text.length * 3) / 4);
  return (
    <div className={styles.asset}>
      <p>
        <code>{path}</code>: {bytes.toLocaleString('en')} bytes, read in the realms with{' '}
        <code>asset('{path}')</code>.
      </p>
      <button type="button" className={styles.remove} onClick={onRemove}>
        Remove {path.split('/').at(-1)}
      </button>
    </div>
  );
}

function SaveLine({ status }: { readonly status: SaveStatus }) {
  return (
    <span className={status.kind === 'refused' ? styles.refused : styles.saved} role="status">
      {status.kind === 'saved' ? (
        <>
          Saved <LocalTime at={status.at} />
        </>
      ) : status.kind === 'saving' ? (
        'Saving'
      ) : status.kind === 'unreached' ? (
        'Not saved: the server was not reached. It is tried again.'
      ) : (
        status.message
      )}
    </span>
  );
}
