'use client';

import { ManifestPane } from '../manifest/manifest-pane.tsx';
import { StaleMistake } from '../misconceptions/stale-mistake.tsx';
import styles from './files-pane.module.css';
import type { FilesPaneProps } from './files-pane-props.ts';
import { Preview } from './preview.tsx';
import { SourceEditor } from './source-editor.tsx';

/** The file on top: as text, with what a student sees of it, as a form, or as what is known of data. */
export function OpenFile(props: FilesPaneProps & { readonly project: string }) {
  const { files, open, actions } = props;
  const { keeper } = files;
  const { path } = open;
  if (path.startsWith('assets/'))
    return <Asset path={path} text={keeper.text(path)} onRemove={() => keeper.remove(path)} />;
  if (path === 'exercise.yaml') return <ManifestPane {...props} />;
  const isMistake = path.startsWith('misconceptions/') && path.endsWith('.md');
  const isPreviewed = path === 'statement.md' || isMistake;
  const isStale = isMistake && files.problems.some((problem) => problem.path === path);
  return (
    <div className={isPreviewed ? styles.split : styles.whole}>
      {isStale ? (
        <StaleMistake
          path={path}
          text={keeper.text(path)}
          onAnew={props.onMistakeAnew}
          onRemove={() => keeper.remove(path)}
        />
      ) : null}
      {path === 'statement.md' ? (
        <SourceEditor {...props} onFile={props.onFigure} />
      ) : (
        <SourceEditor {...props} />
      )}
      {isPreviewed ? (
        <Preview
          path={path}
          text={keeper.text(path)}
          manifest={keeper.text('exercise.yaml')}
          revision={files.revision}
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
