'use client';

import type { FileProblemView } from '#server/studio/drafts/draft-view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from './file-tree.module.css';
import { NewFile } from './new-file.tsx';

interface FileTreeProps {
  readonly paths: readonly string[];
  readonly open: string;
  /** What `starter.ts` holds. */
  readonly starter: string;
  readonly problems: readonly FileProblemView[];
  /** The file that was removed last, while it can be brought back. */
  readonly removed: string | null;
  readonly onOpen: (path: string) => void;
  readonly onMistake: () => void;
  readonly onNew: (path: string, text: string) => void;
  readonly onUpload: (file: File) => void;
  readonly onBringBack: () => void;
}

/** In the order in which an exercise is read. */
const TOP = ['statement.md', 'starter.ts', 'reference.ts', 'cases.ts', 'driver.ts', 'exercise.yaml'];
const rankOf = (path: string): number => TOP.indexOf(path);

const FOLDERS = ['misconceptions', 'solutions', 'figures', 'assets'] as const;

/** The folder of an exercise: its files first, then what lies in folders. */
export function FileTree(props: FileTreeProps) {
  const { paths, removed, onMistake, onBringBack } = props;
  const top = paths.filter((path) => !path.includes('/')).sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <nav className={styles.tree} aria-label="Files">
      <ul className={styles.list}>
        {top.map((path) => (
          <FileRow key={path} path={path} {...props} />
        ))}
      </ul>
      {FOLDERS.map((folder) => {
        const inside = paths.filter((path) => path.startsWith(`${folder}/`));
        if (inside.length === 0) return null;
        return (
          <div key={folder}>
            <p className={styles.folder}>
              <Icon name="chevron-down" size={13} /> {folder}
            </p>
            <ul className={styles.list}>
              {inside.map((path) => (
                <FileRow key={path} path={path} inFolder {...props} />
              ))}
            </ul>
          </div>
        );
      })}
      <p className={styles.removed} role="status">
        {removed === null ? null : (
          <>
            {removed.split('/').at(-1)} is removed.{' '}
            <Button size="small" icon={<Icon name="undo" size={14} />} onClick={onBringBack}>
              Bring back
            </Button>
          </>
        )}
      </p>
      <div className={styles.add}>
        <Button size="small" icon={<Icon name="plus" size={14} />} onClick={onMistake}>
          Known mistake
        </Button>
        <NewFile {...props} />
      </div>
    </nav>
  );
}

function FileRow({
  path,
  inFolder = false,
  open,
  problems,
  onOpen,
}: Pick<FileTreeProps, 'open' | 'problems' | 'onOpen'> & {
  readonly path: string;
  readonly inFolder?: boolean;
}) {
  const wrong = problems.filter((problem) => problem.path === path);
  return (
    <li>
      <button
        type="button"
        className={inFolder ? styles.inner : styles.file}
        aria-current={open === path || undefined}
        title={wrong[0]?.message ?? path}
        onClick={() => onOpen(path)}
      >
        <Icon name={path.endsWith('.ts') ? 'code' : 'list'} size={14} />
        <span className={styles.name}>{path.split('/').at(-1)}</span>
        {wrong.length > 0 ? <StatusGlyph status="warning" size={13} /> : null}
      </button>
    </li>
  );
}
