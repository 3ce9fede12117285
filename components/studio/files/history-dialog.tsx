'use client';

import { useEffect, useState } from 'react';
import type { DraftRevisionView } from '#server/studio/drafts/draft-view.ts';
import { failedWords } from '../../kept/unreached.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { StudioActions } from '../studio-actions.ts';
import styles from './history-dialog.module.css';

/** As a draft is made. */
const FIRST_REVISION = 1;

interface HistoryDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly actions: Pick<StudioActions, 'revisions' | 'restore'>;
  /** The draft is what it was: the page begins anew. */
  readonly onRestored: () => void;
}

/** The draft as it began, and as it was at the end of each sitting. Bringing one back puts what is there now into the list first. */
export function HistoryDialog({ open, onClose, actions, onRestored }: HistoryDialogProps) {
  const [revisions, setRevisions] = useState<readonly DraftRevisionView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { revisions: read, restore } = actions;
  useEffect(() => {
    if (!open) return;
    let gone = false;
    setRevisions(null);
    setProblem(null);
    read().then(
      (answer) => {
        if (gone) return;
        if (answer.ok) setRevisions(answer.value);
        else setProblem(answer.problem);
      },
      (error: unknown) => {
        if (!gone) setProblem(failedWords(error, 'Open the history again.'));
      },
    );
    return () => {
      gone = true;
    };
  }, [open, read]);

  async function bringBack(revision: number) {
    setProblem(null);
    try {
      const restored = await restore(revision);
      if (restored.ok) onRestored();
      else setProblem(restored.problem);
    } catch (error) {
      setProblem(failedWords(error, 'Bring it back again.'));
    }
  }

  return (
    <Dialog open={open} onClose={onClose} title="History">
      {problem === null ? null : <p role="alert">{problem}</p>}
      {revisions === null && problem === null ? <Skeleton label="Loading the history" /> : null}
      {revisions?.length === 0 ? (
        <p>
          There is nothing yet: what the draft began as is kept with its first change, and from then on what
          it is whenever a sitting ends or somebody else begins to write.
        </p>
      ) : null}
      <ol className={styles.list}>
        {(revisions ?? []).map(({ revision, savedAt, savedBy, differs }) => (
          <li key={revision} className={styles.row}>
            <span>
              <strong>
                <LocalTime at={savedAt} />
              </strong>{' '}
              {savedBy}
              <br />
              <span className={styles.quiet}>
                {revision === FIRST_REVISION ? 'as it began, ' : ''}
                {differs.length === 0 ? 'as it is now' : `other now: ${differs.join(', ')}`}
              </span>
            </span>
            <Button size="small" disabled={differs.length === 0} onClick={() => void bringBack(revision)}>
              Bring back
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
