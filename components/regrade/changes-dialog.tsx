'use client';

import { useEffect, useState } from 'react';
import type { VersionChangesView } from '#server/grading/regrade/version-changes-view.ts';
import { CodeComparison } from '../editor/code-comparison.tsx';
import { useDrawnTheme } from '../evidence/maps/use-drawn-theme.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './changes-dialog.module.css';
import type { RegradeActions } from './regrade-actions.ts';

const FONT_SIZE = 12.5;

interface ChangesDialogProps {
  readonly load: RegradeActions['changes'];
  readonly onClose: () => void;
}

/** File by file, what the two versions of the exercise have differently. */
export function ChangesDialog({ load, onClose }: ChangesDialogProps) {
  const [changes, setChanges] = useState<VersionChangesView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const theme = useDrawnTheme();
  useEffect(() => {
    load().then(
      (answer) => (answer.ok ? setChanges(answer.value) : setProblem(answer.problem)),
      () => setProblem('The server could not be reached. Close this and try again.'),
    );
  }, [load]);
  const file = changes?.files[chosen];
  return (
    <Dialog
      open
      onClose={onClose}
      title={changes ? `What changed from version ${changes.from} to ${changes.to}` : 'What changed'}
      className={styles.dialog}
    >
      {problem === null ? null : <p role="alert">{problem}</p>}
      {changes === null && problem === null ? <Skeleton label="Loading the versions" /> : null}
      {changes && changes.files.length === 0 ? <p>Both have the same files.</p> : null}
      <ul className={styles.files}>
        {changes?.files.map(({ path }, at) => (
          <li key={path}>
            <Button size="small" aria-pressed={at === chosen} onClick={() => setChosen(at)}>
              {path}
            </Button>
          </li>
        ))}
      </ul>
      {file && changes ? (
        <CodeComparison
          before={{ source: file.before ?? '', label: `${file.path}, version ${changes.from}` }}
          after={{ source: file.after ?? '', label: `${file.path}, version ${changes.to}` }}
          theme={theme}
          fontSize={FONT_SIZE}
        />
      ) : null}
    </Dialog>
  );
}
