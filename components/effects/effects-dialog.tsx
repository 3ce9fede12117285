'use client';

import { useState } from 'react';
import type { SettledView } from '#server/grading/settled-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { problemOf } from '../ui/reached.ts';
import styles from './effects-dialog.module.css';
import { effectsSentence, pointsOrNone } from './effects-words.ts';

interface EffectsDialogProps {
  /** What would happen; null: closed. */
  readonly foreseen: SettledView | null;
  /** What is about to be done: "Ada becomes a TA". */
  readonly title: string;
  /** On the primary button: "Save dates". */
  readonly verb: string;
  readonly onClose: () => void;
  /** Does it, by the hash of the list; gives why not, in words. */
  readonly onConfirm: (hash: string) => Promise<string | null>;
  readonly children?: React.ReactNode;
}

/** The list of grades that a change changes, before it is made; also when there is none. */
export function EffectsDialog(props: EffectsDialogProps) {
  const { foreseen, title, verb, onClose, onConfirm, children } = props;
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm(hash: string) {
    setSaving(true);
    setProblem(await problemOf(onConfirm(hash)));
    setSaving(false);
  }

  function close() {
    setProblem(null);
    onClose();
  }

  return (
    <Dialog
      open={foreseen !== null}
      onClose={close}
      title={title}
      actions={
        foreseen === null ? null : (
          <>
            <Button variant="ghost" onClick={close}>
              Cancel
            </Button>
            <Button variant="primary" busy={saving && 'Saving'} onClick={() => confirm(foreseen.hash)}>
              {verb}
            </Button>
          </>
        )
      }
    >
      {children}
      {foreseen === null ? null : <EffectsList foreseen={foreseen} />}
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </Dialog>
  );
}

function EffectsList({ foreseen: { effects } }: { foreseen: SettledView }) {
  return (
    <>
      <p className={styles.sentence}>{effectsSentence(effects)}</p>
      {effects.length === 0 ? null : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Student</th>
              <th scope="col">Exercise</th>
              <th scope="col">Now</th>
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {effects.map(({ userId, assignmentId, name, title, from, to }) => (
              <tr key={`${userId} ${assignmentId}`}>
                <td>{name}</td>
                <td>{title}</td>
                <td>{pointsOrNone(from)}</td>
                <td className={(to ?? 0) < (from ?? 0) ? styles.loss : styles.gain}>
                  {(to ?? 0) < (from ?? 0) ? '▼ ' : '▲ '}
                  {pointsOrNone(to)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
