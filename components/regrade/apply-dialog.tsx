'use client';

import { useId, useState } from 'react';
import type { RegradeStudentView } from '#server/grading/regrade/regrade-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { problemOf } from '../ui/reached.ts';
import styles from './apply-dialog.module.css';
import { applyTitle, losingWords } from './decision-words.ts';

interface ApplyDialogProps {
  /** Whose grades change. */
  readonly changing: readonly RegradeStudentView[];
  /** Who gets a hint and keeps their points. */
  readonly hinted: number;
  readonly onApply: (reason: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** As long as the server takes. */
const REASON_LENGTH_MAX = 1_000;

/** Asks once, says who loses, and takes the reason that the students read. */
export function ApplyDialog({ changing, hinted, onApply, onClose }: ApplyDialogProps) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [applying, setApplying] = useState(false);
  const id = useId();
  async function apply() {
    if (applying || reason.trim() === '') return;
    setApplying(true);
    setProblem(await problemOf(onApply(reason)));
    setApplying(false);
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={applyTitle(changing.length, hinted)}
      actions={
        <>
          <Button variant="ghost" onClick={onClose}>
            Not now
          </Button>
          <Button
            variant="primary"
            keys="Ctrl Enter"
            busy={applying && 'Applying'}
            disabled={reason.trim() === ''}
            onClick={() => void apply()}
          >
            Apply
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void apply();
        }}
      >
        <p className={styles.losing}>{losingWords(changing)}</p>
        <label htmlFor={id}>Reason, which the students read beside the change</label>
        <textarea
          id={id}
          className={styles.reason}
          rows={3}
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          autoFocus
          onChange={(event) => setReason(event.target.value)}
        />
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
