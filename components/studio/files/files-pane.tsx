'use client';

import { unreachedWords } from '../../kept/unreached.ts';
import { LocalTime } from '../../ui/local-time.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { MistakeMaker } from '../misconceptions/mistake-maker.tsx';
import type { SaveStatus } from './files-keeper.ts';
import styles from './files-pane.module.css';
import type { FilesPaneProps } from './files-pane-props.ts';
import { MeetingView } from './meeting.tsx';
import { OpenFile } from './open-file.tsx';
import { SOURCE_FONT_SIZE } from './source-editor.tsx';

/** The open file in its editor, with what a student sees of it below; or what asks for a decision first. */
export function FilesPane(props: FilesPaneProps) {
  const { draft, files, open, theme, actions, mistake, mistakes } = props;
  const { keeper } = files;
  const project = `draft-${draft.draftId}`;
  const meeting = files.meetings.find(({ path }) => path === open.path) ?? files.meetings[0];
  if (mistake)
    return (
      <div className={styles.pane}>
        <MistakeMaker
          key={mistake.begun?.path}
          project={project}
          reference={keeper.text('reference.ts')}
          begun={mistake.begun}
          written={mistakes.at(mistake.begun)}
          onWrite={(text) => mistakes.write(mistake.begun, text)}
          theme={theme}
          fontSize={SOURCE_FONT_SIZE}
          misconception={actions.misconception}
          onKept={(path, content) => props.onMistakeKept(mistake.begun, { path, content })}
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
          fontSize={SOURCE_FONT_SIZE}
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
        <OpenFile key={files.broughtBack ? `again ${open.path}` : open.path} project={project} {...props} />
      </Tabs>
    </div>
  );
}

function SaveLine({ status }: { readonly status: SaveStatus }) {
  const isLong = status.kind === 'refused' || status.kind === 'signed-out';
  return (
    <span className={isLong ? styles.refused : styles.saved} role="status">
      {saveWords(status)}
    </span>
  );
}

function saveWords(status: SaveStatus): React.ReactNode {
  switch (status.kind) {
    case 'saved':
      return (
        <>
          Saved <LocalTime at={status.at} />
        </>
      );
    case 'saving':
      return 'Saving';
    case 'unreached':
      return `Not saved. ${unreachedWords(status.why)} It is tried again.`;
    case 'signed-out':
      return (
        <>
          Signed out.{' '}
          <a href="/sign-in" target="_blank" rel="noreferrer">
            Sign in in another tab
          </a>
          ; your changes are kept here and saved then.
        </>
      );
    case 'refused':
      return status.message;
  }
}
