'use client';

import { useState } from 'react';
import type { RegradeCounts } from '#server/grading/regrade/regrade-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { problemOf } from '../ui/reached.ts';
import styles from './apply-dialog.module.css';
import { leavingWords } from './decision-words.ts';

interface LeaveDialogProps {
  readonly counts: RegradeCounts;
  readonly onLeave: () => Promise<string | null>;
  readonly onClose: () => void;
}

/** Asks once before a dry run is put away: that cannot be taken back. */
export function LeaveDialog({ counts, onLeave, onClose }: LeaveDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  async function leave() {
    setLeaving(true);
    setProblem(await problemOf(onLeave()));
    setLeaving(false);
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Leave every grade as it is"
      actions={
        <>
          <Button variant="ghost" onClick={onClose}>
            Not now
          </Button>
          <Button variant="primary" busy={leaving && 'Putting it away'} onClick={() => void leave()}>
            Leave them
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {leavingWords(counts).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
